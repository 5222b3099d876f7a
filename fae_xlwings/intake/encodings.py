"""The text of a file written by any French program: its encoding guessed, its damage mended, both told."""

import codecs
import re
from collections.abc import Iterator

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.remarks import Remark

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = (("cp1252", ""), ("mac_roman", "Macintosh"), ("cp850", "MS-DOS (850)"))
USUAL_SIGNS = {"éèàêç": 3.0, "ôîâùûëïüœÉÈÀÊÇÔÎŒ«»°€’“”–…\u00a0": 2.0, "ÂÙÛËÏÜäöæÄÖÆ‘—²·": 0.5}
UNUSUAL, MISPLACED = -2.0, -1.0
"""What each sign that is no plain letter says for or against an encoding."""
SAMPLE = 200_000
FEW_ZEROS = 0.2
SOUND_SHARE = 0.5

_MISPLACED = re.compile(r"[a-zà-ÿ][À-ÞŒ]|(?<![^\W\d_])[À-ÖØ-öø-ÿŒœ](?![^\W\d_])|[À-ÖØ-öø-ÿŒœ]{3}")
"""Letters where French has none: a capital inside a word, an accented letter on its own, three in a row."""
_MANGLED = re.compile("(?:[ÂÃÅâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2})+")


def decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a file, and what had to be guessed or mended of it."""
    text, remarks = _decoded(data)
    mended, count = _unmangled(text)
    return (mended, (*remarks, Remark(kinds.MANGLED_TEXT, count=count))) if count else (text, remarks)


def _decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    wide = "" if marked else _unmarked_utf16(data)
    if wide or (marked and marked != "utf-8-sig"):
        told = (Remark(kinds.ENCODING_GUESSED, detail="UTF-16"),) if wide else ()
        return data.decode(wide or marked, errors="replace"), told
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _nearly_utf8(data) if marked or _is_nearly_utf8(data) else _single_byte(data)


def _unmarked_utf16(data: bytes) -> str:
    """The UTF-16 of a text without its mark: every other byte of a French text is nought."""
    sample = data[:SAMPLE]
    for name, zeros, letters in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        if zeros and zeros.count(0) > (1 - FEW_ZEROS) * len(zeros) and letters.count(0) < FEW_ZEROS * len(letters):
            return name
    return ""


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most accents are those of UTF-8: a byte or two are wrong, not the whole file."""
    sound = len([sign for sign in data.decode("utf-8", errors="ignore") if not sign.isascii()])
    wrong = data.decode("utf-8", errors="replace").count("\ufffd")
    return sound > wrong


def _nearly_utf8(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """UTF-8 whose wrong bytes are read each as Windows writes it."""
    wrong: list[int] = []

    def mend(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - nothing else is raised by a decoder
        wrong.append(error.start)
        return data[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1

    codecs.register_error("fae_windows", mend)
    text = data.decode("utf-8-sig", errors="fae_windows")
    return text, (Remark(kinds.BAD_BYTE, data.count(b"\n", 0, wrong[0]), count=len(wrong)),)


def _single_byte(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text in the encoding that makes the best French of it; Windows' own wins over its like."""
    name, told = max(SINGLE_BYTE, key=lambda encoding: _plausibility(data, encoding[0]))
    return data.decode(name, errors="replace"), (Remark(kinds.ENCODING_GUESSED, detail=told),) if told else ()


def _plausibility(data: bytes, name: str) -> float:
    text = data[:SAMPLE].decode(name, errors="replace")
    weights = {sign: weight for signs, weight in USUAL_SIGNS.items() for sign in signs}
    usual = sum(weights.get(sign, UNUSUAL) for sign in text if not sign.isascii())
    return usual + 2 * MISPLACED * len(_MISPLACED.findall(text.replace("à", "")))


def _unmangled(text: str) -> tuple[str, int]:
    """A text whose UTF-8 was once read as Windows', each such sign put right (« SociÃ©tÃ© »), and how many were."""
    if "Ã" not in text and "Â" not in text and "â" not in text and "Å" not in text:
        return text, 0
    mended = list(_mended(text))
    return _MANGLED.sub(lambda found: _right(found[0]), text), len(mended)


def _mended(text: str) -> Iterator[str]:
    yield from (found for found in _MANGLED.findall(text) if _right(found) != found)


def _right(mangled: str) -> str:
    try:
        return b"".join(map(_windows_byte, mangled)).decode("utf-8")
    except UnicodeError:
        return mangled


def _windows_byte(sign: str) -> bytes:
    """The byte that Windows reads as a sign; those it has no sign for stand for themselves."""
    return sign.encode("latin-1") if sign < "\u00a0" else sign.encode("cp1252")
