"""The columns of a client frame and the words their values may take."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["required", "optional", "computed"]
Kind = Literal["text", "amount", "choice"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of clients: its header, what it holds and what the user is told about it."""

    name: str
    role: Role
    kind: Kind
    help: str


NOM = "NOM"
SECTEUR = "SECTEUR"
CA = "CA_HONORAIRES_HT"
OUTIL = "OUTIL_COMPATIBLE_REFORME"
APPETENCE = "APPETENCE_INFORMATIQUE"
PRENOM = "DIRIGEANT_PRENOM"
NOM_DIRIGEANT = "DIRIGEANT_NOM"
EMAIL = "DIRIGEANT_EMAIL"
SEGMENT = "SEGMENT"
SCORE = "SCORE_OPPORTUNITE"
PRIORITE = "PRIORITE"
ETOILES = "ETOILES"
RISQUE = "SCORE_RISQUE"
NIVEAU = "NIVEAU_RISQUE"

COLUMNS = (
    Column(NOM, "required", "text", "Nom du client, tel qu'il figure dans vos dossiers."),
    Column(SECTEUR, "required", "text", "Secteur d'activité, en texte libre."),
    Column(CA, "required", "amount", "Honoraires annuels hors taxes facturés à ce client, en euros."),
    Column(OUTIL, "required", "choice", "Son outil de facturation est-il prêt pour la réforme ?"),
    Column(APPETENCE, "required", "choice", "Son aisance avec les outils informatiques."),
    Column(PRENOM, "optional", "text", "Prénom du dirigeant, pour personnaliser les messages."),
    Column(NOM_DIRIGEANT, "optional", "text", "Nom du dirigeant."),
    Column(EMAIL, "optional", "text", "Adresse e-mail du dirigeant."),
    Column(SEGMENT, "computed", "text", "Taille du dossier d'après les honoraires."),
    Column(SCORE, "computed", "amount", "Score d'opportunité : honoraires × outil × aisance."),
    Column(PRIORITE, "computed", "text", "Priorité d'accompagnement, de P1 à P4."),
    Column(ETOILES, "computed", "text", "La priorité en étoiles, de une à cinq."),
    Column(RISQUE, "computed", "amount", "Score de risque, de 0 à 100."),
    Column(NIVEAU, "computed", "text", "Niveau de risque."),
)
REQUIRED = tuple(column.name for column in COLUMNS if column.role == "required")
OPTIONAL = tuple(column.name for column in COLUMNS if column.role == "optional")
COMPUTED = tuple(column.name for column in COLUMNS if column.role == "computed")
INPUTS = REQUIRED + OPTIONAL

OUTILS = ("NON", "PARTIELLEMENT", "OUI")
APPETENCES = ("TRES BON", "BON", "MOYEN", "FAIBLE")
SEGMENTS = ("Très Petit", "Petit", "Moyen", "Grand", "Très Grand")
PRIORITES = ("P1", "P2", "P3", "P4")
A_COMPLETER = "À compléter"
NIVEAUX = ("CRITIQUE", "ÉLEVÉ", "MOYEN", "FAIBLE")
SEGMENT_WORDS, PRIORITY_WORDS, LEVEL_WORDS = ((*words, A_COMPLETER) for words in (SEGMENTS, PRIORITES, NIVEAUX))
CHOICES = {OUTIL: OUTILS, APPETENCE: APPETENCES}
