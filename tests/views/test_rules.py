"""Conditional formats of every page, which live Excel reads in the language of its user."""

import re

import analyses
import pytest

from fae_xlwings import workflow
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.plan import Rule, SheetPlan

PLANS = (*workflow.plans(analyses.analysis()), *template.build())
IN_ANY_LANGUAGE = re.compile(r"=[^,;{}]*")
FUNCTION = re.compile(r"[A-Za-z]\(")


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_rule_has_operators_only(plan: SheetPlan) -> None:
    for rule in plan.rules:
        if isinstance(rule, Rule):
            bare = re.sub(r'"[^"]*"', '""', rule.formula)
            assert IN_ANY_LANGUAGE.fullmatch(bare), rule
            assert not FUNCTION.search(bare), rule
