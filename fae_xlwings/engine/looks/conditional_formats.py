"""Conditional formats: looks that depend on values, colour scales, data bars and icon sets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.formatting import rule as openpyxl_rules
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.areas import areas_of, reference, without
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.colors import Rgb, argb, shown
from fae_xlwings.engine.looks.stored import Rule, Worksheet
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.validations import OPERATOR_FROM_FILE, OPERATOR_TO_FILE

looks: Any = openpyxl_rules

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

# The file's word (ST_CfType), xlwings'.
TYPES = (
    ("cellIs", "cell_value"),
    ("expression", "custom"),
    ("colorScale", "color_scale"),
    ("dataBar", "data_bar"),
    ("iconSet", "icon_set"),
)
_TYPE_FROM_FILE = dict(TYPES)

# xlwings' word, the file's (ST_CfvoType).
THRESHOLDS = (
    ("lowest_value", "min"),
    ("highest_value", "max"),
    ("number", "num"),
    ("percent", "percent"),
    ("percentile", "percentile"),
    ("formula", "formula"),
)
_THRESHOLD_TO_FILE = dict(THRESHOLDS)
_THRESHOLD_FROM_FILE = {file: word for word, file in THRESHOLDS}

# xlwings' word, the file's (ST_IconSetType); the last three are extensions that openpyxl cannot write.
ICONS = (
    ("3_arrows", "3Arrows"),
    ("3_arrows_gray", "3ArrowsGray"),
    ("3_flags", "3Flags"),
    ("3_traffic_lights_1", "3TrafficLights1"),
    ("3_traffic_lights_2", "3TrafficLights2"),
    ("3_signs", "3Signs"),
    ("3_symbols", "3Symbols"),
    ("3_symbols_2", "3Symbols2"),
    ("4_arrows", "4Arrows"),
    ("4_arrows_gray", "4ArrowsGray"),
    ("4_red_to_black", "4RedToBlack"),
    ("4_rating", "4Rating"),
    ("4_traffic_lights", "4TrafficLights"),
    ("5_arrows", "5Arrows"),
    ("5_arrows_gray", "5ArrowsGray"),
    ("5_rating", "5Rating"),
    ("5_quarters", "5Quarters"),
)
_ICON_TO_FILE = dict(ICONS)
_ICON_FROM_FILE = {file: word for word, file in ICONS}

STYLED = ("cell_value", "custom")


def _priority(item: tuple[list[Area], Rule]) -> int:
    return item[1].priority or 0


class Rules:
    """The rules of a sheet as a plain list, each with its cells, in the order they are tried."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        every = [(areas_of(each.cells), rule) for each in worksheet.conditional_formatting for rule in each.rules]
        self.items = sorted(every, key=_priority)

    def store(self, items: list[tuple[list[Area], Rule]]) -> None:
        """The sheet's rules replaced by these, numbered in order; numbers already in order stay."""
        rules = ConditionalFormattingList()
        numbers = [rule.priority for _, rule in items]
        in_order = numbers == sorted({number for number in numbers if number})
        for priority, (areas, rule) in enumerate(items, 1):
            rule.priority = rule.priority if in_order else priority
            rules.add(reference(areas), rule)
        self.worksheet.conditional_formatting = rules
        self.items = items

    def of(self, area: Area) -> list[Rule]:
        """The rules that touch an area, in order."""
        return [rule for areas, rule in self.items if any(each.meets(area) for each in areas)]


