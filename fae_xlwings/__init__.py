"""CRM Enterprise FAE: client portfolios of French accounting firms, scored inside Excel."""

from fae_xlwings.identity import IDENTITY

__version__ = IDENTITY.version
