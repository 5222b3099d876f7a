"""The sheet « Guide Missions »: three missions to be carried out, from the first message to the last tick box."""

from collections.abc import Iterator, Mapping
from typing import Any

from fae_xlwings.domain.scoring import french
from fae_xlwings.sheets import BIBLIOTHEQUE, GUIDE
from fae_xlwings.texts import content
from fae_xlwings.views.pages.bibliotheque import all_words, chosen, email_lines, emails
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import BLANK_HEIGHT, Flow, Line, flow, height_of
from fae_xlwings.views.words.formulas import entry, kpi, name_of
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band, link
from fae_xlwings.views.words.plan import Choice, Formula, Page, Rule, SheetPlan, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.vocabularies import BOX, TICK, TICKED, source_of
from fae_xlwings.views.words.wording import Word, amount_formula, mention, quote

WEEKS = 8
LABEL_WIDTH, TEXT_WIDTH = 28.0, 78.0
WIDTHS = (("A:A", 3.0), ("B:B", LABEL_WIDTH), ("C:C", TEXT_WIDTH), ("D:K", 5.5), ("L:L", 3.0))
COLUMNS = 12
FIRST_ROW = 4
MARK = "●"
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
        page=Page(area=f"A1:L{page.end - 1}", portrait=True, breaks=tuple(_starts(page, missions))),
        tab="violet",
    )


def box_key(mission: Mission, item: Mapping[str, str]) -> str:
    """The entry of a tick box: « fait_audit_annuaire »."""
    return f"fait_{mission['key']}_{item['key']}"


def _page_lines(analysis: Analysis, missions: list[Mission], words: tuple[Word, ...]) -> Iterator[Line]:
    for mission in missions:
        yield _section(mission)
        yield from _facts(analysis, mission, words)
        yield from _phase_lines(mission)
        yield from _deliverable_lines(mission)
        yield from _checklist_lines(analysis, mission)
        yield from _email_lines(mission, words)
        yield Line(height=BLANK_HEIGHT)


def _section(mission: Mission) -> Line:
    return Line((mission["title"], *(None,) * (WEEKS + 1)), "section", anchor=mission["key"])


def _starts(page: Flow, missions: list[Mission]) -> Iterator[int]:
    """The rows of the missions that begin a sheet of paper: all but the first, which stands under the band."""
    yield from (page.rows[mission["key"]] for mission in missions[1:])


def _facts(analysis: Analysis, mission: Mission, words: tuple[Word, ...]) -> Iterator[Line]:
    """What the mission is, for how many clients, how long it takes, what it costs."""
    clients = analysis.indicators.as_dict()[COUNTS[mission["priority"]]]
    hours = f"heures_{mission['tariff']}"
    yield _labelled("Pour qui", f"{mission['who']} Priorité {mission['priority']}.")
    yield _labelled("Objectif", mission["objective"])
    yield _labelled("Clients concernés", _counted(COUNTS[mission["priority"]], int(clients)))
    yield _labelled(
        "Temps à prévoir", Formula(f'={amount_formula(name_of(hours))}&" h"', f"{french(analysis.parameters[hours])} h")
    )
    yield _labelled("Tarif conseillé", _tariff(mission, words))
    yield Line(height=BLANK_HEIGHT)


def _counted(name: str, count: int) -> Formula:
    word = "clients" if count >= PLURAL else "client"
    formula = f'={kpi(name)}&IF({kpi(name)}>={PLURAL}," clients"," client")&" dans votre portefeuille"'
    return Formula(formula, f"{count} {word} dans votre portefeuille")


def _tariff(mission: Mission, words: tuple[Word, ...]) -> Formula:
    key = f"tarif_{mission['key']}"
    value = next(word.value for word in words if word.key == key)
    note = f"{mission['tariff_note']} · modifiable dans la feuille Paramètres"
    return Formula(f"={mention(key)}&{quote(note)}", f"{value}{note}")


def _labelled(label: str | None, value: Value) -> Line:
    return Line((label, value), ("label", "text_wrap"), height=height_of(value, TEXT_WIDTH))


def _phase_lines(mission: Mission) -> Iterator[Line]:
    weeks = tuple(f"S{week}" for week in range(1, WEEKS + 1))
    yield Line((f"Déroulé sur {WEEKS} semaines", "Ce que l'on fait", *weeks), "header")
    for phase in mission["phases"]:
        busy = [phase["first"] <= week <= phase["last"] for week in range(1, WEEKS + 1)]
        styles: tuple[Style, ...] = tuple("week" if week else "text_centre" for week in busy)
        marks = (MARK if week else None for week in busy)
        height = height_of(phase["text"], TEXT_WIDTH)
        yield Line((phase["title"], phase["text"], *marks), ("text_bold_wrap", "text_wrap", *styles), height=height)
    yield Line(height=BLANK_HEIGHT)


def _deliverable_lines(mission: Mission) -> Iterator[Line]:
    for index, text in enumerate(mission["deliverables"]):
        yield _labelled(None if index else "Livrables", f"• {text}")
    yield Line(height=BLANK_HEIGHT)


def _checklist_lines(analysis: Analysis, mission: Mission) -> Iterator[Line]:
    items = mission["checklist"]
    ticks = [analysis.chosen(box_key(mission, item), BOX, TICK) for item in items]
    yield Line(("Fait", "Liste de contrôle"), "header", anchor=_list_name(mission))
    for item, tick in zip(items, ticks, strict=True):
        yield Line((tick, item["text"]), ("input_choice", "text_wrap"), anchor=box_key(mission, item))
    yield Line((_progress(mission, ticks), None), "note")
    yield Line(height=BLANK_HEIGHT)


def _progress(mission: Mission, ticks: list[str]) -> Formula:
    """« 3 points faits sur 8 »."""
    done, counted = ticks.count(TICKED), f'COUNTIF({_list_name(mission)},"{TICKED}")'
    formula = f'={counted}&IF({counted}>={PLURAL}," points faits"," point fait")&" sur {len(ticks)}"'
    return Formula(formula, f"{done} {'points faits' if done >= PLURAL else 'point fait'} sur {len(ticks)}")


def _email_lines(mission: Mission, words: tuple[Word, ...]) -> Iterator[Line]:
    message = next(row for row in emails() if row["key"] == mission["email"])
    yield Line(("E-mail prêt à envoyer", message["when"]), ("text_bold", "note_wrap"))
    yield from email_lines(message, words, TEXT_WIDTH)
    yield Line((None, link(BIBLIOTHEQUE, "→ Changer de client ou copier les autres textes : Bibliothèque")), "link")


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
