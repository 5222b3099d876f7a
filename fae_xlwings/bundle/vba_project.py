"""A writer of `vbaProject.bin`: [MS-OVBA] in the form it asks of writers, without compiled code.

Excel compiles the source when it opens the file: the version FFFF (2.3.4.1) tells it that nothing else is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import pack

from fae_xlwings.bundle.compound_file import compound_file
from fae_xlwings.bundle.compression import compress
from fae_xlwings.bundle.encryption import Secret, ignored_length, obfuscate
from fae_xlwings.bundle.vba_modules import CODE_PAGE, Kind, Module, check_modules, encoded

WIN64 = 3
ENGLISH = 0x0409
CODE_PAGE_NUMBER = int(CODE_PAGE.removeprefix("cp"))
NO_CACHE = bytes.fromhex("cc61ffff000000")
HOST_EXTENDER = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"

UNPROTECTED = bytes(4)
NO_PASSWORD = b"\x00"
VISIBLE = b"\xff"


@dataclass(frozen=True, slots=True)
class Reference:
    """A REFERENCE (2.3.4.2.2.1): its name and the records that follow it."""

    name: str
    records: bytes


@dataclass(frozen=True, slots=True)
class Protection:
    """The project's protection state (2.3.1.15), password (2.3.1.16) and visibility (2.3.1.17)."""

    state: Secret
    password: Secret
    visibility: Secret


@dataclass(frozen=True, slots=True)
class Project:
    """A VBA project; `guid` is its upper-case GUID in braces, fixed for a product so that builds are reproducible."""

    name: str
    guid: str
    modules: Sequence[Module]
    references: Sequence[Reference]
    version: tuple[int, int] = (1, 0)
    system: int = WIN64
    compatibility: int | None = None
    cookie: int = 0xFFFF
    protection: Protection | None = None


def _record(identifier: int, data: bytes = b"") -> bytes:
    """A record of the `dir` stream: identifier, size, data."""
    return pack("<H", identifier) + _sized(data)


def _sized(data: bytes) -> bytes:
    """Data after its size."""
    return pack("<I", len(data)) + data


def registered_reference(name: str, libid: str) -> Reference:
    """A reference to a registered type library (2.3.4.2.2.5); its GUID counts, its path is only a hint."""
    return Reference(name, _record(0x000D, _sized(libid.encode("ascii")) + bytes(6)))


REFERENCES = (
    registered_reference(
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    registered_reference(
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared\OFFICE16"
        r"\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)


def vba_project_bin(project: Project) -> bytes:
    """The bytes of `xl/vbaProject.bin` (2.2); raises InputError for modules that Excel would refuse."""
    check_modules(project.name, project.modules)
    sources = {module.name: compress(encoded(module.text, f"Module {module.name}")) for module in project.modules}
    storage = {"_VBA_PROJECT": NO_CACHE, "dir": compress(dir_stream(project)), **sources}
    return compound_file({"PROJECT": project_stream(project), "PROJECTwm": name_map(project), "VBA": storage})


def dir_stream(project: Project) -> bytes:
    """The `dir` stream (2.3.4.2) before compression."""
    references = b"".join(_reference(reference) for reference in project.references)
    modules = b"".join(_module(module) for module in project.modules)
    return _information(project) + references + _modules_header(project) + modules + _record(0x0010)


def _information(project: Project) -> bytes:
    """The PROJECTINFORMATION record (2.3.4.2.1)."""
    compatibility = b"" if project.compatibility is None else _record(0x004A, pack("<I", project.compatibility))
    return b"".join(
        (
            _record(0x0001, pack("<I", project.system)),
            compatibility,
            _record(0x0002, pack("<I", ENGLISH)),
            _record(0x0014, pack("<I", ENGLISH)),
            _record(0x0003, pack("<H", CODE_PAGE_NUMBER)),
            _record(0x0004, encoded(project.name, "Projet")),
            _twin(0x0005, 0x0040, ""),
            _record(0x0006) + _record(0x003D),
            _record(0x0007, bytes(4)),
            _record(0x0008, bytes(4)),
            # PROJECTVERSION is the one record whose size does not count its minor part.
            pack("<HIIH", 0x0009, 4, *project.version),
            _twin(0x000C, 0x003C, ""),
        )
    )


def _reference(reference: Reference) -> bytes:
    """A REFERENCE record (2.3.4.2.2.1)."""
    return _twin(0x0016, 0x003E, reference.name) + reference.records


def _modules_header(project: Project) -> bytes:
    """The head of the PROJECTMODULES record (2.3.4.2.3): module count and project cookie."""
    return _record(0x000F, pack("<H", len(project.modules))) + _record(0x0013, pack("<H", project.cookie))


def _module(module: Module) -> bytes:
    """A MODULE record (2.3.4.2.3.2)."""
    return b"".join(
        (
            _twin(0x0019, 0x0047, module.name),
            _twin(0x001A, 0x0032, module.name),
            _twin(0x001C, 0x0048, module.description),
            _record(0x0031, pack("<I", module.offset)),
            _record(0x001E, bytes(4)),
            _record(0x002C, pack("<H", module.cookie)),
            _record(0x0021 if module.kind is Kind.STANDARD else 0x0022),
            _record(0x002B),
        )
    )


def _twin(identifier: int, unicode_identifier: int, text: str) -> bytes:
    """A text twice: in the code page, then in UTF-16; sizes are bytes, not characters."""
    return _record(identifier, encoded(text, "Projet")) + _record(unicode_identifier, text.encode("utf-16-le"))


def project_stream(project: Project) -> bytes:
    """The PROJECT stream (2.3.1)."""
    lines = (*_properties(project), "", "[Host Extender Info]", HOST_EXTENDER, "", "[Workspace]")
    windows = (f"{module.name}={module.window}" for module in project.modules)
    return encoded("".join(f"{line}\r\n" for line in (*lines, *windows)), "Projet")


def _properties(project: Project) -> Iterator[str]:
    """The lines of ProjectProperties (2.3.1.1)."""
    protection = project.protection or _open_protection(project.guid)
    yield f'ID="{project.guid}"'
    for module in project.modules:
        yield f"{module.kind}={module.name}{'/&H00000000' if module.kind is Kind.DOCUMENT else ''}"
    yield f'Name="{project.name}"'
    yield 'HelpContextID="0"'
    yield 'VersionCompatible32="393222000"'
    yield f'CMG="{obfuscate(protection.state, project.guid)}"'
    yield f'DPB="{obfuscate(protection.password, project.guid)}"'
    yield f'GC="{obfuscate(protection.visibility, project.guid)}"'


def _open_protection(guid: str) -> Protection:
    """A visible project without protection, its seed drawn from the GUID."""
    seed = sum(guid.encode("ascii")) * 31 & 0xFF
    ignored = bytes(ignored_length(seed))
    return Protection(*(Secret(data, seed, ignored) for data in (UNPROTECTED, NO_PASSWORD, VISIBLE)))


def name_map(project: Project) -> bytes:
    """The PROJECTwm stream (2.3.3): each module's name in the code page and in UTF-16."""
    names = (module.name for module in project.modules)
    return b"".join(encoded(n, "Projet") + b"\0" + n.encode("utf-16-le") + b"\0\0" for n in names) + b"\0\0"
