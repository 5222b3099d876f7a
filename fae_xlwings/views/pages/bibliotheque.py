"""The sheet « Bibliothèque »: messages, phone script and guide, made out live to the client chosen in a cell."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fae_xlwings.domain.columns import A_COMPLETER, EMAIL, NOM, PRIORITE, SCORE
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.sheets import BIBLIOTHEQUE, DONNEES
from fae_xlwings.texts import content, typeset
from fae_xlwings.views.documents.naming import file_stem
from fae_xlwings.views.pages import donnees
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import Flow, Line, flow, height_of
from fae_xlwings.views.words.formulas import entry
from fae_xlwings.views.words.lateness import as_one_late, late_words
from fae_xlwings.views.words.layout import BAND_HEIGHTS, band
from fae_xlwings.views.words.plan import Choice, Formula, Page, SheetPlan
from fae_xlwings.views.words.wording import (
    SIGNATURE,
    Word,
    client_words,
    general_words,
    mention,
    phrase,
    quote,
    told,
)

COLUMNS = 4
TEXT_WIDTH = 110.0
LABEL_WIDTH = 28.0
WIDTHS = (("A:A", 3.0), ("B:B", LABEL_WIDTH), ("C:C", TEXT_WIDTH), ("D:D", 3.0))
TEXT_COLUMN = 3
FIRST_ROW = 4
STARTS = ("information", "phone")
"""The texts that begin a sheet of paper: two messages on the first, three on the second, then what is said."""
MESSAGES = {"P1": "audit", "P2": "formation", "P3": "information", "P4": "information"}
NO_ADDRESS = "adresse à compléter dans la feuille Données"
SIGNATURE_HINT = "Le nom du cabinet et la signature se saisissent une fois, en bas de la feuille Paramètres."
COPY_HINT = "Pour envoyer un message : copiez sa cellule (Ctrl+C) et collez le texte seul dans votre messagerie."


class Chosen(NamedTuple):
    """The client the texts are made out to: its name, its row of the table from 1, its row of the scored frame."""

    name: str
    position: int
    row: Mapping[str, Any] | None


class TextFile(NamedTuple):
    """A text made out to a client: the file name without its ending, and what the file holds."""

    stem: str
    text: str


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Bibliothèque »: the choice of a client, then every text, each line a live formula."""
    client = chosen(analysis)
    words = all_words(analysis, client)
    page = flow(FIRST_ROW, _page_lines(client, words))
    glossary = flow(page.end, _glossary_lines(words))
    return SheetPlan(
        name=BIBLIOTHEQUE,
        blocks=(
            *band(
                "Bibliothèque", "Vos messages, votre script d'appel et votre guide, au nom du client choisi", COLUMNS
            ),
            *page.blocks,
            *glossary.blocks,
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights, *glossary.heights),
        validations=tuple(_choice(analysis, page)),
        names=tuple(_names(page, glossary, words)),
        page=Page(area=f"A1:D{page.end - 1}", portrait=True, breaks=tuple(page.rows[f"titre_{key}"] for key in STARTS)),
        tab="amber",
    )


def chosen(analysis: Analysis) -> Chosen:
    """The client in the cell, or the first to accompany; nobody in an empty portfolio."""
    names = analysis.scored[NOM]
    if names.empty:
        return Chosen("", 0, None)
    first = [*ranked_clients(analysis.scored, SCORE, 1)[NOM], *names.head(1)]
    name = analysis.chosen("client", str(first[0]), set(names))
    position = int((names.str.lower() == name.lower()).to_numpy().argmax())
    return Chosen(name, int(names.index[position]) + 1, client_row(analysis, position))


def client_row(analysis: Analysis, position: int) -> dict[str, Any]:
    """A row of the scored frame, counted from 0, by column."""
    return {str(header): value for header, value in analysis.scored.iloc[position].items()}


def all_words(analysis: Analysis, client: Chosen) -> tuple[Word, ...]:
    """The words of the texts: those of everyone, then those of the client."""
    return (
        *general_words(analysis),
        *client_words(client.row, client.position),
        *late_words(analysis, client.row),
    )


