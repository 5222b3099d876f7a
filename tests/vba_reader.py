"""A strict reader of `vbaProject.bin`, independent of our writer: what a file says, as the values the writer takes."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import olefile
import xlwings

from fae_xlwings.bundle.encryption import Secret
from fae_xlwings.bundle.vba_modules import Kind, Module
from fae_xlwings.bundle.vba_project import Project, Protection, Reference

with warnings.catch_warnings():
    # olevba still says enablePackrat where pyparsing now says enable_packrat.
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools.olevba import VBA_Parser, decompress_stream

XLWINGS = Path(xlwings.__file__).parent
SHIPPED = (
    "quickstart.xlsm",
    "quickstart_standalone.xlsm",
    "quickstart_addin.xlam",
    "quickstart_addin_ribbon.xlam",
    "addin/xlwings.xlam",
)


class Records:
    """The records of a `dir` stream, read one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def next_id(self) -> int:
        return struct.unpack_from("<H", self.data, self.at)[0]

    def take(self, identifier: int) -> bytes:
        """The data of the next record, which must be this one."""
        found, size = struct.unpack_from("<HI", self.data, self.at)
        assert found == identifier, f"record {found:04x} at {self.at}, {identifier:04x} expected"
        # PROJECTVERSION counts its major part only.
        size += 2 * (identifier == 0x0009)
        self.at += 6 + size
        return self.data[self.at - size : self.at]

    def take_twin(self, identifier: int, unicode_identifier: int) -> str:
        """A text, which must be the same in both its forms."""
        text = self.take(identifier).decode("cp1252")
        assert self.take(unicode_identifier).decode("utf-16-le") == text
        return text

    def take_raw(self, *identifiers: int) -> bytes:
        """Records as they stand, header included."""
        start = self.at
        for identifier in identifiers:
            self.take(identifier)
        return self.data[start : self.at]


@dataclass(frozen=True)
class File:
    """The streams of a project file, by path."""

    streams: dict[str, bytes]

    @property
    def dir_stream(self) -> bytes:
        return decompressed(self.streams["VBA/dir"])

    def source(self, module: Module) -> str:
        """The text of a module as olevba reads it."""
        return decompressed(self.streams[f"VBA/{module.name}"][module.offset :]).decode("cp1252")


def decompressed(data: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(data)))


def read_file(package: Path | bytes) -> File:
    """The project of a workbook or add-in."""
    with zipfile.ZipFile(io.BytesIO(package) if isinstance(package, bytes) else package) as parts:
        return read_bin(parts.read("xl/vbaProject.bin"))


def olevba_modules(package: bytes) -> dict[str, str]:
    """The text of each module as olevba extracts it, by the name of its exported file."""
    parser = VBA_Parser("package", data=package)
    try:
        return {name: text for _, _, name, text in parser.extract_macros()}
    finally:
        parser.close()


def read_bin(data: bytes) -> File:
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as file:
        return File({"/".join(path): file.openstream(path).read() for path in file.listdir()})


def parse(file: File) -> Project:
    """The values of a project, without its sources."""
    lines = file.streams["PROJECT"].decode("cp1252").split("\r\n")
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    records = Records(file.dir_stream)
    system = struct.unpack("<I", records.take(0x0001))[0]
    compatibility = struct.unpack("<I", records.take(0x004A))[0] if records.next_id() == 0x004A else None
    name = _skip_to_version(records)
    version = struct.unpack("<IH", records.take(0x0009))
    records.take_twin(0x000C, 0x003C)
    references = list(_references(records))
    records.take(0x000F)
    cookie = struct.unpack("<H", records.take(0x0013))[0]
    modules = [_module(records, lines, values) for _ in _while(records, 0x0019)]
    records.take(0x0010)
    guid = values["ID"].strip('"')
    protection = Protection(*(secret(values[key].strip('"'), guid) for key in ("CMG", "DPB", "GC")))
    return Project(name, guid, modules, references, version, system, compatibility, cookie, protection)


def _skip_to_version(records: Records) -> str:
    """The project's name; what lies between it and the version must have its usual value."""
    assert records.take(0x0002) == records.take(0x0014) == b"\x09\x04\x00\x00"
    assert records.take(0x0003) == (1252).to_bytes(2, "little")
    name = records.take(0x0004).decode("cp1252")
    assert records.take_twin(0x0005, 0x0040) == ""
    assert records.take(0x0006) == records.take(0x003D) == b""
    assert records.take(0x0007) == records.take(0x0008) == bytes(4)
    return name


def _while(records: Records, identifier: int) -> Iterator[None]:
    while records.next_id() == identifier:
        yield


def _references(records: Records) -> Iterator[Reference]:
    """The references; those to controls and to other projects as raw records."""
    for _ in _while(records, 0x0016):
        name = records.take_twin(0x0016, 0x003E)
        first = records.next_id()
        follow = {0x000D: (0x000D,), 0x000E: (0x000E,), 0x0033: (0x0033, 0x002F, 0x0016, 0x003E, 0x0030)}[first]
        yield Reference(name, records.take_raw(*follow))


def _module(records: Records, lines: list[str], values: dict[str, str]) -> Module:
    name = records.take_twin(0x0019, 0x0047)
    assert records.take_twin(0x001A, 0x0032) == name
    description = records.take_twin(0x001C, 0x0048)
    offset = struct.unpack("<I", records.take(0x0031))[0]
    assert records.take(0x001E) == bytes(4)
    cookie = struct.unpack("<H", records.take(0x002C))[0]
    records.take(records.next_id() if records.next_id() in (0x0021, 0x0022) else 0x0021)
    records.take(0x002B)
    kind = next(Kind(line.split("=")[0]) for line in lines if re.match(rf"(Module|Class|Document)={name}(/|$)", line))
    return Module(name, kind, "", description, offset, cookie, values[name])


def secret(text: str, guid: str) -> Secret:
    """A value of CMG, DPB or GC made clear, [MS-OVBA] 2.4.3.3."""
    data = bytes.fromhex(text)
    seed, key = data[0], data[0] ^ data[2]
    assert data[0] ^ data[1] == 2
    assert key == sum(guid.encode("ascii")) & 0xFF
    clear, before = bytearray(), key
    for older, value in zip(data[1:], data[3:], strict=False):
        before = value ^ (older + before & 0xFF)
        clear.append(before)
    ignored = (seed & 6) // 2
    assert int.from_bytes(clear[ignored : ignored + 4], "little") == len(clear) - ignored - 4
    return Secret(bytes(clear[ignored + 4 :]), seed, bytes(clear[:ignored]))
