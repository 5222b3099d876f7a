"""The order in which a sheet's children stand in the file."""

from fae_xlwings.engine.files.xml import Node, local_name

# The order of the schema, which Excel insists on (ECMA-376 part 1, CT_Worksheet).
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def rank(name: str) -> int:
    """The place of a child by its name; strangers come last."""
    return _RANK.get(name, len(_ORDER))


def _rank_of(node: Node) -> int:
    """The place of a child; an alternative takes the place of what it offers."""
    name = local_name(node)
    if name == "AlternateContent":
        inner = next((local_name(child) for choice in node for child in choice if local_name(child) in _RANK), "")
        return rank(inner or "controls")
    return rank(name)


def insert_child(root: Node, node: Node) -> None:
    """The child put where the schema wants it, after its equals."""
    place = _rank_of(node)
    position = sum(1 for child in root.iterchildren() if _rank_of(child) <= place)
    root.insert(position, node)
