"""Obfuscation of the project's protection state, [MS-OVBA] 2.4.3."""

from dataclasses import dataclass

VERSION = 2


@dataclass(frozen=True, slots=True)
class Secret:
    """A value of CMG, DPB or GC before obfuscation; the seed and the ignored bytes are the writer's choice."""

    data: bytes
    seed: int
    ignored: bytes


def ignored_length(seed: int) -> int:
    """How many ignored bytes a seed asks for (2.4.3.1)."""
    return (seed & 6) // 2


def project_key(project_id: str) -> int:
    """The sum of the characters of the project ID, braces included, modulo 256 (2.4.3.1)."""
    return sum(project_id.encode("ascii")) & 0xFF


def obfuscate(secret: Secret, project_id: str) -> str:
    """The hexadecimal text of a secret for one project (2.4.3.2)."""
    key = project_key(project_id)
    out = bytearray((secret.seed, secret.seed ^ VERSION, secret.seed ^ key))
    before = key
    for value in secret.ignored + len(secret.data).to_bytes(4, "little") + secret.data:
        out.append(value ^ ((out[-2] + before) & 0xFF))
        before = value
    return out.hex().upper()
