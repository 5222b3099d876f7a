"""The installation for one user: the program copied, Excel told of it where the user agrees, the result verified."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from fae_xlwings.bundle.configuration import serving
from fae_xlwings.bundle.portable import FINGERPRINTS, fingerprints
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.paths import free_path
from fae_xlwings.setup import files
from fae_xlwings.setup.talking import Talk, must_agree, wait_for_excel
from fae_xlwings.windows import footprint, office
from fae_xlwings.windows.folders import on_windows, program_folder, work_folder
from fae_xlwings.windows.registry import Registry

PYTHON, LIBRARIES = "python", "Lib/site-packages"
EXAMPLE, TEMPLATE = "portefeuille_exemple.xlsx", "modele_fae.xlsx"
REPORT = "RAPPORT_INSTALLATION.txt"
ROOM_NEEDED = 400_000_000
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an installation comes from and goes to; without a source, this very Python is the one that serves."""

    source: Path | None
    program: Path
    work: Path

    @property
    def interpreter(self) -> Path:
        """The Python that will serve Excel."""
        return self.program / PYTHON / "python.exe" if self.source else Path(sys.executable)


def delivered_place(executable: Path = Path(sys.executable)) -> Path | None:
    """The delivered folder this Python stands in, None for any other Python."""
    folder = executable.parent.parent
    return folder if (folder / FINGERPRINTS).is_file() and executable.parent.name == PYTHON else None


def own_place() -> Place:
    """The place for this user; raises `InputError` elsewhere than on Windows."""
    if not on_windows():
        raise InputError("L'installation ne concerne que Windows : ailleurs, la commande fae suffit.")
    return Place(delivered_place(), program_folder(), work_folder())


def install(place: Place, registry: Registry, talk: Talk) -> Path:
    """The workbook to open, once all is in place; raises `DeclinedError` when the user wants nothing changed."""
    _announce(place, talk)
    must_agree(talk, "Continuer ?")
    _check_room(place.program)
    wait_for_excel(talk)
    _copy_program(place, talk)
    workbook = _copy_documents(place, talk)
    _tell_excel(place, registry, talk)
    return workbook


def _announce(place: Place, talk: Talk) -> None:
    talk.say(f"{IDENTITY.title}, version {IDENTITY.version}")
    talk.say("Installation pour vous seul : ni droits d'administrateur, ni connexion à Internet.")
    talk.say()
    talk.say("Ce qui va être fait :")
    talk.say(f"  - le programme est copié dans {place.program}")
    talk.say(f"  - le classeur {footprint.WORKBOOK} est déposé dans {place.work}")
    talk.say("    Un fichier qui s'y trouve déjà est gardé tel quel.")
    talk.say("  - une question vous sera posée avant d'inscrire quoi que ce soit dans Excel.")
    talk.say()


def _check_room(folder: Path) -> None:
    existing = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    free = shutil.disk_usage(existing).free
    if free < ROOM_NEEDED:
        raise OutputError(
            f"Il reste {free // MEGABYTE} Mo sur le disque de « {existing} », il en faut {ROOM_NEEDED // MEGABYTE} : "
            "libérez de la place, puis recommencez."
        )


def _copy_program(place: Place, talk: Talk) -> None:
    """The program in its folder, nothing of an older one left beside it; a checkout only gives the two products."""
    if place.source == place.program:
        talk.say("Le programme est déjà à sa place.")
        return
    rescue(place, talk)
    if place.source:
        _copy_delivery(place.source, place.program, talk)
    else:
        _build_program(place, talk)


def _copy_delivery(source: Path, program: Path, talk: Talk) -> None:
    entries = files.listed(source)
    talk.say("Copie du programme… (une minute environ)")
    changed = files.copy(source, program, entries)
    shutil.copyfile(source / FINGERPRINTS, program / FINGERPRINTS)
    copied = "fichiers copiés" if changed > 1 else "fichier copié"
    talk.say(f"Programme en place : {changed} {copied}, {len(entries) - changed} déjà à jour.")
    if changed:
        files.sweep(program / PYTHON, entries, program)
        talk.say("Préparation de Python… (une minute environ)")
        _prepare(program / PYTHON)


