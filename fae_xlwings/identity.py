"""Who made this, what it is called and which version it is: `texts/identity.toml`, read once."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Identity:
    """The product as it names itself to the user."""

    product: str
    edition: str
    version: str
    author: str
    licence: str
    promise: str
    support: str

    @property
    def title(self) -> str:
        """The product with its edition: « CRM Enterprise FAE, édition Excel »."""
        return f"{self.product}, {self.edition}"

    @property
    def signature(self) -> str:
        """The product with its version and its promise, for the foot of a page."""
        return f"{self.product} v{self.version} · {self.promise}"


IDENTITY = Identity(
    **tomllib.loads(files("fae_xlwings").joinpath("texts", "identity.toml").read_text(encoding="utf-8"))
)
