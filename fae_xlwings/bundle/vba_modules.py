"""VBA modules as text: read from exported files, checked before they are built in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fae_xlwings.errors import InputError

CODE_PAGE = "cp1252"
LONGEST_NAME = 31
LONGEST_LINE = 1023
MOST_CONTINUATIONS = 24

KEYWORD_LIST = (
    "and as boolean byref byte byval call case close const currency date declare dim do double each else elseif empty "
    "end enum eqv erase error event exit false for friend function get global gosub goto if imp implements in input "
    "integer is let like lock long loop lset me mod new next not nothing null object on open option optional or "
    "paramarray preserve print private property public put raiseevent redim rem resume return rset seek select set "
    "single static step stop string sub then to true type until variant wend while with write xor"
)
KEYWORDS = frozenset(KEYWORD_LIST.split())


class Kind(StrEnum):
    """What a module is; the value is its word in the PROJECT stream, [MS-OVBA] 2.3.1.3."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"


class Base(StrEnum):
    """What a class or document module is an instance of: the value of its attribute VB_Base."""

    WORKBOOK = "0{00020819-0000-0000-C000-000000000046}"
    WORKSHEET = "0{00020820-0000-0000-C000-000000000046}"
    CHARTSHEET = "0{00020821-0000-0000-C000-000000000046}"
    CLASS = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a project; offset and cookie other than these belong to projects that Excel saved."""

    name: str
    kind: Kind
    text: str = ""
    description: str = ""
    offset: int = 0
    cookie: int = 0xFFFF
    window: str = "0, 0, 0, 0, C"


PREAMBLE = re.compile(r"VERSION \d.*?^END *\r\n", re.DOTALL | re.MULTILINE)
ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)\r\n")
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
PROCEDURE = re.compile(
    r"^[ \t]*(?:(?:Public|Private|Friend|Static)[ \t]+)*(?:Sub|Function|Property[ \t]+(?:Get|Let|Set))[ \t]+(\w+)",
    re.IGNORECASE | re.MULTILINE,
)
CONTINUED = re.compile(rf"(?:[^\r\n]*[ \t]_[ \t]*\r\n){{{MOST_CONTINUATIONS + 1}}}")


def standard_module(source: str) -> Module:
    """The module of an exported `.bas` file."""
    text = _crlf(source)
    return Module(_attributes(text).get("VB_Name", "").strip('"'), Kind.STANDARD, text)


def class_module(source: str) -> Module:
    """The module of an exported `.cls` file that is a class of its own."""
    return _object_module(source, Kind.CLASS, Base.CLASS)


def document_module(source: str, base: Base) -> Module:
    """The module of an exported `.cls` file that stands behind a workbook or a sheet."""
    return _object_module(source, Kind.DOCUMENT, base)


def empty_document(name: str, base: Base) -> Module:
    """The module of a workbook or sheet without code."""
    return document_module(f'Attribute VB_Name = "{name}"\n', base)


def _object_module(source: str, kind: Kind, base: Base) -> Module:
    """A class or document module under the attributes Excel gives it.

    An exported file has a preamble that no project stores, and lacks VB_Base, without which nothing can be created.
    """
    exported = PREAMBLE.sub("", _crlf(source), count=1)
    given = _attributes(exported)
    body = exported[len(_header_text(exported)) :]
    document = kind is Kind.DOCUMENT
    attributes = {
        "VB_Name": given.get("VB_Name", '""'),
        "VB_Base": f'"{base}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": str(document),
        "VB_Exposed": "True" if document else given.get("VB_Exposed", "False"),
        "VB_TemplateDerived": "False",
        "VB_Customizable": str(document),
    } | {key: value for key, value in given.items() if key == "VB_Description"}
    header = "".join(f"Attribute {key} = {value}\r\n" for key, value in attributes.items())
    description = attributes.get("VB_Description", "").strip('"').replace("\\r\\n", "\r\n")
    return Module(attributes["VB_Name"].strip('"'), kind, header + body, description)


def _crlf(source: str) -> str:
    """A source with every line ended as VBA wants it, the last one too."""
    return "".join(f"{line}\r\n" for line in source.replace("\r\n", "\n").removesuffix("\n").split("\n"))


def _header_text(text: str) -> str:
    """The attribute lines a module text begins with."""
    header = ""
    while match := ATTRIBUTE.match(text, len(header)):
        header += match.group()
    return header


def _attributes(text: str) -> dict[str, str]:
    """The module attributes by name, values as they are written."""
    return {name: value.strip() for name, value in ATTRIBUTE.findall(_header_text(text))}


def encoded(text: str, place: str) -> bytes:
    """A text in the project's code page; raises InputError for a character it does not have."""
    try:
        return text.encode(CODE_PAGE)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        character = text[error.start]
        raise InputError(
            f"{place}, ligne {line} : le caractère « {character} » n'existe pas dans le code de Windows (cp1252) : "
            "remplacez-le par ChrW(…)."
        ) from None


def check_modules(project: str, modules: Sequence[Module]) -> None:
    """Nothing, or InputError with the first thing that Excel would refuse or lose in a project."""
    for name in (project, *(module.name for module in modules)):
        _check_name(name)
    for problem in _problems(project, modules):
        raise InputError(problem)


def _check_name(name: str) -> None:
    """Nothing, or InputError for a name that VBA refuses."""
    if not IDENTIFIER.fullmatch(name) or len(name) > LONGEST_NAME or name.lower() in KEYWORDS:
        raise InputError(
            f"Module VBA « {name} » : nom refusé par VBA : prenez une lettre puis des lettres, des chiffres ou _, "
            f"{LONGEST_NAME} caractères au plus, et pas un mot de VBA."
        )


def _problems(project: str, modules: Sequence[Module]) -> Iterator[str]:
    """What Excel would refuse in modules whose names are right."""
    names = [module.name.lower() for module in modules]
    for name in _repeated([project.lower(), *names]):
        yield f"Module VBA « {name} » : ce nom est déjà pris : renommez l'un des deux."
    for module in modules:
        yield from _text_problems(module)
        yield from _procedure_problems(module, names)


def _repeated(names: Iterable[str]) -> list[str]:
    """The names met before in the same list."""
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]


def _text_problems(module: Module) -> Iterator[str]:
    """What Excel would refuse in the text of one module."""
    where = f"Module VBA « {module.name} »"
    if not module.text.startswith(f'Attribute VB_Name = "{module.name}"\r\n'):
        yield f'{where} : la première ligne doit être Attribute VB_Name = "{module.name}".'
    if CONTROL.search(module.text):
        yield f"{where} : le texte contient un caractère de commande : retirez-le."
    for number, line in enumerate(module.text.split("\r\n"), 1):
        if len(line) > LONGEST_LINE:
            yield f"{where}, ligne {number} : {len(line)} caractères, {LONGEST_LINE} au plus : coupez-la."
    if CONTINUED.search(module.text):
        yield f"{where} : une instruction court sur plus de {MOST_CONTINUATIONS + 1} lignes : coupez-la."


def _procedure_problems(module: Module, names: Sequence[str]) -> Iterator[str]:
    """The procedures that a module of the same name would hide from their callers."""
    if module.kind is Kind.STANDARD:
        for name in PROCEDURE.findall(module.text):
            if name.lower() in names:
                yield f"Module VBA « {module.name} » : la procédure {name} porte le nom d'un module : renommez-la."
