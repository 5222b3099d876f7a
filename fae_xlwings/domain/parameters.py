"""Every coefficient, threshold, tariff, hour, date and penalty: one row each, with unit and source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from fae_xlwings.domain.firm import Firm, firm

SPEC = "Cahier des charges FAE 2026"
LAW = "Art. 91 de la loi de finances pour 2024 ; bpifrance-creation.fr"
FINES = "Loi de finances pour 2026 ; entreprendre.service-public.gouv.fr/actualites/A18802"
RHYTHM = "Périodicité par régime de TVA ; legifiscal.fr/vie-affaires/e-reporting-periodicite.html"
TOLERANCE = "Clause de première infraction ; optionfinance.fr, acqs-expertise-conseil.com"
HYPOTHESIS = "Hypothèse à ajuster"
MIDDLE = "Milieu de la fourchette du cahier des charges"
CHECKED = date(2026, 11, 23)
PER_YEAR = "envois par an"

Value = float | date


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row of the sheet « Paramètres »: its key is also the Excel name `p_<key>` that formulas use."""

    group: str
    key: str
    label: str
    value: Value
    unit: str
    source: str = SPEC
    checked: date = CHECKED
    minimum: float = 0.0
    maximum: float = float("inf")
    above_zero: bool = False
    whole: bool = False


