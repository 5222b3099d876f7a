"""A French Excel for tests: xlwings' own Windows code drives it, as it drives the real one.

Where what is known of Excel disagrees, each switch takes the stricter side unless a test says otherwise.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, Literal, Self

import xlwings as xw

from french_excel import store
from french_excel.application import A1_STYLE, Application
from french_excel.com import ComError, refused
from french_excel.grammar import ENGLISH, MONEY, Tongue
from french_excel.loading.books import load_book
from french_excel.windows import Desktop, xlwindows

US_ENGLISH = 1033
ARRAYS, RULES, FORMATS = "arrays", "rules", "formats"
A1_ADDRESS = re.compile(r"\$?\b[A-Z]{1,3}\$?\d+\b")
YES_NO_STYLE = 4
OK, YES, NO = 1, 6, 7
_HANDLES = count(1001)


def carried(formula: str, row: int, column: int) -> store.Scalar:
    """The value that a formula text brings along for the cell so far down and right of the first.

    The product writes every formula with what Python calculated for it; that LibreOffice calculates the same is proven
    elsewhere. Plain text brings nothing, and stands as not calculated.
    """
    given = getattr(formula, "values", None)
    if given is not None:
        return given[row][column] if isinstance(given[row], tuple | list) else given[row]
    return getattr(formula, "value", None)


@dataclass(eq=False)
class FrenchExcel:
    """An Excel with its workbooks; the switches say which Excel, the rest what happened to it."""

    vba_on_stack: bool = True
    currency: str = "€"
    money: frozenset[str] = MONEY
    decimal: str = ","
    list_separator: str = ";"
    array_formulas: Literal["local", "english"] = "local"
    local_rules: bool = True
    tables_extend: bool = True
    has_printer: bool = True
    dynamic_arrays: bool = True
    spill_code: int = store.ErrorValue(store.SPILL).code
    list_commas: Literal["part", "stay", "refused"] = "part"
    sorts_protected: bool = True
    frees_charts: bool = True
    activates_hidden: bool = False
    takes_english: frozenset[str] = frozenset()
    """Where English is read in the user's language rather than refused, if that language is expected there."""
    calculator: Callable[[str, int, int], store.Scalar] = carried
    answer: Callable[[str], bool] = field(default=lambda _question: True)
    chosen_file: str | Literal[False] = False
    fails_at: int = 0
    fails: Callable[[str], bool] | None = None
    failure: ComError = field(default_factory=lambda: refused("La méthode a échoué."))

    def __post_init__(self) -> None:
        self.hwnd = next(_HANDLES)
        self.books: list[store.Book] = []
        self.active_book: store.Book | None = None
        self.state: dict[str, Any] = {}
        self.messages: list[str] = []
        self.members: Counter[str] = Counter()
        self.trail: list[str] = []
        self.calls = 0
        self.language = 0
        self.cells_read = 0
        self.application = Application(self)

    @property
    def tongue(self) -> Tongue:
        """The grammar of the user."""
        return Tongue(self.decimal, self.list_separator)

    @property
    def rule_tongue(self) -> Tongue:
        """The grammar in which validations and conditional formats are given."""
        return self._tongue_of(RULES) if self.local_rules else ENGLISH

    @property
    def array_tongue(self) -> Tongue:
        """The grammar of formulas given in an array of values."""
        return self._tongue_of(ARRAYS) if self.array_formulas == "local" else ENGLISH

    @property
    def format_tongue(self) -> Tongue:
        """The grammar of number formats: the user's, unless VBA waits for the caller or the call names English."""
        return ENGLISH if self.vba_on_stack or self.language == US_ENGLISH else self._tongue_of(FORMATS)

    def _tongue_of(self, place: str) -> Tongue:
        return replace(self.tongue, takes_english=place in self.takes_english)

    @property
    def app(self) -> xw.App:
        """This Excel as the product sees it."""
        return xw.App(impl=xlwindows().App(xl=self.wrapped))

    @property
    def wrapped(self) -> Any:
        """The application as xlwings holds it: what Excel rejects while it is busy is asked again."""
        return xlwindows().COMRetryObjectWrapper(self.application)

    def check_style(self, text: str) -> None:
        """A refusal of an A1 address where the user reads addresses as « L1C1 »."""
        if self.state.get("ReferenceStyle", A1_STYLE) != A1_STYLE and A1_ADDRESS.search(text):
            raise refused(f"« {text} » n'est pas une adresse du style L1C1.")

    def open(self, path: Path) -> xw.Book:
        """A workbook opened by its user."""
        return self.app.books.open(path)

    def load(self, path: Path) -> store.Book:
        """A workbook file read into the store and put in front."""
        book = load_book(path, self.tongue)
        self.books.append(book)
        self.active_book = book
        return book

    def called(self, member: str) -> None:
        """A member counted; its failure when its turn has come, or when a test says so."""
        self.calls += 1
        self.members[member] += 1
        self.trail.append(member)
        if self.calls == self.fails_at or (self.fails is not None and self.fails(member)):
            raise self._failure()

    def _failure(self) -> ComError:
        """A failure of its own each time: one raised again and again would drag along all that had led to it."""
        return ComError(*self.failure.args)

    @contextmanager
    def speaking(self, language: int) -> Iterator[None]:
        """A language named for one call."""
        before, self.language = self.language, language
        try:
            yield
        finally:
            self.language = before

    @contextmanager
    def running(self) -> Iterator[Self]:
        """The Excel that Windows shows and xlwings finds, as long as the block lasts."""
        engines = xw.engines
        before = engines.active, list(engines.engines), dict(engines.engines_by_name)
        engine = xw.Engine(impl=xlwindows().engine)
        engines.add(engine)
        engine.activate()
        Desktop.show(self.hwnd, self)
        try:
            yield self
        finally:
            Desktop.close(self.hwnd)
            engines.active, engines.engines, engines.engines_by_name = before
            xlwindows().BOOK_CALLER = None

    @contextmanager
    def calling(self, book: xw.Book) -> Iterator[None]:
        """A button of a workbook pressed: VBA waits, and its workbook is the caller."""
        module = xlwindows()
        before, module.BOOK_CALLER = module.BOOK_CALLER, book.api
        try:
            yield
        finally:
            module.BOOK_CALLER = before

    def asked(self, prompt: str, style: int) -> int:
        """What the user answers in a message box, by the number of the button."""
        self.messages.append(prompt)
        if style & 0xF != YES_NO_STYLE:
            return OK
        return YES if self.answer(prompt) else NO
