"""Two grammars of formulas and numbers: Excel's own, English, and that of a French user."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator

from french_excel.com import refused

OPERAND, FUNCTION, SEPARATOR, OPEN = "OPERAND", "FUNC", "SEP", "OPEN"
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no zone
DATE_TOKENS = re.compile(r"[dmyjahs]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
CURRENCY_TAG = re.compile(r"\[\$([^\]-]*)")
DIGITS, SOME_DIGITS = re.compile(r"\d+"), "\ue000"
ANY_DIGITS = re.compile(SOME_DIGITS)
STRINGS = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')""")
POINTED = re.compile(r"\d+\.\d+")
FOREIGN = re.compile(r",(?!\d)|(?<!\d),|\d\.\d|[A-Z]{2,}\(")
FRENCH_PARTED = re.compile(r";(?![^{}]*\})")
NUMBER = re.compile(r"(?<![\w.$])\d+(?:\.\d+)(?:E[+-]?\d+)?(?![\w.])", re.IGNORECASE)
TYPED_NUMBER = re.compile(
    r"[-+(]?\s*[€$]?\s*\d[\d\s\u00a0\u202f]*(?:[.,]\d*)?(?:E[+-]?\d+)?\s*[%€$]?\)?", re.IGNORECASE
)
TYPED_DATE = re.compile(
    r"\d{1,4}\s*[-/.: ]\s*(?:\d{1,2}|[a-zéû]{3,9}\.?)(?:\s*[-/.: ]\s*\d{1,4})*(?:\s?[ap]m?)?", re.IGNORECASE
)
TRUTHS = {"TRUE": True, "VRAI": True, "FALSE": False, "FAUX": False}
ARITHMETIC = "=+-@"
GENERAL, LOCAL_GENERAL = "General", "Standard"
IN_QUOTES, BARE, TAGGED = "quoted", "bare", "tagged"
MONEY = frozenset({IN_QUOTES, BARE, TAGGED})
"""How a format may name the currency: « "€" », « € », « [$€-40C] »."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a user's Excel writes numbers and parts arguments."""

    decimal: str = ","
    separator: str = ";"
    takes_english: bool = False
    """English is not refused: it is read for what it means to the user, numbers as texts and unknown functions."""

    @property
    def is_english(self) -> bool:
        return self.decimal == "."


ENGLISH = Tongue(".", ",")


def checked(formula: str, tongue: Tongue) -> str:
    """The formula in English, as typed in a grammar; Excel's refusal when it is none there."""
    if is_foreign(formula, tongue) and not tongue.takes_english:
        raise refused(f"La formule « {formula} » n'est pas écrite dans la langue de l'utilisateur.")
    if tongue.is_english:
        return respelt(formula)
    parts = STRINGS.split(formula)
    return "".join(part if number % 2 else _to_english(part) for number, part in enumerate(parts))


def is_foreign(formula: str, tongue: Tongue) -> bool:
    """Whether a formula has what the user's language lacks: commas between arguments, decimal points, functions.

    English lacks semicolons, but for those that part the rows of an array.
    """
    lacking = FRENCH_PARTED if tongue.is_english else FOREIGN
    return any(lacking.search(code) for code in STRINGS.split(formula)[::2])


def _to_english(code: str) -> str:
    """The user's spelling in English; a number with a point, which is none to him, is a text."""
    quoted = POINTED.sub('"\\g<0>"', code)
    return re.sub(r"(?<=\d),(?=\d)", ".", quoted).replace(";", ",")


def local(formula: str, tongue: Tongue) -> str:
    """An English formula as the user's Excel shows it; names of functions stay English."""
    if tongue.is_english:
        return formula
    parts = STRINGS.split(formula)
    return "".join(part if number % 2 else _to_local(part, tongue) for number, part in enumerate(parts))


def _to_local(code: str, tongue: Tongue) -> str:
    parted = code.replace(",", tongue.separator)
    return NUMBER.sub(lambda found: found[0].replace(".", tongue.decimal), parted)


