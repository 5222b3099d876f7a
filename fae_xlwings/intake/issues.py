"""What can be wrong in a portfolio: a catalogue of kinds, and the issues found in one portfolio."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

SEVERITY_LABELS: dict[Severity, str] = {"error": "À corriger", "warning": "À vérifier", "info": "Pour information"}

SHEET_FALLBACK = "feuille_absente"
NO_CLIENT = "aucun_client"
REQUIRED_COLUMN = "colonne_obligatoire_absente"
OPTIONAL_COLUMN = "colonne_facultative_absente"
REPEATED_COLUMN = "colonne_en_double"
NO_NAME = "ligne_sans_nom"
TOTAL_ROW = "ligne_de_total"
REPEATED_NAME = "nom_en_double"
AMOUNT_MISSING = "montant_manquant"
AMOUNT_UNREADABLE = "montant_illisible"
AMOUNT_NEGATIVE = "montant_negatif"
AMOUNT_AMBIGUOUS = "montant_ambigu"
AMOUNT_TEXT = "montant_en_texte"
OUTIL_MISSING = "outil_manquant"
OUTIL_UNKNOWN = "outil_inconnu"
APPETENCE_MISSING = "appetence_manquante"
APPETENCE_UNKNOWN = "appetence_inconnue"
CHOICE_TIDIED = "choix_normalise"
FORMULA_ERROR = "formule_en_erreur"
EMAIL_INVALID = "email_invalide"
EMAIL_REPEATED = "email_en_double"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of anomaly: its code, its title, the sentence told for one case, what to do, and how much it matters.

    The sentence may use {where}, {value}, {client}, {count} and {detail}.
    """

    code: str
    title: str
    sentence: str
    remedy: str
    severity: Severity