# fmt: off
PARAMETERS = (
    Parameter("Score", "score_base", "Honoraires qui valent un point", 1500.0, "€", above_zero=True),
    Parameter("Score", "coef_outil_non", "Outil à changer (NON)", 10.0, "coefficient"),
    Parameter("Score", "coef_outil_partiellement", "Outil à mettre à jour (PARTIELLEMENT)", 5.0, "coefficient"),
    Parameter("Score", "coef_outil_oui", "Outil prêt (OUI)", 1.0, "coefficient"),
    Parameter("Score", "coef_appetence_tres_bon", "Forte autonomie (TRES BON)", 3.0, "coefficient"),
    Parameter("Score", "coef_appetence_bon", "Bonne autonomie (BON)", 2.0, "coefficient"),
    Parameter("Score", "coef_appetence_moyen", "Accompagnement nécessaire (MOYEN)", 1.0, "coefficient"),
    Parameter("Score", "coef_appetence_faible", "Accompagnement renforcé (FAIBLE)", 0.5, "coefficient"),
    Parameter("Priorités", "seuil_p1", "P1 à partir de", 30.0, "score"),
    Parameter("Priorités", "seuil_p2", "P2 à partir de", 15.0, "score"),
    Parameter("Priorités", "seuil_p3", "P3 à partir de", 5.0, "score"),
    Parameter("Priorités", "seuil_cinq_etoiles", "Cinq étoiles à partir de", 60.0, "score"),
    Parameter("Segments", "segment_petit", "Petit à partir de", 1000.0, "€"),
    Parameter("Segments", "segment_moyen", "Moyen à partir de", 2500.0, "€"),
    Parameter("Segments", "segment_grand", "Grand à partir de", 5000.0, "€"),
    Parameter("Segments", "segment_tres_grand", "Très Grand au-delà de", 10000.0, "€"),
    Parameter("Segments", "honoraires_maximum", "Honoraires à vérifier au-delà de", 1_000_000.0, "€", HYPOTHESIS,
              above_zero=True),
    Parameter("Risque", "risque_ca_tres_petit", "Honoraires : Très Petit", 0.0, "points"),
    Parameter("Risque", "risque_ca_petit", "Honoraires : Petit", 10.0, "points"),
    Parameter("Risque", "risque_ca_moyen", "Honoraires : Moyen", 20.0, "points"),
    Parameter("Risque", "risque_ca_grand", "Honoraires : Grand", 30.0, "points"),
    Parameter("Risque", "risque_ca_tres_grand", "Honoraires : Très Grand", 40.0, "points"),
    Parameter("Risque", "risque_outil_non", "Outil : NON", 40.0, "points"),
    Parameter("Risque", "risque_outil_partiellement", "Outil : PARTIELLEMENT", 20.0, "points"),
    Parameter("Risque", "risque_outil_oui", "Outil : OUI", 0.0, "points"),
    Parameter("Risque", "risque_appetence_tres_bon", "Appétence : TRES BON", 0.0, "points"),
    Parameter("Risque", "risque_appetence_bon", "Appétence : BON", 0.0, "points"),
    Parameter("Risque", "risque_appetence_moyen", "Appétence : MOYEN", 10.0, "points"),
    Parameter("Risque", "risque_appetence_faible", "Appétence : FAIBLE", 20.0, "points"),
    Parameter("Risque", "seuil_risque_critique", "CRITIQUE à partir de", 75.0, "points"),
    Parameter("Risque", "seuil_risque_eleve", "ÉLEVÉ à partir de", 55.0, "points"),
    Parameter("Risque", "seuil_risque_moyen", "MOYEN à partir de", 35.0, "points"),
    Parameter("Missions", "heures_p1", "Temps d'une mission P1 (audit et pilotage)", 8.0, "heures"),
    Parameter("Missions", "heures_p2", "Temps d'une mission P2 (formation)", 3.0, "heures"),
    Parameter("Missions", "heures_p3", "Temps d'une mission P3 (information)", 0.5, "heures"),
    Parameter("Missions", "heures_etp", "Heures d'un équivalent temps plein par an", 1400.0, "heures", above_zero=True),
    Parameter("Missions", "tarif_p1_min", "Tarif P1, au moins", 1200.0, "€ HT"),
    Parameter("Missions", "tarif_p1_max", "Tarif P1, au plus", 1500.0, "€ HT"),
    Parameter("Missions", "tarif_p2_min", "Tarif P2, au moins", 600.0, "€ HT"),
    Parameter("Missions", "tarif_p2_max", "Tarif P2, au plus", 800.0, "€ HT"),
    Parameter("Missions", "tarif_p3_min", "Tarif P3, au moins", 150.0, "€ HT"),
    Parameter("Missions", "tarif_p3_max", "Tarif P3, au plus", 300.0, "€ HT"),
    Parameter("Calendrier", "jalon_reception", "Réception pour tous, émission des grandes entreprises et ETI",
              date(2026, 9, 1), "date", LAW),
    Parameter("Calendrier", "jalon_emission", "Émission des PME, TPE et micro-entreprises",
              date(2027, 9, 1), "date", LAW),
    Parameter("Calendrier", "jours_par_mois", "Durée moyenne d'un mois", 30.44, "jours", above_zero=True),
    Parameter("Sanctions", "amende_facture", "Facture non émise au format électronique", 50.0, "€ par facture", FINES),
    Parameter("Sanctions", "plafond_facture", "Plafond annuel, factures", 15000.0, "€ par an", FINES),
    Parameter("Sanctions", "amende_ereporting", "Transmission de données manquante", 500.0, "€ par envoi", FINES),
    Parameter("Sanctions", "plafond_ereporting", "Plafond annuel, transmissions", 15000.0, "€ par an", FINES),
    Parameter("Sanctions", "amende_sans_plateforme", "Absence de plateforme de réception après mise en demeure",
              500.0, "€", FINES),
    Parameter("Sanctions", "amende_sans_plateforme_suite", "Puis par trimestre supplémentaire", 1000.0, "€", FINES),
    Parameter("Tolérance", "delai_reparation", "Première infraction réparée dans ce délai : pas d'amende",
              30.0, "jours", TOLERANCE, whole=True),
    Parameter("Tolérance", "annees_sans_infraction", "Sans autre infraction, cette année et les précédentes",
              3.0, "ans", TOLERANCE, whole=True),
    Parameter("E-reporting", "envois_reel_mensuel", "Réel mensuel : transactions", 36.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "paiements_reel_mensuel", "Réel mensuel : paiements", 12.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "envois_reel_trimestriel", "Réel trimestriel : transactions",
              12.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "paiements_reel_trimestriel", "Réel trimestriel : paiements",
              12.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "envois_simplifie", "Simplifié (supprimé le 01/01/2027) : transactions",
              12.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "paiements_simplifie", "Simplifié (supprimé le 01/01/2027) : paiements",
              12.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "envois_franchise", "Franchise en base : transactions", 6.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "paiements_franchise", "Franchise en base : paiements",
              6.0, PER_YEAR, RHYTHM, whole=True),
    Parameter("E-reporting", "factures_par_defaut", "Factures émises par an, quand on ne le sait pas d'un client",
              120.0, "factures", HYPOTHESIS, whole=True),
    Parameter("Simulateur", "conversion_p1", "Part des P1 qui acceptent la mission", 0.6, "part", HYPOTHESIS,
              maximum=1.0),
    Parameter("Simulateur", "conversion_p2", "Part des P2 qui acceptent la mission", 0.4, "part", HYPOTHESIS,
              maximum=1.0),
    Parameter("Simulateur", "conversion_p3", "Part des P3 qui acceptent la mission", 0.2, "part", HYPOTHESIS,
              maximum=1.0),
    Parameter("Simulateur", "conversion_p4", "Part des P4 qui acceptent une mission", 0.0, "part", HYPOTHESIS,
              maximum=1.0),
    Parameter("Simulateur", "prix_p1", "Prix d'une mission P1", 1350.0, "€ HT", MIDDLE),
    Parameter("Simulateur", "prix_p2", "Prix d'une mission P2", 700.0, "€ HT", MIDDLE),
    Parameter("Simulateur", "prix_p3", "Prix d'une mission P3", 225.0, "€ HT", MIDDLE),
    Parameter("Simulateur", "prix_p4", "Prix d'une mission P4", 0.0, "€ HT"),
    Parameter("Plan d'action", "phase_p1_mois", "Sécurisation P1 : premier mois", 1.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_p1_duree", "Sécurisation P1 : durée", 2.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_p2_mois", "Montée en compétence P2 : premier mois", 2.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_p2_duree", "Montée en compétence P2 : durée", 3.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_p3_mois", "Information P3 : premier mois", 4.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_p3_duree", "Information P3 : durée", 2.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_relances_mois", "Relances : premier mois", 3.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "phase_relances_duree", "Relances : durée", 4.0, "mois", HYPOTHESIS,
              minimum=1.0, maximum=6.0, whole=True),
    Parameter("Plan d'action", "heures_equipe", "Heures de l'équipe par semaine pour ces missions", 25.0, "heures",
              HYPOTHESIS, above_zero=True),
    Parameter("Plan d'action", "heures_relance", "Temps d'une relance", 0.25, "heures", HYPOTHESIS),
    Parameter("Budget TCO", "tco_utilisateurs", "Utilisateurs du logiciel", 3.0, "personnes", HYPOTHESIS,
              minimum=1.0, maximum=50.0, whole=True),
    Parameter("Budget TCO", "tco_factures", "Factures par mois", 150.0, "factures", HYPOTHESIS,
              minimum=10.0, maximum=2000.0, whole=True),
    Parameter("Budget TCO", "tco_horizon", "Horizon de comparaison (12, 24 ou 36)", 24.0, "mois", HYPOTHESIS,
              minimum=12.0, maximum=36.0, whole=True),
    Parameter("Suivi", "relance_courte", "Rappeler après un contact ou un rendez-vous", 3.0, "jours", HYPOTHESIS,
              maximum=365.0, whole=True),
    Parameter("Suivi", "relance_longue", "Rappeler ensuite, ou après une proposition", 10.0, "jours", HYPOTHESIS,
              maximum=365.0, whole=True),
)
# fmt: on