def personalised(analysis: Analysis, client: Mapping[str, Any]) -> tuple[TextFile, ...]:
    """Every text made out to a client, a row of the scored frame: five messages, the phone script, the guide."""
    words = (*general_words(analysis), *client_words(client), *late_words(analysis, client))
    texts = {
        **{message["title"]: _letter(message, client) for message in emails()},
        content("phone")["title"]: _script(),
        content("guide")["title"]: _leaflet(),
    }
    return tuple(
        TextFile(file_stem(f"{client[NOM]} - {title}"), told(text, words).strip() + "\n")
        for title, text in texts.items()
    )


def message_for(analysis: Analysis, client: Mapping[str, Any]) -> TextFile:
    """The message that suits a client, made out to him."""
    return personalised(analysis, client)[_suited(client)]


def _suited(client: Mapping[str, Any]) -> int:
    """The place among the messages of the one that suits a client."""
    key = MESSAGES.get(str(client[PRIORITE]), "information")
    return [message["key"] for message in emails()].index(key)


def emails() -> list[dict[str, str]]:
    """The five messages: key, title, when, subject, body."""
    return content("emails")["email"]


def email_lines(message: Mapping[str, str], words: tuple[Word, ...], width: float) -> Iterator[Line]:
    """Subject and body of a message, label and text side by side; the body in one cell, which is copied at once."""
    yield _text_line("Objet", message["subject"], words, width, bold=True)
    yield _text_line("Message", message["body"].strip(), words, width)


def _text_line(
    label: str | None, text: str, words: tuple[Word, ...], width: float = TEXT_WIDTH, *, bold: bool = False
) -> Line:
    height = height_of(told(text, as_one_late(words)), width)
    return Line((label, phrase(text, words)), ("label", "message_bold" if bold else "message"), height=height)


def _letter(message: Mapping[str, str], client: Mapping[str, Any]) -> str:
    address = str(client[EMAIL]) or NO_ADDRESS
    return f"Objet : {message['subject']}\nÀ : {address.replace('{', '{{').replace('}', '}}')}\n\n{message['body']}"


def _script() -> str:
    return "\n\n".join(f"{step['title']}\n{step['said'].strip()}" for step in content("phone")["step"])


def _leaflet() -> str:
    guide = content("guide")
    points = (f"{point['title']}\n{point['text']}" for point in guide["point"])
    law = f"{guide['law']['title']}\n{guide['law']['lines'].strip()}"
    return "\n\n".join((guide["title"], guide["intro"], *points, law, guide["closing"]))


def _page_lines(client: Chosen, words: tuple[Word, ...]) -> Iterator[Line]:
    yield from _panel_lines(client, words)
    for message in emails():
        yield from _heading(message["title"], message["key"])
        yield Line(("Quand l'envoyer", message["when"]), ("label", "note_wrap"))
        yield Line(("À", _address_cell(client)), ("label", "message"))
        yield from email_lines(message, words, TEXT_WIDTH)
    yield from _phone_lines(words)
    yield from _guide_lines(words)


def _panel_lines(client: Chosen, words: tuple[Word, ...]) -> Iterator[Line]:
    yield Line(("Personnaliser les textes", None), "section")
    yield Line(("Client", client.name or None), ("label", "input_text"), anchor="client")
    signature = {word.key: word.value for word in words}
    for key, (_, label) in SIGNATURE.items():
        yield Line((label, Formula(f"={mention(key)}", signature[key])), ("label", "text"))
    yield Line((None, typeset(SIGNATURE_HINT)), ("label", "note_wrap"))
    yield Line(("Message conseillé", _advice(client)), ("label", "text_bold"))
    yield Line((None, typeset(COPY_HINT)), ("label", "note_wrap"))
    for index, (anchor, title) in enumerate(_summary().items()):
        yield Line((None if index else "Sur cette page", _jump(title, anchor)), ("label", "link"))
    yield Line()


