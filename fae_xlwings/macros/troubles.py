"""What Excel may answer instead of working, each told in one French sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from sys import modules
from time import monotonic, sleep
from typing import Any, TypeVar

from fae_xlwings.errors import FaeError

Answer = TypeVar("Answer")

PATIENCE = 10.0
PAUSE = 0.25
COM_ATTEMPTS = 2000
"""How often xlwings repeats a call that Excel rejects: its own default is for ever, which hangs Excel and Python."""
EXCEL_OF_XLWINGS = "xlwings._xlwindows"


@dataclass(frozen=True, slots=True)
class Trouble:
    """An answer of Excel by its codes (Windows' and Excel's own), and what the user is told."""

    codes: tuple[int, ...]
    sentence: str


# fmt: off
# Codes: winerror.h (RPC_E_…, RPC_S_…, DISP_E_…) and Excel's VBA_E_IGNORE (0x800AC472), 1004 (0x800A03EC).
BUSY = Trouble(
    (-2147418111, -2147417846, -2146777998),
    "Excel attend la fin d'une saisie ou la fermeture d'une fenêtre : appuyez sur Entrée ou sur Échap, "
    "puis recommencez.",
)
TROUBLES = (
    Trouble((-2147023174, -2147023170, -2147417848),
            "Excel ou le classeur a été fermé pendant le travail : rouvrez le classeur, puis recommencez."),
    Trouble((-2146827284,),
            "Excel a refusé une étape du travail ; vos saisies sont restées en place. Fermez ses fenêtres ouvertes, "
            "vérifiez que les feuilles ne sont ni filtrées, ni fusionnées, ni protégées par un mot de passe et "
            "que personne d'autre ne modifie le classeur, puis recommencez."),
)
# fmt: on
LOCKED = "Un fichier est ouvert dans un autre programme ou protégé : fermez-le, puis recommencez. Fichier : {name}"
NO_BOOK = "Aucun classeur n'est ouvert : ouvrez le classeur de vos clients, puis recommencez."
PROTECTED_VIEW = (
    "Ce fichier est ouvert en mode protégé : cliquez sur « Activer la modification » dans la barre jaune, "
    "puis recommencez."
)
UNKNOWN = (
    "Le travail n'a pas pu être terminé. Enregistrez votre classeur, fermez Excel, rouvrez-le et recommencez ; si cela "
    "continue, cliquez sur « Vérifier l'installation ». Détail pour votre informaticien : {detail}"
)


def sentence_of(error: Exception) -> str:
    """What the user is told of a failure, whatever it is."""
    if isinstance(error, FaeError):
        return str(error)
    if isinstance(error, PermissionError):
        return LOCKED.format(name=error.filename)
    if is_busy(error):
        return BUSY.sentence
    known = next(((each, trouble) for each in _behind(error) for trouble in TROUBLES if _has_code(each, trouble)), None)
    if known:
        return known[1].sentence + _described(known[0])
    return UNKNOWN.format(detail=f"{type(error).__name__}, {error}")


def sentence_without_book(error: Exception, excel: Any) -> str:
    """What the user is told when no workbook answers; `excel` is Excel's own object."""
    if is_busy(error):
        return BUSY.sentence
    return PROTECTED_VIEW if excel.ProtectedViewWindows.Count else NO_BOOK


def patiently(ask: Callable[[], Answer], patience: float = PATIENCE, wait: Callable[[float], None] = sleep) -> Answer:
    """The answer of Excel, asked again while it is busy, until `patience` seconds have passed."""
    deadline = monotonic() + patience
    while True:
        try:
            return ask()
        except Exception as error:
            if not is_busy(error) or monotonic() >= deadline:
                raise
        wait(PAUSE)


def stop_waiting_for_ever() -> None:
    """Xlwings' own repeating of rejected calls made finite, where it drives Excel."""
    excel: Any = modules.get(EXCEL_OF_XLWINGS)
    if excel is not None:
        excel.N_COM_ATTEMPTS = COM_ATTEMPTS


def is_busy(error: Exception) -> bool:
    """Whether Excel would answer later; xlwings has a word of its own for it."""
    return type(error).__name__ == "ExcelBusyError" or _has_code(error, BUSY)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """A failure and those it hides: xlwings answers a refusal of Excel by a missing key or an invalid argument."""
    while error is not None:
        yield error
        error = error.__context__


def _described(error: BaseException) -> str:
    """What Excel says of a COM error, for whoever helps the user."""
    details = next((part for part in error.args if isinstance(part, tuple)), ())
    said = [part.strip() for part in details[2:3] if isinstance(part, str)]
    return f" Excel répond : « {said[0]} »." if said and said[0] else ""


def _has_code(error: BaseException, trouble: Trouble) -> bool:
    """Whether a COM error bears one of the codes; Excel hides its own inside a general one."""
    described = next((part for part in error.args if isinstance(part, tuple)), ())
    return any(code in trouble.codes for code in (getattr(error, "hresult", None), *error.args[:1], *described[-1:]))