MILESTONES = ("jalon_reception", "jalon_emission")
RISING = (
    ("seuil_p3", "seuil_p2", "seuil_p1", "seuil_cinq_etoiles"),
    ("segment_petit", "segment_moyen", "segment_grand", "segment_tres_grand"),
    ("seuil_risque_moyen", "seuil_risque_eleve", "seuil_risque_critique"),
    ("tarif_p1_min", "tarif_p1_max"),
    ("tarif_p2_min", "tarif_p2_max"),
    ("tarif_p3_min", "tarif_p3_max"),
    MILESTONES,
    ("relance_courte", "relance_longue"),
)
"""Keys whose values must not fall from left to right."""


def _defaults() -> dict[str, Value]:
    return {row.key: row.value for row in PARAMETERS}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force, the defaults unless the firm changed them: `parameters["seuil_p1"]`, a number.

    `texts` are what the firm says of itself, by key; nothing until it does.
    """

    values: Mapping[str, Value] = field(default_factory=_defaults)
    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def __getitem__(self, key: str) -> float:
        value = self.values[key]
        if isinstance(value, date):
            raise TypeError(key)
        return value

    def day(self, key: str) -> date:
        """The parameter `key` as a date."""
        value = self.values[key]
        if not isinstance(value, date):
            raise TypeError(key)
        return value

    def replace(self, **changes: Value) -> "Parameters":
        """The same parameters with some values changed."""
        return Parameters({**self.values, **changes}, self.texts)

    def with_texts(self, texts: Mapping[str, str]) -> "Parameters":
        """The same parameters with other texts."""
        return Parameters(self.values, texts)

    @property
    def firm(self) -> Firm:
        """The firm as its documents name it."""
        return firm(self.texts)


DEFAULTS = Parameters()


@cache
def word_key(prefix: str, word: str) -> str:
    """The parameter key of a choice: `word_key("coef_outil", "NON")` is `coef_outil_non`."""
    return f"{prefix}_{word.lower().replace(' ', '_').replace('è', 'e').replace('é', 'e')}"
