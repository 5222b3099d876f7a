"""A client in each of the situations a report is written for, by a name that says which."""

from datetime import date

import analyses

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.documents.blocks import Report
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import everyone
from fae_xlwings.views.words.analysis import Analysis

HEADER = (
    "NOM | SECTEUR | CA | OUTIL | APPETENCE | DIRIGEANT_PRENOM | DIRIGEANT_NOM | TAILLE | REGIME_TVA "
    "| FACTURES_EMISES_AN"
)
CLIENTS = {
    "P1 en retard": "SCI EXEMPLE | Immobilier | 8500 | NON | TRES BON | Camille | Durand",
    "P2 à mettre à jour": "SARL TEST | Hôtellerie | 4200 | PARTIELLEMENT | BON | | Martin",
    "P3 outil prêt": "EURL DEMO | Commerce | 9100 | OUI | MOYEN | Dominique |",
    "P4 outil prêt": "EI ESSAI | Artisanat | 500 | OUI | BON | |",
    "P4 en retard": "EI TARD | | 500 | NON | FAIBLE | |",
    "P1 pas à pas": "SAS LENTE | Transport | 14000 | NON | FAIBLE | Claude | Petit",
    "P2 au démarrage": "SARL MILIEU | Conseil | 2400 | NON | MOYEN | |",
    "P3 moyen": "SARL MOYENNE | Conseil | 1600 | PARTIELLEMENT | MOYEN | |",
    "P4 faible": "EI CALME | Conseil | 900 | PARTIELLEMENT | FAIBLE | |",
    "P4 prêt mais faible": "EI POSEE | Conseil | 900 | OUI | FAIBLE | |",
    "À compléter": "SAS FLOUE | Conseil | abc | ? | ? | |",
    "À compléter en retard": "SAS VAGUE | Conseil | 2000 | NON | ? | |",
    "Nom de 200 caractères": f"{'Société des Établissements ' * 7}Réunis | Négoce | 8500 | NON | BON | |",
    "Profil connu": "SAS CONNUE | Conseil | 2400 | NON | BON | Camille | | PME | Réel mensuel | 240",
    "Exonéré": "CABINET DENTAIRE | Santé | 2400 | NON | BON | | | MICRO | Exonéré |",
    "Profil à moitié connu, nom de 190 caractères": (
        f"{'Compagnie Générale des Transports ' * 5}et Messageries | Négoce | 1600 | PARTIELLEMENT | FAIBLE | | "
        "| GE | Réel mensuel |"
    ),
}
FIRM = DEFAULTS.with_texts(
    {
        "cabinet_nom": "Cabinet Exemple & Associés",
        "cabinet_adresse": "12 rue des Fleurs, 75000 Paris",
        "cabinet_siren": "123456782",
        "cabinet_contact": "01 02 03 04 05 · contact@exemple.fr",
        "cabinet_signataire": "Dominique Martin",
    }
)


def table(*clients: str) -> str:
    """Some clients as a table; what one does not say is empty."""
    return "\n".join((HEADER, *(client + " |" * (HEADER.count("|") - client.count("|")) for client in clients)))


def analysis(today: date = analyses.DAY) -> Analysis:
    return analyses.analysis(table(*CLIENTS.values()), FIRM, today)


def all_reports(today: date = analyses.DAY) -> dict[str, Report]:
    """The report of each situation."""
    found = analysis(today)
    return dict(zip(CLIENTS, reports(found, everyone(found)), strict=True))
