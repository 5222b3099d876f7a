"""Compression of VBA source: the specification's own examples, and olevba's reading of ours."""

import hashlib

import pytest
from vba_reader import XLWINGS, decompressed

from fae_xlwings.bundle.compression import compress
from fae_xlwings.errors import OutputError

# [MS-OVBA] 3.2.1, 3.2.2 (as published online) and 3.2.3.
NO_COMPRESSION = (
    b"abcdefghijklmnopqrstuv.",
    "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
)
NORMAL_COMPRESSION = (
    b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
    """01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 20 6D 6E 6F 70 06 71 02 70
    04 00 72 73 74 75 76 10 77 78 79 7A 00 2C""",
)
MAXIMUM_COMPRESSION = (b"a" * 73, "01 03 B0 02 61 45 00")


@pytest.mark.parametrize("example", [NO_COMPRESSION, NORMAL_COMPRESSION, MAXIMUM_COMPRESSION])
def test_the_examples_of_the_specification_come_out_identical(example: tuple[bytes, str]) -> None:
    text, compressed = example

    assert compress(text) == bytes.fromhex(compressed)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4095, 4096, 4097, 8192, 20_000])
def test_olevba_reads_back_texts_of_every_length(size: int) -> None:
    text = (b"Attribute VB_Name = 42\r\n" * 1000)[:size]

    assert decompressed(compress(text)) == text


def test_olevba_reads_back_the_longest_module_of_xlwings() -> None:
    text = (XLWINGS / "addin" / "WebHelpers.bas").read_bytes()

    assert decompressed(compress(text)) == text


def test_a_chunk_that_would_grow_is_stored_raw() -> None:
    noise = hashlib.shake_256(b"noise").digest(4096)

    assert compress(noise) == b"\x01\xff\x3f" + noise


def test_a_last_chunk_that_would_grow_is_refused_because_raw_storage_would_add_nuls() -> None:
    with pytest.raises(OutputError, match="ne se compressent pas"):
        compress(hashlib.shake_256(b"noise").digest(4000))
