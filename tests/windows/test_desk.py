"""The delivered folder from its unpacking to its removal, in the order an accountant lives it."""

import json
import shutil
import time
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

import pytest
from desk import DELIVERED, EXCEL, LOCAL, PLACE, PROGRAM, WORK, Desk, told
from wine import PYTHON_FOLDER, ROOT

from fae_xlwings.cli.analysing import today
from fae_xlwings.cli.summary import as_json
from fae_xlwings.workflow import read

pytestmark = pytest.mark.windows

OPEN_FOR_A_WHILE = "import time; time.sleep(25)"
# Every socket call passes here and is refused, save those by which asyncio, loaded with xlwings, wakes itself up:
# on Windows its pipe is a pair of sockets within the process. pandas asks for the kind of machine, Python for its name.
NO_SOCKET = """
import atexit, sys
asked = set()
def within_the_pipe(frame):
    return frame and (frame.f_code.co_name == "_make_self_pipe" or within_the_pipe(frame.f_back))
def refuse(event, arguments):
    if event.startswith("socket.") and not within_the_pipe(sys._getframe()):
        asked.add(event)
        raise OSError(f"the network was asked for: {event}")
sys.addaudithook(refuse)
atexit.register(lambda: print("ASKED", *sorted(asked), file=sys.stderr))
"""
ANALYSE_WITHOUT_NETWORK = (
    NO_SOCKET
    + """
from fae_xlwings.cli import main
sys.argv = ["fae", "analyser", *sys.argv[1:]]
main()
"""
)
BITES = (
    NO_SOCKET
    + """
import socket
for attempt in (socket.socket, lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("a", 1)):
    try:
        attempt()
    except OSError as error:
        print(error)
"""
)
OWN_NAME = "socket.gethostname"
WINE_OWN = r"[HKEY_CURRENT_USER\Software\Wine"
# A button as the VBA of the workbook runs it, with the UDF server: RunPython in xlwings.bas.
PRESS = """
import sys
from importlib.metadata import version
from fae_xlwings.windows import excel_link
library = excel_link.link(64, version("xlwings"))
server = excel_link._server(library, excel_link.START)
server.Exec("from fae_xlwings import macros; open(r'%s', 'w').write(macros.TITLE)" % sys.argv[1])
score = server.CallUDF("fae_xlwings.udfs", "FAE_SCORE", (8500.0, "NON", "TRES BON"), None, None)
versions = [server.Str(server.GetAttr(server.Module(name), "__version__")) for name in ("xlwings", "fae_xlwings")]
print(score, *versions)
"""


@pytest.fixture(scope="module")
def before(desk: Desk) -> Mapping[str, set[str]]:
    """The computer as it was."""
    return state(desk)


def state(desk: Desk) -> Mapping[str, set[str]]:
    """The computer as it is: the lines of its registry, with the key each stands in, and its files with their sizes."""
    files = {place: {f"{name} {size}" for name, size in desk.files(place).items()} for place in (LOCAL, PLACE)}
    return files | {hive: set(entries(text)) for hive, text in desk.registry().items()}


def entries(exported: str) -> Iterator[str]:
    """The values of a registry, each with its key."""
    key = ""
    for line in exported.splitlines():
        key = line if line.startswith("[") else key
        if key.startswith(WINE_OWN):
            continue
        yield key if line == key else f"{key} {line}"


