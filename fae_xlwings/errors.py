"""The errors a user can meet: each message says what, where and what to do, in one French sentence."""


class FaeError(Exception):
    """Any trouble that is told to the user as it stands, without a traceback."""


class InputError(FaeError):
    """What was given cannot be read or used: a file, a sheet, a cell, an argument."""


class DeclinedError(InputError):
    """A question that was not answered yes: nothing was done."""


class OutputError(FaeError):
    """What was asked for cannot be written: a locked file, a folder without permission."""
