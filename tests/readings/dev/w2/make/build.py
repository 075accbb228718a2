# Made with python-docx, then printed by LibreOffice.
# Commands (in this folder):
#   python build.py      -> cv.docx and ../gold.json
#   soffice --headless --convert-to pdf cv.docx   then rename cv.pdf to ../resume.pdf
import json, re
from pathlib import Path
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml, OxmlElement
from docx.oxml.ns import qn, nsdecls
HERE = Path(__file__).resolve().parent; OUT = HERE.parent
NAME = "Henrique Vasques Telhado"
HEAD = "Professor of Early Modern History"
MAIL, TEL, WEB, LOC = "h.vasques@kingsholm.example.org", "+1 902 555 0176", "https://vasquestelhado.example.com", "Halifax, Nova Scotia, Canada"
SUMMARY = ("Historian of the early modern Atlantic whose work follows pilots, caulkers, customs clerks and the widows who ran their businesses. "
 "Author of two monographs and editor of two collections based on notarial and inquisitorial archives in five countries; principal investigator on grants "
 "worth 3.1 million dollars; supervisor of fourteen completed doctorates. Experienced department head and journal editor.")
# (section, organisation, location, [(title, printed dates, start, end, bullets)])
POS = [
 ("Academic Appointments", "Kingsholm University, Department of History", "Kingsholm University", "Halifax, Canada", [
  ("Professor of Early Modern History", "July 2017 – present", "2017-07", "present", [
   "Hold the Harbourmasters’ Chair in Ocean History, endowed by the port community in 1961",
   "Teach one survey of 220 students, one honours seminar and one doctoral methods course each year",
   "Designed the joint MA in Maritime Heritage with the School of Architecture: 18 students a year, 94 per cent completion"]),
  ("Associate Professor", "July 2012 – June 2017", "2012-07", "2017-06", [
   "Tenured in 2014 on unanimous recommendation of the faculty committee",
   "Introduced palaeography teaching from digitised notarial registers, since adopted in four other departments"])]),
 ("Academic Appointments", "University of Norrhamn", None, "Gothenburg, Sweden", [
  ("Senior Lecturer in Global History", "August 2008 – June 2012", "2008-08", "2012-06", [
   "Taught in English and Swedish at all three levels; course evaluations averaged 4.6 out of 5",
   "Co-ordinated a research school of 23 doctoral students shared by five Nordic universities"])]),
 ("Academic Appointments", "Universidade de Vale Claro", None, "Coimbra, Portugal", [
  ("Assistant Professor", "September 2004 – July 2008", "2004-09", "2008-07", [
   "Lectured on the Portuguese empire, historical demography and the history of shipping",
   "Directed the cataloguing of 11,400 freight contracts in the district archive"])]),
 ("Academic Appointments", "Centro de Estudos Atlânticos da Ria", None, "Aveiro, Portugal", [
  ("Postdoctoral Researcher", "October 2002 – August 2004", "2002-10", "2004-08", [
   "Built a prosopographical database of 3,870 ship’s pilots licensed between 1530 and 1690",
   "Transcribed 640 pilotage disputes from the admiralty court of Viana for an open data set",
   "Organised the monthly seminar Homens do Mar with speakers from nine countries"])]),
 ("Academic Leadership", "Kingsholm University", None, "Halifax, Canada", [
  ("Head of the Department of History", "July 2019 – June 2022", "2019-07", "2022-06", [
   "Led 31 faculty and 9 administrative staff with an annual budget of 5.4 million dollars",
   "Moved 46 courses to remote teaching in eleven days in March 2020 and reopened the reading rooms that September",
   "Made seven tenure-track appointments, the first in the department since 2011"]),
  ("Director, Centre for Ocean Histories", "January 2014 – June 2019", "2014-01", "2019-06", [
   "Raised the Centre’s external income from 90,000 to 780,000 dollars a year",
   "Founded the annual Tidelines summer school for museum curators"])]),
 ("Visiting Appointments", "Universidade de Lagoa Sul", None, "Florianópolis, Brazil", [
  ("Visiting Professor", "February 2018 – June 2018", "2018-02", "2018-06", [
   "Graduate seminar on South Atlantic slave ship crews, taught in Portuguese"])]),
 ("Visiting Appointments", "Sint-Pieters Institute for Advanced Study", None, "Ghent, Belgium", [
  ("Visiting Fellow", "September 2015 – January 2016", "2015-09", "2016-01", [
   "Completed the manuscript of the second monograph; convened a workshop on insurance fraud before 1700"])]),
 ("Visiting Appointments", "Tidewater Library", None, "Norfolk, Virginia, USA", [
  ("Visiting Scholar", "Autumn 2009 – Spring 2010", "2009", "2010", [
   "Three-term fellowship in the Hallam collection of sea charts"])]),
 ("Editorial and Advisory Positions", "Journal of Saltwater History", None, "Halifax, Canada", [
  ("Editor-in-Chief", "January 2018 – December 2023", "2018-01", "2023-12", [
   "Cut the median time from submission to decision from 41 to 13 weeks",
   "Took the journal to diamond open access without author charges"])]),
 ("Editorial and Advisory Positions", "Museu da Barra Velha", None, "Viana do Castelo, Portugal", [
  ("Historical Consultant", "March 2013 – October 2014", "2013-03", "2014-10", [
   "Wrote the storyline and 64 object texts for the permanent gallery on cod fishing",
   "Advised the reconstruction of a caravel rudder from a 1574 shipyard account"])]),
]
EDU = [("PhD in History", "Universidade de Vale Claro, Coimbra, Portugal", "Universidade de Vale Claro", "1998 – 2002", "1998", "2002", "Thesis: Pilots and their creditors in the ports of northern Portugal, 1530–1640. Passed with distinction and praise by unanimous vote."),
 ("MA in Early Modern History", "Saltcote University, Hull, United Kingdom", "Saltcote University", "1996 – 1997", "1996", "1997", "Dissertation on the Humber sound tolls."),
 ("Licenciatura in History", "Universidade de Vale Claro, Coimbra, Portugal", "Universidade de Vale Claro", "1992 – 1996", "1992", "1996", "Final mark 17 out of 20.")]
