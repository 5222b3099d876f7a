"""The sheet « Guide Missions »: three missions to be carried out, from the first message to the last tick box."""

from collections.abc import Iterator, Mapping
from typing import Any

from fae_xlwings.domain.scoring import french
from fae_xlwings.sheets import BIBLIOTHEQUE, GUIDE
from fae_xlwings.texts import content
from fae_xlwings.views.pages.bibliotheque import all_words, chosen, emails, message_texts
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import BLANK_HEIGHT, SECTION_HEIGHT, Flow, Line, flow, height_of
from fae_xlwings.views.words.formulas import count_formula, entry, kpi, name_of
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band, link
from fae_xlwings.views.words.plan import Choice, Formula, Page, Rule, SheetPlan, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.vocabularies import BOX, TICK, TICKED, source_of
from fae_xlwings.views.words.wording import Word, amount_formula, mention, quote

WEEKS = 8
LABEL_WIDTH, TEXT_WIDTH = 24.0, 95.0
WIDTHS = (("A:A", 1.0), ("B:B", LABEL_WIDTH), ("C:C", TEXT_WIDTH), ("D:K", 3.4), ("L:L", 1.0))
COLUMNS = 12
FIRST_ROW = 4
MARK = "●"
MESSAGES = "messages"
IN_PORTFOLIO, EACH = " dans votre portefeuille · ", " par client"
CHECKLIST = "Liste de contrôle : "
PLURAL = 2
"""In French, nought and one are singular."""
COUNTS = {"P1": "tier1_count", "P2": "tier2_count", "P3": "tier3_count"}
Mission = Mapping[str, Any]


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Guide Missions »: method, tariff and hours from the parameters, tick boxes kept."""
    missions: list[Mission] = content("missions")["mission"]
    words = all_words(analysis, chosen(analysis))
    page = flow(FIRST_ROW, _page_lines(analysis, missions, words))
    return SheetPlan(
        name=GUIDE,
        blocks=(
            *band("Guide Missions", "Méthode prête à dérouler, livrables et messages pour chaque client", COLUMNS),
            *page.blocks,
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights),
        rules=tuple(_rules(page, missions)),
        validations=tuple(_boxes(page, missions)),
        names=tuple(_names(page, missions)),
        page=Page(area=f"A1:L{page.end - 1}", portrait=True, breaks=(page.rows[MESSAGES],)),
        tab="violet",
    )


def box_key(mission: Mission, item: Mapping[str, str]) -> str:
    """The entry of a tick box: « fait_audit_annuaire »."""
    return f"fait_{mission['key']}_{item['key']}"


def _page_lines(analysis: Analysis, missions: list[Mission], words: tuple[Word, ...]) -> Iterator[Line]:
    """The missions, then their messages: the first sheet of paper and the second."""
    for mission in missions:
        yield _section(mission["title"])
        yield from _facts(analysis, mission, words)
        yield from _phase_lines(mission)
        yield from _checklist_lines(analysis, mission)
    for number, mission in enumerate(missions):
        yield from _email_lines(mission, words, "" if number else MESSAGES)
    yield Line((None, link(BIBLIOTHEQUE, "→ Changer de client ou copier les autres textes : Bibliothèque")), "link")


def _section(title: str, anchor: str = "") -> Line:
    return Line((title, *(None,) * (WEEKS + 1)), "section", height=SECTION_HEIGHT, anchor=anchor)


def _facts(analysis: Analysis, mission: Mission, words: tuple[Word, ...]) -> Iterator[Line]:
    """What the mission is, for how many clients, how long it takes, what it costs."""
    clients = analysis.indicators.as_dict()[COUNTS[mission["priority"]]]
    yield _labelled("Pour qui", f"{mission['who']} Priorité {mission['priority']}.")
    yield _labelled("Objectif", mission["objective"])
    yield _labelled("Clients et temps", _counted(mission, int(clients), french(analysis.parameters[_hours(mission)])))
    yield _labelled("Tarif conseillé", _tariff(mission, words))
    yield _labelled("Livrables", " · ".join(mission["deliverables"]))
    yield Line(height=BLANK_HEIGHT)


def _hours(mission: Mission) -> str:
    """The parameter of the hours of a mission."""
    return f"heures_{mission['tariff']}"


def _counted(mission: Mission, count: int, hours: str) -> Formula:
    """« 37 clients dans votre portefeuille, 8 h chacun »."""
    name, time = kpi(COUNTS[mission["priority"]]), amount_formula(name_of(_hours(mission)))
    noun = f'IF({name}>={PLURAL}," clients"," client")'
    formula = f'={count_formula(name)}&{noun}&"{IN_PORTFOLIO}"&{time}&" h{EACH}"'
    noun = "clients" if count >= PLURAL else "client"
    return Formula(formula, f"{french(count)} {noun}{IN_PORTFOLIO}{hours} h{EACH}")


def _tariff(mission: Mission, words: tuple[Word, ...]) -> Formula:
    key = f"tarif_{mission['key']}"
    value = next(word.value for word in words if word.key == key)
    note = f"{mission['tariff_note']} · modifiable dans la feuille Paramètres"
    return Formula(f"={mention(key)}&{quote(note)}", f"{value}{note}")


def _labelled(label: str | None, value: Value) -> Line:
    return Line((label, value), ("label", "text_top"), height=height_of(value, TEXT_WIDTH))


def _phase_lines(mission: Mission) -> Iterator[Line]:
    weeks = tuple(f"S{week}" for week in range(1, WEEKS + 1))
    yield Line((f"Déroulé sur {WEEKS} semaines", "Ce que l'on fait", *weeks), "header")
    for phase in mission["phases"]:
        busy = [phase["first"] <= week <= phase["last"] for week in range(1, WEEKS + 1)]
        styles: tuple[Style, ...] = tuple("week" if week else "text_centre" for week in busy)
        marks = (MARK if week else None for week in busy)
        height = max(height_of(phase["text"], TEXT_WIDTH), height_of(phase["title"], LABEL_WIDTH))
        yield Line((phase["title"], phase["text"], *marks), ("text_bold_wrap", "text_wrap", *styles), height=height)
    yield Line(height=BLANK_HEIGHT)


def _checklist_lines(analysis: Analysis, mission: Mission) -> Iterator[Line]:
    items = mission["checklist"]
    ticks = [analysis.chosen(box_key(mission, item), BOX, TICK) for item in items]
    yield Line(("Fait", _progress(mission, ticks)), "header", anchor=_list_name(mission))
    for item, tick in zip(items, ticks, strict=True):
        yield Line((tick, item["text"]), ("input_choice", "text_wrap"), anchor=box_key(mission, item))
    yield Line(height=BLANK_HEIGHT)


def _progress(mission: Mission, ticks: list[str]) -> Formula:
    """« Liste de contrôle : 3 points faits sur 8 »."""
    done, counted = ticks.count(TICKED), f'COUNTIF({_list_name(mission)},"{TICKED}")'
    formula = f'="{CHECKLIST}"&{counted}&IF({counted}>={PLURAL}," points faits"," point fait")&" sur {len(ticks)}"'
    return Formula(formula, f"{CHECKLIST}{done} {'points faits' if done >= PLURAL else 'point fait'} sur {len(ticks)}")


def _email_lines(mission: Mission, words: tuple[Word, ...], anchor: str) -> Iterator[Line]:
    message = next(row for row in emails() if row["key"] == mission["email"])
    title, _, _ = mission["title"].partition(" · ")
    yield _section(f"{title} · E-mail prêt à envoyer", anchor)
    yield Line(("Quand", message["when"]), ("label", "note_wrap"), height=height_of(message["when"], TEXT_WIDTH))
    for text in message_texts(message, words):
        yield Line((text.label, text.value), ("label", text.style), height=height_of(text.longest, TEXT_WIDTH))
    yield Line(height=BLANK_HEIGHT)


def _list_name(mission: Mission) -> str:
    """The Excel name of the boxes of a mission."""
    return mention(f"points_{mission['key']}")


def _box_area(page: Flow, mission: Mission) -> Area:
    first = page.rows[_list_name(mission)] + 1
    return Area(first, LEFT, first + len(mission["checklist"]) - 1, LEFT)


def _boxes(page: Flow, missions: list[Mission]) -> Iterator[Choice]:
    for mission in missions:
        message = f"Choisissez {BOX} (à faire) ou {TICKED} (fait)."
        yield Choice(str(_box_area(page, mission)), source_of(TICK), message, prompt=message)


def _rules(page: Flow, missions: list[Mission]) -> Iterator[Rule]:
    for area in (_box_area(page, mission) for mission in missions):
        yield Rule(str(area.resized(area.rows, 2)), f'=$B{area.top}="{TICKED}"', "done")


def _names(page: Flow, missions: list[Mission]) -> Iterator[tuple[str, str]]:
    for mission in missions:
        yield _list_name(mission), _box_area(page, mission).absolute()
        for item in mission["checklist"]:
            key = box_key(mission, item)
            yield entry(key), Area.of(cell(page.rows[key], LEFT)).absolute()
