"""The sheet « Budget TCO »: what invoicing software costs over its life, sorted again at each change."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from fae_xlwings.domain.tco import EXAMPLE, HORIZONS, VENDORS, Cost, Need, Vendor, compare, cost, default_need
from fae_xlwings.intake.grid import column_letters, quoted
from fae_xlwings.sheets import TCO
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import entry, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band, boxed, grid, section
from fae_xlwings.views.words.plan import Block, Bounds, Chart, Choice, Formula, Page, Row, Series, SheetPlan, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.vocabularies import source_of


class Field(NamedTuple):
    """An editable column of the vendors: its key in the names of the cells, its header and its style."""

    key: str
    header: str
    style: Style


class Question(NamedTuple):
    """An input of the need: its key, its label and what it may be."""

    key: str
    label: str
    note: str


FIELDS = (
    Field("nom", "Solution", "input_text"),
    Field("base", "Abonnement par mois", "input_euro"),
    Field("par_utilisateur", "Par utilisateur et par mois", "input_euro"),
    Field("incluses", "Factures incluses par mois", "input_integer"),
    Field("facture_sup", "Facture en plus", "input_euro"),
    Field("formation", "Formation", "input_euro"),
    Field("delai", "Délai (semaines)", "input_choice"),
    Field("support", "Support", "input_text"),
    Field("mention", "Source", "input_text"),
    Field("date", "Date du prix", "input_date"),
)
QUESTIONS = (
    Question("tco_utilisateurs", "Utilisateurs", "personnes, de 1 à 50"),
    Question("tco_factures", "Factures par mois", "factures, de 10 à 2 000"),
    Question("tco_horizon", "Horizon", "mois : 12, 24 ou 36"),
)
WIDTHS = (
    ("A:A", 3.0), ("B:B", 24.0), ("C:H", 14.0), ("I:I", 30.0), ("J:J", 20.0), ("K:K", 13.0), ("L:L", 3.0),
)  # fmt: skip
COLUMNS = 12
INNER = COLUMNS - 2
NEED_ROW = 5
OFFERS_ROW = NEED_ROW + len(QUESTIONS) + 3
FIRST_ROW = OFFERS_ROW + 1
LAST_ROW = OFFERS_ROW + len(VENDORS)
RESULT_ROW = LAST_ROW + 3
CHART_ROW = RESULT_ROW + len(VENDORS) + 3
CHART_ROWS = 15
MONTHLY, INITIAL, TOTAL, RANK, FOUND = (column_letters(ZONES[TCO] + index) for index in range(5))
COSTS_ROW = HELPERS_ROW + 1
LAST_COST_ROW = HELPERS_ROW + len(VENDORS)
BARS_ROW = LAST_COST_ROW + 2
RANKS = range(1, len(VENDORS) + 1)
RESULT_SOURCES = ("B", MONTHLY, INITIAL, TOTAL, "H", "I")
TEXT_COLUMNS = ("B", "I")
HERE = f"{quoted(TCO)}!"
JOINED = '&""'
RESULT_STYLES: tuple[Style, ...] = ("text_bold", "euro_cents", "euro", "euro", "number_centre", "text", "text", "text")
WHOLE = ("input_integer", "input_choice")
WARNING = f"⚠ Prix donnés en {EXAMPLE} : remplacez-les par les devis reçus, avec leur date."


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Budget TCO »: the need, five offers to edit, their comparison and its chart."""
    need = _need(analysis)
    vendors = tuple(_vendor(analysis, number, default) for number, default in enumerate(VENDORS, start=1))
    ranked = compare(need, (vendor for vendor in vendors if vendor.name))
    return SheetPlan(
        name=TCO,
        blocks=(
            *band("Budget TCO", "Combien coûte chaque solution, abonnement, factures et formation compris ?", COLUMNS),
            section(NEED_ROW - 1, "🎛 Votre besoin", INNER),
            Block(cell(NEED_ROW, LEFT), _need_rows(analysis, need), ("text_bold", "input_choice", "hint")),
            section(OFFERS_ROW - 2, "🏷 Offres à comparer", INNER),
            *(Block(cell(OFFERS_ROW - 1, LEFT), (line,), styles) for line, styles in boxed(WARNING, columns=INNER)),
            *grid(cell(OFFERS_ROW, LEFT), _headers(), map(_vendor_row, vendors), tuple(row.style for row in FIELDS)),
            section(RESULT_ROW - 1, "🏁 De la moins chère à la plus chère", INNER),
            *grid(cell(RESULT_ROW, LEFT), _result_header(need), _results(ranked), RESULT_STYLES),
        ),
        helpers=tuple(_calculations(vendors, need, ranked)),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"{OFFERS_ROW}:{OFFERS_ROW}", 46.0), (f"{RESULT_ROW}:{RESULT_ROW}", 32.0)),
        charts=(_chart(),),
        validations=tuple(_validations()),
        names=tuple(_names()),
        page=Page(area=f"A1:L{CHART_ROW + CHART_ROWS}", tall=1),
        tab="amber",
    )