PUB = [
 ("Books", [("The Widow’s Share: Women and Shipping Credit in the Portuguese Atlantic, 1550–1700", "Saltmarsh University Press, 2017."),
  ("Borrowed Stars: Pilots, Debt and Navigation in Northern Portugal", "Editora Farol, 2006."),
  ("Ports without Borders: Essays on Early Modern Harbours", "edited with M. Lindqvist-Oduya. Norrhamn Academic, 2013."),
  ("Writing at Sea: Logs, Letters and Ledgers", "edited with C. Abernethy. Saltmarsh University Press, 2021.")]),
 ("Journal Articles", [
  ("Caulkers’ Wages and the Price of Pitch in Viana, 1570–1620", "Journal of Saltwater History 38, no. 1 (2025): 12–41."),
  ("A Notary Counts the Drowned: Mortality Lists from the Minho Estuary", "Annals of Coastal Society 61 (2023): 88–117."),
  ("The Insurance Broker Who Did Not Exist", "with P. Verbruggen-Sy. Low Countries Maritime Review 19, no. 3 (2021): 301–29."),
  ("Reading Freight Contracts with Machines: A Cautionary Report", "Digital Archive Quarterly 7 (2020): 55–74."),
  ("Godparents on the Quay: Kinship among Pilots’ Families", "Historical Family Studies 44, no. 2 (2016): 140–66."),
  ("Customs Clerks as Readers of Bodies, 1600–1650", "Atlantic Inquiries 12, no. 4 (2014): 410–38."),
  ("Did Portuguese Pilots Use Printed Tables?", "Instrument and Image 29 (2011): 3–27."),
  ("Salt, Cod and Silver: Aveiro’s Trade with Terra Nova", "Scandinavian Review of Global History 5, no. 1 (2010): 61–90."),
  ("Contratos de fretamento e crédito marítimo em Caminha", "Revista de História do Litoral 22 (2005): 201–33.")]),
 ("Book Chapters", [
  ("The Harbour as Archive", "in Handbook of Port Cities, edited by R. Castellanos-Wu, 91–112. Greyfriars Press, 2024."),
  ("Women, Powers of Attorney and Absent Husbands", "in Gender and Law in the Iberian World, edited by T. Echegoyen, 233–58. Editora Farol, 2019."),
  ("Pilots on Trial: Shipwreck before the Inquisition", "in Accident and Blame, edited by S. Hargreave-Obi, 44–69. Greyfriars Press, 2015."),
  ("Northern Ports, Southern Seas", "in Rethinking the Portuguese Empire, edited by L. Sobreira, 117–40. Norrhamn Academic, 2012."),
  ("Counting Ships, Counting People", "in Quantities and Qualities, edited by A. Tengström, 18–39. Norrhamn Academic, 2009.")]),
]
PROJ = [("Deckhands: Labour Mobility in the North Atlantic, 1560–1720", "Principal investigator. Dominion Humanities Fund, 1,420,000 dollars, 2022–2027. Four postdoctoral researchers and three doctoral students in Halifax, Ghent and Aveiro."),
 ("Notaries Online", "Principal investigator. Maplewood Foundation, 640,000 dollars, 2018–2021. Handwritten text recognition for 212,000 pages of notarial registers, published under an open licence."),
 ("Port Widows", "Co-investigator with T. Echegoyen. Iberian Research Council, 310,000 dollars, 2013–2016."),
 ("Sea Tolls of the North", "Co-investigator. Nordic Board for the Humanities, 4.8 million kronor, 2009–2012.")]