class ConditionalFormat(Implementation, contract=base_classes.ConditionalFormat):
    """One rule."""

    def __init__(self, worksheet: Worksheet, rule: Rule) -> None:
        self.worksheet = worksheet
        self.rule = rule

    @property
    def api(self) -> Any:
        """The rule in Excel's own object model."""
        return facade("FormatCondition", self)

    @property
    def type(self) -> str:
        """The kind of rule, « unknown » for those xlwings has no word for."""
        return _TYPE_FROM_FILE.get(self.rule.type, "unknown")

    @property
    def stop_if_true(self) -> bool | None:
        """Whether later rules are skipped when this one holds."""
        return None if self.type in ("color_scale", "data_bar", "icon_set") else bool(self.rule.stopIfTrue)

    @property
    def operator(self) -> str | None:
        """How a value is compared."""
        return OPERATOR_FROM_FILE[self.rule.operator] if self.type == "cell_value" else None

    def _formula(self, kind: str, index: int) -> str | None:
        formulas: list[str] = self.rule.formula or []
        return f"={formulas[index]}" if self.type == kind and index < len(formulas) else None

    @property
    def formula1(self) -> str | None:
        """The bound, or the lower one."""
        return self._formula("cell_value", 0)

    @property
    def formula2(self) -> str | None:
        """The upper bound."""
        return self._formula("cell_value", 1)

    @property
    def formula(self) -> str | None:
        """The formula that must be true."""
        return self._formula("custom", 0)

    def _styled(self, part: str) -> Any:
        return getattr(self.rule.dxf, part) if self.type in STYLED and self.rule.dxf else None

    @property
    def fill_color(self) -> Rgb | None:
        """The background."""
        fill = self._styled("fill")
        return shown(fill.bgColor, self.worksheet.parent) if fill else None

    @property
    def font_color(self) -> Rgb | None:
        """The colour of the text."""
        font = self._styled("font")
        return shown(font.color, self.worksheet.parent) if font else None

    @property
    def font_bold(self) -> bool | None:
        """Whether the text turns bold."""
        font = self._styled("font")
        return bool(font.b) or None if font else None

    @property
    def font_italic(self) -> bool | None:
        """Whether the text turns italic."""
        font = self._styled("font")
        return bool(font.i) or None if font else None

    @property
    def colors(self) -> tuple[Rgb | None, ...] | None:
        """The colours of a scale, from low to high."""
        scale = self.rule.colorScale
        return tuple(shown(color, self.worksheet.parent) for color in scale.color) if scale else None

    @property
    def bar_color(self) -> Rgb | None:
        """The colour of a data bar."""
        return shown(self.rule.dataBar.color, self.worksheet.parent) if self.rule.dataBar else None

    @property
    def gradient(self) -> bool | None:
        """Whether a data bar fades: always, in the part of the file that this engine writes."""
        return True if self.rule.dataBar else None

    @property
    def show_value(self) -> bool | None:
        """Whether the value shows beside bar or icon."""
        part = self.rule.dataBar or self.rule.iconSet
        return part.showValue is not False if part else None

    @property
    def icon_set(self) -> str | None:
        """The family of icons."""
        return _ICON_FROM_FILE.get(self.rule.iconSet.iconSet or "3TrafficLights1") if self.rule.iconSet else None

    @property
    def reverse_order(self) -> bool | None:
        """Whether icons go from high to low."""
        return bool(self.rule.iconSet.reverse) if self.rule.iconSet else None

    def _limits(self) -> list[Any] | None:
        part = self.rule.colorScale or self.rule.dataBar or self.rule.iconSet
        if part is None:
            return None
        return list(part.cfvo[1:] if self.rule.iconSet else part.cfvo)

    @property
    def threshold_types(self) -> tuple[str, ...] | None:
        """The kind of each limit."""
        limits = self._limits()
        if limits is None:
            return None
        words = tuple(_THRESHOLD_FROM_FILE.get(each.type, "unknown") for each in limits)
        if self.rule.dataBar:
            return tuple("automatic" if word in ("lowest_value", "highest_value") else word for word in words)
        return words

    @property
    def thresholds(self) -> tuple[float | str | None, ...] | None:
        """The value of each limit, `None` for the lowest and highest value."""
        limits = self._limits()
        return None if limits is None else tuple(None if each.type in ("min", "max") else each.val for each in limits)

    def set(self, changes: dict[str, Any]) -> None:
        """Criteria and look changed in place."""
        if "operator" in changes:
            self.rule.operator = OPERATOR_TO_FILE[changes["operator"]]
        texts = {name: changes.get(name, getattr(self, name)) for name in ("formula", "formula1", "formula2")}
        self.rule.formula = [_bare(text) for text in texts.values() if text is not None]
        if "stop_if_true" in changes:
            self.rule.stopIfTrue = changes["stop_if_true"] or None
        self.rule.dxf = _look(changes, self)

    def delete(self) -> None:
        """The rule removed from all its cells."""
        rules = Rules(self.worksheet)
        rules.store([item for item in rules.items if item[1] is not self.rule])


def _bare(formula: Any) -> str:
    return str(formula).removeprefix("=")


