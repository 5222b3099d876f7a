"""Number formats as the theme writes them, whoever reads them."""

from typing import Any

ENGLISH, PROPERTY_PUT = 1033, 4


def put_number_format(owner: Any, text: str) -> None:
    """The number format of a style, an axis or labels, in English.

    Called from outside its own macros, Excel reads formats in the user's language, where « General » is no word
    (pywin32 #2663): the call itself then says that it speaks English.
    """
    link = getattr(owner, "_oleobj_", None)
    if link is None:
        owner.NumberFormat = text
    else:
        link.Invoke(link.GetIDsOfNames("NumberFormat"), ENGLISH, PROPERTY_PUT, False, text)
