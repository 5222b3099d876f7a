"""A writer of compound files, [MS-CFB] version 3: the container of `vbaProject.bin`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from struct import pack

from fae_xlwings.errors import OutputError

SECTOR = 512
MINI_SECTOR = 64
MINI_STREAM_CUTOFF = 4096
ENTRIES_IN_A_SECTOR = SECTOR // 4
FAT_SECTORS_IN_THE_HEADER = 109
SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

END_OF_CHAIN = 0xFFFFFFFE
FREE_SECTOR = 0xFFFFFFFF
FAT_SECTOR = 0xFFFFFFFD
NO_STREAM = 0xFFFFFFFF

STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1

Tree = Mapping[str, "bytes | Tree"]


@dataclass(slots=True)
class Entry:
    """A directory entry (2.6.1) and, for a stream, its content."""

    name: str
    kind: int
    content: bytes = b""
    color: int = BLACK
    left: int = NO_STREAM
    right: int = NO_STREAM
    child: int = NO_STREAM
    start: int = 0

    def packed(self) -> bytes:
        """The 128 bytes of the entry; class ID, state and times are zero."""
        name = self.name.encode("utf-16-le")
        links = pack("<HBBIII", len(name) + 2, self.kind, self.color, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + links + bytes(36) + pack("<IQ", self.start, len(self.content))


@dataclass(slots=True)
class Sectors:
    """Blocks of one size, one after the other, with the table that chains them."""

    size: int
    table: list[int] = field(default_factory=list[int])
    data: bytearray = field(default_factory=bytearray)

    def add(self, content: bytes) -> int:
        """The first sector of a content now stored; END_OF_CHAIN for an empty one."""
        count = -(-len(content) // self.size)
        if not count:
            return END_OF_CHAIN
        start = len(self.table)
        self.table += [*range(start + 1, start + count), END_OF_CHAIN]
        self.data += content.ljust(count * self.size, b"\0")
        return start


def compound_file(tree: Tree) -> bytes:
    """The bytes of a compound file holding a tree of storages (mappings) and streams (bytes).

    Raises OutputError past 109 FAT sectors (7 MB), because no DIFAT sector is ever written.
    """
    entries = _directory(tree)
    mini, regular = Sectors(MINI_SECTOR), Sectors(SECTOR)
    _store_streams(entries, mini, regular)
    entries[0].content = bytes(mini.data)
    entries[0].start = regular.add(entries[0].content)
    mini_table = regular.add(_packed_table(mini.table))
    directory = regular.add(_packed_directory(entries))
    fat = _add_fat(regular)
    return _header(fat, directory, mini_table, len(mini.table)) + bytes(regular.data)


def _directory(tree: Tree) -> list[Entry]:
    """The directory entries of a tree, the root entry first."""
    entries = [Entry("Root Entry", ROOT)]
    entries[0].child = _add_siblings(entries, tree)
    return entries


def _add_siblings(entries: list[Entry], tree: Tree) -> int:
    """The entry number at the top of the balanced tree of a storage's members."""
    numbers: list[int] = []
    for name in sorted(tree, key=_sibling_order):
        content = tree[name]
        numbers.append(len(entries))
        entry = Entry(name, STREAM, content) if isinstance(content, bytes) else Entry(name, STORAGE)
        entries.append(entry)
        if not isinstance(content, bytes):
            entry.child = _add_siblings(entries, content)
    return _balance(entries, numbers, depth=0, red_depth=len(numbers).bit_length() - 1)


def _sibling_order(name: str) -> tuple[int, str]:
    """The order of siblings (2.6.4): by length, then by upper-cased text."""
    return len(name.encode("utf-16-le")), name.upper()


def _balance(entries: list[Entry], numbers: Sequence[int], depth: int, red_depth: int) -> int:
    """The top of a red-black tree over entries in order: only its deepest level is red (2.6.4)."""
    if not numbers:
        return NO_STREAM
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.color = RED if depth == red_depth and depth else BLACK
    entry.left = _balance(entries, numbers[:middle], depth + 1, red_depth)
    entry.right = _balance(entries, numbers[middle + 1 :], depth + 1, red_depth)
    return numbers[middle]


def _store_streams(entries: list[Entry], mini: Sectors, regular: Sectors) -> None:
    """Each stream's content among the mini sectors, or among the regular ones from 4096 bytes on."""
    for entry in entries:
        if entry.kind == STREAM:
            home = mini if len(entry.content) < MINI_STREAM_CUTOFF else regular
            entry.start = home.add(entry.content)


def _packed_table(table: Sequence[int]) -> bytes:
    """A FAT or mini FAT (2.3, 2.4), filled up to whole sectors with free marks."""
    free = -len(table) % ENTRIES_IN_A_SECTOR
    return pack(f"<{len(table) + free}I", *table, *[FREE_SECTOR] * free)


def _packed_directory(entries: Sequence[Entry]) -> bytes:
    """The directory sectors (2.6), filled up with unallocated entries."""
    unused = bytes(68) + pack("<III", NO_STREAM, NO_STREAM, NO_STREAM) + bytes(48)
    return b"".join(entry.packed() for entry in entries) + unused * (-len(entries) % 4)


def _add_fat(regular: Sectors) -> list[int]:
    """The numbers of the FAT sectors, now stored after all others: they chain themselves too."""
    used = len(regular.table)
    count = next(n for n in range(1, used + 2) if n * ENTRIES_IN_A_SECTOR >= used + n)
    if count > FAT_SECTORS_IN_THE_HEADER:
        raise OutputError("Le projet VBA dépasse 7 Mo : retirez des modules.")
    numbers = list(range(used, used + count))
    regular.table += [FAT_SECTOR] * count
    regular.data += _packed_table(regular.table)
    return numbers


def _header(fat: Sequence[int], directory: int, mini_table: int, mini_sectors: int) -> bytes:
    """The header sector (2.2), with every FAT sector number in it."""
    mini_fat_sectors = -(-mini_sectors // ENTRIES_IN_A_SECTOR)
    versions = pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    counts = pack("<IIII", 0, len(fat), directory, 0)
    places = pack("<IIIII", MINI_STREAM_CUTOFF, mini_table, mini_fat_sectors, END_OF_CHAIN, 0)
    unused = [FREE_SECTOR] * (FAT_SECTORS_IN_THE_HEADER - len(fat))
    return SIGNATURE + bytes(16) + versions + bytes(6) + counts + places + pack("<109I", *fat, *unused)
