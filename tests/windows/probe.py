"""Whether this machine can carry the lane: what Wine lacks here, told apart from what the product does wrong.

python tests/windows/probe.py    0: the lane can run; 75: it cannot, and why; anything else: the product failed
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from wine import PYTHON_FOLDER, new_prefix, parts, put_python

from fae_xlwings.errors import FaeError

CANNOT = 75
STANDING = "debout"


def obstacle(folder: Path) -> str:
    """What keeps any program from running in a Wine of this machine; empty when nothing does.

    Python is started alone, without its libraries and without ours: those are the product's.
    """
    try:
        prefix = new_prefix(folder)
        standing = prefix.run("cmd", "/c", "echo", STANDING).stdout.strip() == STANDING
        found = parts() if standing else {}
    except (RuntimeError, OSError, FaeError) as error:
        return f"Wine ou les éléments de Windows manquent ({error})."
    if not standing:
        return "Wine ne démarre pas."
    put_python(prefix)
    alone = prefix.run(f"{PYTHON_FOLDER}\\python.exe", "-I", "-S", "-c", f"print('{STANDING}')")
    prefix.close()
    return "" if found and alone.stdout.strip() == STANDING else "Python ne démarre pas dans ce Wine."


def main() -> int:
    """The verdict as an exit code, the reason on the error output."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reason = obstacle(Path(folder))
    if reason:
        sys.stderr.write(f"Livraison Windows non éprouvée ici : {reason}\n")
    return CANNOT if reason else 0


if __name__ == "__main__":
    sys.exit(main())
