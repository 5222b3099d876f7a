"""The ribbon: every button is known to VBA, says what it does, and keeps its name."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import etree
from vba_reader import parse, read_file

from fae_xlwings.bundle.build import addin_ribbon
from fae_xlwings.bundle.sources import own_source, ribbon_source
from fae_xlwings.bundle.vba_modules import Kind

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
PRODUCTS = ("FAE_2026.xlsm", "FAE.xlam")

# fmt: off
GROUPS = {
    "Portefeuille": ("fae_accueil", "fae_importer", "fae_scorer", "fae_scorer_formules", "fae_scorer_fonctions",
                     "fae_modele", "fae_diagnostic", "fae_suivant", "fae_exemple"),
    "Analyse":      ("fae_dashboard", "fae_matrice", "fae_risques"),
    "Pilotage":     ("fae_semaine", "fae_semaine_agenda", "fae_simulateur", "fae_note_contacte",
                     "fae_note_rendez_vous", "fae_note_proposition", "fae_note_accepte", "fae_note_en_cours",
                     "fae_note_termine", "fae_note_refuse", "fae_note_annuler", "fae_plan", "fae_suivi",
                     "fae_taux_reprendre", "fae_taux_rendre", "fae_evolution", "fae_comparer", "fae_tco",
                     "fae_actualiser",
                     "fae_parametres", "fae_defauts"),
    "Livrables":    ("fae_rapports", "fae_rapports_p1", "fae_rapports_p2", "fae_rapports_p3", "fae_rapports_p4",
                     "fae_rapports_filtre", "fae_rapports_tous", "fae_rapports_pdf", "fae_note_synthese",
                     "fae_documents", "fae_modele_rapport", "fae_bibliotheque", "fae_brouillons", "fae_emails",
                     "fae_export", "fae_export_selection"),
    "Aide":         ("fae_guide", "fae_verifier", "fae_a_propos"),
}
SIGNATURES = {
    "onAction":   r"control As IRibbonControl",
    "getVisible": r"control As IRibbonControl, ByRef \w+",
    "onLoad":     r"\w+ As IRibbonUI",
}
EXCLUSIVE = (("label", "getLabel"), ("imageMso", "image", "getImage"), ("visible", "getVisible"))
# fmt: on


def ribbon(package: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read("customUI/customUI14.xml"))


def source() -> etree._Element:
    return etree.fromstring(ribbon_source())


def callbacks(root: etree._Element) -> set[tuple[str, str]]:
    return {(name, each.get(name)) for each in root.iter(f"{UI}*") for name in SIGNATURES if each.get(name)}


def standard_text(package: bytes) -> str:
    """The text of all standard modules."""
    file = read_file(package)
    return "".join(file.source(module) for module in parse(file).modules if module.kind is Kind.STANDARD)


def test_the_tab_has_the_groups_and_buttons_people_were_shown() -> None:
    groups = {
        group.get("label"): tuple(button.get("id") for button in group.iter(f"{UI}button"))
        for group in source().iter(f"{UI}group")
    }

    assert groups == GROUPS


def test_there_is_one_tab_and_it_is_called_fae_2026() -> None:
    assert [tab.get("label") for tab in source().iter(f"{UI}tab")] == ["FAE 2026"]


def test_no_id_is_used_twice() -> None:
    ids = Counter(each.get("id") for each in source().iter(f"{UI}*") if each.get("id"))

    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("button", [button for buttons in GROUPS.values() for button in buttons])
def test_every_button_teaches_what_it_does(button: str) -> None:
    [element] = [each for each in source().iter(f"{UI}button") if each.get("id") == button]

    assert element.get("label")
    assert element.get("screentip")
    assert str(element.get("supertip")).endswith(".")
    assert len(str(element.get("supertip"))) <= 300


def test_every_button_has_a_picture() -> None:
    pictures = ("imageMso", "image")

    assert [each.get("id") for each in source().iter(f"{UI}button") if not any(map(each.get, pictures))] == []


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_own_picture_is_in_the_file_under_the_name_the_ribbon_calls(
    products: Mapping[str, bytes], product: str
) -> None:
    called = {each.get("image") for each in ribbon(products[product]).iter(f"{UI}button") if each.get("image")}
    with zipfile.ZipFile(io.BytesIO(products[product])) as archive:
        relations = etree.fromstring(archive.read("customUI/_rels/customUI14.xml.rels"))
        found = {each.get("Id"): archive.read(f"customUI/{each.get('Target')}") for each in relations}

    assert called == found.keys() == {"p1", "p2", "p3", "p4"}
    assert len(set(found.values())) == 4
    assert all(picture.startswith(b"\x89PNG") for picture in found.values())


def test_no_control_says_the_same_thing_in_two_ways() -> None:
    doubles = [each.get("id") for each in source().iter(f"{UI}*") for names in EXCLUSIVE if _several(each, names)]

    assert doubles == []


def _several(element: etree._Element, names: tuple[str, ...]) -> bool:
    return sum(name in element.attrib for name in names) > 1


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_callback_is_one_public_procedure_with_the_signature_office_expects(
    products: Mapping[str, bytes], product: str
) -> None:
    text = standard_text(products[product])
    found = {
        (attribute, name): len(re.findall(rf"^Public Sub {name}\({SIGNATURES[attribute]}\)\r$", text, re.MULTILINE))
        for attribute, name in callbacks(ribbon(products[product]))
    }

    assert set(found.values()) == {1}
    assert {name for _, name in found} >= {"FaeBouton" if product == "FAE_2026.xlsm" else "FaeBoutonComplement"}


def test_every_button_of_both_products_calls_the_one_procedure_of_its_product(products: Mapping[str, bytes]) -> None:
    actions = {
        product: {button.get("onAction") for button in ribbon(products[product]).iter(f"{UI}button")}
        for product in PRODUCTS
    }

    assert actions == {"FAE_2026.xlsm": {"FaeBouton"}, "FAE.xlam": {"FaeBoutonComplement"}}


def test_the_two_products_share_no_callback_name(products: Mapping[str, bytes]) -> None:
    """Excel finds a callback by its name: with both files open, the other one's procedure could run."""
    names = [{name for _, name in callbacks(ribbon(products[product]))} for product in PRODUCTS]

    assert not names[0] & names[1]


def test_only_the_workbook_can_hide_its_tab() -> None:
    """When both are open the add-in's tab stays: it serves every workbook."""
    addin = etree.fromstring(addin_ribbon(ribbon_source()))

    assert [tab.get("getVisible") for tab in source().iter(f"{UI}tab")] == ["FaeOngletVisible"]
    assert [tab.get("getVisible") for tab in addin.iter(f"{UI}tab")] == [None]


def test_one_procedure_hands_any_button_to_the_macro_of_its_name() -> None:
    assert "macros.run('\" & bouton & \"')" in own_source("FaeLancement.bas")