AW = [("Dean’s Medal for Doctoral Supervision, Kingsholm University", "2020"), ("Silver Astrolabe Prize for the best book in maritime history", "2018"),
 ("Fellow of the Atlantic Academy of Letters", "2016"), ("Infante Essay Prize", "2003")]
TEACH = ["HIST 1010: The World and the Sea since 1400 (first year, 220 students, every autumn)",
 "HIST 3340: Piracy, Privateering and the Law (third year, 60 students)",
 "HIST 4490: Honours Seminar, Reading the Inquisition (fourth year, 15 students)",
 "HIST 6002: Doctoral Methods, Archives and Evidence (graduate, 12 students)",
 "MHER 5100: Ships as Objects (joint MA in Maritime Heritage, 18 students)",
 "Portuguese Palaeography Laboratory (intensive, two weeks each May, open to archivists)"]
SUP = ["Fourteen doctoral theses completed as principal supervisor, nine of whose authors hold permanent academic or museum posts",
 "Current doctoral candidates: N. Achterberg (ship’s cooks), D. Musgrave-Paul (Mi’kmaw pilots), F. Quintela (salt pans), S. Ravndal (sound tolls)",
 "External examiner of 22 doctoral theses in Canada, Portugal, Sweden, Belgium, Brazil and the United Kingdom"]
TALKS = ["“What a Pilot Owed”, Hallam Lecture, Norfolk, Virginia, October 2025",
 "“Archives below Sea Level”, keynote, Congress of Coastal Historians, Ghent, June 2024",
 "“The Price of Pitch”, Economic History Seminar, Saltcote University, Hull, February 2023",
 "“Machines and Notaries”, plenary, Digital Humanities in the North, Gothenburg, May 2022",
 "“Os mortos da barra”, public lecture, Viana do Castelo, August 2019",
 "“Crews without Names”, opening address, South Atlantic Colloquium, Florianópolis, April 2018",
 "“Widows as Bankers”, Chair of Iberian Studies annual lecture, Toronto, November 2017"]
SERV = ["Member, assessment panel for history and archaeology, Dominion Humanities Fund, 2020–2024",
 "Chair, programme committee, Congress of Coastal Historians, Halifax 2021",
 "Peer reviewer for eleven journals and four university presses",
 "Life member, Society for the Study of Seamarks; member, Canadian Guild of Port Historians"]
ORG = ["Congress of Coastal Historians, Halifax, June 2021: 340 delegates, held online and on site",
 "Insurance before Insurers, workshop with P. Verbruggen-Sy, Ghent, November 2015",
 "Tidelines Summer School for Museum Curators, Halifax, every July 2014–2019",
 "Sound Tolls and Salt Ships, graduate conference, Gothenburg, March 2011"]
MEDIA = ["Presenter of The Rope Walk, eight radio essays on working ports, Fundy Public Radio, 2023",
 "Historical interviews for the documentary film A Barra, 2019",
 "Forty walking tours of the Halifax waterfront for schools and newcomers’ associations since 2013"]
