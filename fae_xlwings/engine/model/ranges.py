"""Range and data validation in Excel's object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

# Methods take Excel's own words.
# ruff: noqa: N803
# pyright: reportPrivateUsage=false

from typing import Any

from fae_xlwings.engine import hyperlinks, outline
from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area
from fae_xlwings.engine.cells import stored
from fae_xlwings.engine.looks import formats, styles
from fae_xlwings.engine.model.helpers import method, part, plain
from fae_xlwings.engine.model.object_model import Facade, Member, facade, target_of
from fae_xlwings.engine.model.sheets import add_link
from fae_xlwings.engine.model.styles import HORIZONTAL, VERTICAL, BookStyle, RangeLook
from fae_xlwings.engine.tables.autofilters import AutoFilter
from fae_xlwings.engine.validations import KIND_TO_FILE, OPERATORS

# XlDVType and XlFormatConditionOperator count from 1 in the order of these tables; lists are 3, formulas 7.
DV_TYPES = dict(enumerate(KIND_TO_FILE, 1))
DV_OPERATORS = {number: word for number, (word, _) in enumerate(OPERATORS, 1)}
# XlDVAlertStyle, the file's words.
DV_ALERTS = {1: "stop", 2: "warning", 3: "information"}

# What a filter's first criterion begins with, xlwings' word.
SIGNS = (
    (">=", "greater_than_or_equal"),
    ("<=", "less_than_or_equal"),
    ("<>", "not_equal_to"),
    (">", "greater_than"),
    ("<", "less_than"),
    ("=", "equal_to"),
)
XL_FILTER_VALUES = 7


def _entire_column(rng: Any) -> Facade:
    return facade("Range", rng.sheet.on(Area(1, rng.column, MAX_ROWS, rng.area.ncols)))


def _entire_row(rng: Any) -> Facade:
    return facade("Range", rng.sheet.on(Area(rng.row, 1, rng.area.nrows, MAX_COLUMNS)))


def _hidden(rng: Any) -> bool | None:
    return rng.column_hidden if rng.area.whole_columns else rng.row_hidden


def _hide(rng: Any, value: bool) -> None:
    if rng.area.whole_columns:
        rng.column_hidden = bool(value)
    elif rng.area.whole_rows:
        rng.row_hidden = bool(value)
    else:
        raise ValueError("Range.Hidden demande des lignes ou des colonnes entières (EntireRow, EntireColumn).")


def _group(rng: Any, step: int) -> None:
    outline.group(rng.worksheet, rng.area, "columns" if rng.area.whole_columns else "rows", step)


def _look(part_name: str, field: str, default: Any) -> Any:
    def get(rng: Any) -> Any:
        items = getattr(rng.worksheet.parent, styles.PARTS[part_name][0])
        key = styles.PARTS[part_name][1]

        def read(array: Any) -> Any:
            value = getattr(items[getattr(array, key)], field)
            return default if value is None else value

        return styles.common(rng.worksheet, rng.area, read)

    return get


def _member(name: str, part_name: str, field: str, default: Any) -> Member:
    def put(rng: Any, value: Any) -> None:
        RangeLook(rng).set(part_name, **{field: value})

    return Member("Range", name, _look(part_name, field, default), put)


def _worded(name: str, field: str, words: dict[int, Any]) -> Member:
    numbers = {word: number for number, word in words.items()}
    get = _look("alignment", field, None if field == "horizontal" else "bottom")
    return Member(
        "Range", name, lambda rng: numbers.get(get(rng)), lambda rng, v: formats.align(rng, **{field: words[v]})
    )


def _style(rng: Any) -> Facade | None:
    names = rng.worksheet.parent._named_styles.names  # noqa: SLF001 - openpyxl has no public list
    name = styles.common(rng.worksheet, rng.area, lambda array: names[array.xfId])
    return None if name is None else facade("Style", BookStyle(rng.worksheet.parent, name))


def _set_style(rng: Any, value: Any) -> None:
    target = target_of(value)
    style = target if isinstance(target, BookStyle) else _find_style(rng.worksheet.parent, value)

    def edit(array: Any, _: Any) -> None:
        quoted = array.quotePrefix  # a text keeps its mark whatever it looks like
        array[:] = style.style.as_tuple()
        array.quotePrefix = quoted

    styles.restyle(rng.worksheet, rng.area, edit)


def _find_style(workbook: Any, name: str) -> BookStyle:
    from openpyxl.styles.builtins import styles as builtin  # noqa: PLC0415 - one use

    if name not in workbook.named_styles and name in builtin:
        workbook.add_named_style(builtin[name])
    return BookStyle(workbook, name)


def _filter(
    rng: Any, Field: int | None = None, Criteria1: Any = None, Operator: int | None = None, Criteria2: Any = None
) -> None:
    """Without a field the arrows are put on the header, or taken off; with one, its criteria are set."""
    if Criteria2 is not None:
        raise NotImplementedError("Range.api.AutoFilter(Criteria2=…) : passez par Range.autofilter de xlwings.")
    table = rng.table
    found = AutoFilter(table, is_table=True) if table is not None else AutoFilter(rng)
    if Field is None:
        _toggle(rng)
    elif Criteria1 is None:
        found.clear(Field)
    elif Operator == XL_FILTER_VALUES:
        found.apply_values(Field, list(Criteria1))
    else:
        sign, word = next(((s, w) for s, w in SIGNS if str(Criteria1).startswith(s)), ("", "equal_to"))
        found.apply_comparison(Field, word, str(Criteria1)[len(sign) :] or None, None)


def _toggle(rng: Any) -> None:
    found = rng.worksheet.auto_filter
    on = not found.ref
    found.ref, found.filterColumn = (rng.area.reference if on else None), []


def _prefix(rng: Any) -> str:
    cell = stored(rng.worksheet).get((rng.row, rng.column))
    return "'" if cell is not None and cell.quotePrefix else ""


def _has_formula(rng: Any) -> bool:
    cell = stored(rng.worksheet).get((rng.row, rng.column))
    return cell is not None and cell.data_type == "f"


def _add_validation(  # noqa: PLR0917 - the order of Excel's own arguments
    validation: Any,
    Type: int,
    AlertStyle: int = 1,
    Operator: int | None = None,
    Formula1: Any = None,
    Formula2: Any = None,
) -> None:
    if validation.type != "none":
        raise ValueError(f"{validation.parent.address} a déjà une validation : Validation.Modify, ou Delete d'abord.")
    _modify_validation(validation, Type, AlertStyle, Operator, Formula1, Formula2)


def _modify_validation(  # noqa: PLR0917 - idem
    validation: Any,
    Type: int | None = None,
    AlertStyle: int | None = None,
    Operator: int | None = None,
    Formula1: Any = None,
    Formula2: Any = None,
) -> None:
    rule = validation.editable() or validation.new()
    kind = DV_TYPES[Type] if Type is not None else validation.type
    if AlertStyle is not None:
        rule.errorStyle = DV_ALERTS[AlertStyle]
    if Formula1 is None:
        return
    text = str(Formula1)
    if kind == "list":
        validation.set_list(text.split(",") if not text.startswith("=") else _Formula(text), True)
    else:
        second = None if Formula2 is None else str(Formula2)
        validation.set_rule(kind, DV_OPERATORS.get(Operator or 1), text, second)


class _Formula:
    """A list's source given as a formula."""

    def __init__(self, text: str) -> None:
        self.sheet = self
        self.area = text

    def reference(self, area: str) -> str:
        """The formula without « = »."""
        return area.removeprefix("=")


