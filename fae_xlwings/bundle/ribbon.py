"""The buttons of the ribbon, as its file lists them."""

from typing import NamedTuple

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # no stubs

from fae_xlwings.bundle.sources import ribbon_source

NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"


class Button(NamedTuple):
    """A button by its macro, its words, and the group it stands in."""

    identifier: str
    label: str
    group: str


def buttons() -> tuple[Button, ...]:
    """The buttons in the order of the ribbon."""
    root = etree.fromstring(ribbon_source())
    return tuple(
        Button(button.get("id"), button.get("label"), group.get("label"))
        for group in root.iter(f"{NAMESPACE}group")
        for button in group.iter(f"{NAMESPACE}button")
    )
