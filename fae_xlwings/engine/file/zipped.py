"""Zip files whose members are read when needed and copied as they are stored."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

# The oldest date a zip can hold: the same book must give the same bytes on any day.
EPOCH = (1980, 1, 1, 0, 0, 0)
# What no honest part of a workbook reaches: far more than it weighs in the zip, and far too much for a memory.
MAX_SIZE, MAX_RATIO, CHECKED_FROM = 1 << 31, 400, 1 << 26
_ENCRYPTED, _DESCRIPTOR = 0x1, 0x8
_LOCAL = struct.Struct("<26xHH")


class TooLargeError(ValueError):
    """A member that would fill the memory once unpacked."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A member of a zip file as it is stored there."""

    info: ZipInfo
    data: bytes

    def raw(self) -> bytes:
        """The compressed bytes."""
        start = self.info.header_offset
        name, extra = _LOCAL.unpack_from(self.data, start)
        start += _LOCAL.size + name + extra
        return self.data[start : start + self.info.compress_size]

    def read(self) -> bytes:
        """The unpacked bytes; `BadZipFile` when they are not what the zip says, `TooLargeError` for a bomb."""
        size, packed = self.info.file_size, self.info.compress_size
        if size > MAX_SIZE or (size > CHECKED_FROM and size > MAX_RATIO * packed):
            raise TooLargeError(self.info.filename)
        data = self._unpacked(size)
        if len(data) != size or zlib.crc32(data) != self.info.CRC:
            raise BadZipFile(self.info.filename)
        return data

    def _unpacked(self, size: int) -> bytes:
        if self.info.flag_bits & _ENCRYPTED or self.info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile(self.info.filename)
        raw = self.raw()
        return raw if self.info.compress_type == ZIP_STORED else zlib.decompressobj(-15).decompress(raw, size + 1)


def read_zip(data: bytes) -> Iterator[tuple[str, Stored]]:
    """The members of a zip file by name, folders left out; `BadZipFile` when it is damaged."""
    with ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename.replace("\\", "/").lstrip("/"), Stored(info, data)


def write_zip(file: IO[bytes], members: Iterable[tuple[str, Stored | Iterable[bytes]]], level: int) -> None:
    """The members written in order: those of another zip as they are stored there, the others packed."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members:
            if isinstance(content, Stored):
                _copy(archive, content)
            else:
                _pack(archive, name, content, level)


def _copy(archive: Any, member: Stored) -> None:
    """The member as it is; `zipfile` has no word for it, so its own steps are taken one by one."""
    info = member.info
    copied = ZipInfo(info.filename, info.date_time)
    for name in ("compress_type", "create_system", "external_attr", "internal_attr", "CRC", "compress_size"):
        setattr(copied, name, getattr(info, name))
    copied.file_size, copied.flag_bits = info.file_size, info.flag_bits & ~_DESCRIPTOR
    copied.header_offset = archive.fp.tell()
    archive.fp.write(copied.FileHeader())
    archive.fp.write(member.raw())
    archive.filelist.append(copied)
    archive.NameToInfo[copied.filename] = copied
    archive.start_dir = archive.fp.tell()


def _pack(archive: ZipFile, name: str, chunks: Iterable[bytes], level: int) -> None:
    info: Any = ZipInfo(name, EPOCH)
    info.compress_type, info.create_system, info._compresslevel = ZIP_DEFLATED, 0, level  # noqa: SLF001 - no other way
    with archive.open(info, "w") as member:
        for chunk in chunks:
            member.write(chunk)