def _rule(name: str, attribute: str, default: Any = None) -> Member:
    """A member of a validation kept by its rule; setting it needs a rule, as in Excel."""

    def get(validation: Any) -> Any:
        rule = validation.rule
        value = None if rule is None else getattr(rule, attribute)
        return default if value is None else value

    def put(validation: Any, value: Any) -> None:
        rule = validation.editable()
        if rule is None:
            raise ValueError(f"Validation.{name} : {validation.parent.address} n'a pas encore de validation.")
        setattr(rule, attribute, value)

    return Member("Validation", name, get, put)


def _formula1(validation: Any) -> str:
    """The text that Modify would take back: « OUI,NON », « =$A$1:$A$3 », « 0 »."""
    found = validation.source or validation.formula or validation.formula1
    return "" if found is None else str(found)


def _dropdown(validation: Any, value: bool) -> None:
    validation.editable().showDropDown = not value


MEMBERS = (
    plain("Range", "Value", "raw_value"),
    plain("Range", "Value2", "raw_value"),
    plain("Range", "Formula", "formula"),
    plain("Range", "Formula2", "formula2"),
    plain("Range", "NumberFormat", "number_format"),
    plain("Range", "ColumnWidth", "column_width"),
    plain("Range", "RowHeight", "row_height"),
    Member("Range", "Address", lambda rng: rng.address),
    Member("Range", "Row", lambda rng: rng.row),
    Member("Range", "Column", lambda rng: rng.column),
    Member("Range", "Count", len),
    Member("Range", "Left", lambda rng: rng.left),
    Member("Range", "Top", lambda rng: rng.top),
    Member("Range", "Width", lambda rng: rng.width),
    Member("Range", "Height", lambda rng: rng.height),
    Member("Range", "MergeCells", lambda rng: rng.merge_cells),
    Member("Range", "PrefixCharacter", _prefix),
    Member("Range", "HasFormula", _has_formula),
    part("Range", "Worksheet", "Worksheet", lambda rng: rng.sheet),
    part("Range", "Font", "Font", RangeLook),
    part("Range", "Interior", "Interior", RangeLook),
    part("Range", "Borders", "Borders", lambda rng: rng.borders),
    part("Range", "Validation", "Validation", lambda rng: rng.data_validation),
    part("Range", "Hyperlinks", "RangeHyperlinks"),
    Member("Range", "EntireColumn", _entire_column),
    Member("Range", "EntireRow", _entire_row),
    part("Range", "Areas", "Areas", lambda rng: [rng]),
    Member("Areas", "Count", len),
    method("Areas", "Item", lambda areas, key: facade("Range", areas[key - 1])),
    Member("Range", "Rows", lambda rng: facade("Range", rng)),
    Member("Range", "Columns", lambda rng: facade("Range", rng)),
    Member("Range", "Hidden", _hidden, _hide),
    Member("Range", "Style", _style, _set_style),
    _worded("HorizontalAlignment", "horizontal", HORIZONTAL),
    _worded("VerticalAlignment", "vertical", VERTICAL),
    _member("WrapText", "alignment", "wrapText", False),
    _member("IndentLevel", "alignment", "indent", 0),
    _member("Orientation", "alignment", "textRotation", 0),
    _member("ShrinkToFit", "alignment", "shrinkToFit", False),
    _member("Locked", "protection", "locked", True),
    _member("FormulaHidden", "protection", "hidden", False),
    method("Range", "Group", lambda rng: _group(rng, 1)),
    method("Range", "Ungroup", lambda rng: _group(rng, -1)),
    method("Range", "AutoFilter", _filter),
    method("Range", "AutoFit", lambda rng: rng.autofit("c" if rng.area.whole_columns else "r")),
    method("Range", "Merge", lambda rng, Across=False: rng.merge(Across)),
    method("Range", "UnMerge", lambda rng: rng.unmerge()),
    method("Range", "Select", lambda rng: rng.select()),
    method("Range", "ClearContents", lambda rng: rng.clear_contents()),
    method("Range", "ClearFormats", lambda rng: rng.clear_formats()),
    method("RangeHyperlinks", "Add", lambda rng, Anchor=None, **words: add_link(rng.sheet, Anchor or rng, **words)),
    method("RangeHyperlinks", "Delete", hyperlinks.remove),
    method("Validation", "Add", _add_validation),
    method("Validation", "Modify", _modify_validation),
    method("Validation", "Delete", lambda validation: validation.delete()),
    Member("Validation", "Type", lambda v: {word: number for number, word in DV_TYPES.items()}.get(v.type)),
    Member("Validation", "Operator", lambda v: {word: n for n, word in DV_OPERATORS.items()}.get(v.operator)),
    Member("Validation", "Formula1", _formula1),
    Member("Validation", "Formula2", lambda v: v.formula2 or ""),
    Member("Validation", "AlertStyle", lambda v: {word: n for n, word in DV_ALERTS.items()}.get(v.alert_style)),
    Member("Validation", "InCellDropdown", lambda v: v.in_cell_dropdown, _dropdown),
    _rule("IgnoreBlank", "allowBlank", False),
    _rule("InputTitle", "promptTitle", ""),
    _rule("InputMessage", "prompt", ""),
    _rule("ShowInput", "showInputMessage", False),
    _rule("ErrorTitle", "errorTitle", ""),
    _rule("ErrorMessage", "error", ""),
    _rule("ShowError", "showErrorMessage", False),
)
