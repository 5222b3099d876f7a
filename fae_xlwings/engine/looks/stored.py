"""openpyxl's objects as the engine holds them.

Their published types describe the public surface only; the engine works on what is stored behind it.
"""

from typing import Any, TypeAlias

Workbook: TypeAlias = Any
Worksheet: TypeAlias = Any
Series: TypeAlias = Any
Rule: TypeAlias = Any
