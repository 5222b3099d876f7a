"""Pictures: placed, sized, replaced; shapes gather them with charts."""

from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import xlwings as xw
from headless import Reopen
from openpyxl.drawing.image import PILImage


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "image.png"
    PILImage.new("RGB", (200, 100), "purple").save(path)
    return path


def test_a_picture_keeps_its_own_size(sheet: xw.Sheet, image: Path) -> None:
    picture = sheet.pictures.add(image, anchor=sheet["C3"])

    assert (picture.width, picture.height) == (150, 75)
    assert (picture.left, picture.top) == (sheet["C3"].left, sheet["C3"].top)


def test_one_side_given_the_other_follows(sheet: xw.Sheet, image: Path) -> None:
    picture = sheet.pictures.add(image, width=300)

    assert (picture.width, picture.height) == (300, 150)


def test_it_comes_back_with_name_and_alternative_text(sheet: xw.Sheet, image: Path, reopened: Reopen) -> None:
    picture = sheet.pictures.add(image, name="Logo", left=30, top=20)
    picture.api.ShapeRange.AlternativeText = "Le logo du cabinet"
    image.unlink()
    again = reopened().sheets[0].pictures["Logo"]

    assert again.api.ShapeRange.AlternativeText == "Le logo du cabinet"
    assert [round(side) for side in (again.left, again.top, again.width, again.height)] == [30, 20, 150, 75]


def test_a_figure_is_drawn_and_updated_in_place(sheet: xw.Sheet) -> None:
    figure, axes = plt.subplots(figsize=(2, 1))
    first = sheet.pictures.add(figure, name="Courbe", update=True, left=40)
    axes.plot([1, 2])
    sheet.pictures.add(figure, name="Courbe", update=True)
    plt.close(figure)

    assert len(sheet.pictures) == 1
    assert sheet.pictures["Courbe"].left == first.left == 40


def test_two_pictures_cannot_share_a_name(sheet: xw.Sheet, image: Path) -> None:
    sheet.pictures.add(image, name="Logo")
    with pytest.raises(xw.XlwingsError):
        sheet.pictures.add(image, name="Logo")


def test_a_linked_picture_is_refused(sheet: xw.Sheet, image: Path) -> None:
    with pytest.raises(NotImplementedError, match="link_to_file"):
        sheet.pictures.add(image, link_to_file=True)


def test_shapes_are_charts_and_pictures(sheet: xw.Sheet, image: Path) -> None:
    sheet.charts.add(name="Graphique")
    sheet.pictures.add(image, name="Logo")

    assert [(shape.name, shape.type) for shape in sheet.shapes] == [("Graphique", "chart"), ("Logo", "picture")]
    sheet.shapes["Logo"].delete()
    assert len(sheet.pictures) == 0


def test_a_picture_may_be_scaled(sheet: xw.Sheet, image: Path) -> None:
    picture = sheet.pictures.add(image, scale=0.5)

    assert (picture.width, picture.height) == (75, 37.5)
