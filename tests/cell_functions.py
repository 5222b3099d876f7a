"""Two cell functions, to see what Excel is given for them."""

import xlwings as xw


@xw.func
@xw.arg("ca", doc="Honoraires annuels hors taxes")
def FAE_DOUBLE(ca, facteur=2):  # noqa: ANN001, ANN201, N802 - xlwings hands over what the cell holds
    """Le double des honoraires, dit « pour l’exemple » : "deux" fois."""
    return ca * facteur


@xw.func
def FAE_SOMME(*montants):  # noqa: ANN002, ANN201, N802
    """La somme des montants."""
    return sum(montants)