def _headers() -> tuple[str, ...]:
    return tuple(field.header for field in FIELDS)


def _result_header(need: Need) -> tuple[str, ...]:
    total = Formula(f'="Coût total sur "&{entry("tco_horizon")}&" mois"', f"Coût total sur {need.horizon} mois")
    return ("Solution", "Coût par mois", "Coût initial", total, "Délai (semaines)", "Support", "", "")


def _need(analysis: Analysis) -> Need:
    default = default_need(analysis.parameters)
    given = zip(QUESTIONS, (default.users, default.invoices, default.horizon), strict=True)
    return Need(*(int(analysis.entry(question.key, value)) for question, value in given))


def _need_rows(analysis: Analysis, need: Need) -> tuple[Row, ...]:
    """The need; that of « Paramètres » until the user types another."""
    given = zip(QUESTIONS, (need.users, need.invoices, need.horizon), strict=True)
    return tuple((row.label, analysis.held(row.key, value, f"={name_of(row.key)}"), row.note) for row, value in given)


def _vendor(analysis: Analysis, number: int, default: Vendor) -> Vendor:
    """What the user typed on the row of a vendor, the example where nothing was."""
    keys = [_key(number, field) for field in FIELDS]
    numbers = (default.base, default.per_user, default.included, default.extra, default.training, default.weeks)
    base, per_user, included, extra, training, weeks = (
        analysis.entry(key, value) for key, value in zip(keys[1:7], numbers, strict=True)
    )
    name, support, note = (
        analysis.typed(key, text)
        for key, text in ((keys[0], default.name), (keys[7], default.support), (keys[8], default.note))
    )
    checked = analysis.day(keys[9], default.checked)
    return Vendor(name, base, per_user, int(included), extra, training, int(weeks), support, note, checked)


def _key(number: int, field: Field) -> str:
    return f"tco_offre{number}_{field.key}"


def _vendor_row(vendor: Vendor) -> Row:
    return (
        vendor.name or None, vendor.base, vendor.per_user, vendor.included, vendor.extra, vendor.training,
        vendor.weeks, vendor.support or None, vendor.note or None, vendor.checked,
    )  # fmt: skip


def _calculations(vendors: tuple[Vendor, ...], need: Need, ranked: tuple[Cost, ...]) -> Iterator[Block]:
    """The costs of each offer and its rank, the offer of each rank, and what the chart reads."""
    ranks = [_rank(vendor, ranked) for vendor in vendors]
    costs = (cost(vendor, need) for vendor in vendors)
    rows = tuple(_calculation(*row) for row in zip(count(), costs, ranks, strict=False))
    picked = tuple((Formula(_found(rank), _index(ranks, rank)),) for rank in RANKS)
    bars = tuple(_bar(RESULT_ROW + rank, _at(ranked, rank)) for rank in RANKS)
    yield Block(cell(HELPERS_ROW, ZONES[TCO]), (("Par mois", "Initial", "TCO", "Rang"), *rows), "muted")
    yield Block(f"{FOUND}{HELPERS_ROW}", (("Offre de ce rang",), *picked), "muted")
    yield Block(cell(BARS_ROW, ZONES[TCO]), (("Solution", "TCO"), *bars), "muted")


def _rank(vendor: Vendor, ranked: tuple[Cost, ...]) -> int | None:
    return next((rank for rank, row in enumerate(ranked, start=1) if row.vendor is vendor), None)