# fmt: off
KINDS = (
    Kind(SHEET_FALLBACK, "Feuille « Données » absente",
         "Aucune feuille ne s'appelle « Données » : la feuille « {value} » a été lue à sa place.",
         "Renommez « Données » la feuille qui contient vos clients.", "warning"),
    Kind(NO_CLIENT, "Aucun client",
         "{where} : le tableau ne contient aucun client, tous les résultats valent zéro.",
         "Saisissez un client par ligne sous les en-têtes, avec au moins son NOM.", "warning"),
    Kind(REQUIRED_COLUMN, "Colonne obligatoire absente",
         "{where} : la colonne {value} est absente, {detail}.",
         "Ajoutez cette colonne, avec ce titre, puis relancez l'analyse.", "error"),
    Kind(OPTIONAL_COLUMN, "Colonne facultative absente",
         "{where} : la colonne {value} est absente, les messages resteront sans cette précision.",
         "Ajoutez cette colonne si vous voulez des messages personnalisés.", "info"),
    Kind(REPEATED_COLUMN, "Colonne en double",
         "{where} : l'en-tête « {value} » figure déjà plus à gauche, cette colonne n'est pas utilisée.",
         "Supprimez ou renommez l'une des deux colonnes.", "warning"),
    Kind(NO_NAME, "Ligne sans NOM",
         "{where} : cette ligne n'a pas de NOM, elle est laissée de côté.",
         "Saisissez le nom du client, ou effacez la ligne.", "error"),
    Kind(TOTAL_ROW, "Ligne de total",
         "{where} : « {value} » ressemble à une ligne de total, elle est comptée comme un client.",
         "Supprimez cette ligne si ce n'est pas un client.", "warning"),
    Kind(REPEATED_NAME, "Nom en double",
         "{where} : « {value} » figure déjà en {detail}, les deux lignes sont comptées.",
         "Supprimez la ligne en trop, ou distinguez les deux noms.", "warning"),
    Kind(AMOUNT_MISSING, "Honoraires manquants",
         "{where} : les honoraires de « {client} » manquent, ils comptent pour 0 €.",
         "Saisissez les honoraires annuels HT.", "error"),
    Kind(AMOUNT_UNREADABLE, "Honoraires illisibles",
         "{where} : « {value} » n'est pas un montant, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez un nombre, par exemple 1500,50.", "error"),
    Kind(AMOUNT_NEGATIVE, "Honoraires négatifs",
         "{where} : {value} est négatif, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez les honoraires annuels HT, sans signe moins.", "error"),
    Kind(AMOUNT_AMBIGUOUS, "Honoraires ambigus",
         "{where} : « {value} » est lu comme {detail} € d'honoraires pour « {client} ».",
         "Saisissez le montant comme un nombre pour lever le doute.", "warning"),
    Kind(AMOUNT_TEXT, "Honoraires saisis en texte",
         "{where} : des honoraires saisis comme du texte ont été lus comme des nombres ({count} fois), "
         "par exemple « {value} ».",
         "Rien à faire ; convertissez ces cellules en nombres si vous voulez calculer dessus.", "info"),
    Kind(OUTIL_MISSING, "Outil non renseigné",
         "{where} : l'outil de « {client} » n'est pas renseigné, son score reste vide.",
         "Choisissez OUI, PARTIELLEMENT ou NON.", "error"),
    Kind(OUTIL_UNKNOWN, "Outil inconnu",
         "{where} : « {value} » n'est pas une réponse prévue pour l'outil de « {client} », son score reste vide.",
         "Choisissez OUI, PARTIELLEMENT ou NON.", "error"),
    Kind(APPETENCE_MISSING, "Appétence non renseignée",
         "{where} : l'appétence de « {client} » n'est pas renseignée, son score reste vide.",
         "Choisissez TRES BON, BON, MOYEN ou FAIBLE.", "error"),
    Kind(APPETENCE_UNKNOWN, "Appétence inconnue",
         "{where} : « {value} » n'est pas une réponse prévue pour l'appétence de « {client} », son score reste vide.",
         "Choisissez TRES BON, BON, MOYEN ou FAIBLE.", "error"),
    Kind(CHOICE_TIDIED, "Réponses remises en forme",
         "{where} : des réponses ont été comprises malgré leur écriture ({count} fois), par exemple « {value} ».",
         "Rien à faire ; la liste déroulante du modèle évite ces écarts.", "info"),
    Kind(FORMULA_ERROR, "Formule en erreur",
         "{where} : la cellule affiche {value}, elle est traitée comme vide pour « {client} ».",
         "Corrigez la formule, ou remplacez-la par sa valeur.", "error"),
    Kind(EMAIL_INVALID, "Adresse e-mail invalide",
         "{where} : « {value} » n'est pas une adresse e-mail complète.",
         "Corrigez l'adresse, par exemple prenom.nom@exemple.fr.", "warning"),
    Kind(EMAIL_REPEATED, "Adresse e-mail en double",
         "{where} : l'adresse « {value} » est déjà celle de {detail}.",
         "Vérifiez que ces clients ont bien le même dirigeant.", "warning"),
)
# fmt: on
KIND_BY_CODE = {kind.code: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Issue:
    """An anomaly found in a portfolio: where it is, what was read there, what is told and what to do.

    An issue of pure information stands for `count` cells alike, and shows the first of them: two hundred
    tidied answers are one remark.
    """

    code: str
    sheet: str
    cell: str
    value: str
    message: str
    client: str = ""
    count: int = 1

    @property
    def kind(self) -> Kind:
        """The row of the catalogue this issue belongs to."""
        return KIND_BY_CODE[self.code]

    @property
    def remedy(self) -> str:
        """What the user can do about it."""
        return self.kind.remedy

    @property
    def severity(self) -> Severity:
        """How much it matters: "error", "warning" or "info"."""
        return self.kind.severity

    def as_json(self) -> dict[str, str]:
        """The issue under the keys of `fae analyser --json`; the message ends with what to do."""
        message = f"{self.message} {self.remedy}"
        return {
            "code": self.code,
            "feuille": self.sheet,
            "cellule": self.cell,
            "valeur": self.value,
            "message": message,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """The issues of one kind: how many cells they stand for, the first few, and the clients concerned."""

    kind: Kind
    count: int
    examples: tuple[Issue, ...]
    clients: tuple[str, ...]


def grouped(issues: Iterable[Issue], examples: int = 3) -> tuple[Group, ...]:
    """The issues gathered by kind, in the order of the catalogue, each with its first `examples` cases."""
    found: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        found[issue.code].append(issue)
    return tuple(_group(kind, found[kind.code], examples) for kind in KINDS if kind.code in found)


def _group(kind: Kind, issues: list[Issue], examples: int) -> Group:
    clients = dict.fromkeys(issue.client for issue in issues if issue.client)
    return Group(kind, sum(issue.count for issue in issues), tuple(issues[:examples]), tuple(clients))
