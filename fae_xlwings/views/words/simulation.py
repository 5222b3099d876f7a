"""The hypotheses of the Simulateur as the user left them."""

from fae_xlwings.domain.simulator import Setting, default_settings
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.vocabularies import OFF, ON, SWITCH


def settings_of(analysis: Analysis) -> tuple[Setting, ...]:
    """The hypotheses of the page: what the user chose, else the parameters."""
    return tuple(_setting(analysis, default) for default in default_settings(analysis.parameters))


def _setting(analysis: Analysis, default: Setting) -> Setting:
    """What the user chose for a priority, the parameters where nothing was."""
    switch = analysis.chosen(input_key(default.priority, "comptee"), ON if default.active else OFF, SWITCH)
    conversion = analysis.entry(input_key(default.priority, "conversion"), default.conversion)
    price = analysis.entry(input_key(default.priority, "prix"), default.price)
    return Setting(default.priority, switch == ON, conversion, price)


def input_key(priority: str, what: str) -> str:
    """The key of an input cell of a priority."""
    return f"simulateur_{what}_{priority.lower()}"