def _calculation(index: int, costs: Cost, rank: int | None) -> Row:
    """An offer without a name has no total, hence no rank."""
    row, offer = COSTS_ROW + index, FIRST_ROW + index
    invoices = f"MAX({entry('tco_factures')}-{HERE}E{offer},0)"
    monthly = f"{HERE}C{offer}+{HERE}D{offer}*{entry('tco_utilisateurs')}+{HERE}F{offer}*{invoices}"
    total = f"ROUND({INITIAL}{row}+{MONTHLY}{row}*{entry('tco_horizon')},2)"
    above = f"COUNTIF({TOTAL}${HELPERS_ROW}:{TOTAL}{row - 1},{TOTAL}{row})"
    place = f"RANK({TOTAL}{row},{TOTAL}${COSTS_ROW}:{TOTAL}${LAST_COST_ROW},1)+{above}"
    return (
        Formula(f"={monthly}", costs.monthly),
        Formula(f"={HERE}G{offer}", costs.initial),
        Formula(f'=IF({HERE}B{offer}="","",{total})', costs.total if rank else ""),
        Formula(f'=IF({TOTAL}{row}="","",{place})', rank or ""),
    )


def _found(rank: int) -> str:
    return f'=IFERROR(MATCH({rank},{RANK}${COSTS_ROW}:{RANK}${LAST_COST_ROW},0),"")'


def _index(ranks: list[int | None], rank: int) -> Value:
    return ranks.index(rank) + 1 if rank in ranks else ""


def _at(ranked: tuple[Cost, ...], rank: int) -> Cost | None:
    return ranked[rank - 1] if rank <= len(ranked) else None


def _results(ranked: tuple[Cost, ...]) -> Iterator[Row]:
    """The offers by rising total, each cell found by its rank."""
    for rank in RANKS:
        found = _at(ranked, rank)
        values = _result_values(found) if found else ("",) * len(RESULT_SOURCES)
        sources = zip(RESULT_SOURCES, values, strict=True)
        yield (*(Formula(_picked(rank, letter), value) for letter, value in sources), None, None)


def _result_values(row: Cost) -> Row:
    return (row.vendor.name, row.monthly, row.initial, row.total, row.vendor.weeks, row.vendor.support)


def _picked(rank: int, letter: str) -> str:
    """A column of the offer of that rank; a text is joined to nothing, as an empty cell would read 0."""
    place = there(f"{FOUND}{HELPERS_ROW + rank}")
    calculated = letter in (MONTHLY, INITIAL, TOTAL)
    costs = there(f"{letter}${COSTS_ROW}:{letter}${LAST_COST_ROW}")
    found = f"INDEX({costs if calculated else f'{letter}${FIRST_ROW}:{letter}${LAST_ROW}'},{place})"
    return f'=IF({place}="","",{found}{JOINED if letter in TEXT_COLUMNS else ""})'


def _bar(row: int, found: Cost | None) -> Row:
    name = Formula(f"={HERE}B{row}", found.vendor.name if found else "")
    return (name, Formula(f"=N({HERE}E{row})", found.total if found else 0.0))


def _validations() -> Iterator[Choice | Bounds]:
    users, invoices, horizon = (cell(NEED_ROW + row, LEFT + 1) for row in range(len(QUESTIONS)))
    yield Bounds(users, 1, 50, "Saisissez un nombre entier d'utilisateurs, de 1 à 50.", whole=True)
    yield Bounds(invoices, 10, 2000, "Saisissez un nombre entier de factures par mois, de 10 à 2 000.", whole=True)
    yield Choice(horizon, source_of(HORIZONS), "Choisissez un horizon : 12, 24 ou 36 mois.")
    for letter, field in zip("CDEFGH", FIELDS[1:7], strict=True):
        whole = field.style in WHOLE
        message = f"{field.header} : saisissez un nombre {'entier ' if whole else ''}positif."
        yield Bounds(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}", 0, None, message, whole=whole)


def _names() -> Iterator[tuple[str, str]]:
    for row, question in enumerate(QUESTIONS, start=NEED_ROW):
        yield entry(question.key), f"$C${row}"
    for number, row in enumerate(range(FIRST_ROW, LAST_ROW + 1), start=1):
        for column, field in enumerate(FIELDS, start=LEFT):
            yield entry(_key(number, field)), Area.of(cell(row, column)).absolute()


def _chart() -> Chart:
    source = Area.of(cell(BARS_ROW, ZONES[TCO])).resized(len(VENDORS) + 1, 2)
    return Chart(
        name="Coût total",
        kind="bar",
        source=there(str(source)),
        area=f"B{CHART_ROW}:K{CHART_ROW + CHART_ROWS - 1}",
        title="Coût total sur l'horizon (€ HT)",
        alt="Barres : coût total de chaque solution sur l'horizon choisi, de la moins chère à la plus chère.",
        series=(Series("violet"),),
        legend=False,
        labels=True,
        number_format='#,##0 "€";;',
        minimum=0,
    )
