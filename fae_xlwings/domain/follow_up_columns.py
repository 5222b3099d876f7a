"""The columns of the table of clients where a firm keeps what it does with each of them; every one is optional."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "choice", "date", "amount", "count", "siren", "phone"]


@dataclass(frozen=True, slots=True)
class FollowUpColumn:
    """A column of the follow-up: its header, what it holds, what the user is told about it, the words of its list."""

    name: str
    kind: Kind
    help: str
    words: tuple[str, ...] = ()


SIREN = "SIREN"
COLLABORATEUR = "COLLABORATEUR"
TELEPHONE = "TELEPHONE"
STATUT = "STATUT"
DERNIER_CONTACT = "DERNIER_CONTACT"
PROCHAINE_RELANCE = "PROCHAINE_RELANCE"
PROPOSES = "HONORAIRES_PROPOSES"
SIGNES = "HONORAIRES_SIGNES"
PLATEFORME = "PLATEFORME"
MANDAT = "MANDAT"
ANNUAIRE = "ANNUAIRE"
NOTES = "NOTES"
TAILLE = "TAILLE"
REGIME_TVA = "REGIME_TVA"
FACTURES = "FACTURES_EMISES_AN"

A_CONTACTER, CONTACTE, RENDEZ_VOUS, PROPOSITION = "À contacter", "Contacté", "Rendez-vous", "Proposition"
ACCEPTE, EN_COURS, TERMINE, REFUSE = "Accepté", "En cours", "Terminé", "Refusé"
STATUTS = (A_CONTACTER, CONTACTE, RENDEZ_VOUS, PROPOSITION, ACCEPTE, EN_COURS, TERMINE, REFUSE)
AUCUN, ENVOYE, SIGNE = MANDATS = ("Aucun", "Envoyé", "Signé")
GE, ETI, PME, MICRO = TAILLES = ("GE", "ETI", "PME", "MICRO")
REEL_MENSUEL, REEL_TRIMESTRIEL, SIMPLIFIE = "Réel mensuel", "Réel trimestriel", "Simplifié"
FRANCHISE, EXONERE = "Franchise", "Exonéré"
REGIMES = (REEL_MENSUEL, REEL_TRIMESTRIEL, SIMPLIFIE, FRANCHISE, EXONERE)

# fmt: off
FOLLOW_UP_COLUMNS = (
    FollowUpColumn(SIREN, "siren", "Les 9 chiffres de l'entreprise ; un SIRET est ramené à son SIREN."),
    FollowUpColumn(COLLABORATEUR, "text", "Qui suit ce client au cabinet."),
    FollowUpColumn(TELEPHONE, "phone", "Le numéro où joindre le dirigeant."),
    FollowUpColumn(STATUT, "choice", "Où en est la mission avec ce client.", STATUTS),
    FollowUpColumn(DERNIER_CONTACT, "date", "Le jour du dernier échange."),
    FollowUpColumn(PROCHAINE_RELANCE, "date", "Le jour où le rappeler."),
    FollowUpColumn(PROPOSES, "amount", "Honoraires de la mission proposée, en euros HT."),
    FollowUpColumn(SIGNES, "amount", "Honoraires de la mission signée, en euros HT."),
    FollowUpColumn(PLATEFORME, "text", "La plateforme agréée qu'il a choisie."),
    FollowUpColumn(MANDAT, "choice", "Son mandat pour la plateforme.", MANDATS),
    FollowUpColumn(ANNUAIRE, "date", "Le jour où son inscription à l'annuaire a été vérifiée."),
    FollowUpColumn(NOTES, "text", "Ce qu'il faut retenir, en texte libre."),
    FollowUpColumn(TAILLE, "choice", "Taille légale : GE, ETI, PME ou micro-entreprise.", TAILLES),
    FollowUpColumn(REGIME_TVA, "choice", "Son régime de TVA.", REGIMES),
    FollowUpColumn(FACTURES, "count", "Factures émises par an à des entreprises."),
)
# fmt: on
FOLLOW_UP = tuple(column.name for column in FOLLOW_UP_COLUMNS)
BY_NAME = {column.name: column for column in FOLLOW_UP_COLUMNS}
FOLLOW_UP_WORDS = {column.name: column.words for column in FOLLOW_UP_COLUMNS if column.words}
