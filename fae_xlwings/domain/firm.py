"""What the firm types of itself in words, once, on the sheet « Paramètres »: its identity, its choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from fae_xlwings.domain.follow_up_columns import PME, REEL_TRIMESTRIEL, REGIMES, TAILLES

YES, NO = "Oui", "Non"
GROUP = "Cabinet"
SOURCE = "Saisie du cabinet"
SIZE_DEFAULT, REGIME_DEFAULT = "taille_par_defaut", "regime_par_defaut"


@dataclass(frozen=True, slots=True)
class Detail:
    """A text of the sheet « Paramètres », empty until the firm types it; one of `choices` where there are any."""

    key: str
    label: str
    unit: str
    default: str = ""
    choices: tuple[str, ...] = ()


# fmt: off
DETAILS = (
    Detail("cabinet_nom", "Nom du cabinet", "texte"),
    Detail("cabinet_adresse", "Adresse du cabinet", "texte"),
    Detail("cabinet_siren", "SIREN du cabinet", "9 chiffres"),
    Detail("cabinet_contact", "Contact : téléphone, e-mail", "texte"),
    Detail("cabinet_signataire", "Signataire des rapports et des messages", "prénom et nom"),
    Detail("cabinet_logo", "Fichier du logo (PNG ou JPEG)", "fichier"),
    Detail("rapport_honoraires", "Honoraires écrits dans les rapports", "Oui ou Non", YES, (YES, NO)),
    Detail(SIZE_DEFAULT, "Taille légale d'un client, quand on ne la sait pas", "GE, ETI, PME ou MICRO", PME, TAILLES),
    Detail(REGIME_DEFAULT, "Régime de TVA d'un client, quand on ne le sait pas", "un régime de la liste",
           REEL_TRIMESTRIEL, REGIMES),
)
# fmt: on
DETAIL_KEYS = {row.key: row for row in DETAILS}


@dataclass(frozen=True, slots=True)
class Firm:
    """The firm as its documents name it; what was not typed is empty."""

    name: str
    address: str
    siren: str
    contact: str
    signatory: str
    logo: str
    shows_fees: bool


def firm(texts: Mapping[str, str]) -> Firm:
    """The firm by the texts of the sheet, by key."""
    details = {row.key: texts.get(row.key, row.default).strip() or row.default for row in DETAILS}
    return Firm(
        name=details["cabinet_nom"],
        address=" ".join(details["cabinet_adresse"].split()),
        siren=details["cabinet_siren"],
        contact=details["cabinet_contact"],
        signatory=details["cabinet_signataire"],
        logo=details["cabinet_logo"],
        shows_fees=details["rapport_honoraires"] == YES,
    )
