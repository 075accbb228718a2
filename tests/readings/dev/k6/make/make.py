# python-docx 1.2.0: python make.py resume.docx
import sys
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Cm, RGBColor

doc = Document()
sec = doc.sections[0]
sec.page_width, sec.page_height = Cm(21), Cm(29.7)
sec.left_margin = sec.right_margin = Cm(2.2)
RIGHT = Cm(16.6)
doc.styles["Normal"].font.name = "Liberation Sans"
doc.styles["Normal"].font.size = Pt(10.5)
doc.styles["Normal"].paragraph_format.space_after = Pt(3)
for name, size in (("Title", 24), ("Heading 1", 13), ("Heading 2", 11), ("Subtitle", 12)):
    doc.styles[name].font.name, doc.styles[name].font.size = "Liberation Sans", Pt(size)
    doc.styles[name].font.color.rgb = RGBColor(0x1B, 0x3A, 0x5C)
doc.styles["Heading 1"].paragraph_format.space_before = Pt(14)


def field(par, code):
    for kind, text in (("begin", None), (None, code), ("separate", None), ("end", None)):
        run = par.add_run()._r
        node = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            node.text = text
        else:
            node.set(qn("w:fldCharType"), kind)
        run.append(node)
        if kind == "separate":
            par.add_run("2")


def link(par, text, target):
    node = OxmlElement("w:hyperlink")
    node.set(qn("r:id"), doc.part.relate_to(target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True))
    run = par.add_run(text)
    node.append(run._r)
    par._p.append(node)


def job(title, employer, town, dates, bullets):
    par = doc.add_paragraph(style="Heading 2")
    par.paragraph_format.tab_stops.add_tab_stop(RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    par.add_run(employer + "\t" + dates)
    par = doc.add_paragraph()
    par.paragraph_format.keep_with_next = True
    par.paragraph_format.tab_stops.add_tab_stop(RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    par.add_run(title).italic = True
    par.add_run("\t" + town)
    for text in bullets:
        nested = text.startswith("\t")
        doc.add_paragraph(text.strip(), style="List Bullet 2" if nested else "List Bullet")


def tabbed(bold, rest, right):
    par = doc.add_paragraph()
    par.paragraph_format.tab_stops.add_tab_stop(RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    par.add_run(bold).bold = True
    par.add_run(rest + "\t" + right)


sec.header.paragraphs[0].text = "Capt. W. A. Kamau – curriculum vitae"
foot = sec.footer.paragraphs[0]
foot.add_run("Page ")
field(foot, "PAGE")
foot.add_run(" of ")
field(foot, "NUMPAGES")
doc.add_paragraph("Wanjiru Achieng' Kamau", style="Title")
doc.add_paragraph("Boeing 737 Training Captain (TRI/TRE)", style="Subtitle")
par = doc.add_paragraph("Nairobi, Kenya | +254 20 5550 171 | ")
link(par, "wanjiru.kamau@example.com", "mailto:wanjiru.kamau@example.com")
par.add_run(" | ")
link(par, "LinkedIn", "https://linkedin.com/in/captwanjiru-example")
doc.add_heading("In Brief", 1)
doc.add_paragraph('Training captain with 9,450 hours total and 4,310 in command, all weather minima CAT IIIA. Twelve years of East African short sectors, hot-and-high strips and one very long cargo winter.')
doc.add_heading("Flying and Ground Appointments", 1)
job('Training Captain, Boeing 737-800', 'Savannah Crest Airways', 'Nairobi', "Nov. '21 – present", [
    'Type rating instructor and examiner for a fleet of 14 aircraft and 168 pilots.',
    '\t342 simulator sessions and 96 line checks without a reversed assessment',
    '\tRewrote the upset-recovery module after three high-altitude stall warnings',
    'Chair the flight-data monitoring group; unstable approaches fell from 3.4% to 0.9% of sectors.',
    'Led the return of two aircraft from storage at Mombasa, including 41 functional check items.',
])
job('Captain, Boeing 737-800', 'Savannah Crest Airways', 'Nairobi', "Mar. '18 – Oct. '21", [
    'Commanded 2,180 sectors to 37 airports between Juba and Johannesburg.',
    'Fuel-policy pilot representative:',
    '\tIntroduced single-engine taxi-in, 610 t of fuel a year',
    '\tCut discretionary fuel by 180 kg a sector with statistical contingency',
])
job('First Officer, Boeing 737-300F', 'Rift Cargo Ltd', 'Entebbe', "Sept. '15 – Feb. '18", [
    'Night freight of flowers, vaccines and mail, 71 hours a month on average.',
    'Dangerous-goods instructor for 52 loaders and dispatchers.',
])
job('Line Pilot, Cessna 208B Grand Caravan', 'Mara Sky Safaris', 'Wilson Airport, Nairobi', "June '12 – Aug. '15", [
    'Flew 1,960 hours into 44 unpaved strips between 800 and 1,300 m long.',
    'Base safety officer for the last 14 months.',
])
job('Operations Assistant', 'Mara Sky Safaris', 'Wilson Airport, Nairobi', "Summer '11", [
    'Weighed passengers, loaded bags, learned whom to call when the rain came.',
])
doc.add_heading("Education and Ab-initio Training", 1)
tabbed("Great Lakes School of Aviation", ", Commercial Pilot Licence with instrument rating", "2010—12")
tabbed("University of Chiromo Hill", ", BSc Mathematics, Second Class Upper", "2006—10")
doc.add_heading("Licences, Ratings, Medical", 1)
tabbed('Airline Transport Pilot Licence (A)', ', Kenya Flight Standards Office', 'Dec. 2017')
tabbed('Type Rating Examiner, B737 300-900', ', Kenya Flight Standards Office', 'Aug. 2022')
tabbed('Class 1 Medical', ', Aeromedical Centre Nairobi', 'Apr. 2026')
tabbed('Dangerous Goods Instructor (Category 1–12)', ', East African Cargo Institute', 'May 2016')
doc.add_heading("Hours", 1)
table = doc.add_table(rows=2, cols=5, style="Light Grid Accent 1")
for column, (top, low) in enumerate((("Total", "9,450"), ("In command", "4,310"), ("Jet", "7,120"), ("Night", "2,864"), ("Instructor", "1,015"))):
    table.cell(0, column).text, table.cell(1, column).text = top, low
doc.add_heading("Systems and Specialities", 1)
doc.add_paragraph('CAT IIIA operations, RNP AR approaches, ETOPS 120, evidence-based training, flight-data monitoring, SMS investigation, Jeppesen FliteDeck Pro, Lido Flight, AIMS, Excel')
doc.add_heading("Honours", 1)
tabbed("Golden Oryx for Flight Safety", ", East African Operators' Guild", "2023")
doc.add_heading("Outreach", 1)
tabbed("Flight mentor, Girls Over Kisumu", "", "since 2019")
doc.add_heading("Languages", 1)
doc.add_paragraph('English (ICAO level 6); Kiswahili (native); Gikuyu (native); French (ICAO level 4)')
doc.core_properties.title, doc.core_properties.author = "", ""
doc.save(sys.argv[1])
