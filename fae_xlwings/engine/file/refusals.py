"""Files that cannot be opened, each refused with what it is and what to do."""

from pathlib import Path

from fae_xlwings.engine.file.package import Package
from fae_xlwings.errors import InputError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK"
_AS_XLSX = "ouvrez-le dans Excel et enregistrez-le au format « Classeur Excel (.xlsx) »."
_NO_BOOK = f"n'est pas un classeur Excel (.xlsx, .xlsm ou .xlam) : {_AS_XLSX}"
UNREADABLE = "ne peut pas être lu : fermez-le s'il est ouvert ailleurs, ou vérifiez que vous avez le droit de le lire."
DAMAGED = "est endommagé : ouvrez-le dans Excel, qui proposera de le réparer, ou reprenez une copie de sauvegarde."
TOO_LARGE = (
    "contient une partie démesurée une fois décompressée, et n'a pas été ouvert : "
    "demandez à qui vous l'a envoyé de le réenregistrer dans Excel."
)
WITHOUT_SHEET = "ne contient aucune feuille de calcul : ouvrez-le dans Excel et ajoutez-en une."


def read_file(path: Path) -> bytes:
    """The bytes of the file; `InputError` when it is missing, a folder, or held back by the system."""
    if path.is_dir():
        raise InputError(f"« {path} » est un dossier : indiquez le classeur Excel à ouvrir.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            f"Le classeur « {path.name} » est introuvable dans « {path.parent} » : vérifiez son nom et son dossier."
        ) from error
    except OSError as error:
        raise refusal(path, UNREADABLE) from error


def refusal(path: Path, reason: str) -> InputError:
    """The refusal of a workbook for one of the reasons above."""
    return InputError(f"Le classeur « {path} » {reason}")


def refuse_foreign(path: Path, data: bytes, package: Package | None = None) -> None:
    """Nothing for a workbook in today's format, else `InputError` saying which format it is."""
    reason = _foreign_package(package) if package else _foreign_bytes(data)
    if reason:
        raise InputError(f"Le fichier « {path} » {reason}")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _foreign_bytes(data: bytes) -> str | None:
    if not data:
        return "est vide : reprenez une copie de sauvegarde."
    if data.startswith(_OLE):
        return _foreign_ole(data)
    return None if data.startswith(_ZIP) else _NO_BOOK


def _foreign_ole(data: bytes) -> str:
    if _utf16("EncryptedPackage") in data:
        return "est protégé par un mot de passe d'ouverture : ouvrez-le dans Excel et retirez ce mot de passe."
    if _utf16("Workbook") in data or _utf16("Book") in data:
        return f"est à l'ancien format Excel (.xls) : {_AS_XLSX}"
    return _NO_BOOK


def _foreign_package(package: Package) -> str | None:
    relations = package.relations.of_kind("officeDocument")
    target = relations[0].target if relations else ""
    if target.endswith(".bin"):
        return f"est au format binaire (.xlsb) : {_AS_XLSX}"
    if "purl.oclc.org" in "".join(relation.type for relation in relations):
        return f"est au format « Strict Open XML » : {_AS_XLSX}"
    kind = package.type_of(target) if package.find(target) is not None else ""
    if kind and ("sheet" in kind or "excel" in kind or kind == "application/xml"):
        return None
    return _NO_BOOK
