"""The portable folder as one archive: the same bytes, every file told by its fingerprint, every part by its origin."""

import io
import json
from hashlib import sha256
from zipfile import ZipFile

import pytest

from fae_xlwings.bundle.portable import FINGERPRINTS, FOLDER, LICENCES, PARTS, portable_zip
from fae_xlwings.bundle.wheels import Locked
from fae_xlwings.identity import IDENTITY

# fmt: off
FILES = {
    "python/python.exe":                                             b"\x4d\x5a",
    "python/LICENSE.txt":                                            b"of Python",
    "python/Lib/site-packages/a-1.dist-info/licenses/LICENSE.md":    b"of a",
    "python/Lib/site-packages/a-1.dist-info/METADATA":               b"Name: a",
    "python/Lib/site-packages/a/licence_reader.py":                  b"pass",
    "LISEZMOI.txt":                                                  "été".encode(),
}
# fmt: on
LOCK = (Locked("a", "1", "0" * 64), Locked("b", "2.5", "f" * 64))


@pytest.fixture(scope="module")
def unpacked() -> dict[str, bytes]:
    with ZipFile(io.BytesIO(portable_zip(FILES, LOCK))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def told(unpacked: dict[str, bytes], name: str) -> str:
    return unpacked[f"{FOLDER}/{name}"].decode("utf-8-sig")


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come() -> None:
    assert portable_zip(FILES, LOCK) == portable_zip(dict(reversed(FILES.items())), LOCK)


def test_one_changed_byte_changes_the_archive_and_its_fingerprint() -> None:
    assert portable_zip(FILES, LOCK) != portable_zip({**FILES, "LISEZMOI.txt": b"hiver"}, LOCK)


def test_everything_lies_in_one_folder(unpacked: dict[str, bytes]) -> None:
    wanted = {*FILES, FINGERPRINTS, LICENCES, PARTS}

    assert set(unpacked) == {f"{FOLDER}/{name}" for name in wanted}
    assert {name: unpacked[f"{FOLDER}/{name}"] for name in FILES} == FILES


def test_every_other_file_has_its_fingerprint(unpacked: dict[str, bytes]) -> None:
    lines = [line.split("  ", 1) for line in told(unpacked, FINGERPRINTS).splitlines()]
    others = {name.removeprefix(f"{FOLDER}/"): content for name, content in unpacked.items()}
    del others[FINGERPRINTS]

    assert {name: fingerprint for fingerprint, name in lines} == {
        name: sha256(content).hexdigest() for name, content in others.items()
    }


def test_the_licences_of_the_parts_are_pointed_at(unpacked: dict[str, bytes]) -> None:
    lines = told(unpacked, LICENCES).splitlines()

    assert IDENTITY.licence in lines[0]
    assert set(lines[3:]) == {"python/LICENSE.txt", "python/Lib/site-packages/a-1.dist-info/licenses/LICENSE.md"}


def test_the_bill_of_materials_names_each_part_with_its_hash(unpacked: dict[str, bytes]) -> None:
    bill = json.loads(told(unpacked, PARTS))

    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", IDENTITY.version)
    assert [(part["purl"], part["hashes"][0]["content"]) for part in bill["components"]] == [
        ("pkg:pypi/a@1", "0" * 64),
        ("pkg:pypi/b@2.5", "f" * 64),
    ]