def _prepare(python: Path) -> None:
    """The libraries and the list of fonts made ready once: Excel starts Python so that it keeps nothing compiled."""
    for arguments in (("-m", "compileall", "-q", str(python / LIBRARIES)), ("-c", "import matplotlib.font_manager")):
        _run(python / "python.exe", *arguments)


def _run(interpreter: Path, *arguments: str) -> tuple[int, str]:
    """An installed Python run to its end: how it ended and what it wrote.

    What it wrote goes to a file: a program that it leaves running would keep a pipe open, and this one waiting.
    Raises `OutputError` when this computer does not let it start.
    """
    command = [str(interpreter), "-X", "utf8", *arguments]
    try:
        with TemporaryFile() as written:
            done = subprocess.run(command, stdout=written, stderr=subprocess.STDOUT, check=False)  # noqa: S603
            written.seek(0)
            return done.returncode, written.read().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError as error:
        raise OutputError(
            f"« {interpreter} » n'a pas pu démarrer : un antivirus ou une règle de sécurité l'interdit peut-être. "
            f"Demandez une exception à votre informaticien, puis recommencez. Détail : {error.strerror}"
        ) from error


def rescue(place: Place, talk: Talk) -> None:
    """The workbooks that the user saved in the folder of the program moved to the documents."""
    for path in files.changed_workbooks(place.program):
        place.work.mkdir(parents=True, exist_ok=True)
        moved = shutil.move(path, free_path(place.work / path.name))
        talk.say(f"Votre classeur « {path.name} » était dans le dossier du programme : il est maintenant ici, {moved}")


def _build_program(place: Place, talk: Talk) -> None:
    """The workbook and the add-in, told to call the Python that runs this."""
    # A delivered program need not load what draws a workbook.
    from fae_xlwings.workflow.products import products  # noqa: PLC0415

    built = products(serving(str(place.interpreter.with_name("pythonw.exe"))))
    place.program.mkdir(parents=True, exist_ok=True)
    for name, content in built.items():
        (place.program / name).write_bytes(content)
    (place.program / FINGERPRINTS).write_text(fingerprints(built), encoding="utf-8", newline="\n")
    talk.say(f"Le classeur et le complément appellent {place.interpreter}.")


def _copy_documents(place: Place, talk: Talk) -> Path:
    """The workbook of the user: the one that is there, else a new one."""
    place.work.mkdir(parents=True, exist_ok=True)
    for name in (footprint.WORKBOOK, EXAMPLE, TEMPLATE):
        if (place.work / name).exists():
            talk.say(f"Gardé tel quel : {place.work / name}")
        elif (place.program / name).is_file():
            shutil.copyfile(place.program / name, place.work / name)
            talk.say(f"Déposé : {place.work / name}")
    return place.work / footprint.WORKBOOK


def _tell_excel(place: Place, registry: Registry, talk: Talk) -> None:
    """The add-in loaded and its folder trusted, where there is an Excel and the user agrees."""
    talk.say()
    if office.program(registry, office.EXCEL) is None:
        talk.say("Excel n'a pas été trouvé sur cet ordinateur : rien n'y est inscrit. LANCER_OUTIL.bat s'en passe.")
        return
    talk.say("Pour que l'onglet « FAE 2026 » serve tous vos classeurs, deux choses s'inscrivent dans votre Excel :")
    talk.say(f"  - le complément {footprint.ADDIN}, chargé à chaque ouverture d'Excel ;")
    talk.say(f"  - le dossier {place.program}, dont Excel acceptera les macros.")
    talk.say("Le programme paraît aussi dans la liste des applications installées. DESINSTALLER.bat retire le tout.")
    if talk.agrees("Inscrire le complément et le dossier, pour vous seul ?"):
        footprint.register(registry, place.program)
        talk.say("Inscrit.")
    else:
        talk.say(f"Rien n'est inscrit : les boutons restent dans {footprint.WORKBOOK}.")


def verified(place: Place) -> tuple[int, str]:
    """The report of the installed program on itself, and whether all is right (0)."""
    code, report = _run(place.interpreter, "-m", "fae_xlwings", "verifier", "--sortie", str(place.work))
    (place.program / REPORT).write_text(report, encoding="utf-8-sig")
    return code, report
