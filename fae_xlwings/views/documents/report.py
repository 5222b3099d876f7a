"""The Word report of one client: what it says, chapter by chapter, in words the client may read."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fae_xlwings.domain.columns import APPETENCE, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, PRIORITE, PRIORITES, SECTEUR
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.obligations import Obligations
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import NO_BREAK_SPACE, content
from fae_xlwings.views.documents.blocks import (
    Bar,
    Block,
    Chapter,
    Gauge,
    Grid,
    Paragraph,
    Picture,
    Report,
    Schedule,
    Timeline,
)
from fae_xlwings.views.documents.naming import file_stem
from fae_xlwings.views.documents.own_dates import own_dates
from fae_xlwings.views.documents.selection import Selection
from fae_xlwings.views.documents.situations import Case, case_of, situation
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.obligations import obligations_of
from fae_xlwings.views.words.wording import MISSIONS, french_day, general_words, manager

DAYS_PER_WEEK = 7
MINUTES = 60
FULL_WIDTH = 17.0
TARIFFS = {word.upper(): f"tarif_{mission}" for mission, word in MISSIONS.items()}
READ = (NOM, SECTEUR, OUTIL, APPETENCE, PRENOM, NOM_DIRIGEANT, PRIORITE, PLATEFORME)
PLACES = ("synthese", "contexte", "diagnostic", "recommandations", "conclusion")
SIGNATURE = "signature"


def reports(analysis: Analysis, clients: Selection) -> Iterator[Report]:
    """The report of each client that `clients` selects, in the order of the portfolio."""
    author, chosen = Author(analysis), analysis.scored[list(READ)].loc[clients]
    for client, due in zip(chosen.to_dict("records"), obligations_of(analysis, chosen), strict=True):
        yield author.report({str(key): value for key, value in client.items()}, due)


class Author:
    """Writes reports: what is the same for all clients, or for all of one case, is worded once."""

    def __init__(self, analysis: Analysis) -> None:
        self.texts = content("report")
        self.parameters = analysis.parameters
        self.today = analysis.today
        self.words = {
            **{word.key: str(word.value) for word in general_words(analysis)},
            **_spans(analysis),
        }
        self._of_case: dict[Case, tuple[Chapter, ...]] = {}
        self._context = self._regulations()

    def report(self, client: Mapping[str, Any], due: Obligations) -> Report:
        """The report of one scored client, a row as a dictionary, with what the law asks of him."""
        case = case_of(client, self.today, self.parameters)
        name = str(client[NOM])
        if case not in self._of_case:
            self._of_case[case] = (self._diagnosis(case), self._plan(case), self._conclusion(case), self._signature())
        return Report(
            file_stem=file_stem(self.texts["file"].format(client=name)),
            title=self.texts["title"],
            subject=self.texts["subject"].format(client=name),
            lines=self._lines(client),
            chapters=(self._summary(client, case, due), self._context, *self._of_case[case]),
        )

    def _lines(self, client: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        someone = manager(str(client[PRENOM]), str(client[NOM_DIRIGEANT]), "")
        attention = self.texts["to_someone"].format(dirigeant=someone) if someone else self.texts["to_anyone"]
        return (
            ("titre", self.texts["title"]),
            ("client", str(client[NOM])),
            ("destinataire", attention),
            ("date", self.texts["dated"].format(**self.words)),
        )

    def _summary(self, client: Mapping[str, Any], case: Case, due: Obligations) -> Chapter:
        words = self.texts["summary"]
        unknown = words["unknown"]
        receptions = words["receptions"]["due" if case.due else "ahead"]
        values = {
            "sector": str(client[SECTEUR]).strip() or unknown,
            "tool": words["tools"].get(client[OUTIL], unknown),
            "ease": words["eases"].get(client[APPETENCE], unknown),
            "reception": receptions[case.reception].format(**self.words),
            **own_dates(due, self.words),
            "support": self._support(case)["offer"],
        }
        rows = tuple((words[key], value) for key, value in values.items())
        intro = words["intro"][case.tool]
        table = Grid((), rows, (4.6, 12.4), words["alt"])
        return Chapter(PLACES[0], words["title"], (Paragraph(intro), table, *self._due(case)))

    def _regulations(self) -> Chapter:
        context = self.texts["context"]
        bullets = (text.format(**self.words).partition(". ") for text in context["bullets"])
        items = tuple(Paragraph(text, "bullet", f"{lead}. ") for lead, _, text in bullets)
        return Chapter(PLACES[1], context["title"], items)

    def _diagnosis(self, case: Case) -> Chapter:
        words, found = self.texts["diagnosis"], situation(case.tool, case.ease)
        rows = tuple((words[key], found[key].format(**self.words)) for key in ("in_order", "missing", "stake"))
        table = Grid((), rows, (4.6, 12.4), words["alt"])
        return Chapter(PLACES[2], words["title"], (self._gauge(found["rank"]), table, self._timeline(case)))

    def _due(self, case: Case) -> Iterator[Block]:
        """What to do this week, for a client of whom the law asks already what his tool does not do."""
        words = self.texts["due"].get(case.reception) if case.due else None
        if words:
            yield Paragraph(words["title"], "warning_title")
            yield Paragraph(words["text"].format(**self.words), "warning")
            yield Paragraph("", "warning", words["week"] + NO_BREAK_SPACE + ":")
            yield from (Paragraph(action, "warning_bullet") for action in words["actions"])

    def _gauge(self, rank: int) -> Picture:
        words, told = self.texts["picture"], self.texts["diagnosis"]
        levels = tuple(words["levels"])
        known = {"niveau": levels[rank - 1], "rang": rank, "rangs": len(levels)}
        alt = told["gauge_alt"].format(**known) if rank else told["gauge_unknown_alt"]
        return Picture(Gauge(words["gauge"], levels, rank, words["unknown"]), FULL_WIDTH, 1.5, alt)

    def _timeline(self, case: Case) -> Picture:
        words = self.texts["picture"]
        bars = self._bars(case)
        milestones = tuple((self.parameters.day(f"jalon_{key}"), words[key]) for key in ("reception", "emission"))
        drawing = Timeline(self.today, words["here"], milestones, Bar(words["plan"], self.today, bars[-1].end))
        alt = self.texts["diagnosis"]["timeline_alt"].format(**self.words, fin=french_day(bars[-1].end))
        return Picture(drawing, FULL_WIDTH, 3.4, alt)

    def _bars(self, case: Case) -> tuple[Bar, ...]:
        return tuple(
            Bar(phase["title"], self._week(phase["first"] - 1), self._week(phase["last"]) - timedelta(days=1))
            for phase in situation(case.tool, case.ease)["phases"]
        )

    def _week(self, weeks: int) -> date:
        return self.today + timedelta(days=weeks * DAYS_PER_WEEK)

    def _plan(self, case: Case) -> Chapter:
        words, found, bars = self.texts["plan"], situation(case.tool, case.ease), self._bars(case)
        rows = tuple(
            (words["period"].format(debut=f"{bar.start:%d/%m}", fin=f"{bar.end:%d/%m/%Y}"), bar.label, phase["text"])
            for bar, phase in zip(bars, found["phases"], strict=True)
        )
        ends = {"debut": french_day(bars[0].start), "fin": french_day(bars[-1].end)}
        return Chapter(
            PLACES[3],
            words["title"],
            (
                Paragraph(f"{found['goal'].format(**self.words)} {words['lead'][case.priority]}"),
                Picture(Schedule(bars), FULL_WIDTH, 3.3, words["bars_alt"].format(**ends)),
                Grid(tuple(words["header"]), rows, (4.2, 4.4, 8.4), words["alt"]),
                Paragraph(self._cost(case), "note"),
                *self._checks(case),
            ),
        )

    def _checks(self, case: Case) -> Iterator[Block]:
        """What to tick off along the plan; a late client has what to do this week instead."""
        if not case.late:
            words = self.texts["plan"]["check"]
            rows = tuple((words["box"], text) for text in words[case.tool])
            yield Paragraph(words["title"], "strong")
            yield Grid((), rows, (0.8, 16.2), words["alt"], titled=False, plain=True)

    def _cost(self, case: Case) -> str:
        """The time and the fee of the mission, as the parameters have them."""
        words = self.texts["plan"]
        if case.priority not in TARIFFS:
            return words["no_time" if case.priority in PRIORITES else "to_fix"]
        told = words["time"].format(heures=_hours(self.parameters[f"heures_{case.priority.lower()}"]))
        fee = words["fee"].format(tarif=self.words[TARIFFS[case.priority]])
        return f"{told} {fee}" if self.parameters.firm.shows_fees else told

    def _support(self, case: Case) -> dict[str, Any]:
        """The words of the support offered; a late client of a low priority gets those that fit him."""
        words = self.texts["conclusion"]
        changed = words["late"].get(case.priority, {}) if case.late else {}
        soon = {"days": min(words["late"]["days"], words["support"][case.priority]["days"])} if case.late else {}
        return {**words["support"][case.priority], **changed, **soon}

    def _conclusion(self, case: Case) -> Chapter:
        words, support = self.texts["conclusion"], self._support(case)
        first = f"{words['due'][case.tool]} " if case.late else ""
        day = french_day(self.today + timedelta(days=support["days"]))
        sides = ("\n".join(support["we"]), "\n".join(words["yours"][case.reception]))
        return Chapter(
            PLACES[4],
            words["title"],
            (
                Paragraph(first + support["text"]),
                Grid((words["we"], words["you"]), (sides,), (8.5, 8.5), words["alt"], titled=False),
                Paragraph(support["next"].format(prochaine=day), "strong", words["next"]),
            ),
        )

    def _signature(self) -> Chapter:
        words, firm = self.texts["signature"], self.parameters.firm
        ours = (firm.signatory or self.words["signataire"], firm.name, firm.contact)
        sides = ("\n".join(filter(None, ours)), "\n".join(words["client_lines"]))
        table = Grid((words["firm"], words["client"]), (sides,), (8.5, 8.5), words["alt"], titled=False, plain=True)
        return Chapter(SIGNATURE, "", (table,))


def _spans(analysis: Analysis) -> dict[str, str]:
    """How many days away each milestone is: « 83 jours »."""
    days = {
        row.key.removeprefix("jalon_"): abs((row.day - analysis.today).days) for row in analysis.calendar.milestones
    }
    return {f"{key}_jours": f"{french(count)} jour{'s' if count > 1 else ''}" for key, count in days.items()}


def _hours(hours: float) -> str:
    """A time as it is said: « 8 heures », « 30 minutes », « 1 h 30 »."""
    whole, minutes = divmod(round(hours * MINUTES), MINUTES)
    if not whole:
        return f"{minutes}{NO_BREAK_SPACE}minutes"
    if minutes:
        return f"{whole}{NO_BREAK_SPACE}h{NO_BREAK_SPACE}{minutes:02}"
    return f"{whole}{NO_BREAK_SPACE}heure{'s' if whole > 1 else ''}"