REF = ["Professor Teresa Echegoyen, Chair of Iberian Studies, Instituto Rialta, Toronto, t.echegoyen@rialta.example.org",
 "Professor Sven Tengström, Department of Historical Studies, University of Norrhamn, s.tengstrom@norrhamn.example.org",
 "Dr Pauline Verbruggen-Sy, Sint-Pieters Institute for Advanced Study, Ghent, +32 9 555 01 38"]
SK = ["Portuguese and Spanish palaeography, 1450–1750", "Dutch notarial hands", "Handwritten text recognition", "TEI XML", "Geographic information systems", "Relational databases", "Oral history interviewing"]
LANG = ["Portuguese (native)", "English (fluent)", "Swedish (fluent)", "Spanish (very good)", "Dutch (reading)", "Latin (reading)"]

d = Document(); s = d.sections[0]
s.page_width, s.page_height = Cm(21.59), Cm(27.94)
s.left_margin = s.right_margin = Cm(2.54); s.top_margin = Cm(2.5); s.bottom_margin = Cm(2.3)
s.different_first_page_header_footer = True
W = Cm(21.59-5.08)
def sty(n, size, bold=None, italic=None, before=0, after=0, color="000000"):
    x = d.styles[n]; x.font.size = Pt(size); x.font.bold = bold; x.font.italic = italic; x.font.color.rgb = RGBColor.from_string(color)
    rf = x.element.get_or_add_rPr().get_or_add_rFonts()
    for a in list(rf.attrib): del rf.attrib[a]
    for a in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"): rf.set(qn(a), "Liberation Serif")
    x.paragraph_format.space_before, x.paragraph_format.space_after = Pt(before), Pt(after); x.paragraph_format.line_spacing = 1.16
