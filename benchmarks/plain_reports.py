"""Word reports the straightforward way: a new document and a new figure for each client, as tutorials show."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.shared import Cm
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

CHAPTERS = ("Synthèse", "Contexte réglementaire", "Diagnostic de l'existant", "Recommandations", "Conclusion")
SENTENCE = "La facturation électronique change la manière d'échanger vos factures avec vos clients et fournisseurs. "


def written(folder: Path, names: Sequence[str]) -> None:
    """A report for each name: five chapters, two tables, one figure."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        document = docx.Document()
        document.add_heading("Facturation électronique : votre point de situation", 0)
        document.add_paragraph(name)
        for title in CHAPTERS:
            document.add_heading(title, 1)
            document.add_paragraph(SENTENCE * 3)
        for rows, columns in ((6, 2), (5, 3)):
            _fill(document.add_table(rows, columns, style="Table Grid"))
        document.add_picture(_figure(name), width=Cm(16))
        document.save(str(folder / f"{number}.docx"))


def _fill(table: "docx.table.Table") -> None:
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Première facture reçue ensemble"


def _figure(name: str) -> BytesIO:
    figure = Figure(figsize=(6.7, 1.5), dpi=200)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.barh(["Réception", "Outil", "Formation", "Démarrage"], [2, 2, 2, 2], left=[0, 2, 4, 6])
    axes.set_title(name[:60])
    content = BytesIO()
    figure.savefig(content, format="png")
    return content
