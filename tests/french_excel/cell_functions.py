"""The cell functions as Excel calls them: through xlwings' own server, on the ranges of a French Excel."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any
from unittest import mock

import xlwings as xw

from fae_xlwings import udfs
from french_excel.windows import xlwindows

SERVED = "fae_served_functions"


@contextmanager
def served() -> Iterator[Any]:
    """The functions published as on Windows; answers what their module is called with."""
    xlwindows()
    published, server = import_module("xlwings.udfs"), import_module("xlwings.com_server")
    server.loop.close()
    spec = spec_from_file_location(SERVED, udfs.__file__)
    module = module_from_spec(spec)  # type: ignore[arg-type]
    with (
        mock.patch.multiple(xw, func=published.xlfunc, arg=published.xlarg),
        mock.patch.dict(sys.modules, {SERVED: module}),
    ):
        spec.loader.exec_module(module)  # type: ignore[union-attr]
        yield server.XLPython()
        published.udf_modules.clear()


def called(server: Any, name: str, book: xw.Book, cell: xw.Range, *given: Any) -> Any:
    """What a formula of a cell answers; ranges go as Excel's own objects, and the rest as it is."""
    arguments = tuple(each.api._inner if isinstance(each, xw.Range) else each for each in given)
    return server.CallUDF(SERVED, name, arguments, book.api, cell.api)