def respelt(formula: str) -> str:
    """An English formula as Excel gives it back: functions in capitals, no blanks but those of intersections."""
    digits = iter(DIGITS.findall(formula))
    return ANY_DIGITS.sub(lambda _found: next(digits), _respelt(DIGITS.sub(SOME_DIGITS, formula)))


@cache
def _respelt(formula: str) -> str:
    """The spelling of all formulas that differ by their digits only, as those of a column do."""
    tokens = _tokens(formula)
    return "=" + "".join(
        token.value.upper() if token.type == FUNCTION and token.subtype == OPEN else token.value.strip() or ""
        for token in tokens
    )


def _tokens(formula: str) -> list[object]:
    try:
        tokens = Tokenizer(formula).items
    except Exception as error:
        raise refused(f"La formule « {formula} » ne se lit pas.") from error
    opened = sum((token.subtype == "OPEN") - (token.subtype == "CLOSE") for token in tokens)
    if opened or not tokens:
        raise refused(f"La formule « {formula} » ne se lit pas.")
    return tokens


def shifted(formula: str, origin: str, target: str) -> str:
    """The formula of one cell as it reads when filled into another."""
    return formula if origin == target else _translated(str(formula), origin, target)


@cache
def _translated(formula: str, origin: str, target: str) -> str:
    return _translator(formula, origin).translate_formula(target)


@lru_cache(maxsize=1_000)
def _translator(formula: str, origin: str) -> Translator:
    return Translator(formula, origin=origin)


@dataclass(frozen=True, slots=True)
class Shared:
    """A formula that a file shares among cells; the same one stands in each file that a test reads."""

    formula: str
    origin: str

    def translate_formula(self, target: str) -> str:
        """The formula as it reads in another cell, for openpyxl."""
        return _translated(self.formula, self.origin, target)


def is_formula(text: object) -> bool:
    """Whether Excel reads typed text as a formula, or tries to."""
    return isinstance(text, str) and text[:1] != "" and text[0] in ARITHMETIC and len(text) > 1


@lru_cache(maxsize=10_000)
def as_typed(text: str, tongue: Tongue) -> float | bool | str:
    """What a cell holds after a person typed the text: a number where it looks like one, in either language.

    The stricter reading: whatever English or French Excel may take for a number, a date or a truth becomes one.
    """
    if text.upper() in TRUTHS:
        return TRUTHS[text.upper()]
    if TYPED_DATE.fullmatch(text.strip()):
        return 1.0
    if not TYPED_NUMBER.fullmatch(text.strip()):
        return text
    digits = re.sub(r"[^\d,.Ee]", "", text).replace(tongue.decimal, ".")
    negative = text.strip()[0] in "-("
    try:
        return (-1 if negative else 1) * float(digits) / (100 if "%" in text else 1)
    except ValueError:
        return text


def is_date_format(number_format: str) -> bool:
    """Whether a number shown so is a date or an hour."""
    first = number_format.split(";", maxsplit=1)[0]
    return number_format not in {"General", "@"} and bool(DATE_TOKENS.search(QUOTED.sub("", first)))


def is_currency_format(number_format: str, symbol: str, spellings: frozenset[str] = MONEY) -> bool:
    """Whether a number shown so is money to COM: the machine's symbol, in one of the spellings that make it so."""
    told = CURRENCY_TAG.sub("", number_format)
    found = {
        TAGGED: any(symbol in tag for tag in CURRENCY_TAG.findall(number_format)),
        IN_QUOTES: f'"{symbol}"' in told,
        BARE: symbol in told.replace(f'"{symbol}"', ""),
    }
    return any(found[spelling] for spelling in spellings)


def format_in(number_format: str, tongue: Tongue) -> str:
    """What an English format text becomes when Excel reads it in the user's language."""
    if tongue.is_english:
        return number_format
    if number_format == GENERAL and tongue.takes_english:
        return f'"{GENERAL}"'
    if number_format == GENERAL:
        raise refused(f"« {GENERAL} » n'est pas un format : « {LOCAL_GENERAL} ».")
    swapped = number_format.translate(str.maketrans({".": ",", ",": "."}))
    return swapped.replace("yyyy", '"yyyy"')
