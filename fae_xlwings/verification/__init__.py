"""The installation checked step by step: what is needed, whether it is there, what to do if not.

Every step fetches what it looks at by itself, so that a missing library is a line of the report and nothing else.
"""

from fae_xlwings.verification.checks import Check, checks, lines, unloaded, verdict

__all__ = ["Check", "checks", "lines", "unloaded", "verdict"]