sty("Normal", 11.5, after=5); sty("Heading 1", 13, True, False, 16, 6, "5A1A1A"); sty("Heading 2", 11.5, True, False, 9, 0); sty("List Bullet", 11.5, after=3)
cs = d.styles["List Bullet"].element.pPr.find(qn("w:contextualSpacing"))
if cs is not None: cs.getparent().remove(cs)
def border(p): p._p.get_or_add_pPr().append(parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="5A1A1A"/></w:pBdr>'))
SECS = []
def H(t):
    SECS.append(t); border(d.add_paragraph(t, style="Heading 1"))
def dated(p, left, right, bold=True):
    p.paragraph_format.tab_stops.add_tab_stop(W, WD_TAB_ALIGNMENT.RIGHT)
    r = p.add_run(left); r.bold = bold; r2 = p.add_run("\t"+right); r2.bold = False; return p
def field(p, code):
    for k, t in (("begin", None), (None, code), ("separate", None), ("t", "1"), ("end", None)):
        r = p.add_run()._r
        if k == "t": e = OxmlElement("w:t"); e.text = t
        elif k: e = OxmlElement("w:fldChar"); e.set(qn("w:fldCharType"), k)
        else: e = OxmlElement("w:instrText"); e.text = t
        r.append(e)
hp = s.header.paragraphs[0]; hp.paragraph_format.tab_stops.clear_all()
hp.style = d.styles["Normal"]; hp.paragraph_format.tab_stops.add_tab_stop(W, WD_TAB_ALIGNMENT.RIGHT)
hp.add_run("Vasques Telhado – Curriculum Vitae\tPage "); field(hp, "PAGE"); hp.add_run(" of "); field(hp, "NUMPAGES")
for r in hp.runs: r.font.size = Pt(9); r.italic = True
fp = s.first_page_footer.paragraphs[0]; fp.style = d.styles["Normal"]; fp.alignment = WD_ALIGN_PARAGRAPH.CENTER
r = fp.add_run("Last updated: September 2026"); r.font.size = Pt(9); r.italic = True
fp = s.footer.paragraphs[0]; fp.style = d.styles["Normal"]; fp.alignment = WD_ALIGN_PARAGRAPH.CENTER
r = fp.add_run("Last updated: September 2026"); r.font.size = Pt(9); r.italic = True

p = d.add_paragraph(); p.alignment = WD_ALIGN_PARAGRAPH.CENTER; r = p.add_run(NAME); r.bold = True; r.font.size = Pt(22); p.paragraph_format.space_after = Pt(0)
p = d.add_paragraph(); p.alignment = WD_ALIGN_PARAGRAPH.CENTER; r = p.add_run(HEAD); r.italic = True; r.font.size = Pt(13)
for line in (LOC, f"{TEL}  |  {MAIL}", WEB):
    p = d.add_paragraph(line); p.alignment = WD_ALIGN_PARAGRAPH.CENTER; p.paragraph_format.space_after = Pt(0)
H("Profile"); d.add_paragraph(SUMMARY).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
gp = []
for sec, org, gorg, loc, roles in POS:
    if not SECS or SECS[-1] != sec: H(sec)
    p = dated(d.add_paragraph(style="Heading 2"), org, loc)
    for t, pr, a, b, bl in roles:
        p = dated(d.add_paragraph(), t, pr, False); p.runs[0].italic = True; p.paragraph_format.space_after = Pt(1); p.paragraph_format.keep_with_next = True
        if t != roles[0][0]: p.paragraph_format.space_before = Pt(5)
        for x in bl: d.add_paragraph(x, style="List Bullet")
        gp.append(dict(organization=org, title=t, start=a, end=b, location=loc, section=sec, bullets=bl))
H("Education")
for deg, inst, _, pr, _, _, note in EDU:
    p = dated(d.add_paragraph(style="Heading 2"), deg, pr)
    p = d.add_paragraph(); p.add_run(inst).italic = True; p.paragraph_format.space_after = Pt(0)
    d.add_paragraph(note)
def hang(p): p.paragraph_format.left_indent = Cm(1); p.paragraph_format.first_line_indent = Cm(-1)
for sec, items in PUB:
    H(sec)
    for t, rest in items:
        p = d.add_paragraph(); hang(p)
        if sec == "Books": p.add_run(t).italic = True; p.add_run(", " + rest if rest.startswith("edited") else ". " + rest)
        else:
            p.add_run("“" + t + ("” " if t.endswith("?") else ",” "))
            m = re.match(r"((?:with P\. Verbruggen-Sy\. )?)(.*?)( \d.*)$" if sec == "Journal Articles" else r"(in )(.*?)(, edited.*)$", rest)
            p.add_run(m[1]); p.add_run(m[2]).italic = True; p.add_run(m[3])
H("Funded Research Projects")
for t, rest in PROJ:
    p = d.add_paragraph(); p.add_run(t).bold = True; p.add_run(". " + rest)
H("Awards and Honours")
for t, y in AW: dated(d.add_paragraph(), t, y, False)
for sec, items in (("Courses Taught", TEACH), ("Doctoral Supervision", SUP), ("Invited Lectures", TALKS), ("Conference Organisation", ORG), ("Public Engagement", MEDIA), ("Service to the Profession", SERV)):
    H(sec)
    for x in items: d.add_paragraph(x, style="List Bullet")
H("Research Skills"); d.add_paragraph("; ".join(SK))
H("Languages"); d.add_paragraph("; ".join(LANG))
H("Referees")
for x in REF: d.add_paragraph(x)
d.core_properties.author = NAME; d.core_properties.title = "Curriculum Vitae"
d.save(HERE/"cv.docx")
N = 6
gold = dict(name=NAME, headline=HEAD, contact=dict(email=MAIL, phone=TEL, links=[WEB], location=LOC), summary=SUMMARY, positions=gp,
 education=[dict(institution=i, degree=g, start=a, end=b) for g, _, i, _, a, b, _ in EDU], skills=SK, certifications=[], patents=[],
 publications=[t for _, it in PUB for t, _ in it], projects=[t for t, _ in PROJ], awards=[t for t, _ in AW], volunteering=[], languages=LANG, sections=SECS,
 hard="six pages with running header on pages 2 to 6, entries split by page breaks, two roles under one employer, four sections of positions, publications under three headings, season dates, referees with addresses of their own",
 made_with="LibreOffice from a python-docx DOCX", running=[f"Vasques Telhado – Curriculum Vitae Page {k} of {N}" for k in range(2, N+1)] + ["Last updated: September 2026"], hidden=[])
(OUT/"gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1)+"\n", encoding="utf-8")
