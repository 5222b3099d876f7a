"""The headers firms write over our columns, the more specific first, and what a header says."""

import re
from dataclasses import dataclass
from functools import cache

from fae_xlwings.domain.columns import APPETENCE, CA, COLUMNS, EMAIL, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, SECTEUR
from fae_xlwings.intake.words import header_key, plain

# fmt: off
ALIASES: dict[str, tuple[str, ...]] = {
    NOM: (
        """RAISON SOCIALE | NOM RAISON SOCIALE | NOM OU RAISON SOCIALE | RAISON SOCIALE CLIENT |
        RAISON SOCIALE SOCIETE | RAISON SOCIALE OU NOM | DENOMINATION SOCIALE | DENOMINATION |
        DENOMINATION CLIENT | NOM DENOMINATION""",
        """SOCIETE | NOM SOCIETE | ENTREPRISE | NOM ENTREPRISE | NOM COMPLET ENTREPRISE | ENTITE | NOM ENTITE |
        ETABLISSEMENT | STRUCTURE | COMPANY NAME | COMPANY | NOM COMMERCIAL | ENSEIGNE | ORGANISATION |
        NOM ORGANISATION | INTITULE SOCIETE""",
        "NOM DOSSIER | LIBELLE DOSSIER | INTITULE DOSSIER | DOSSIER | DOSSIER CLIENT | NOM DOSSIER CLIENT",
        """NOM CLIENT | CLIENT NOM | NOM COMPLET | INTITULE CLIENT | LIBELLE CLIENT | INTITULE COMPTE |
        NOM COMPTE | LIBELLE COMPTE | LIBELLE TIERS | NOM TIERS | INTITULE | DESIGNATION CLIENT | NOM USUEL
        | CUSTOMER NAME | NOM AFFICHE""",
        "CLIENT | CLIENTS | TIERS | CUSTOMER | ADHERENT",
        "NOM | NAME | NOMS | LIBELLE | DESIGNATION",
    ),
    SECTEUR: (
        """SECTEUR | SECTEUR ACTIVITE | SECTEURS ACTIVITE | SECTEUR ACTIVITES | SECTEUR CLIENT |
        ACTIVITE SECTEUR""",
        """DOMAINE ACTIVITE | BRANCHE ACTIVITE | BRANCHE | ACTIVITE PRINCIPALE | LIBELLE ACTIVITE | LIBELLE NAF
        | LIBELLE APE | LIBELLE CODE NAF | LIBELLE CODE APE | ACTIVITE NAF | METIER | SECTOR | INDUSTRY""",
        "ACTIVITE | ACTIVITES | NATURE ACTIVITE | TYPE ACTIVITE",
    ),
    CA: (
        """CA HONORAIRES HT | HONORAIRES ANNUELS HT | CA HONORAIRES ANNUELS HT | TOTAL HONORAIRES HT |
        MONTANT HONORAIRES HT | HONORAIRES HT | HONORAIRE HT | HONORAIRES FACTURES HT |
        MONTANT ANNUEL HONORAIRES HT | HONORAIRES HT FACTURES | HONORAIRES COMPTABLES HT | HONORAIRES HT AN
        | TOTAL HONORAIRES ANNUELS HT | HONORAIRES TOTAL HT | HONO HT | HONOS HT | MONTANT HT HONORAIRES |
        CA HONO HT | HONORAIRES HT ANNUEL | HONORAIRES HORS TAXES | HONORAIRES ANNUELS HORS TAXES""",
        """CA HONORAIRES | HONORAIRES ANNUELS | HONORAIRES | HONORAIRE | HONORAIRE ANNUEL | MONTANT HONORAIRES
        | TOTAL HONORAIRES | HONORAIRES FACTURES | HONORAIRES CABINET | HONO | HONOS | HONORAIRES AN |
        HONORAIRES COMPTABLES | HONORAIRES EXERCICE | CHIFFRE AFFAIRES HONORAIRES | HONORAIRES CLIENT |
        HONORAIRES TOTAUX | MONTANT ANNUEL HONORAIRES""",
        """FORFAIT ANNUEL HT | FACTURATION HT | FACTURATION ANNUELLE HT | MONTANT FACTURE HT | TOTAL FACTURE HT
        | FACTURE HT | CA FACTURE HT | CA CABINET HT | CA HT CABINET | MONTANT ANNUEL HT | CA ANNUEL HT |
        CA HT | CHIFFRE AFFAIRES HT | MONTANT HT | TOTAL HT | CA NET HT | CA HORS TAXES | FORFAIT HT |
        ABONNEMENT ANNUEL HT | CA HT FACTURE | TOTAL FACTURE HT ANNUEL""",
        """CA CABINET | CA FACTURE | CA ANNUEL | FACTURATION ANNUELLE | FORFAIT ANNUEL | FACTURATION |
        MONTANT ANNUEL | MONTANT FACTURE""",
        "CA | CHIFFRE AFFAIRES | CHIFFRE AFFAIRE | CA CLIENT | FORFAIT",
    ),
    OUTIL: (
        """OUTIL COMPATIBLE REFORME | OUTIL COMPATIBLE | OUTIL CONFORME | LOGICIEL CONFORME |
        LOGICIEL COMPATIBLE | OUTIL REFORME | CONFORMITE OUTIL | COMPATIBILITE OUTIL |
        OUTIL CONFORME REFORME | LOGICIEL COMPATIBLE REFORME | LOGICIEL CONFORME REFORME |
        CONFORMITE LOGICIEL | COMPATIBILITE LOGICIEL | OUTIL COMPATIBLE FAE | OUTIL FAE |
        OUTIL COMPATIBLE FACTURE ELECTRONIQUE | OUTIL COMPATIBLE FACTURATION ELECTRONIQUE | OUTIL PRET |
        LOGICIEL PRET | LOGICIEL COMPATIBLE FACTURE ELECTRONIQUE |
        LOGICIEL COMPATIBLE FACTURATION ELECTRONIQUE | LOGICIEL FACTURATION CONFORME |
        OUTIL FACTURATION CONFORME | OUTIL FACTURATION COMPATIBLE | LOGICIEL FACTURATION COMPATIBLE |
        LOGICIEL COMPATIBLE FAE | OUTIL COMPATIBLE REFORME FAE | OUTIL COMPATIBLE REFORME 2026 |
        OUTIL PRET REFORME | REFORME OUTIL COMPATIBLE""",
        """COMPATIBLE REFORME | CONFORME REFORME | COMPATIBILITE REFORME | CONFORMITE REFORME | PRET REFORME |
        COMPATIBLE FAE | CONFORME FAE | COMPATIBLE FACTURE ELECTRONIQUE |
        COMPATIBLE FACTURATION ELECTRONIQUE | COMPATIBLE | CONFORME | CONFORMITE""",
        "OUTIL | OUTILS",
    ),
    APPETENCE: (
        """APPETENCE INFORMATIQUE | APPETENCE NUMERIQUE | AISANCE INFORMATIQUE | AISANCE NUMERIQUE |
        AUTONOMIE NUMERIQUE | AUTONOMIE INFORMATIQUE | NIVEAU INFORMATIQUE | NIVEAU NUMERIQUE |
        MATURITE NUMERIQUE | MATURITE DIGITALE | APPETENCE DIGITALE | AISANCE DIGITALE |
        MATURITE INFORMATIQUE | APPETENCE OUTILS NUMERIQUES | APPETENCE OUTILS | COMPETENCE INFORMATIQUE |
        COMPETENCES INFORMATIQUES | COMPETENCE NUMERIQUE | COMPETENCES NUMERIQUES | APPETENCE REFORME |
        AISANCE OUTILS INFORMATIQUES | AISANCE OUTILS NUMERIQUES | APPETENCE OUTILS INFORMATIQUES |
        NIVEAU DIGITAL""",
        "APPETENCE | AISANCE | AUTONOMIE | NIVEAU APPETENCE | NIVEAU AISANCE | NIVEAU AUTONOMIE",
    ),
    PRENOM: (
        """PRENOM DIRIGEANT | DIRIGEANT PRENOM | PRENOM GERANT | PRENOM REPRESENTANT LEGAL |
        PRENOM REPRESENTANT""",
        "PRENOM CONTACT | PRENOM INTERLOCUTEUR | PRENOM CONTACT PRINCIPAL | CONTACT PRENOM | PRENOM CLIENT",
        "PRENOM | PRENOMS | FIRST NAME | FIRSTNAME",
    ),
    NOM_DIRIGEANT: (
        """NOM DIRIGEANT | DIRIGEANT NOM | NOM GERANT | NOM REPRESENTANT LEGAL | NOM REPRESENTANT |
        NOM FAMILLE DIRIGEANT""",
        """NOM CONTACT | NOM INTERLOCUTEUR | NOM CONTACT PRINCIPAL | CONTACT NOM | NOM FAMILLE | LAST NAME |
        LASTNAME""",
    ),
    EMAIL: (
        """EMAIL DIRIGEANT | DIRIGEANT EMAIL | MAIL DIRIGEANT | COURRIEL DIRIGEANT | EMAIL GERANT | MAIL GERANT
        | ADRESSE MAIL DIRIGEANT | ADRESSE EMAIL DIRIGEANT | EMAIL REPRESENTANT LEGAL | COURRIEL GERANT |
        MAIL REPRESENTANT LEGAL""",
        """EMAIL CLIENT | MAIL CLIENT | COURRIEL CLIENT | EMAIL CONTACT | MAIL CONTACT | CONTACT EMAIL |
        EMAIL SOCIETE | EMAIL PRINCIPAL | EMAIL CONTACT PRINCIPAL | CONTACTS EMAIL | MAIL SOCIETE |
        EMAIL ENTREPRISE | EMAIL INTERLOCUTEUR""",
        """EMAIL | MAIL | COURRIEL | ADRESSE EMAIL | ADRESSE MAIL | ADRESSE ELECTRONIQUE | ADRESSE COURRIEL |
        EMAILS | MAILS""",
    ),
}
# fmt: on
"""Other headers of our columns, without their small words; one text a rank, and the first rank wins."""

