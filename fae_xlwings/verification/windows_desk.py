"""The steps that concern Windows and its Office."""

import re
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from fae_xlwings.errors import FaeError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.verification.program import REINSTALL
from fae_xlwings.windows import excel_link, footprint, office
from fae_xlwings.windows.folders import program_folder
from fae_xlwings.windows.programs import bitness, com_answers, file_version
from fae_xlwings.windows.registry import WindowsRegistry

SAMPLE = (8500.0, "NON", "TRES BON")
SAMPLE_SCORE = 170.0
NOT_REGISTERED = "non inscrit, à votre demande ; pour l'inscrire, relancez INSTALLER.bat et répondez oui"
_VERSION = re.compile(r"<cp:version>([^<]*)</cp:version>")


def links() -> str:
    """The two links to Excel, of the version of xlwings, each of its bits."""
    wanted = version("xlwings")
    for bits in (32, 64):
        path = excel_link.link(bits, wanted)
        if path is None:
            raise FaeError(f"xlwings{bits}-{wanted}.dll n'est pas à côté de Python : {REINSTALL}")
        if bitness(path) != bits:
            raise FaeError(f"{path.name} n'est pas une bibliothèque de {bits} bits : {REINSTALL}")
    return f"xlwings32-{wanted}.dll et xlwings64-{wanted}.dll"


def com() -> str:
    """An object of Windows' own, reached as Excel will be."""
    if not com_answers():
        raise FaeError(f"Windows répond mal : redémarrez l'ordinateur, puis {REINSTALL}")
    return "répond"


def excel() -> str:
    """Excel with its version and its bits, or how to do without."""
    return _program(office.EXCEL, "pas trouvé : LANCER_OUTIL.bat fait l'analyse et les rapports sans lui")


def word() -> str:
    """Word, or that reports are written without it."""
    return _program(office.WORD, "pas trouvé : les rapports s'écrivent sans lui, il faut un logiciel pour les lire")


def outlook() -> str:
    """Outlook, or that messages are copied by hand."""
    return _program(office.OUTLOOK, "pas trouvé : les messages se copient dans votre messagerie")


def _program(name: str, without: str) -> str:
    path = office.program(WindowsRegistry(), name)
    return f"version {file_version(path)}, {bitness(path)} bits, {path}" if path else without


def policy() -> str:
    """That the firm's policy lets the buttons work."""
    refused = office.refusals(WindowsRegistry())
    if refused:
        raise FaeError(f"{', '.join(refused)} : demandez une exception à votre informaticien, ou LANCER_OUTIL.bat")
    return "rien n'est interdit"


def trusted() -> str:
    """Whether Excel trusts the folder of the program, which is the user's choice."""
    folder = program_folder()
    return str(folder) if footprint.is_trusted(WindowsRegistry(), folder) else NOT_REGISTERED


def addin() -> str:
    """Whether Excel loads the add-in, which is the user's choice, and whether its file is there."""
    path = program_folder() / footprint.ADDIN
    if not footprint.is_started(WindowsRegistry(), program_folder()):
        return NOT_REGISTERED
    if not path.is_file():
        raise FaeError(f"« {path} » manque, un antivirus l'a peut-être retiré : {REINSTALL}")
    return f"chargé à chaque ouverture d'Excel, {path}"


def addin_version() -> str:
    """The version of the installed add-in, which must be the program's."""
    path = program_folder() / footprint.ADDIN
    if not path.is_file():
        return "pas installé"
    found = written_version(path)
    if found != IDENTITY.version:
        raise FaeError(f"{found or 'inconnue'} au lieu de {IDENTITY.version} : fermez Excel, {REINSTALL}")
    return found


def written_version(path: Path) -> str:
    """The version that a workbook or an add-in of ours bears in its properties, "" when it bears none."""
    try:
        with ZipFile(path) as archive:
            match = _VERSION.search(archive.read("docProps/core.xml").decode("utf-8"))
    except (OSError, KeyError, BadZipFile):
        return ""
    return match[1] if match else ""


def formula() -> str:
    """A formula answered as Excel would have it: through the link, by a Python that the link starts."""
    path = excel_link.link(64 if sys.maxsize > 2**32 else 32, version("xlwings"))
    if path is None:
        raise FaeError(f"le lien avec Excel manque : {REINSTALL}")
    found = excel_link.call_formula(path, "FAE_SCORE", SAMPLE)
    if found != SAMPLE_SCORE:
        raise FaeError(f"{found} au lieu de 170 : {REINSTALL}")
    return "170"
