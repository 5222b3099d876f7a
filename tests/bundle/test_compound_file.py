"""The compound file: olefile reads every stream back, and the structure is what [MS-CFB] asks."""

import io
import struct

import olefile
import pytest

from fae_xlwings.bundle.compound_file import BLACK, NO_STREAM, RED, compound_file
from fae_xlwings.errors import OutputError

SIZES = (0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 70_000)


def read(data: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as file:
        return {"/".join(path): file.openstream(path).read() for path in file.listdir()}


def entries(data: bytes) -> list[tuple[str, int, int, int, int]]:
    """Name, colour, left, right and child of the directory entries."""
    start = 512 * (struct.unpack_from("<I", data, 48)[0] + 1)
    found = []
    for at in range(start, len(data), 128):
        size, kind, color, left, right, child = struct.unpack_from("<HBBIII", data, at + 64)
        if kind == 0:
            break
        found.append((data[at : at + size - 2].decode("utf-16-le"), color, left, right, child))
    return found


def black_height(directory: list[tuple[str, int, int, int, int]], number: int, parent: int) -> int:
    """The number of black entries on every way down; fails where ways differ or two red ones follow each other."""
    if number == NO_STREAM:
        return 1
    _, color, left, right, _ = directory[number]
    assert (color, parent) != (RED, RED)
    heights = {black_height(directory, side, color) for side in (left, right)}
    assert len(heights) == 1
    return heights.pop() + (color == BLACK)


def names_in_order(directory: list[tuple[str, int, int, int, int]], number: int) -> list[str]:
    if number == NO_STREAM:
        return []
    name, _, left, right, _ = directory[number]
    return [*names_in_order(directory, left), name, *names_in_order(directory, right)]


def test_streams_of_every_size_are_read_back() -> None:
    content = {f"s{size}": bytes(range(256)) * (size // 256) + b"x" * (size % 256) for size in SIZES}

    assert read(compound_file({**content, "VBA": content})) == content | {f"VBA/{n}": c for n, c in content.items()}


@pytest.mark.parametrize("count", range(1, 40))
def test_siblings_form_a_balanced_tree_in_order(count: int) -> None:
    names = [("x" * (n % 5 + 1)) + str(n) for n in range(count)]
    directory = entries(compound_file(dict.fromkeys(names, b"1")))
    top = directory[0][4]

    assert directory[top][1] == BLACK
    assert black_height(directory, top, BLACK) > 1
    assert names_in_order(directory, top) == sorted(names, key=lambda name: (len(name), name.upper()))


def test_the_header_says_version_3_with_512_byte_sectors() -> None:
    data = compound_file({"a": b"1"})

    assert data[:8].hex() == "d0cf11e0a1b11ae1"
    assert struct.unpack_from("<HHHH", data, 26) == (3, 0xFFFE, 9, 6)
    assert len(data) % 512 == 0


def test_a_file_that_needs_more_fat_sectors_than_the_header_names_is_refused() -> None:
    with pytest.raises(OutputError, match="7 Mo"):
        compound_file({"big": bytes(8_000_000)})


def test_several_fat_sectors_chain_a_large_file() -> None:
    content = {"big": bytes(1_000_000) + b"end", "other": b"x" * 5000}

    assert read(compound_file(content)) == content
