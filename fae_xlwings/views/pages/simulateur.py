"""The sheet « Simulateur CA »: what accompanying the portfolio would earn, answering each hypothesis at once."""

from collections.abc import Iterator

from fae_xlwings.domain.columns import PRIORITE, PRIORITES
from fae_xlwings.domain.simulator import Contribution, Simulation, simulate, waterfall
from fae_xlwings.intake.grid import quoted
from fae_xlwings.sheets import SIMULATEUR
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import FEES, count, entry, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, Card, band, cards, grid, section
from fae_xlwings.views.words.plan import Block, Bounds, Chart, Choice, Formula, Page, Row, Rule, Series, SheetPlan
from fae_xlwings.views.words.simulation import input_key, settings_of
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Style
from fae_xlwings.views.words.vocabularies import OFF, ON, SWITCH, source_of

WIDTHS = (("A:A", 3.0), ("B:B", 30.0), ("C:H", 17.0), ("I:I", 3.0))
COLUMNS = 9
MISSIONS = {
    "P1": "P1 · Audit et pilotage",
    "P2": "P2 · Formation",
    "P3": "P3 · Information",
    "P4": "P4 · À surveiller",
}
HEADER = (
    "Priorité",
    "Clients",
    "Comptée ?",
    "Clients qui acceptent",
    "Prix d'une mission",
    "Missions attendues",
    "CA additionnel",
)
STYLES: tuple[Style, ...] = (
    "text_bold", "number_centre", "input_choice", "input_percent", "input_euro", "decimal", "euro",
)  # fmt: skip
TOTAL_STYLES: tuple[Style, ...] = (
    "total_label", "total_heat", "total_label", "total_label", "total_label", "total_decimal", "total_euro",
)  # fmt: skip
CARDS_ROW = 5
HEADER_ROW = 10
FIRST_ROW = HEADER_ROW + 1
TOTAL_ROW = FIRST_ROW + len(PRIORITES)
CHART_ROW = TOTAL_ROW + 4
CHART_ROWS = 18
DATA_COLUMN = ZONES[SIMULATEUR]
NOTE = (
    "Cellules jaunes : celles de Paramètres tant que vous n'y tapez rien ; tout suit aussitôt. "
    "Les fiches à compléter ne rapportent rien tant qu'elles le restent."
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Simulateur CA »: per priority on or off, a conversion and a price; contributions and their sum."""
    simulation = simulate(analysis.scored, settings_of(analysis))
    return SheetPlan(
        name=SIMULATEUR,
        blocks=(
            *band("Simulateur CA", "Combien rapporterait l'accompagnement de vos clients ?", COLUMNS),
            section(CARDS_ROW - 1, "💶 Résultat", COLUMNS - 2),
            *cards(CARDS_ROW, _cards(simulation)),
            section(HEADER_ROW - 1, "🎛 Hypothèses par priorité", COLUMNS - 2),
            *grid(cell(HEADER_ROW, LEFT), HEADER, _rows(analysis, simulation), STYLES),
            *(_badge(row, word) for row, word in enumerate(PRIORITES, start=FIRST_ROW)),
            Block(cell(TOTAL_ROW, LEFT), (_total(simulation),), TOTAL_STYLES),
            Block(cell(TOTAL_ROW + 1, LEFT), ((NOTE,),), "note"),
            section(CHART_ROW - 1, "📊 Contribution de chaque priorité", COLUMNS - 2),
        ),
        helpers=(_chart_data(simulation),),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"{CARDS_ROW + 1}:{CARDS_ROW + 1}", 30.0), (f"{HEADER_ROW}:{HEADER_ROW}", 32.0)),
        charts=(_waterfall(),),
        rules=tuple(_rules()),
        validations=tuple(_validations()),
        names=tuple(_names()),
        page=Page(area=f"A1:I{CHART_ROW + CHART_ROWS}", tall=1),
        tab="p1",
    )


def _rows(analysis: Analysis, simulation: Simulation) -> Iterator[Row]:
    for row, contribution in enumerate(simulation.contributions, start=FIRST_ROW):
        yield _row(analysis, row, contribution)


def _row(analysis: Analysis, row: int, contribution: Contribution) -> Row:
    """A priority; its conversion and its price are those of « Paramètres » until the user types others."""
    setting = contribution.setting
    conversion, price = (input_key(setting.priority, what) for what in ("conversion", "prix"))
    parameters = [f"={name_of(f'{what}_{setting.priority.lower()}')}" for what in ("conversion", "prix")]
    return (
        MISSIONS[setting.priority],
        Formula(f"={count(PRIORITE, setting.priority)}", contribution.clients),
        ON if setting.active else OFF,
        analysis.held(conversion, setting.conversion, parameters[0]),
        analysis.held(price, setting.price, parameters[1]),
        Formula(f'=C{row}*(D{row}="{ON}")*E{row}', contribution.missions),
        Formula(f"=G{row}*F{row}", contribution.fees),
    )


def _badge(row: int, priority: str) -> Block:
    return Block(cell(row, LEFT), ((MISSIONS[priority],),), PRIORITY_STYLES[priority])


def _total(simulation: Simulation) -> Row:
    rows = simulation.contributions
    return (
        "Total",
        _sum("C", sum(row.clients for row in rows)),
        None,
        None,
        None,
        _sum("G", sum(row.missions for row in rows)),
        _sum("H", simulation.total),
    )


def _sum(letter: str, value: float) -> Formula:
    return Formula(f"=SUM({letter}{FIRST_ROW}:{letter}{TOTAL_ROW - 1})", value)


def _cards(simulation: Simulation) -> tuple[Card, ...]:
    missions = sum(row.missions for row in simulation.contributions)
    firm = cell(CARDS_ROW + 1, LEFT + 2)
    share = Formula(f"=IF({firm}=0,0,H{TOTAL_ROW}/{firm}*100)", simulation.share_of_fees * 100)
    return (
        Card("CA additionnel", Formula(f"=H{TOTAL_ROW}", simulation.total), "card_euro", "honoraires HT attendus"),
        Card("Part du CA", share, "card_percent", "du CA actuel du cabinet"),
        Card("CA du cabinet", Formula(f"={FEES}", simulation.firm_fees), "card_euro", "honoraires annuels HT"),
        Card("Missions", Formula(f"=G{TOTAL_ROW}", missions), "card_decimal", "missions attendues"),
    )


def _rules() -> Iterator[Rule]:
    """A priority left out is greyed, its switch saying « Non »."""
    yield Rule(f"C{FIRST_ROW}:H{TOTAL_ROW - 1}", f'=$D{FIRST_ROW}="{OFF}"', "done")


def _validations() -> Iterator[Choice | Bounds]:
    rows = f"{FIRST_ROW}:{{0}}{TOTAL_ROW - 1}"
    message = "Choisissez Oui pour compter cette priorité, Non pour l'ignorer."
    yield Choice("D" + rows.format("D"), source_of(SWITCH), message)
    yield Bounds("E" + rows.format("E"), 0, 1, "Saisissez un pourcentage entre 0 % et 100 %.")
    yield Bounds("F" + rows.format("F"), 0, None, "Saisissez un prix en euros HT : un nombre positif.")


def _names() -> Iterator[tuple[str, str]]:
    for row, word in enumerate(PRIORITES, start=FIRST_ROW):
        for letter, what in (("D", "comptee"), ("E", "conversion"), ("F", "prix")):
            yield entry(input_key(word, what)), f"${letter}${row}"


def _chart_data(simulation: Simulation) -> Block:
    """What the waterfall stands on."""
    steps = waterfall(simulation)
    rows = tuple(
        (step.label, Formula(_base(row), step.start), Formula(f"={_HERE}H{FIRST_ROW + row}", step.height))
        for row, step in enumerate(steps)
    )
    return Block(cell(HELPERS_ROW, DATA_COLUMN), (("Priorité", "Base", "Contribution"), *rows), "muted")


_HERE = f"{quoted(SIMULATEUR)}!"


def _base(row: int) -> str:
    """What the earlier contributions reach; the first and the total stand on the ground."""
    return f"=SUM({_HERE}H{FIRST_ROW}:H{FIRST_ROW + row - 1})" if 0 < row < len(PRIORITES) else "=0"


def _waterfall() -> Chart:
    source = Area.of(cell(HELPERS_ROW, DATA_COLUMN)).resized(len(PRIORITES) + 2, 3)
    return Chart(
        name="Cascade",
        kind="column_stacked",
        source=there(str(source)),
        area=f"B{CHART_ROW}:H{CHART_ROW + CHART_ROWS - 1}",
        title="CA additionnel attendu",
        alt="Cascade : contribution de chaque priorité, de P1 à P4, puis le CA additionnel total.",
        series=(Series(None), Series("violet")),
        legend=False,
        labels=True,
        y_title="€ HT",
        number_format='#,##0 "€";;',
        points=("p1", "p2", "p3", "p4", "violet"),
    )
