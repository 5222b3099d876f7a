"""What a French accountant would correct in a text, as patterns; and every text of the product that is no page's."""

import ast
import html
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
PACKAGE, ADDIN = ROOT / "fae_xlwings", ROOT / "addin"
COUNTED = "autre|client|ligne|rapport|fichier|jour|heure|point|mission|dossier"
# fmt: off
FAULTS = {
    "two colons":            re.compile(r":[\s\u00a0]*:"),
    "a colon and a mark":    re.compile(r":[\s\u00a0]*[.;,!?]"),
    "curly apostrophe":      re.compile("[’‘]"),
    "straight quotes":       re.compile(r'(?<!=)"\w+"'),
    "a mark stuck to a word": re.compile(r"[A-Za-zéèà»)][;!?](?:[\s\u00a0]|$)|[a-zéèà»)]:(?:[\s\u00a0]|$)"),
    "guillemets stuck":      re.compile(r"«\S|\S»"),
    "plural of one":         re.compile(rf"(?<![\d\u202f,.])[01][\s\u00a0](?:{COUNTED})s\b"),
    "singular of many":      re.compile(rf"(?<![\d\u202f,.])(?:[2-9]|\d{{2,3}})[\s\u00a0](?:{COUNTED})\b"),
    "« 1 client classés »":  re.compile(r"\b1[\s\u00a0]client[\s\u00a0]\w+és\b"),
    "thousands not parted":  re.compile(
        r"(?<![\d/.\u202f])\d{4,}[\s\u00a0](?:€|(?:client|heure|ligne|point|fiche|rapport)s?\b)|lus : \d{4}"
    ),
    "double blank":          re.compile(r"[a-zéè,;]  +[a-zéè]"),
    "English mark":          re.compile(r"\d\.\d+[\s\u00a0]?(?:€|%)"),
    "an English word":       re.compile(r"(?<![-.@\w])(?:e?mails?|reporting|feedback|process|online|template)\b"),
    "two words for e-mail":  re.compile(r"\bcourriels?\b", re.IGNORECASE),
    "« internet »":          re.compile(r"\binternet\b"),
    "plural in brackets":   re.compile(r"\w\((?:s|es|e|x)\)"),
    "tutoiement":           re.compile(r"(?i)(?<![\w-])(?:tu|tes|toi|tien)\b(?!\()"),
    "bare dots":             re.compile(r"[a-zéè]\.\.\.(?!\w)"),
}
# fmt: on
SENTENCE = re.compile(r"[A-Za-zÀ-ÿ]{2,}[ \u00a0][A-Za-zÀ-ÿ«{]")
FRENCH = re.compile(r"[àâçéèêëîïôùûœ«»’€]|\b(?:le|la|les|un|une|des|du|de|et|ou|pour|sur|dans|est|votre|vos|par)\b")
NO_PROSE = re.compile(r"[<>\\|]|\(\?|^=|^[a-z]+ [A-Z]\w+ |Attribute VB_|Lib/|\bIF\(")
"""XML, patterns, formulas, Visual Basic."""


TYPED = ("    .venv", "    make", "    winget", "    py ", "      brew", "![", "    fae_xlwings/")
"""How lines of the papers begin that are typed as they stand."""


def faults(text: str) -> list[str]:
    """The faults of a text by name."""
    return [fault for fault, pattern in FAULTS.items() if pattern.search(text)]


def of_the_package(package: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """Every French sentence written in the code, with its place; what is filled in stands as « X »."""
    for path in sorted(package.rglob("*.py")):
        for line, text in _literals(ast.parse(path.read_text(encoding="utf-8"))):
            if SENTENCE.search(text) and FRENCH.search(text) and not NO_PROSE.search(text):
                yield f"{path.relative_to(package)}:{line}", text


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are neither a docstring nor a piece of another text."""
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    apart = {id(part) for node in strings for part in ast.walk(node)} - set(map(id, strings))
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in apart:
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


def of_the_ribbon(addin: Path = ADDIN) -> Iterator[tuple[str, str]]:
    """What the ribbon says."""
    for node in ET.parse(addin / "ribbon.xml").iter():  # noqa: S314 - our own file
        for word in ("label", "screentip", "supertip", "description"):
            if word in node.attrib:
                yield f"ribbon {node.get('id')} {word}", node.attrib[word]


def of_visual_basic() -> Iterator[tuple[str, str]]:
    """What the modules say before Python runs."""
    source = (ROOT / "addin" / "FaeTextes.bas").read_text(encoding="ascii")
    joined = re.sub(r'" & _\s+"', "", source)
    for text in re.findall(r'FaeTexte = "([^"]+)"', joined):
        yield "FaeTextes.bas", html.unescape(text)


def of_batch_files() -> Iterator[tuple[str, str]]:
    """What the .bat files say, which is all in ASCII."""
    for path in sorted((ROOT / "addin").glob("*.bat")):
        for line in path.read_text(encoding="ascii").splitlines():
            if line.startswith(("echo ", "title ")):
                yield path.name, line.partition(" ")[2]


def of_content() -> Iterator[tuple[str, str]]:
    """The texts of every .toml of the package."""
    for path in sorted((PACKAGE / "texts").glob("*.toml")):
        for text in _leaves(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.name, text


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)


def of_papers() -> Iterator[tuple[str, str]]:
    """The papers delivered, line by line, without what is typed as it stands."""
    papers = (PACKAGE / "texts" / "lisezmoi.txt", ROOT / "INSTALL.md", ROOT / "README.md", ROOT / "docs" / "ECARTS.md")
    for path in papers:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.startswith(TYPED):
                yield f"{path.name}:{number}", re.sub(r"`[^`]*`", "X", line)
