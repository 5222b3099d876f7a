"""The portable folder as one zip: its files, their fingerprints, what they are made of, always the same bytes."""

import io
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fae_xlwings.bundle.wheels import Locked
from fae_xlwings.identity import IDENTITY

FOLDER = "SEGMENTATION_FAE_PORTABLE"
ARCHIVE = f"{FOLDER}.zip"
FINGERPRINTS = "EMPREINTES.txt"
PARTS = "COMPOSANTS.cdx.json"
LICENCES = "LICENCES.txt"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16
LICENCE_WORDS = ("licen", "copying", "notice", "authors")


def portable_zip(files: Mapping[str, bytes], parts: Sequence[Locked]) -> bytes:
    """The bytes of the archive: the files by their paths in it, their licences, their origin and their fingerprints."""
    whole = {**files, LICENCES: licences(files).encode(), PARTS: bill_of_materials(parts).encode()}
    whole[FINGERPRINTS] = fingerprints(whole).encode()
    return zipped({f"{FOLDER}/{name}": content for name, content in whole.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of files in the order of their names, all of one date: it depends on nothing else."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            member = ZipInfo(name, FIXED_TIME)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = READABLE
            archive.writestr(member, files[name])
    return buffer.getvalue()


def fingerprints(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of every file, a line each, as `sha256sum --check` reads them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def licences(files: Mapping[str, bytes]) -> str:
    """Where the licence of every part stands in the folder."""
    found = [name for name in sorted(files) if _is_licence(name)]
    lines = (f"{IDENTITY.title} : {IDENTITY.licence}", "", "Les textes des licences des éléments libres :", *found)
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def _is_licence(name: str) -> bool:
    base = name.rsplit("/", 1)[-1].lower()
    return (".dist-info/" in name and base.startswith(LICENCE_WORDS)) or name == "python/LICENSE.txt"


def bill_of_materials(parts: Sequence[Locked]) -> str:
    """The parts with their versions and hashes, in the CycloneDX form that audit tools read."""
    product = {"type": "application", "name": IDENTITY.product, "version": IDENTITY.version, "author": IDENTITY.author}
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(part.sha256 for part in parts))}",
            "version": 1,
            "metadata": {"component": {"bom-ref": "fae", **product}},
            "components": [_component(part) for part in parts],
        },
        indent=1,
        ensure_ascii=False,
    )


def _component(part: Locked) -> dict[str, object]:
    address = f"pkg:pypi/{part.name}@{part.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": part.name,
        "version": part.version,
        "purl": address,
        "hashes": [{"alg": "SHA-256", "content": part.sha256}],
    }