def _summary() -> dict[str, str]:
    titles = {message["key"]: message["title"] for message in emails()}
    return {**titles, "phone": content("phone")["title"], "guide": content("guide")["title"]}


def _jump(title: str, anchor: str) -> Formula:
    text = f"→ {title}"
    return Formula(f"=HYPERLINK({quote('#' + mention(f'titre_{anchor}'))},{quote(text)})", text)


def _advice(client: Chosen) -> Formula:
    """The title of the message that suits the chosen client."""
    titles = {message["key"]: message["title"] for message in emails()}
    answers = {word: titles[key] for word, key in MESSAGES.items()}
    answers[A_COMPLETER] = "Complétez d'abord sa fiche dans la feuille Données"
    nobody = "Choisissez un client dans la cellule jaune"
    formula = quote(nobody)
    for word, answer in answers.items():
        formula = f'IF({mention("priorite")}="{word}",{quote(answer)},{formula})'
    return Formula(f"={formula}", answers.get(str(client.row[PRIORITE]), nobody) if client.row else nobody)


def _address_cell(client: Chosen) -> Formula:
    address = str(client.row[EMAIL]) if client.row else ""
    name = mention("adresse")
    return Formula(f'=IF({name}="",{quote(NO_ADDRESS)},{name})', address or NO_ADDRESS)


def _heading(title: str, anchor: str) -> Iterator[Line]:
    yield Line()
    yield Line((title, None), "section", anchor=f"titre_{anchor}")


def _phone_lines(words: tuple[Word, ...]) -> Iterator[Line]:
    yield from _heading(content("phone")["title"], "phone")
    for step in content("phone")["step"]:
        yield Line(
            (step["title"], step["advice"]), ("text_bold", "note_wrap"), height=height_of(step["advice"], TEXT_WIDTH)
        )
        for index, text in enumerate(step["said"].strip().splitlines()):
            yield _text_line(None if index else "À dire", text, words)


def _guide_lines(words: tuple[Word, ...]) -> Iterator[Line]:
    guide = content("guide")
    yield from _heading(guide["title"], "guide")
    yield _text_line(None, guide["intro"], words)
    for point in guide["point"]:
        yield _text_line(point["title"], point["text"], words)
    for index, text in enumerate(guide["law"]["lines"].strip().splitlines()):
        yield _text_line(None if index else guide["law"]["title"], text, words)
    yield _text_line(None, guide["closing"], words, bold=True)


def _glossary_lines(words: tuple[Word, ...]) -> Iterator[Line]:
    yield Line()
    yield Line(("Les mots repris dans les textes", None), "section")
    yield Line(("Ils suivent la feuille Paramètres et le client choisi ; rien n'est à saisir ici.", None), "note")
    for word in words:
        height = height_of(word.label, LABEL_WIDTH)
        yield Line((word.label, word.cell), ("note_wrap", "text"), height=height, anchor=word.key)


def _choice(analysis: Analysis, page: Flow) -> Iterator[Choice]:
    rows = int(analysis.scored.index.max()) + 1 if len(analysis.scored) else 1
    names = Area.of(donnees.address(NOM, donnees.FIRST_ROW)).resized(rows, 1)
    message = "Choisissez un client de la feuille Données, dans la liste."
    yield Choice(
        cell(page.rows["client"], TEXT_COLUMN),
        in_sheet(DONNEES, names.absolute()),
        message,
        prompt="Choisissez un client : tous les textes portent aussitôt son nom.",
    )


def _names(page: Flow, glossary: Flow, words: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    yield entry("client"), Area.of(cell(page.rows["client"], TEXT_COLUMN)).absolute()
    for anchor in _summary():
        yield mention(f"titre_{anchor}"), Area.of(cell(page.rows[f"titre_{anchor}"], 2)).absolute()
    for word in words:
        yield mention(word.key), Area.of(cell(glossary.rows[word.key], TEXT_COLUMN)).absolute()
