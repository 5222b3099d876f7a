"""A macro workbook with what Excel alone makes: pivots, slicers, controls, discussions, links, signatures, labels.

Each part is short but in its own words, under its own content type, and reached by its own relation, as in real files.
"""

from collections.abc import Mapping
from pathlib import Path

from rich_books import OFFICE, rewritten, ribbon_book, with_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MS2007 = "http://schemas.microsoft.com/office/2007/relationships"
MS2011 = "http://schemas.microsoft.com/office/2011/relationships"
MS2017 = "http://schemas.microsoft.com/office/2017/10/relationships"
LABEL = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EXCEL = "application/vnd.ms-excel"
ACTIVE = "http://schemas.microsoft.com/office/2006/activeX"

Parts = Mapping[str, tuple[str | bytes, str]]
Relations = Mapping[str, tuple[tuple[str, str, str], ...]]


PARTS: Parts = {
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        (
            f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" refreshedBy="Moi" recordCount="2">'
            '<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Données"/></cacheSource>'
            '<cacheFields count="2"><cacheField name="NOM"><sharedItems count="2"><s v="Client 1"/><s v="Client 2"/>'
            '</sharedItems></cacheField><cacheField name="CA"><sharedItems containsNumber="1" minValue="100" '
            'maxValue="201"/></cacheField></cacheFields></pivotCacheDefinition>'
        ),
        f"{SHEETML}.pivotCacheDefinition+xml",
    ),
    "xl/pivotCache/pivotCacheRecords1.xml": (
        (
            f'<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><n v="100.5"/></r><r><x v="1"/><n v="201"/></r>'
            "</pivotCacheRecords>"
        ),
        f"{SHEETML}.pivotCacheRecords+xml",
    ),
    "xl/pivotTables/pivotTable1.xml": (
        (
            f'<pivotTableDefinition xmlns="{MAIN}" name="Croisé" cacheId="1" dataCaption="Valeurs">'
            '<location ref="A10:B13" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
            '<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/>'
            '<item t="default"/></items>'
            '</pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/>'
            '</rowFields><dataFields count="1"><dataField name="Somme" fld="1"/></dataFields></pivotTableDefinition>'
        ),
        f"{SHEETML}.pivotTable+xml",
    ),
    "xl/slicerCaches/slicerCache1.xml": (
        (
            f'<slicerCacheDefinition xmlns="{X14}" name="Segment_NOM" sourceName="NOM"><pivotTables>'
            '<pivotTable tabId="2" name="Croisé"/></pivotTables><data><tabular pivotCacheId="1"><items count="1">'
            '<i x="0" s="1"/></items></tabular></data></slicerCacheDefinition>'
        ),
        f"{EXCEL}.slicerCache+xml",
    ),
    "xl/slicers/slicer1.xml": (
        f'<slicers xmlns="{X14}"><slicer name="NOM" cache="Segment_NOM" caption="NOM" rowHeight="241300"/></slicers>',
        f"{EXCEL}.slicer+xml",
    ),
    "xl/timelineCaches/timelineCache1.xml": (
        (
            f'<timelineCacheDefinition xmlns="{X15}" name="Chrono_DATE" sourceName="DATE"><pivotTables>'
            '<pivotTable tabId="2" name="Croisé"/></pivotTables></timelineCacheDefinition>'
        ),
        f"{EXCEL}.timelineCache+xml",
    ),
    "xl/timelines/timeline1.xml": (
        f'<timelines xmlns="{X15}"><timeline name="DATE" cache="Chrono_DATE" caption="DATE" level="2"/></timelines>',
        f"{EXCEL}.timeline+xml",
    ),
    "xl/ctrlProps/ctrlProp1.xml": (
        f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" fmlaLink="$H$1" noThreeD="1"/>',
        f"{EXCEL}.controlproperties+xml",
    ),
    "xl/activeX/activeX1.xml": (
        (
            f'<ax:ocx xmlns:ax="{ACTIVE}" xmlns:r="{OFFICE}" ax:classid="{{8BD21D40-EC42-11CE-9E0D-00AA006002F3}}" '
            'ax:persistence="persistStreamInit" r:id="rId1"/>'
        ),
        f"{EXCEL}.activeX+xml",
    ),
    "xl/activeX/activeX1.bin": (b"\x00\x02contr\xf4le", f"{EXCEL}.activeX"),
    "xl/externalLinks/externalLink1.xml": (
        (
            f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"><sheetNames>'
            '<sheetName val="Feuil1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1">'
            "<v>7</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
        ),
        f"{SHEETML}.externalLink+xml",
    ),
    "xl/connections.xml": (
        (
            f'<connections xmlns="{MAIN}"><connection id="1" name="Ventes" type="4" refreshedVersion="6">'
            '<webPr url="https://example.org/ventes"/></connection></connections>'
        ),
        f"{SHEETML}.connections+xml",
    ),
    "xl/queryTables/queryTable1.xml": (
        (
            f'<queryTable xmlns="{MAIN}" name="Ventes" connectionId="1" autoFormatId="16">'
            '<queryTableRefresh nextId="3">'
            '<queryTableFields count="2"><queryTableField id="1" name="K" tableColumnId="4"/>'
            '<queryTableField id="2" name="L" tableColumnId="9"/></queryTableFields></queryTableRefresh></queryTable>'
        ),
        f"{SHEETML}.queryTable+xml",
    ),
    "xl/tables/table9.xml": (
        (
            f'<table xmlns="{MAIN}" xmlns:xr3="http://schemas.microsoft.com/office/spreadsheetml/2016/revision3" '
            'id="7" '
            'name="Requête" displayName="Requête" ref="K20:L22" tableType="queryTable" totalsRowShown="0">'
            '<autoFilter ref="K20:L22"/><tableColumns count="2"><tableColumn id="4" uniqueName="4" name="K" '
            'queryTableFieldId="1" xr3:uid="{00000000-0010-0000-0000-000004000000}"/><tableColumn id="9" '
            'uniqueName="9" '
            'name="L" queryTableFieldId="2" xr3:uid="{00000000-0010-0000-0000-000009000000}"><calculatedColumnFormula>'
            "Requête[[#This Row],[K]]*2</calculatedColumnFormula></tableColumn></tableColumns></table>"
        ),
        f"{SHEETML}.table+xml",
    ),
    "customXml/itemProps1.xml": (
        (
            '<ds:datastoreItem ds:itemID="{00000000-0000-0000-0000-000000000001}" '
            'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
        ),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    ),
    "xl/persons/person.xml": (
        (
            '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person '
            'displayName="Moi" id="{00000000-0000-0000-0000-000000000001}" userId="1" providerId="None"/></personList>'
        ),
        f"{EXCEL}.person+xml",
    ),
    "xl/threadedComments/threadedComment1.xml": (
        (
            '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            '<threadedComment ref="A2" personId="{00000000-0000-0000-0000-000000000001}" '
            'id="{00000000-0000-0000-0000-000000000002}"><text>à voir</text></threadedComment></ThreadedComments>'
        ),
        f"{EXCEL}.threadedcomments+xml",
    ),
    "xl/macrosheets/sheet1.xml": (
        (
            f'<xm:macrosheet xmlns="{MAIN}" xmlns:xm="{XM}"><sheetData><row r="1"><c r="A1"><f>HALT()</f><v>0</v></c>'
            "</row></sheetData></xm:macrosheet>"
        ),
        f"{EXCEL}.macrosheet+xml",
    ),
    "docMetadata/LabelInfo.xml": (
        (
            '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label '
            'id="{00000000-0000-0000-0000-000000000003}" enabled="1" method="Standard" siteId="" contentBits="0"/>'
            "</clbl:labelList>"
        ),
        "application/vnd.ms-office.classificationlabels+xml",
    ),
    "xl/richData/rdrichvalue.xml": (
        (
            '<rvData xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata" count="1"><rv s="0">'
            "<v>Paris</v></rv></rvData>"
        ),
        f"{EXCEL}.rdrichvalue+xml",
    ),
}
SIGNATURE: Parts = {
    "_xmlsignatures/origin.sigs": (b"", "application/vnd.openxmlformats-package.digital-signature-origin"),
    "_xmlsignatures/sig1.xml": (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo/></Signature>',
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
    ),
}
BOOK, FIRST, SECOND = ("xl/_rels/workbook.xml.rels", *(f"xl/worksheets/_rels/sheet{n}.xml.rels" for n in (1, 2)))
RELATIONS: Relations = {
    "_rels/.rels": (("lab", LABEL, "docMetadata/LabelInfo.xml"),),
    BOOK: (
        ("piv", f"{OFFICE}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        ("sli", f"{MS2007}/slicerCache", "slicerCaches/slicerCache1.xml"),
        ("tim", f"{MS2011}/timelineCache", "timelineCaches/timelineCache1.xml"),
        ("lnk", f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml"),
        ("con", f"{OFFICE}/connections", "connections.xml"),
        ("per", f"{MS2017}/person", "persons/person.xml"),
        ("mac", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml"),
        ("ric", "http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue", "richData/rdrichvalue.xml"),
    ),
    FIRST: (
        ("thr", f"{MS2017}/threadedComment", "../threadedComments/threadedComment1.xml"),
        ("ctl", f"{OFFICE}/ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("acx", f"{OFFICE}/control", "../activeX/activeX1.xml"),
        ("qtb", f"{OFFICE}/table", "../tables/table9.xml"),
    ),
    SECOND: (
        ("pvt", f"{OFFICE}/pivotTable", "../pivotTables/pivotTable1.xml"),
        ("slr", f"{MS2007}/slicer", "../slicers/slicer1.xml"),
        ("tml", f"{MS2011}/timeline", "../timelines/timeline1.xml"),
    ),
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": (
        ("rId1", f"{OFFICE}/pivotCacheRecords", "pivotCacheRecords1.xml"),
    ),
    "xl/pivotTables/_rels/pivotTable1.xml.rels": (
        ("rId1", f"{OFFICE}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"),
    ),
    "xl/activeX/_rels/activeX1.xml.rels": (
        ("rId1", "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary", "activeX1.bin"),
    ),
    "xl/tables/_rels/table9.xml.rels": (("rId1", f"{OFFICE}/queryTable", "../queryTables/queryTable1.xml"),),
    "xl/externalLinks/_rels/externalLink1.xml.rels": (
        ("rId1", f"{OFFICE}/externalLinkPath", "file://serveur/Ventes.xlsx"),
    ),
    "customXml/_rels/item1.xml.rels": (("rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml"),),
}
# What the sheets and the workbook say of those parts: where each piece goes, in front of what.
CONTROLS = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14" xmlns:x14="{X14}"><controls>'
    '<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1025" r:id="ctl" name="Case"><controlPr '
    'defaultSize="0" autoFill="0"><anchor moveWithCells="1"><from/><to/></anchor></controlPr></control></mc:Choice>'
    '</mc:AlternateContent><control shapeId="1026" r:id="acx" name="Bouton"/></controls></mc:Choice>'
    "</mc:AlternateContent>"
)
REFERENCES = (
    f'<extLst><ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{X14}"><x14:slicerList>'
    '<x14:slicer r:id="slr"/></x14:slicerList></ext><ext uri="{7E03D99C-DC04-49d9-9315-930204A7B6E9}" '
    f'xmlns:x15="{X15}"><x15:timelineRefs><x15:timelineRef r:id="tml"/></x15:timelineRefs></ext></extLst>'
)
INSERTIONS = (
    ("xl/worksheets/sheet1.xml", '<tableParts count="1">', f'{CONTROLS}<tableParts count="2">'),
    ("xl/worksheets/sheet1.xml", "</tableParts>", '<tablePart r:id="qtb"/></tableParts>'),
    ("xl/worksheets/sheet2.xml", "</worksheet>", f"{REFERENCES}</worksheet>"),
    (
        "xl/workbook.xml",
        "</sheets>",
        (
            '<sheet name="Macro1" sheetId="9" state="hidden" r:id="mac"/></sheets>'
            '<externalReferences><externalReference r:id="lnk"/></externalReferences>'
        ),
    ),
    ("xl/workbook.xml", "</workbook>", '<pivotCaches><pivotCache cacheId="1" r:id="piv"/></pivotCaches></workbook>'),
)


def office_book(path: Path, *, signed: bool = False) -> Path:
    """The workbook, with a signature if asked."""
    ribbon_book(path)
    added = {**PARTS, **(SIGNATURE if signed else {})}
    relations = {name: tuple(each) for name, each in RELATIONS.items()}
    if signed:
        origin = (("sig", f"{PACKAGE}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"),)
        relations["_rels/.rels"] += origin
        relations["_xmlsignatures/_rels/origin.sigs.rels"] = (
            ("rId1", f"{PACKAGE}/relationships/digital-signature/signature", "sig1.xml"),
        )
    with_parts(path, {name: (_bytes(data), kind) for name, (data, kind) in added.items()}, relations)
    return rewritten(path, INSERTIONS)


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()
