"""The program brought onto a Windows computer for one user, and taken off it again."""

from fae_xlwings.setup.installing import Place, delivered_place, install, own_place, verified
from fae_xlwings.setup.removing import remove
from fae_xlwings.setup.talking import Talk

__all__ = ["Place", "Talk", "delivered_place", "install", "own_place", "remove", "verified"]
