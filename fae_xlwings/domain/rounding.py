"""The accountant's rounding."""

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float, digits: int = 0) -> float:
    """The value rounded as Excel's ROUND does: a half goes away from zero, judged on 15 significant digits."""
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(f"{value:.15g}").quantize(step, rounding=ROUND_HALF_UP))


def whole(value: float) -> int:
    """The value rounded half-up to an integer."""
    return int(half_up(value))
