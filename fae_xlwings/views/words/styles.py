"""The names of looks and colours that a view may use; `draw.theme` says what they look like."""

from typing import Literal

Colour = Literal[
    "violet", "purple", "amber", "amber_light", "amber_pale", "ink", "grey", "grey_light", "white",
    "p1", "p2", "p3", "p4", "a_completer", "critique", "eleve", "moyen", "faible", "red_pale", "blue_pale", "red",
]  # fmt: skip

Style = Literal[
    "text", "text_wrap", "text_top", "text_bold", "text_centre", "note", "note_wrap", "header", "header_wrap",
    "header_small", "grey_wrap",
    "band_title", "band_subtitle",
    "section", "label", "card_label", "card_value", "card_euro", "card_percent", "card_decimal", "card_date",
    "card_note", "warning_band", "link",
    "advice", "advice_mid", "advice_end", "advice_top", "advice_top_mid", "advice_top_end",
    "advice_bottom", "advice_bottom_mid", "advice_bottom_end",
    "integer", "euro", "euro_cents", "decimal", "percent", "date", "stars", "number_centre", "euro_centre",
    "decimal_centre", "hundredth_centre", "share_centre", "total_label", "total_integer", "total_euro", "total_decimal",
    "total_euro_centre", "percent_centre", "heat", "heat_total", "total_heat", "month", "hours_centre", "total_hours",
    "input_text", "input_number", "input_euro", "input_percent", "input_share", "input_date",
    "input_integer", "input_choice", "total_percent_centre",
    "p1", "p2", "p3", "p4", "a_completer", "critique", "eleve", "moyen", "faible",
    "missing", "ok", "ko", "done", "muted", "grey", "computed",
    "message", "message_bold", "red_frame", "red_frame_title", "text_red", "footer", "week",
    "text_bold_wrap", "unit", "hint", "state_ok", "state_changed",
    "bar_p1", "bar_p2", "bar_p3", "bar_p4", "bar_a_completer", "corner_1", "corner_2", "corner_3", "corner_4",
    "row_text", "row_wrap", "row_centre", "row_date", "row_link", "row_note",
]  # fmt: skip
"""Styles named `input_*` and `row_*` are the unlocked cells of a protected sheet: Excel sorts no others."""

PRIORITY_STYLES: dict[str, Style] = {"P1": "p1", "P2": "p2", "P3": "p3", "P4": "p4", "À compléter": "a_completer"}
LEVEL_STYLES: dict[str, Style] = {
    "CRITIQUE": "critique",
    "ÉLEVÉ": "eleve",
    "MOYEN": "moyen",
    "FAIBLE": "faible",
    "À compléter": "p4",
}
