"""The sheets of the workbook, one row each, in the order of its tabs.

A new page is a module of `views.pages`, whose `build` plans it, and a row of `TABLE`. One that lists clients, to be
taken away, has `listed` too, and `WHOM`, which says it; one where contacts can be noted has `NAMED`, the cells that
hold their names.
"""

from typing import NamedTuple


class Sheet(NamedTuple):
    """A sheet: its name, the module of its page, what Accueil says of it.

    `button` is the ribbon button that shows it, `helpers` the columns of « Calculs » that it works with.
    """

    name: str
    module: str
    says: str
    button: str = ""
    helpers: int = 0


ACCUEIL = "Accueil"
SEMAINE = "Ma semaine"
DONNEES = "Données"
DASHBOARD = "Dashboard"
GUIDE = "Guide Missions"
MATRICE = "Matrice 2.0"
SIMULATEUR = "Simulateur CA"
PLAN = "Plan d'Action"
SUIVI = "Suivi"
EVOLUTION = "Évolution"
RISQUES = "Analyse Risques"
BIBLIOTHEQUE = "Bibliothèque"
LIVRABLES = "Livrables Word"
TCO = "Budget TCO"
EXPORTS = "Exports"
PARAMETRES = "Paramètres"
DIAGNOSTIC = "Diagnostic"
CALCULS = "Calculs"

# fmt: off
TABLE = (
    Sheet(ACCUEIL, "accueil", "Cette page : par où commencer, où en est la réforme, où tout se trouve.",
          "fae_accueil", helpers=5),
    Sheet(SEMAINE, "ma_semaine", "Qui appeler cette semaine, dans l'ordre : relances, puis nouveaux contacts.",
          "fae_semaine", helpers=13),
    Sheet(DONNEES, "donnees", "Vos clients, un par ligne ; segment, score, priorité et risque à droite."),
    Sheet(DASHBOARD, "dashboard", "La vue d'ensemble : urgence, charge, état du portefeuille, impact financier.",
          "fae_dashboard", helpers=9),
    Sheet(GUIDE, "guide_missions", "Trois missions prêtes à dérouler : étapes, livrables, tarif, liste de contrôle.",
          "fae_guide"),
    Sheet(MATRICE, "matrice", "Les clients croisés par aisance, taille et outil, avec vos filtres.",
          "fae_matrice", helpers=29),
    Sheet(SIMULATEUR, "simulateur",
          "Ce que rapportent les missions selon vos prix et la part de clients qui acceptent.",
          "fae_simulateur", helpers=4),
    Sheet(PLAN, "plan_action", "Le rythme, les heures et le calendrier des six prochains mois.", "fae_plan", helpers=3),
    Sheet(SUIVI, "suivi", "Où en sont les missions : proposées, signées, terminées, par personne et par mois.",
          "fae_suivi", helpers=4),
    Sheet(EVOLUTION, "evolution", "Ce qui a changé d'un jour gardé à un autre : clients gagnés, perdus, déplacés.",
          "fae_evolution", helpers=8),
    Sheet(RISQUES, "risques", "Les clients en retard, puis ceux à sécuriser, du plus exposé au moins exposé.",
          "fae_risques", helpers=15),
    Sheet(BIBLIOTHEQUE, "bibliotheque", "Messages, script d'appel et guide, au nom du client choisi.",
          "fae_bibliotheque", helpers=2),
    Sheet(LIVRABLES, "livrables", "Les rapports Word : ce qu'ils contiennent, ceux déjà faits."),
    Sheet(TCO, "budget_tco", "Le coût complet des solutions, comparé sur un, deux ou trois ans.", "fae_tco", helpers=6),
    Sheet(EXPORTS, "exports", "Ce que vous pouvez exporter, et les fichiers déjà faits."),
    Sheet(PARAMETRES, "parametres", "Coefficients, seuils, tarifs, dates et sanctions : tout se règle ici.",
          "fae_parametres", helpers=10),
    Sheet(DIAGNOSTIC, "diagnostic",
          "Peut-on se fier aux chiffres : contrôles et points à corriger, cellule par cellule.", "fae_diagnostic"),
    Sheet(CALCULS, "calculs", "Les cellules de travail des autres feuilles : rien à y lire ni à y saisir."),
)
# fmt: on
SHEETS = tuple(sheet.name for sheet in TABLE)
INSTRUCTIONS = "Instructions"
CLIENTS_TABLE = "tblClients"