def _look(changes: dict[str, Any], old: ConditionalFormat | None = None) -> DifferentialStyle:
    names = ("fill_color", "font_color", "font_bold", "font_italic")
    given = {name: changes.get(name, getattr(old, name) if old else None) for name in names}
    ink, bold, italic = (given[name] for name in names[1:])
    font = Font(b=bold, i=italic, color=Color(argb(ink)) if ink is not None else None, name=None, sz=None)
    plain = bold is None and italic is None and ink is None
    fill = None if given["fill_color"] is None else _fill(given["fill_color"])
    return DifferentialStyle(font=None if plain else font, fill=fill)


def _fill(color: Any) -> PatternFill:
    # A conditional fill shows its background colour, unlike a cell's.
    return PatternFill(bgColor=Color(argb(color)))


class ConditionalFormats(Implementation, contract=base_classes.ConditionalFormats):
    """The rules that touch a range, in the order they are tried."""

    parent: "Range"

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The rules in Excel's own object model."""
        return facade("FormatConditions", self)

    def _all(self) -> list[ConditionalFormat]:
        worksheet = self.parent.worksheet
        return [ConditionalFormat(worksheet, rule) for rule in Rules(worksheet).of(self.parent.area)]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[ConditionalFormat]:
        return iter(self._all())

    def __call__(self, key: int) -> ConditionalFormat:
        """The rule of that rank, from 1; `KeyError` when there is none."""
        rules = self._all()
        if not 1 <= key <= len(rules):
            raise KeyError(key)
        return rules[key - 1]

    def __contains__(self, key: int) -> bool:
        return 1 <= key <= len(self)

    def _first(self, rule: Rule) -> ConditionalFormat:
        """The rule put before all others, as Excel does with new ones."""
        rules = Rules(self.parent.worksheet)
        rules.store([([self.parent.area], rule), *rules.items])
        return ConditionalFormat(self.parent.worksheet, rule)

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A look for values that compare so."""
        formulas = [_bare(each) for each in (spec["formula1"], spec["formula2"]) if each is not None]
        operator, stop = OPERATOR_TO_FILE[spec["operator"]], spec["stop_if_true"] or None
        rule = looks.Rule("cellIs", operator=operator, formula=formulas, stopIfTrue=stop, dxf=_look(spec))
        return self._first(rule)

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A look where a formula holds, its references meant for the first cell."""
        stop = spec["stop_if_true"] or None
        return self._first(looks.Rule("expression", formula=[_bare(spec["formula"])], stopIfTrue=stop, dxf=_look(spec)))

    def add_color_scale(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Two or three colours from low to high."""
        scale = looks.ColorScale(cfvo=_limits(spec), color=[Color(argb(color)) for color in spec["colors"]])
        return self._first(looks.Rule("colorScale", colorScale=scale))

    def add_data_bar(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A bar as long as the value; plain bars are an extension of the file that is left to Excel."""
        if not spec["gradient"]:
            raise NotImplementedError("ConditionalFormats.add_data_bar(gradient=False) : seul Excel sait l'écrire.")
        shown_value = None if spec["show_value"] else False
        bar = looks.DataBar(cfvo=_limits(spec), color=Color(argb(spec["bar_color"])), showValue=shown_value)
        return self._first(looks.Rule("dataBar", dataBar=bar))

    def add_icon_set(self, spec: dict[str, Any]) -> ConditionalFormat:
        """One icon out of three to five."""
        family = _ICON_TO_FILE.get(spec["icon_set"])
        if family is None:
            raise NotImplementedError(
                f"ConditionalFormats.add_icon_set({spec['icon_set']!r}) : seul Excel sait l'écrire."
            )
        limits = [looks.FormatObject(type="percent", val=0), *_limits(spec)]
        shown_value, reverse = None if spec["show_value"] else False, spec["reverse_order"] or None
        return self._first(
            looks.Rule("iconSet", iconSet=looks.IconSet(family, cfvo=limits, showValue=shown_value, reverse=reverse))
        )

    def clear(self) -> None:
        """The rules taken off the range, kept on the cells around it."""
        rules = Rules(self.parent.worksheet)
        if rules.of(self.parent.area):
            cut = [(without(areas, self.parent.area), rule) for areas, rule in rules.items]
            rules.store([item for item in cut if item[0]])


def _limits(spec: dict[str, Any]) -> list[Any]:
    ends = iter(("min", "max"))
    found: list[Any] = []
    for word, value in zip(spec["threshold_types"], spec["thresholds"], strict=True):
        automatic = next(ends, "max")
        kind = automatic if word == "automatic" else _THRESHOLD_TO_FILE[word]
        found.append(looks.FormatObject(type=kind, val=value))
    return found
