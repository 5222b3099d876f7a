"""What reading a file met, before anything is known of what its cells mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Something met while reading: the code of its kind, where (positions from 0, -1 for nowhere), and what."""

    code: str
    row: int = -1
    column: int = -1
    value: str = ""
    detail: str = ""
    count: int = 1