SMALL_WORDS = frozenset(
    ("A", "AU", "AUX", "D", "DE", "DES", "DU", "EN", "ET", "L", "LA", "LE", "LES", "PAR", "POUR", "SON", "UN", "UNE",
     "€", "EUR", "EURO", "EUROS", "OUI", "NON", "PARTIELLEMENT", "K", "K€", "KEUR", "KE", "MILLIERS", "ELLE", "IL",
     "EST", "OBLIGATOIRE", "FACULTATIF", "OPTIONNEL", "TRES", "BON", "MOYEN", "FAIBLE", "EXERCICE", "ANNEE"),
)  # fmt: skip
THOUSANDS = frozenset(("K€", "KEUR", "KE", "MILLIERS"))
OTHER_BASIS = {
    "TTC": "taxes comprises",
    "MENSUEL": "par mois",
    "MENSUELS": "par mois",
    "MENSUELLE": "par mois",
    "MOIS": "par mois",
    "TRIMESTRIEL": "par trimestre",
    "TRIMESTRIELS": "par trimestre",
}
"""Words that make of fees another amount than a year's, taxes excluded: such a column is never read."""

_SPELLINGS = (
    (re.compile(r"\bE[- ]MAIL"), "EMAIL"),
    (re.compile(r"\bH\.? ?T\b\.?"), "HT"),
    (re.compile(r"\bT\.T\.C\b\.?"), "TTC"),
    (re.compile(r"\bC\.A\b\.?"), "CA"),
)
_WORD = re.compile(r"[A-Z0-9]*€|[A-Z0-9]+")
_PERIOD = re.compile(r"\bN ?- ?(\d)\b|\bN\b|\b(?:(?:19|20)\d\d ?[-/ ] ?)?((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says: our column, how specific it is (0 the most), the year, and why it may not be read."""

    name: str
    rank: int
    year: int = 0
    thousands: bool = False
    refused: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is the vaguest name of a client, which may as well be a person's."""
        return self.name == NOM and self.rank == len(ALIASES[NOM]) - 1


@cache
def meaning(label: str) -> Meaning | None:
    """What a header says, whatever its case, accents, blanks, small words, unit and year; None if it is not ours."""
    own = OWN_NAMES.get(header_key(label))
    if own is not None:
        return Meaning(own, len(ALIASES[NOM]) - 1 if own == NOM else -1)
    text = plain(label)
    for spelling, usual in _SPELLINGS:
        text = spelling.sub(usual, text)
    rest, year = _without_period(text.replace("_", " "))
    said = _WORD.findall(rest)
    return _known(_words(said), year, thousands=not THOUSANDS.isdisjoint(said))


def _without_period(text: str) -> tuple[str, int]:
    """A header without its year, and that year; N is after N-1, and both are after no year at all."""
    periods = list(_PERIOD.finditer(text))
    if not periods:
        return text, 0
    before, year = periods[-1].groups()
    rest = _PERIOD.sub(" ", text)
    return rest, int(year) if year else 10 - int(before or 0)


def _words(said: list[str]) -> tuple[str, ...]:
    return tuple(word for word in said if word not in SMALL_WORDS)


def _known(words: tuple[str, ...], year: int, *, thousands: bool) -> Meaning | None:
    found = _place(words)
    if found:
        return Meaning(*found, year, thousands and found[0] == CA)
    basis = [word for word in words if word in OTHER_BASIS]
    found = _place(tuple(word for word in words if word not in OTHER_BASIS)) if basis else None
    if found is None or found[0] != CA:
        return None
    return Meaning(*found, year, refused=OTHER_BASIS[basis[0]])


def _place(words: tuple[str, ...]) -> tuple[str, int] | None:
    return _BY_WORDS.get(frozenset(words)) or _BY_KEY.get("".join(words))


def _phrases() -> dict[tuple[str, ...], tuple[str, int]]:
    return {
        _words(_WORD.findall(phrase)): (name, rank)
        for name, ranks in ALIASES.items()
        for rank, phrases in enumerate(ranks)
        for phrase in phrases.split("|")
    }


OWN_NAMES = {header_key(column.name): column.name for column in COLUMNS}
_BY_WORDS = {frozenset(words): place for words, place in _phrases().items()}
_BY_KEY = {"".join(words): place for words, place in _phrases().items()}
