"""The catalogue of what can be wrong in a portfolio: a code, a title, a sentence, a remedy, an importance."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

SEVERITY_LABELS: dict[Severity, str] = {"error": "À corriger", "warning": "À vérifier", "info": "Pour information"}

SHEET_FALLBACK = "feuille_absente"
OTHER_SHEET = "autre_feuille"
HIDDEN_SHEET = "feuille_masquee_lue"
NO_CLIENT = "aucun_client"
REQUIRED_COLUMN = "colonne_obligatoire_absente"
OPTIONAL_COLUMN = "colonne_facultative_absente"
REPEATED_COLUMN = "colonne_en_double"
RIVAL_COLUMN = "colonne_rivale"
OTHER_BASIS_COLUMN = "colonne_non_retenue"
THOUSANDS_COLUMN = "colonne_en_milliers"
NO_NAME = "ligne_sans_nom"
TOTAL_ROW = "ligne_de_total"
HEADER_ROW = "ligne_d_entete"
TITLE_ROW = "ligne_de_titre"
EXAMPLE_ROW = "exemple_du_modele"
REPEATED_NAME = "nom_en_double"
AMOUNT_MISSING = "montant_manquant"
AMOUNT_UNREADABLE = "montant_illisible"
AMOUNT_NEGATIVE = "montant_negatif"
AMOUNT_AMBIGUOUS = "montant_ambigu"
AMOUNT_LARGE = "montant_hors_norme"
AMOUNT_PERCENT = "montant_en_pourcentage"
AMOUNT_THOUSANDS = "montant_en_milliers"
AMOUNT_TEXT = "montant_en_texte"
OUTIL_MISSING = "outil_manquant"
OUTIL_UNKNOWN = "outil_inconnu"
APPETENCE_MISSING = "appetence_manquante"
APPETENCE_UNKNOWN = "appetence_inconnue"
CHOICE_TIDIED = "choix_normalise"
FORMULA_ERROR = "formule_en_erreur"
FORMULA_EMPTY = "formule_non_calculee"
EMAIL_INVALID = "email_invalide"
EMAIL_REPEATED = "email_en_double"
SIREN_INVALID = "siren_invalide"
SIREN_REPEATED = "siren_en_double"
FOLLOW_UP_UNREAD = "suivi_illisible"
ENCODING_GUESSED = "encodage_devine"
BAD_BYTE = "octet_illisible"
MANGLED_TEXT = "accents_repares"
DAMAGED_QUOTE = "guillemet_abime"
CELL_CUT = "cellule_coupee"
FAR_CELL = "cellule_isolee"


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
    Kind(OTHER_SHEET, "Autre feuille de clients",
         "{where} : cette feuille {detail} n'est pas lue.",
         "Pour l'analyser aussi, copiez ses lignes sous celles de la feuille lue.", "warning"),
    Kind(HIDDEN_SHEET, "Feuille masquée lue",
         "La feuille « {value} » est masquée : c'est la seule qui contienne des clients, elle a été lue.",
         "Affichez-la pour vérifier que ce sont les bons clients.", "warning"),
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
    Kind(RIVAL_COLUMN, "Colonne non utilisée",
         "{where} : la colonne « {value} » pourrait aussi être {detail}.",
         "Si c'est la bonne, renommez-la ou supprimez l'autre.", "warning"),
    Kind(OTHER_BASIS_COLUMN, "Colonne non utilisée",
         "{where} : la colonne « {value} » ({detail}) n'est pas utilisée pour CA_HONORAIRES_HT, "
         "qui attend des honoraires annuels hors taxes.",
         "Ajoutez une colonne d'honoraires annuels HT si elle manque.", "warning"),
    Kind(THOUSANDS_COLUMN, "Honoraires en milliers d'euros",
         "{where} : le titre « {value} » dit des milliers d'euros, ses nombres sont multipliés par 1 000.",
         "Vérifiez un montant ; ôtez k€ du titre si les nombres sont en euros.", "warning"),
    Kind(NO_NAME, "Ligne sans NOM",
         "{where} : cette ligne n'a pas de NOM, elle est laissée de côté{detail}.",
         "Saisissez le nom du client, ou effacez la ligne.", "error"),
    Kind(TOTAL_ROW, "Ligne de total",
         "{where} : « {value} » est une ligne de total, elle est laissée de côté.",
         "Rien à faire ; si c'est un client, changez ce nom.", "info"),
    Kind(HEADER_ROW, "En-tête répété",
         "{where} : « {value} » répète l'en-tête du tableau, cette ligne de titres est laissée de côté.",
         "Rien à faire.", "info"),
    Kind(TITLE_ROW, "Ligne de titre ou de légende",
         "{where} : « {value} » est une ligne de titre ou de légende, elle est laissée de côté.",
         "Si c'est un client, remplissez ses honoraires, son outil ou son appétence.", "warning"),
    Kind(EXAMPLE_ROW, "Exemple du modèle",
         "{where} : « {value} » est un exemple du modèle, compté comme un client.",
         "Effacez les lignes d'exemple, puis relancez l'analyse.", "info"),
    Kind(REPEATED_NAME, "Nom en double",
         "{where} : « {value} » figure déjà en {detail}, les deux lignes sont comptées.",
         "Supprimez la ligne en trop, ou distinguez les deux noms.", "warning"),
    Kind(AMOUNT_MISSING, "Honoraires manquants",
         "{where} : les honoraires de « {client} » manquent, ils comptent pour 0 €.",
         "Saisissez les honoraires annuels HT.", "error"),
    Kind(AMOUNT_UNREADABLE, "Honoraires illisibles",
         "{where} : « {value} » n'est pas un montant, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez un nombre, par exemple 1 500,50.", "error"),
    Kind(AMOUNT_NEGATIVE, "Honoraires négatifs",
         "{where} : {value} est négatif, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez les honoraires annuels HT, sans signe moins.", "error"),
    Kind(AMOUNT_AMBIGUOUS, "Honoraires ambigus",
         "{where} : « {value} » peut se lire {detail} €, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez le montant comme un nombre, sans séparateur de milliers.", "error"),
    Kind(AMOUNT_LARGE, "Honoraires hors norme",
         "{where} : {detail} € d'honoraires pour « {client} », plus que le maximum plausible (feuille Paramètres).",
         "Vérifiez ce montant : ce peut être un numéro, le chiffre d'affaires du client ou une faute de frappe.",
         "warning"),
    Kind(AMOUNT_PERCENT, "Honoraires en pourcentage",
         "{where} : la cellule affiche un pourcentage, les honoraires de « {client} » comptent pour 0 €.",
         "Saisissez un montant en euros.", "error"),
    Kind(AMOUNT_THOUSANDS, "Honoraires affichés en k€",
         "{where} : la cellule affiche des k€, {detail} € d'honoraires sont comptés pour « {client} ».",
         "Si ce sont des milliers d'euros, saisissez le montant en euros.", "warning"),
    Kind(AMOUNT_TEXT, "Honoraires saisis en texte",
         "{where} : « {value} » est saisi comme du texte et lu comme un nombre (cellules dans ce cas : {count}).",
         "Rien à faire ; convertissez ces cellules en nombres si vous voulez calculer dessus.", "info"),
    Kind(OUTIL_MISSING, "Outil non renseigné",
         "{where} : l'outil de « {client} » n'est pas renseigné, son score reste vide.",
         "Choisissez OUI, PARTIELLEMENT ou NON.", "error"),
    Kind(OUTIL_UNKNOWN, "Outil inconnu",
         "{where} : « {value} » n'est pas une réponse prévue pour l'outil de « {client} »{detail}, "
         "son score reste vide.",
         "Choisissez OUI, PARTIELLEMENT ou NON.", "error"),
    Kind(APPETENCE_MISSING, "Appétence non renseignée",
         "{where} : l'appétence de « {client} » n'est pas renseignée, son score reste vide.",
         "Choisissez TRES BON, BON, MOYEN ou FAIBLE.", "error"),
    Kind(APPETENCE_UNKNOWN, "Appétence inconnue",
         "{where} : « {value} » n'est pas une réponse prévue pour l'appétence de « {client} »{detail}, "
         "son score reste vide.",
         "Choisissez TRES BON, BON, MOYEN ou FAIBLE.", "error"),
    Kind(CHOICE_TIDIED, "Réponses remises en forme",
         "{where} : « {value} » est compris malgré son écriture (réponses dans ce cas : {count}).",
         "Rien à faire ; la liste déroulante du modèle évite ces écarts.", "info"),
    Kind(FORMULA_ERROR, "Formule en erreur",
         "{where} : la cellule affiche {value}, elle est traitée comme vide pour « {client} ».",
         "Corrigez la formule, ou remplacez-la par sa valeur.", "error"),
    Kind(FORMULA_EMPTY, "Formule jamais calculée",
         "{where} : la formule n'a jamais été calculée, sa valeur manque pour « {client} ».",
         "Le fichier vient d'un logiciel qui ne calcule pas : ouvrez-le dans Excel et enregistrez-le, "
         "puis relancez l'analyse.", "error"),
    Kind(EMAIL_INVALID, "Adresse e-mail invalide",
         "{where} : « {value} » n'est pas une adresse e-mail complète.",
         "Corrigez l'adresse, par exemple prenom.nom@exemple.fr.", "warning"),
    Kind(EMAIL_REPEATED, "Adresse e-mail en double",
         "{where} : l'adresse « {value} » est déjà celle de {detail}.",
         "Vérifiez que ces clients ont bien le même dirigeant.", "warning"),
    Kind(SIREN_INVALID, "SIREN invalide",
         "{where} : « {value} » n'est pas un SIREN valable, « {client} » n'en a pas pour le suivi.",
         "Saisissez les 9 chiffres du SIREN, ou les 14 du SIRET.", "warning"),
    Kind(SIREN_REPEATED, "SIREN en double",
         "{where} : le SIREN « {value} » est déjà celui de {detail}.",
         "Corrigez l'un des deux, ou supprimez la ligne en trop.", "warning"),
    Kind(FOLLOW_UP_UNREAD, "Suivi illisible",
         "{where} : « {value} » ne se lit pas, il faut ici {detail} ; rien n'est noté pour « {client} ».",
         "Corrigez ou effacez cette cellule.", "warning"),
    Kind(ENCODING_GUESSED, "Encodage deviné",
         "Le fichier n'est pas dans l'encodage de Windows : ses accents ont été lus en {detail}.",
         "Vérifiez un nom accentué ; au besoin, exportez en UTF-8.", "info"),
    Kind(BAD_BYTE, "Caractère abîmé",
         "{where} : un caractère mal encodé a été lu comme Windows l'écrit ({count} fois dans le fichier).",
         "Vérifiez les accents de cette ligne.", "warning"),
    Kind(MANGLED_TEXT, "Accents réparés",
         "Des accents encodés deux fois (« Ã© » pour « é ») ont été réparés ({count} fois).",
         "Vérifiez un nom accentué.", "info"),
    Kind(DAMAGED_QUOTE, "Guillemet abîmé",
         "{where} : un guillemet ouvre ou ferme mal une cellule (lignes dans ce cas : {count}), "
         "chaque ligne a été lue seule, "
         "par exemple « {value} ».",
         "Vérifiez ces lignes.", "warning"),
    Kind(CELL_CUT, "Cellule coupée",
         "{where} : le texte dépasse les 32 767 caractères d'une cellule d'Excel, il a été coupé.",
         "Raccourcissez ce texte si la suite compte.", "warning"),
    Kind(FAR_CELL, "Cellule isolée",
         "{where} : « {value} » est très loin du tableau et n'a pas été lu (cellules dans ce cas : {count}).",
         "Effacez cette cellule si elle ne sert pas.", "warning"),
)
# fmt: on
KIND_BY_CODE = {kind.code: kind for kind in KINDS}
