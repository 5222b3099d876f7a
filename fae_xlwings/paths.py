"""Paths that no file has yet. Nothing is loaded for it: the installation works from a stick."""

from pathlib import Path


def free_path(path: Path) -> Path:
    """The path itself, or the first of `name_2`, `name_3` … that no file has yet."""
    if not path.exists():
        return path
    number = 2
    while (free := path.with_name(f"{path.stem}_{number}{path.suffix}")).exists():
        number += 1
    return free
