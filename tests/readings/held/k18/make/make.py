# Python 3.11 standard library only: python make.py (writes resume.txt, the plain copy for application forms, wrapped at 76, and gold.json)
import json
import textwrap

J = "PROFESSIONAL EXPERIENCE"
GOLD = {
    "name": "Delphine Okoro-Hastings", "headline": "Senior Litigation Paralegal",
    "contact": {"email": "d.okoro.hastings@example.com", "phone": "(312) 555-0191", "links": ["www.linkedin.com/in/dokoro-example"], "location": "Chicago, IL"},
    "summary": "Litigation paralegal with 11 years in commercial and products cases. Has taken 17 matters to verdict, keeps a privilege log that survives motions, and drafts so that attorneys edit rather than rewrite.",
    "positions": [
        {"organization": "Thornquist Bell LLP", "title": "Senior Litigation Paralegal", "start": "2020-05", "end": "present",
         "location": "Chicago, IL", "section": J, "bullets": [
            "Manage discovery in a 140-plaintiff products docket: 2.6 million documents, nine custodians abroad, no missed deadline.",
            "Cut outside review spend by $780,000 in one year by building search terms and sampling in house.",
            "Run the war room at trial: exhibits, real-time transcript, and impeachment clips within 40 seconds of the question.",
            "Supervise four paralegals and two project assistants."]},
        {"organization": "Thornquist Bell LLP", "title": "Litigation Paralegal", "start": "2017-01", "end": "2020-04",
         "location": "Chicago, IL", "section": J, "bullets": [
            "Drafted 310 subpoenas and cite-checked 85 briefs for state and federal courts.",
            "Indexed 96 depositions; summaries delivered in two business days."]},
        {"organization": "Office of the Public Guardian, Marrow County", "title": "Legal Assistant", "start": "2014-08", "end": "2016-12",
         "location": "Joliet, IL", "section": J, "bullets": [
            "Kept the calendar for six attorneys and about 420 open guardianships.",
            "Moved paper files to e-filing seven months before the court required it."]}],
    "education": [
        {"institution": "Prairie State Technical College", "degree": "Paralegal Certificate (ABA approved)", "start": None, "end": "2014-05"},
        {"institution": "University of Kankakee Valley", "degree": "B.A., Political Science", "start": None, "end": "2012-06"}],
    "skills": ["Relativity", "Everlaw", "TrialDirector", "PACER and CM/ECF", "Westlaw", "Bluebook citation", "Privilege review"],
    "certifications": [{"name": "Certified Paralegal", "issuer": "Midwest Association of Legal Assistants", "date": "2016-03"},
                       {"name": "Notary Public, State of Illinois", "issuer": None, "date": "2022"}],
    "patents": [], "publications": [], "projects": [], "awards": ["Thornquist Bell Staff Excellence Award"],
    "volunteering": ["Saturday Expungement Clinic"], "languages": [],
    "sections": ["PROFESSIONAL SUMMARY", "CORE COMPETENCIES", J, "EDUCATION", "CERTIFICATIONS", "AWARDS", "VOLUNTEER EXPERIENCE"],
    "hard": "plain copy for application forms: headings in capitals, employer and town on one line, title and MM/YYYY dates on the next, second role without the employer repeated, wrapped lines not indented, skills parted by bars",
    "made_with": "Python, plain text UTF-8",
}


def wrap(text):
    return textwrap.fill(text, 76, break_on_hyphens=False)


def d(x):
    return "Present" if x == "present" else x[5:] + "/" + x[:4]


out = [GOLD["name"], "Senior Litigation Paralegal",
       "Chicago, IL | (312) 555-0191 | d.okoro.hastings@example.com", "www.linkedin.com/in/dokoro-example", "",
       "PROFESSIONAL SUMMARY", wrap(GOLD["summary"]), "", "CORE COMPETENCIES", wrap(" | ".join(GOLD["skills"])), "", J]
last = None
for p in GOLD["positions"]:
    if p["organization"] != last:
        out += ([""] if last else []) + [p["organization"] + " - " + p["location"]]
    else:
        out += [""]
    last = p["organization"]
    out += [f"{p['title']} ({d(p['start'])} - {d(p['end'])})"] + [wrap("* " + b) for b in p["bullets"]]
out += ["", "EDUCATION", "Paralegal Certificate (ABA approved), 05/2014", "Prairie State Technical College", "",
        "B.A., Political Science, 06/2012", "University of Kankakee Valley", "", "CERTIFICATIONS",
        "* Certified Paralegal, Midwest Association of Legal Assistants, 03/2016", "* Notary Public, State of Illinois, 2022", "",
        "AWARDS", "* Thornquist Bell Staff Excellence Award, 2023", "",
        "VOLUNTEER EXPERIENCE", wrap("* Saturday Expungement Clinic, intake lead since 2019: 64 clinics, 1,030 petitions prepared"), ""]
open("resume.txt", "w", encoding="utf-8").write("\n".join(out))
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
