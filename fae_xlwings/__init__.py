"""CRM Segmentation FAE 2026: client portfolios of French accounting firms, scored inside Excel."""

from importlib.metadata import version

__version__ = version("fae-xlwings")