def differences(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """What two states do not have in common, by its place."""
    return {place: sorted(one[place] ^ other[place]) for place in one if one[place] != other[place]}


def test_no_changes_nothing(desk: Desk, before: Mapping[str, set[str]]) -> None:
    done = desk.opens("INSTALLER.bat", given="n\n")

    assert "Rien n'a été changé sur cet ordinateur." in done.stderr + done.stdout
    assert done.returncode == 1
    assert differences(before, state(desk)) == {}


def test_the_second_no_installs_without_registering(desk: Desk, before: Mapping[str, set[str]]) -> None:
    done = desk.opens("INSTALLER.bat", given="o\nn\n\n")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Rien n'est inscrit" in done.stdout
    assert "Tout fonctionne sur cet ordinateur." in done.stdout
    assert set(differences(before, state(desk))) == {LOCAL}
    assert {"FAE_2026.xlsm", "portefeuille_exemple.xlsx", "modele_fae.xlsx"} == set(desk.files(WORK))


def test_a_second_run_waits_for_excel_and_registers(desk: Desk) -> None:
    mine = desk.windows.path(WORK) / "FAE_2026.xlsm"
    mine.write_bytes(mine.read_bytes() + b"mine")
    mark = mine.read_bytes()
    shutil.copyfile(desk.windows.path(r"C:\windows\system32\cmd.exe"), desk.windows.path(EXCEL))
    desk.windows.start(EXCEL, "/c", f"{PYTHON_FOLDER}\\python.exe", "-c", OPEN_FOR_A_WHILE)
    time.sleep(5)

    done = desk.opens("INSTALLER.bat", given="o\no\n\n")

    shutil.copyfile(desk.windows.path(f"{PYTHON_FOLDER}\\python.exe"), desk.windows.path(EXCEL))
    assert "Excel est ouvert." in done.stdout
    assert "Excel est fermé, on continue." in done.stdout
    assert "Excel : version inconnue, 64 bits" in done.stdout
    assert "0 fichier copié" in done.stdout
    assert "Inscrit." in done.stdout
    assert mine.read_bytes() == mark
    registry = desk.registry()["HKCU"]
    assert '"OPEN"="\\"SOLVER.XLAM\\""' in registry
    assert '"OPEN1"="/R \\"' in registry
    assert "Trusted Locations\\FAE2026]" in registry


def test_the_verification_finds_everything_right(desk: Desk) -> None:
    done = desk.fae("verifier", "--sortie", WORK)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Formule d'essai par le lien : 170" in done.stdout
    assert "xlwings32-0.37.8.dll et xlwings64-0.37.8.dll" in done.stdout
    assert "Dossier approuvé : C:" in done.stdout
    assert "Complément : chargé" in done.stdout
    assert "Version du complément : 8.0.0" in done.stdout
    assert "Excel : version 3.13" in done.stdout
    assert "Word : pas trouvé" in done.stdout
    assert "ne se charge pas ici : les classeurs sont lus par openpyxl" in done.stdout


def test_a_missing_package_is_a_line_of_the_report(desk: Desk) -> None:
    site = desk.windows.path(PROGRAM) / "python" / "Lib" / "site-packages"
    shutil.move(site / "pandas", site / "pandas_away")
    try:
        done = desk.fae("verifier")
    finally:
        shutil.move(site / "pandas_away", site / "pandas")

    assert done.returncode == 1
    assert "✘ pandas" in done.stdout
    assert "relancez INSTALLER.bat" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_the_analysis_of_the_example_is_that_of_any_other_system(desk: Desk, figures: list[str]) -> None:
    portfolio = rf"{WORK}\portefeuille_exemple.xlsx"

    done = desk.fae("analyser", portfolio, "--json", "--date", "2026-11-23")
    begun = time.monotonic()
    again = desk.fae("analyser", portfolio, "--json", "--date", "2026-11-23", "--rapports", "aucun")

    figures.append(f"Warm start to the result of the example under Wine: {time.monotonic() - begun:.1f} s")
    assert done.returncode == again.returncode == 0, done.stderr
    here = as_json(read(desk.windows.path(portfolio), today().replace(2026, 11, 23)), [])
    there = told(done.stdout)
    for key in ("clients", "indicateurs", "anomalies"):
        assert json.loads(json.dumps(here[key])) == there[key]
    assert len(told(done.stdout)["fichiers"]) == 38


IMPORT_ALL = """
import importlib, pkgutil, fae_xlwings
names = [found.name for found in pkgutil.walk_packages(fae_xlwings.__path__, "fae_xlwings.")]
for name in names:
    try:
        name.endswith("__main__") or importlib.import_module(name)
    except ImportError as error:
        print(name, error)
print(len(names))
"""
# The one library that Wine cannot load.
WITHOUT_CALAMINE = "fae_xlwings.intake.fast_reader"


def test_no_module_misses_what_the_delivery_leaves_out(desk: Desk) -> None:
    package = ROOT / "fae_xlwings"
    modules = {path for path in package.rglob("*.py") if path != package / "__init__.py"}

    done = desk.types(f"{PROGRAM}\\python\\python.exe", "-X", "utf8", "-c", IMPORT_ALL)

    *refused, count = done.stdout.splitlines()
    assert [line.split()[0] for line in refused] == [WITHOUT_CALAMINE], refused
    assert count == str(len(modules)), done.stderr


MESSY = {
    "séparé par points-virgules.csv": "NOM;CA honoraires HT;Outil compatible réforme;Appétence;Secteur\n"
    "Boulangerie Léa;1 200,50 €;non;très bon;Commerce\nTotal;1 200,50;;;\n;900;OUI;BON;\n".encode("cp1252"),
    "utf8 & tabulations.txt": "NOM\tSECTEUR\tCA_HONORAIRES_HT\tOUTIL_COMPATIBLE_REFORME\tAPPETENCE_INFORMATIQUE\n"
    "Garage d'Aÿ\tAuto\t(500)\tPARTIELLEMENT\tmoyen\nÀ l'œuvre\tArt\t1.500\tpeut-être\tFAIBLE\n".encode("utf-8-sig"),
}


@pytest.mark.parametrize("name", MESSY)
def test_messy_files_are_read_as_on_any_other_system(desk: Desk, name: str) -> None:
    path = desk.windows.path(WORK) / name
    path.write_bytes(MESSY[name])

    done = desk.fae("analyser", rf"{WORK}\{name}", "--json", "--date", "2026-11-23")

    assert done.returncode == 0, done.stderr
    here = as_json(read(path, today().replace(2026, 11, 23)), [])
    assert json.loads(json.dumps(here["clients"])) == told(done.stdout)["clients"]
    assert here["anomalies"] == told(done.stdout)["anomalies"]


def test_reports_are_written_for_the_clients_named(desk: Desk) -> None:
    done = desk.fae("rapports", rf"{WORK}\portefeuille_exemple.xlsx", "--priorites", "P1")

    assert done.returncode == 0, done.stderr
    assert "37 rapports Word dans" in done.stdout.replace("\xa0", " ")


def test_the_menu_analyses_writes_reports_and_tells_troubles(desk: Desk) -> None:
    portfolio = rf'"{WORK}\portefeuille_exemple.xlsx"'
    typed = ("9", "1", r"C:\absent.xlsx", "1", portfolio, "n", "2", portfolio, "P9", "1", "", "3", "n", "0")

    done = desk.opens("LANCER_OUTIL.bat", given="".join(f"{line}\n" for line in typed), folder=PROGRAM)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tapez un nombre de 0 à 4" in done.stdout
    assert "Le fichier « absent.xlsx » est introuvable" in done.stdout
    assert "299 clients au" in done.stdout
    assert "« P9 » n'est pas une priorité" in done.stdout
    assert "Aucun fichier n'a été choisi" in done.stdout
    assert "Modèle de saisie : " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_portfolio_dropped_on_the_icon_is_analysed(desk: Desk) -> None:
    done = desk.opens("LANCER_OUTIL.bat", rf"{WORK}\portefeuille_exemple.xlsx", given="n\n0\n", folder=PROGRAM)

    assert "299 clients au" in done.stdout
    assert done.returncode == 0


def test_the_buttons_reach_python_by_the_command_line_of_xlwings(desk: Desk, figures: list[str]) -> None:
    begun = time.monotonic()

    done = desk.types(f"{PROGRAM}\\python\\python.exe", "-X", "utf8", "-c", PRESS, rf"{WORK}\pressed.txt")

    figures.append(f"A button and a formula, from the start of Python to the answer: {time.monotonic() - begun:.1f} s")
    assert done.stdout.split() == ["170.0", "0.37.8", "8.0.0"], done.stderr
    assert (desk.windows.path(WORK) / "pressed.txt").read_text() == "FAE 2026"


def test_the_whole_analysis_asks_for_no_network(desk: Desk) -> None:
    python = f"{PROGRAM}\\python\\python.exe"

    bitten = desk.types(python, "-X", "utf8", "-c", BITES)
    done = desk.types(python, "-X", "utf8", "-c", ANALYSE_WITHOUT_NETWORK, rf"{WORK}\portefeuille_exemple.xlsx")

    assert bitten.stdout.count("the network was asked for") == 3
    assert "ASKED socket.__new__ socket.getaddrinfo" in bitten.stderr
    assert done.returncode == 0, done.stderr
    assert f"ASKED {OWN_NAME}" in done.stderr.splitlines()
    assert "37 documents Word" in done.stdout.replace("\xa0", " ")


@pytest.mark.parametrize("name", ["INSTALLER.bat", "LANCER_OUTIL.bat", "DESINSTALLER.bat"])
def test_a_program_started_inside_the_zip_says_what_to_do(desk: Desk, name: str) -> None:
    alone = desk.windows.path(r"C:\alone")
    alone.mkdir(exist_ok=True)
    shutil.copyfile(desk.windows.path(DELIVERED) / name, alone / name)

    done = desk.opens(name, given="\n", folder=r"C:\alone")

    assert done.returncode == 1
    assert "Le dossier python manque : clic droit sur le fichier zip, Extraire tout" in done.stdout


def test_a_folder_with_a_percent_sign_serves_too(desk: Desk) -> None:
    folder = desk.windows.path(PLACE).with_name("100% l'an")
    shutil.move(desk.windows.path(PLACE), folder)
    try:
        program = f"{desk.windows.seen(folder)}\\SEGMENTATION_FAE_PORTABLE\\python\\python.exe"
        done = desk.types(program, "-B", "-X", "utf8", "-m", "fae_xlwings", "installer", given="n\n")
    finally:
        shutil.move(folder, desk.windows.path(PLACE))

    assert "Rien n'a été changé" in done.stderr
    assert PROGRAM in done.stdout


def test_a_file_that_an_antivirus_took_away_is_named(desk: Desk) -> None:
    taken = desk.windows.path(DELIVERED) / "FAE.xlam"
    (desk.windows.path(PROGRAM) / "FAE.xlam").unlink()
    away = taken.rename(taken.with_suffix(".away"))
    try:
        done = desk.opens("INSTALLER.bat", "--oui", "--sans-ouvrir")
    finally:
        away.rename(taken)

    assert done.returncode == 1
    assert "FAE.xlam » manque ou ne se lit pas : un antivirus" in done.stderr.replace("\xa0", " ")


def test_an_update_replaces_the_older_program_and_keeps_the_user_s_files(desk: Desk) -> None:
    program, work = desk.windows.path(PROGRAM), desk.windows.path(WORK)
    older = program / "python" / "Lib" / "site-packages" / "fae_xlwings"
    (older / "forgotten.py").write_text("older", encoding="utf-8")
    (older / "identity.py").write_text("older", encoding="utf-8")
    (program / "FAE_2026.xlsm").write_bytes(b"saved here by mistake")
    (work / "mes clients.xlsx").write_bytes(b"mine")
    kept = desk.files(WORK)

    done = desk.opens("INSTALLER.bat", "--oui", "--sans-ouvrir")

    assert done.returncode == 0, done.stdout + done.stderr
    assert not (older / "forgotten.py").exists()
    assert "class Identity" in (older / "identity.py").read_text(encoding="utf-8")
    assert kept.items() <= desk.files(WORK).items()
    assert (work / "FAE_2026_2.xlsm").read_bytes() == b"saved here by mistake"


def test_removing_refused_keeps_everything(desk: Desk) -> None:
    kept = desk.files(LOCAL)

    done = desk.opens("DESINSTALLER.bat", given="n\n", folder=PROGRAM)

    assert done.returncode == 1
    assert desk.files(LOCAL) == kept


def test_removing_leaves_nothing_but_documents(desk: Desk, before: Mapping[str, set[str]]) -> None:
    """Wine's cmd holds a .bat open to its end, so that the folder it lies in is empty but still there."""
    documents = desk.files(WORK)

    done = desk.opens("DESINSTALLER.bat", given="o\n\n", folder=PROGRAM)

    assert "Le programme est retiré." in done.stdout, done.stdout + done.stderr
    assert differences(before, state(desk)) == {}
    assert desk.folders(PROGRAM) == set()
    assert desk.files(WORK) == documents


def test_a_python_of_one_s_own_serves_excel_without_the_zip(desk: Desk, before: Mapping[str, set[str]]) -> None:
    own = (f"{PYTHON_FOLDER}\\python.exe", "-X", "utf8", "-m", "fae_xlwings")

    done = desk.types(*own, "installer", "--oui", "--sans-ouvrir")
    with ZipFile(desk.windows.path(PROGRAM) / "FAE.xlam") as addin:
        told = b"".join(map(addin.read, addin.namelist()))
    removed = desk.types(*own, "desinstaller", "--oui")

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"appellent {own[0]}" in done.stdout
    assert f"{PYTHON_FOLDER}\\pythonw.exe".encode() in told
    assert removed.returncode == 0, removed.stdout + removed.stderr
    left = differences(before, state(desk))
    # The list of fonts that matplotlib keeps for any Python belongs to that Python, which stays.
    assert all(line.startswith("matplotlib/") for line in left.pop(LOCAL, []))
    assert left == {}
