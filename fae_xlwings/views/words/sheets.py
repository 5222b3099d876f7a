"""The names of the sheets, in the order of the workbook."""

ACCUEIL = "Accueil"
DONNEES = "Données"
DASHBOARD = "Dashboard"
GUIDE = "Guide Missions"
MATRICE = "Matrice 2.0"
SIMULATEUR = "Simulateur CA"
PLAN = "Plan d'Action"
RISQUES = "Analyse Risques"
BIBLIOTHEQUE = "Bibliothèque"
LIVRABLES = "Livrables Word"
TCO = "Budget TCO"
EXPORTS = "Exports"
PARAMETRES = "Paramètres"
DIAGNOSTIC = "Diagnostic"
CALCULS = "Calculs"

SHEETS = (
    ACCUEIL, DONNEES, DASHBOARD, GUIDE, MATRICE, SIMULATEUR, PLAN, RISQUES,
    BIBLIOTHEQUE, LIVRABLES, TCO, EXPORTS, PARAMETRES, DIAGNOSTIC, CALCULS,
)  # fmt: skip
INSTRUCTIONS = "Instructions"
CLIENTS_TABLE = "tblClients"
