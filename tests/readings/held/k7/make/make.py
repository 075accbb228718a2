# Python 3.11 standard library only: python make.py resume.docx
import sys
import zipfile
from xml.sax.saxutils import escape

NS = " ".join(
    f'xmlns:{key}="{value}"'
    for key, value in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
count = iter(range(1000, 9999))


def run(text, props=""):
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(inner, style=None, bullet=False, extra=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if bullet else ""
    return f"<w:p><w:pPr>{style}{number}{extra}</w:pPr>{inner}</w:p>"


def control(tag, text, props=""):
    """A content control inside a line."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{next(count)}"/><w:text/></w:sdtPr><w:sdtContent>{run(text, props)}</w:sdtContent></w:sdt>'


def block(tag, inner):
    """A content control around paragraphs."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:id w:val="{next(count)}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def table(widths, rows):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for cells in rows:
        body += "<w:tr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for width, cell in zip(widths, cells)
        ) + "</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def box(inner):
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="6400000" cy="860000"/><wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="6400000" cy="860000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="F3E9DC"/></a:solidFill></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="tb1" style="width:504pt;height:68pt" fillcolor="#F3E9DC"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )


def head(text):
    return par(run(text), "Heading1")


def job(dates, title, employer, town, bullets):
    right = par(control("Job title", title, "<w:b/>")) + par(control("Employer", employer, "<w:i/>") + run(", " + town))
    right += block("Duties", "".join(par(run(text), bullet=True) for text in bullets))
    return par(control("Dates", dates, '<w:color w:val="8C5E3C"/>')), right


left = head("Reach me")
for text in ("Lisbon, Portugal", "+351 21 555 0129", "leonor.bpires@example.org", "leonorbpires.example.org"):
    left += par(control("Contact", text))
left += head("Hands and instruments")
for text in [
    'structural panel work',
    'solvent gels and aqueous cleaning',
    'facing and strip-lining',
    'inpainting (Gamblin, Laropal)',
    'infrared reflectography',
    'X-radiography',
    'XRF mapping',
    'cross-section microscopy',
    'TMS',
    'Capture One',
]:
    left += par(run(text))
left += head("Tongues")
for text in [
    'Spanish (native)',
    'Portuguese (fluent)',
    'English (fluent)',
    'Italian (good)',
]:
    left += par(run(text))
left += head("Papers held")
for text, more in [
    ('Accredited Conservator-Restorer', 'Iberian Conservation Council, 2015'),
    ('Radiation Protection Officer, level 2', 'Agência Atómica, 2018'),
    ('Art Courier Training', 'Fine Crate Network, 2010'),
]:
    left += par(run(text, "<w:b/>")) + par(run(more))

right = head("Statement") + block("Statement", par(run('Conservator with eighteen years at the easel and under the stereo microscope. I remove as little as I can, record everything, and explain to boards why a varnish took eleven months. Courier for loans on four continents.')))
right += par(run("Internal note for the agency: expected salary 64,000", "<w:vanish/>"), extra="<w:rPr><w:vanish/></w:rPr>")
right += head("Bench and Gallery")
right += table((1500, 5000), [job(*entry) for entry in [
    ('Q2 2020 – present', 'Head of Paintings Conservation', 'Museu do Tejo Antigo', 'Lisbon', ['Direct a studio of nine conservators, two scientists and a yearly budget of €780,000.', 'Treated the twelve-panel Alcácer altarpiece over 31 months; reopening drew 140,000 visitors in the first quarter.', 'Cut the loan-condition backlog from 412 works to 35 with a three-tier survey.']),
    ('Q3 2017 – Q1 2020', 'Senior Conservator, Panel Paintings', 'Museu do Tejo Antigo', 'Lisbon', ['Built the panel workshop: climate-controlled to 50% ± 3% RH, sprung cradles for 44 oak supports.', 'Trained six structural interns with a foundation grant of €210,000.']),
    ('Q1 2012 – Q2 2018', 'Partner (private practice)', 'Barragán & Hale Studio', 'Mexico City', ['Treated 186 works for dioceses, dealers and two embassies; condition reports in three languages.', 'Kept two days a week of practice during the first year in Lisbon.']),
    ('Q4 2008 – Q4 2011', 'Assistant Conservator', 'Galería Nacional del Altiplano', 'Mexico City', ['Cleaned and lined eighteenth-century casta paintings; introduced solvent gels for oxidised dammar.', 'Courier for 23 loans.']),
    ('Summer 2008', 'Conservation Intern', 'Palazzo Ombra', 'Siena', ['Consolidated flaking azurite on two predella panels under supervision.']),
]])
right += head("Apprenticeship of the eye")
right += table((1500, 5000), [(par(run(dates)), par(run(degree, "<w:b/>")) + par(run(school))) for dates, degree, school in [
    ('2001 – 2006', 'Licenciatura in Restoration', 'Escuela de Conservación de Churubusco Alto'),
    ('2006 – 2008', 'MA Conservation of Easel Paintings', 'Fenland Institute of Art'),
]])
right += head("In print")
for text in [
    '"Sprung cradles revisited: forty-four oak panels", Studies in Invented Conservation 66, 2022',
    '"Gels that let go", with P. Hale, The Paper Easel 9, 2016',
]:
    right += par(run(text), bullet=True)
right += head("Laurels") + par(run("Prémio Verniz for best restoration project, Associação Verniz, 2023"))

name = par(control("Name", "Leonor Barragán-Pires", '<w:sz w:val="44"/>'), "Title") + par(control("Title", 'Paintings Conservator, panel and canvas before 1700'))
body = box(name) + table((3100, 6900), [(left, right)]) + par("")
sect = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
document = f"<w:document {NS}><w:body>{body}{sect}</w:body></w:document>"
styles = f"""<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="19"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="220" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="8C5E3C"/><w:sz w:val="24"/></w:rPr></w:style></w:styles>"""
numbering = f"""<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="240" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{MAIN}{kind}+xml"/>' for part, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")))
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
    "word/document.xml": document,
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
}
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for path, text in parts.items():
        archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text, zipfile.ZIP_DEFLATED)
