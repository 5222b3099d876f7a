"""The sheet « Bibliothèque »: messages, phone script and guide, made out live to the client chosen in a cell."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
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
from fae_xlwings.views.words.flow import BLANK_HEIGHT, SECTION_HEIGHT, Flow, Line, Text, beside, flow
from fae_xlwings.views.words.formulas import entry
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES
from fae_xlwings.views.words.lateness import as_one_late, late_words
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band
from fae_xlwings.views.words.plan import Block, Choice, Formula, Page, SheetPlan, Value
from fae_xlwings.views.words.ranking import SPARE_ROWS
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.wording import (
    Word,
    client_words,
    general_words,
    mention,
    phrase,
    quote,
    told,
)

COLUMNS = 6
TEXT_WIDTH = 70.0
WIDTHS = (("A:A", 0.8), ("B:B", 11.0), ("C:C", TEXT_WIDTH), ("D:D", 0.8), ("E:E", TEXT_WIDTH), ("F:F", 0.8))
TEXT_COLUMN, RIGHT = 3, 5
"""Texts stand two by two: lines of mail are short, and a page of two columns is half as long."""
FIRST_ROW = 4
NEXT_SHEET = "relance_10"
"""The message that begins the second sheet of paper."""
MESSAGES = {"P1": "audit", "P2": "formation", "P3": "information", "P4": "information"}
NO_ADDRESS = "adresse à compléter dans la feuille Données"
SIGNATURE_HINT = "Le nom du cabinet et la signature se saisissent une fois, en bas de la feuille Paramètres."
COPY_HINT = "Pour envoyer un message : copiez sa cellule (Ctrl+C) et collez le texte seul dans votre messagerie."
SIGNED = {"signataire": "Signature", "cabinet": "Cabinet"}
GLOSSARY_COLUMN = ZONES[BIBLIOTHEQUE]


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
    subtitle = "Vos messages, votre script d'appel et votre guide, au nom du client choisi"
    return SheetPlan(
        name=BIBLIOTHEQUE,
        blocks=(*band("Bibliothèque", subtitle, COLUMNS), *page.blocks),
        helpers=(_glossary(words),),
        helper_names=tuple(_glossary_names(words)),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights),
        validations=tuple(_choice(analysis, page)),
        names=tuple(_names(page)),
        page=Page(area=f"A1:F{page.end - 1}", portrait=True, breaks=(page.rows[NEXT_SHEET] - 1,)),
        tab="amber",
    )


def chosen(analysis: Analysis) -> Chosen:
    """The client in the cell, or the first to accompany; nobody in an empty portfolio."""
    names = [str(name) for name in analysis.scored[NOM]]
    if not names:
        return Chosen("", 0, None)
    first = [*ranked_clients(analysis.scored, SCORE, 1)[NOM], names[0]]
    name = analysis.chosen("client", str(first[0]), set(names))
    position = [each.lower() for each in names].index(name.lower())
    return Chosen(name, int(analysis.scored.index[position]) + 1, client_row(analysis, position))


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


def message_texts(message: Mapping[str, str], words: tuple[Word, ...]) -> Iterator[Text]:
    """Subject and body of a message; the body in one cell, which is copied at once."""
    yield _text("Objet", "message_bold", message["subject"], words)
    yield _text("Message", "message", message["body"].strip(), words)


def _text(label: str | None, style: Style, text: str, words: tuple[Word, ...]) -> Text:
    """A text made out to the client, with room for what it says to a late one."""
    return Text(label, phrase(text, words), style, told(text, as_one_late(words)))


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
    texts = _texts(client, words)
    for left, right in _pairs():
        yield Line(height=BLANK_HEIGHT)
        yield Line((_titles()[left], None, None, _titles().get(right)), "section", height=SECTION_HEIGHT, anchor=left)
        yield from beside(texts[left], texts.get(right, ()), TEXT_WIDTH)


def _texts(client: Chosen, words: tuple[Word, ...]) -> dict[str, Sequence[Text]]:
    """The lines of each text, by its key."""
    messages = {message["key"]: tuple(_message(message, client, words)) for message in emails()}
    return {**messages, "phone": tuple(_phone_texts(words)), "guide": tuple(_guide_texts(words))}


def _titles() -> dict[str, str]:
    titles = {message["key"]: message["title"] for message in emails()}
    return {**titles, "phone": content("phone")["title"], "guide": content("guide")["title"]}


def _pairs() -> Iterator[tuple[str, str]]:
    """The keys of the texts that stand side by side: two messages, or the script and the guide."""
    *messages, phone, guide = _titles()
    yield from zip_longest(messages[::2], messages[1::2], fillvalue="")
    yield phone, guide


def _panel_lines(client: Chosen, words: tuple[Word, ...]) -> Iterator[Line]:
    """The choice of a client on the left, the way to each text on the right."""
    signature = {word.key: word.value for word in words}
    fields: tuple[tuple[str | None, Value, Style], ...] = (
        ("Client", client.name or None, "input_text"),
        *((label, Formula(f"={mention(key)}", signature[key]), "text") for key, label in SIGNED.items()),
        (None, typeset(SIGNATURE_HINT), "note"),
        ("À envoyer", _advice(client), "text_bold"),
        (None, typeset(COPY_HINT), "note"),
        (None, None, "text"),
    )
    yield Line(("Personnaliser les textes", None, None, "Sur cette page"), "section", height=SECTION_HEIGHT)
    for index, (field, key) in enumerate(zip(fields, _titles(), strict=True)):
        label, value, style = field
        yield Line((label, value, None, _jump(key)), ("label", style, "text", "link"), anchor="" if index else "client")


def _jump(key: str) -> Formula:
    text = f"→ {_titles()[key]}"
    return Formula(f"=HYPERLINK({quote('#' + mention(f'titre_{key}'))},{quote(text)})", text)


def _advice(client: Chosen) -> Formula:
    """The title of the message that suits the chosen client."""
    answers = {word: _titles()[key] for word, key in MESSAGES.items()}
    answers[A_COMPLETER] = "Complétez d'abord sa fiche dans la feuille Données"
    nobody = "Choisissez un client dans la cellule jaune"
    formula = quote(nobody)
    for word, answer in answers.items():
        formula = f'IF({mention("priorite")}="{word}",{quote(answer)},{formula})'
    return Formula(f"={formula}", answers.get(str(client.row[PRIORITE]), nobody) if client.row else nobody)


def _message(message: Mapping[str, str], client: Chosen, words: tuple[Word, ...]) -> Iterator[Text]:
    yield Text("Quand", message["when"], "note_wrap", message["when"])
    yield Text("À", _address_cell(client), "message")
    yield from message_texts(message, words)


def _address_cell(client: Chosen) -> Formula:
    address = str(client.row[EMAIL]) if client.row else ""
    name = mention("adresse")
    return Formula(f'=IF({name}="",{quote(NO_ADDRESS)},{name})', address or NO_ADDRESS)


def _phone_texts(words: tuple[Word, ...]) -> Iterator[Text]:
    for step in content("phone")["step"]:
        yield Text(None, step["title"], "label")
        yield Text(None, step["advice"], "note_wrap", step["advice"])
        for index, text in enumerate(step["said"].strip().splitlines()):
            yield _text(None if index else "À dire", "message", text, words)


def _guide_texts(words: tuple[Word, ...]) -> Iterator[Text]:
    guide = content("guide")
    yield _text(None, "message", guide["intro"], words)
    for point in guide["point"]:
        yield _text(None, "message_bold", point["title"], words)
        yield _text(None, "message", point["text"], words)
    yield _text(None, "message_bold", guide["law"]["title"], words)
    for text in guide["law"]["lines"].strip().splitlines():
        yield _text(None, "message", text, words)
    yield _text(None, "message_bold", guide["closing"], words)


def _glossary(words: Sequence[Word]) -> Block:
    """The words that the texts take up, on « Calculs »: what each one is, and its cell."""
    return Block(cell(HELPERS_ROW, GLOSSARY_COLUMN), tuple((word.label, word.cell) for word in words), "muted")


def _glossary_names(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for row, word in enumerate(words, start=HELPERS_ROW):
        yield mention(word.key), Area.of(cell(row, GLOSSARY_COLUMN + 1)).absolute()


def _choice(analysis: Analysis, page: Flow) -> Iterator[Choice]:
    """The clients of the table, and those that are added below it before the page is drawn again."""
    rows = int(analysis.scored.index.max()) + 1 if len(analysis.scored) else 1
    names = Area.of(donnees.address(NOM, donnees.FIRST_ROW)).resized(rows + SPARE_ROWS, 1)
    message = "Choisissez un client de la feuille Données, dans la liste."
    yield Choice(
        cell(page.rows["client"], TEXT_COLUMN),
        in_sheet(DONNEES, names.absolute()),
        message,
        prompt="Choisissez un client : tous les textes portent aussitôt son nom.",
    )


def _names(page: Flow) -> Iterator[tuple[str, str]]:
    yield entry("client"), Area.of(cell(page.rows["client"], TEXT_COLUMN)).absolute()
    for left, right in _pairs():
        for key, column in ((left, LEFT), (right, RIGHT)):
            if key:
                yield mention(f"titre_{key}"), Area.of(cell(page.rows[left], column)).absolute()
