"""Each cell as a clean value and, if there is something to say about it, the code of an anomaly."""

import re
from collections.abc import Iterator, Sequence

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.words import NOT_CALCULATED, has_invisible, is_formula_error, plain, text_of, texts_of, visible

Positions = tuple[list[int], list[str]]
Texts = tuple[list[str], list[str]]

_EMAIL = r"[^@\s\0]++@[^@\s\0.]++(?:\.[^@\s\0.]++)++"
_EMAILS = re.compile(rf"(?:(?:{_EMAIL})?\0)*+")
"""Addresses or nothing, each with its end: those of a column are looked at in one go."""


def clean_choices(values: Sequence[object], words: Sequence[str], missing: str, unknown: str) -> Positions:
    """The position of each word among the accepted ones, -1 for any other, and the code of each anomaly."""
    read = _Choices(words, missing, unknown)
    found = list(map(read.__getitem__, values))
    return [position for position, _ in found], [code for _, code in found]


class _Choices(dict[object, tuple[int, str]]):
    """What each value of a column was read as, worked out the first time it is met."""

    def __init__(self, *accepted: *tuple[Sequence[str], str, str]) -> None:
        super().__init__()
        self._accepted = accepted

    def __missing__(self, value: object) -> tuple[int, str]:
        self[value] = read_choice(value, *self._accepted)
        return self[value]


def read_choice(value: object, words: Sequence[str], missing: str, unknown: str) -> tuple[int, str]:
    """The position of one word, whatever its case, accents and blanks, and the code of its anomaly."""
    if is_formula_error(value):
        return -1, kinds.FORMULA_EMPTY if value == NOT_CALCULATED else kinds.FORMULA_ERROR
    word = plain(text_of(value))
    if word not in words:
        return -1, unknown if word else missing
    return words.index(word), "" if value == word else kinds.CHOICE_TIDIED


def clean_texts(values: Sequence[object]) -> Texts:
    """The texts of a column without the blanks around them, "" for a failed formula or one never calculated."""
    texts = texts_of(values)
    whole = "".join(texts)
    if has_invisible(whole):
        texts = [text if visible(text).strip() else "" for text in texts]
    if "#" not in whole:
        return texts, [""] * len(texts)
    codes = [_failure(text) for text in texts]
    return ["" if code else text for text, code in zip(texts, codes, strict=True)], codes


def _failure(text: str) -> str:
    if text == NOT_CALCULATED:
        return kinds.FORMULA_EMPTY
    return kinds.FORMULA_ERROR if is_formula_error(text) else ""


def clean_emails(values: Sequence[object]) -> Texts:
    """The e-mail addresses of a column as typed, and the code of those that cannot be one."""
    texts, codes = clean_texts(values)
    texts = list(map(visible, texts)) if has_invisible("".join(texts)) else texts
    for client in _strange(texts):
        codes[client] = kinds.EMAIL_INVALID
    return texts, codes


def _strange(texts: Sequence[str]) -> Iterator[int]:
    """The places of the texts that are no address: where the search through all of them, laid end to end, stops."""
    column = "\0".join((*texts, ""))
    client = at = 0
    while at < len(column):
        found = _EMAILS.match(column, at)
        end = found.end() if found else at
        client += column.count("\0", at, end)
        if end < len(column):
            yield client
            client, end = client + 1, column.index("\0", end) + 1
        at = end
