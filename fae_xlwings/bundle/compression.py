"""Compression of VBA source text, [MS-OVBA] 2.4.1."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from fae_xlwings.errors import OutputError

CHUNK = 4096
CONTAINER_SIGNATURE = b"\x01"
CHUNK_SIGNATURE = 0x3000
COMPRESSED_FLAG = 0x8000
TOKENS_IN_A_SEQUENCE = 8
SHORTEST_COPY = 3

Positions = Mapping[bytes, Sequence[int]]


def compress(data: bytes) -> bytes:
    """The CompressedContainer (2.4.1.1.1) of some bytes.

    Raises OutputError for a last chunk that grows past 4096 bytes, which no program text does.
    """
    return CONTAINER_SIGNATURE + b"".join(_chunk(data[i : i + CHUNK]) for i in range(0, len(data), CHUNK))


def _chunk(data: bytes) -> bytes:
    """A CompressedChunk (2.4.1.1.4), stored raw when that is shorter."""
    packed = _token_sequences(data)
    if len(packed) <= CHUNK:
        return _header(len(packed), COMPRESSED_FLAG) + packed
    if len(data) < CHUNK:
        # A raw chunk is always 4096 bytes: storing a shorter one would add NULs to the text.
        raise OutputError("Un module VBA contient des données qui ne se compressent pas : retirez-les du module.")
    return _header(CHUNK, 0) + data


def _header(size: int, flag: int) -> bytes:
    """The CompressedChunkHeader (2.4.1.1.5) before a number of bytes."""
    return (flag | CHUNK_SIGNATURE | (size - 1)).to_bytes(2, "little")


def _token_sequences(data: bytes) -> bytes:
    """The TokenSequences (2.4.1.1.7) of one chunk: a flag byte, then eight tokens at most."""
    tokens = _tokens(data)
    packed = bytearray()
    for i in range(0, len(tokens), TOKENS_IN_A_SEQUENCE):
        group = tokens[i : i + TOKENS_IN_A_SEQUENCE]
        packed.append(sum(1 << bit for bit, token in enumerate(group) if len(token) > 1))
        packed += b"".join(group)
    return bytes(packed)


def _tokens(data: bytes) -> list[bytes]:
    """The tokens of one chunk: literals of one byte, copies of two."""
    tokens: list[bytes] = []
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    at = 0
    while at < len(data):
        offset, length = _longest_match(data, at, seen)
        tokens.append(_copy_token(at, offset, length) if length else data[at : at + 1])
        step = length or 1
        for position in range(at, at + step):
            seen[data[position : position + SHORTEST_COPY]].append(position)
        at += step
    return tokens


def _longest_match(data: bytes, at: int, seen: Positions) -> tuple[int, int]:
    """The offset and length of the best earlier copy (2.4.1.3.19.4), the nearest of equals; zeros for none."""
    limit = min(len(data) - at, (0xFFFF >> _offset_bits(at)) + SHORTEST_COPY)
    best_offset, best_length = 0, 0
    for start in reversed(seen.get(data[at : at + SHORTEST_COPY], ())):
        length = _common_length(data, start, at, limit)
        if length > best_length:
            best_offset, best_length = at - start, length
        if best_length == limit:
            break
    return (best_offset, best_length) if best_length >= SHORTEST_COPY else (0, 0)


def _common_length(data: bytes, start: int, at: int, limit: int) -> int:
    """How many bytes from two positions are the same, up to a limit; the first run may reach into the second."""
    length = 0
    while length < limit and data[start + length] == data[at + length]:
        length += 1
    return length


def _copy_token(at: int, offset: int, length: int) -> bytes:
    """A CopyToken (2.4.1.3.19.3): offset in the high bits, length in the low ones."""
    shift = 16 - _offset_bits(at)
    return ((offset - 1) << shift | (length - SHORTEST_COPY)).to_bytes(2, "little")


def _offset_bits(at: int) -> int:
    """The width of the offset at a position of the chunk (2.4.1.3.19.1)."""
    return max((at - 1).bit_length(), 4)
