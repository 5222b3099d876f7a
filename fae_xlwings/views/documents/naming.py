"""Names of files that Windows accepts, whatever the name of a client."""

import re

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff\s]+')
LONGEST_STEM = 80
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""What Windows takes for a device, with or without an ending."""


def file_stem(text: str) -> str:
    """The text as a file name that Windows accepts, without its ending."""
    stem = UNSAFE.sub(" ", text)[:LONGEST_STEM].strip(" .")
    return f"_{stem}" if stem.split(".")[0].strip().upper() in DEVICES else stem
