"""What style and colour names look like: the specification's design system, once."""

from dataclasses import dataclass, replace
from typing import Literal

from fae_xlwings.views.words.styles import Colour, Style

PALETTE: dict[Colour, str] = {
    "violet": "#667eea",
    "purple": "#764ba2",
    "amber": "#f59e0b",
    "amber_light": "#fde68a",
    "amber_pale": "#fef3c7",
    "ink": "#111827",
    "grey": "#4b5563",
    "grey_light": "#f3f4f6",
    "white": "#ffffff",
    "p1": "#10b981",
    "p2": "#3b82f6",
    "p3": "#f59e0b",
    "p4": "#9ca3af",
    "a_completer": "#c4b5fd",
    "critique": "#dc2626",
    "eleve": "#ea580c",
    "moyen": "#f59e0b",
    "faible": "#10b981",
    "red": "#b91c1c",
    "red_pale": "#fee2e2",
    "blue_pale": "#e0e7ff",
}
FONT = "Calibri"
PREFIX = "FAE "
BAND_STEPS = 8

Horizontal = Literal["general", "left", "center", "right"]
Vertical = Literal["top", "center"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: colours as « #rrggbb », size in points, the number format in English.

    With `fill_to` its ground goes from `fill` on the left to another colour on the right. `sides` are those of the
    border: left, right, top, bottom.
    """

    ink: str = PALETTE["ink"]
    fill: str = ""
    fill_to: str = ""
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    number_format: str = "General"
    horizontal: Horizontal = "general"
    vertical: Vertical = "center"
    wrap: bool = False
    border: str = ""
    sides: str = "lrtb"
    locked: bool = True
    indent: int = 0


def gradient(step: int) -> str:
    """The colour of one step of the band, from violet to purple."""
    first, last = (_channels(PALETTE[name]) for name in ("violet", "purple"))
    share = step / (BAND_STEPS - 1)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(first, last, strict=True))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


_PLAIN = Look()
_BAND = Look(
    ink=PALETTE["white"], fill=PALETTE["violet"], fill_to=PALETTE["purple"], bold=True, size=20, horizontal="left",
    indent=1,
)  # fmt: skip
_NOTE = Look(ink=PALETTE["grey"], italic=True, size=10)
_CARD = Look(
    fill=PALETTE["grey_light"], size=20, bold=True, ink="#4338ca", horizontal="left", indent=1, number_format="#,##0"
)
_ADVICE = Look(fill=PALETTE["amber_pale"], border=PALETTE["amber"], horizontal="left", indent=1)
_CENTRE = Look(horizontal="center", number_format="#,##0")
_INPUT = Look(ink="#1d4ed8", fill="#fffbe6", border="#e5e7eb", locked=False)
_BADGE = Look(bold=True, horizontal="center")
_HEADER = Look(ink=PALETTE["white"], fill=gradient(4), bold=True, horizontal="center")
_EURO = '#,##0 "€"'
_MESSAGE = Look(fill="#f8fafc", wrap=True, horizontal="left", vertical="top", indent=1)
_HOURS = '#,##0 "h";;'
# Counts and euros whole, means with their decimal: a cell whose measure the user chooses has one format only.
_ANY_SIZE = "[<100]General;#,##0"

LOOKS: dict[Style, Look] = {
    "text": _PLAIN,
    "text_wrap": Look(wrap=True),
    "text_top": Look(wrap=True, vertical="top"),
    "text_bold": Look(bold=True),
    "text_centre": Look(horizontal="center"),
    "note": _NOTE,
    "note_wrap": replace(_NOTE, wrap=True, vertical="top"),
    "muted": Look(ink=PALETTE["grey"], size=10),
    "grey": Look(ink=PALETTE["grey"]),
    "grey_wrap": Look(ink=PALETTE["grey"], wrap=True),
    "header": _HEADER,
    "header_wrap": replace(_HEADER, wrap=True),
    "header_small": replace(_HEADER, wrap=True, size=9),
    "band_title": _BAND,
    # Its small white letters want a darker ground than the violet: it starts further along.
    "band_subtitle": replace(_BAND, fill=gradient(3), bold=False, size=11),
    "section": Look(ink=PALETTE["purple"], bold=True, size=14),
    "label": Look(bold=True, ink=PALETTE["grey"], vertical="top"),
    "card_label": Look(
        fill=PALETTE["grey_light"], ink=PALETTE["grey"], bold=True, size=10, horizontal="left", indent=1, wrap=True
    ),
    "card_value": _CARD,
    "card_euro": replace(_CARD, number_format=_EURO),
    "card_percent": replace(_CARD, number_format='0.0" %"'),
    "card_decimal": replace(_CARD, number_format="0.0#"),
    "card_date": replace(_CARD, number_format="dd/mm/yyyy"),
    "card_note": Look(fill=PALETTE["grey_light"], ink=PALETTE["grey"], size=9, horizontal="left", indent=1, wrap=True),
    "warning_band": Look(fill=PALETTE["amber"], ink=PALETTE["ink"], bold=True, horizontal="left", indent=1),
    "link": Look(ink="#4338ca"),
    "integer": Look(number_format="#,##0"),
    "euro": Look(number_format=_EURO),
    "euro_cents": Look(number_format='#,##0.00 "€"'),
    "decimal": Look(number_format="#,##0.00"),
    "percent": Look(number_format='0.0" %"'),
    "date": Look(number_format="dd/mm/yyyy", horizontal="center"),
    "stars": Look(ink="#b45309", horizontal="center"),
    "number_centre": replace(_CENTRE, border=PALETTE["white"]),
    "euro_centre": replace(_CENTRE, number_format=_EURO),
    "decimal_centre": replace(_CENTRE, number_format="0.0"),
    "hundredth_centre": replace(_CENTRE, number_format="0.00"),
    "total_label": Look(bold=True, fill=PALETTE["grey_light"]),
    "total_integer": Look(bold=True, fill=PALETTE["grey_light"], number_format="#,##0"),
    "total_euro": Look(bold=True, fill=PALETTE["grey_light"], number_format=_EURO),
    "total_euro_centre": replace(_CENTRE, bold=True, fill=PALETTE["grey_light"], number_format=_EURO),
    "total_percent_centre": replace(_CENTRE, bold=True, fill=PALETTE["grey_light"], number_format='0.0" %"'),
    "percent_centre": replace(_CENTRE, number_format='0.0" %"'),
    "share_centre": replace(_CENTRE, number_format="0%"),
    "total_decimal": Look(bold=True, fill=PALETTE["grey_light"], number_format="#,##0.00"),
    "heat": replace(_CENTRE, border=PALETTE["white"], number_format=_ANY_SIZE),
    "heat_total": replace(_CENTRE, bold=True, number_format=_ANY_SIZE),
    "total_heat": replace(_CENTRE, bold=True, fill=PALETTE["grey_light"], number_format=_ANY_SIZE),
    "month": replace(_HEADER, number_format="[$-40C]mmm yyyy"),
    "hours_centre": replace(_CENTRE, number_format=_HOURS),
    "total_hours": replace(_CENTRE, bold=True, fill=PALETTE["grey_light"], number_format=_HOURS),
    "input_text": _INPUT,
    "input_choice": replace(_INPUT, horizontal="center"),
    "input_number": replace(_INPUT, number_format="#,##0.##"),
    "input_integer": replace(_INPUT, number_format="#,##0"),
    "input_euro": replace(_INPUT, number_format='#,##0.00 "€"'),
    "input_percent": replace(_INPUT, number_format="0%"),
    "input_share": replace(_INPUT, number_format="0%", horizontal="center"),
    "input_date": replace(_INPUT, number_format="dd/mm/yyyy", horizontal="center"),
    "p1": replace(_BADGE, fill=PALETTE["p1"]),
    "p2": replace(_BADGE, fill=PALETTE["p2"]),
    "p3": replace(_BADGE, fill=PALETTE["p3"]),
    "p4": replace(_BADGE, fill=PALETTE["p4"]),
    "a_completer": replace(_BADGE, fill=PALETTE["a_completer"]),
    "critique": replace(_BADGE, fill=PALETTE["critique"], ink=PALETTE["white"]),
    "eleve": replace(_BADGE, fill=PALETTE["eleve"]),
    "moyen": replace(_BADGE, fill=PALETTE["moyen"]),
    "faible": replace(_BADGE, fill=PALETTE["faible"]),
    "missing": Look(fill=PALETTE["red_pale"]),
    "ok": Look(ink="#047857", bold=True, horizontal="center"),
    "ko": replace(_BADGE, fill=PALETTE["red"], ink=PALETTE["white"]),
    "done": Look(ink=PALETTE["grey"], fill=PALETTE["grey_light"]),
    "computed": Look(fill=PALETTE["blue_pale"]),
    "message": _MESSAGE,
    "message_bold": replace(_MESSAGE, bold=True),
    "advice": replace(_ADVICE, sides="ltb"),
    "advice_mid": replace(_ADVICE, sides="tb"),
    "advice_end": replace(_ADVICE, sides="rtb"),
    "advice_top": replace(_ADVICE, sides="lt"),
    "advice_top_mid": replace(_ADVICE, sides="t"),
    "advice_top_end": replace(_ADVICE, sides="rt"),
    "advice_bottom": replace(_ADVICE, sides="lb"),
    "advice_bottom_mid": replace(_ADVICE, sides="b"),
    "advice_bottom_end": replace(_ADVICE, sides="rb"),
    "red_frame": Look(fill=PALETTE["red_pale"], border=PALETTE["red"], wrap=True, horizontal="left", indent=1),
    "red_frame_title": Look(
        fill=PALETTE["red_pale"], border=PALETTE["red"], ink=PALETTE["red"], bold=True, horizontal="left", indent=1
    ),
    "text_red": Look(ink=PALETTE["red"], bold=True),
    "footer": Look(ink=PALETTE["grey"], fill=PALETTE["grey_light"], italic=True, size=9, horizontal="left", indent=1),
    "hint": replace(_NOTE, horizontal="left", indent=1),
    "unit": Look(horizontal="left", indent=1),
    "text_bold_wrap": Look(bold=True, wrap=True),
    "state_ok": Look(ink="#047857", bold=True),
    "state_changed": Look(ink="#b45309", bold=True),
    "bar_p1": Look(ink="#047857", bold=True),
    "bar_p2": Look(ink="#1d4ed8", bold=True),
    "bar_p3": Look(ink="#b45309", bold=True),
    "bar_p4": Look(ink=PALETTE["grey"], bold=True),
    "bar_a_completer": Look(ink=PALETTE["purple"], bold=True),
    "corner_1": Look(fill=PALETTE["grey_light"], size=9, horizontal="left", indent=1),
    "corner_2": Look(fill=PALETTE["amber_pale"], size=9, horizontal="left", indent=1),
    "corner_3": Look(fill=PALETTE["blue_pale"], size=9, horizontal="left", indent=1),
    "corner_4": Look(fill=PALETTE["red_pale"], size=9, horizontal="left", indent=1),
    "row_text": Look(locked=False),
    "row_wrap": Look(wrap=True, locked=False),
    "row_centre": Look(horizontal="center", locked=False),
    "row_date": Look(number_format="dd/mm/yyyy", horizontal="center", locked=False),
    "row_link": Look(ink="#4338ca", locked=False),
    "row_note": replace(_NOTE, wrap=True, locked=False),
    "week": replace(_HEADER, border=PALETTE["white"]),
}


def style_name(style: Style) -> str:
    """The name of the cell style in the workbook: « FAE card_value »."""
    return PREFIX + style


def bgr(colour: str) -> int:
    """The colour as Excel's object model counts it: blue first."""
    red, green, blue = _channels(colour)
    return red | green << 8 | blue << 16
