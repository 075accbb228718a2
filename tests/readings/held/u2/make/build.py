# Markdown resume, as kept in a Git repository or pasted into a web builder.
# Written with Python 3 (standard library). Command, in this folder: python build.py  -> ../resume.md, ../gold.json
import json
summary = ("Senior welding inspector (CSWIP 3.2) with eleven years on ammonia, LNG and offshore jacket work in Trinidad, Guyana "
  "and Suriname. Reads a P91 heat-treatment chart as readily as a weld map; keeps repair rates down by standing at the fit-up, "
  "not by filling in reports afterwards.")
jobs = [
 ("Lead Welding Inspector", "Paria Gulf Fabricators Ltd", "La Brea, Trinidad and Tobago", "Feb 2020", "present", "2020-02", "present", [
  "Head a team of six inspectors on two 1,150 t wellhead jackets (API 2W Gr 50, 25–75 mm) built to AWS D1.1 and client supplement.",
  "Brought the ultrasonic repair rate of tubular node welds from 4.6 % to 1.3 % by length over 14 months, mainly by pre-heat control and a second root inspection.",
  "Qualified 38 WPS/PQR, among them FCAW-S 3G/4G with CTOD at −10 °C, and 112 welders; all accepted by the third party at first submission.",
  "Introduced phased-array UT with TOFD in place of gamma radiography on the yard: 220 exclusion-zone hours a month saved.",
 ]),
 ("Welding Inspector (client representative)", "Kaieteur Subsea Services Inc.", "Georgetown, Guyana", "Sep 2017", "Jan 2020", "2017-09", "2020-01", [
  "Witnessed spool fabrication in duplex UNS S32205 and alloy 625 clad pipe, 6 to 12 inch, to ASME B31.3 and NORSOK M-601; ferrite held at 40–55 %.",
  "Rejected 61 of 480 incoming fittings on PMI and hardness, which moved the supplier to 100 % testing.",
  "Closed 143 NCRs with an average age of nine days.",
 ]),
 ("QC Welding Inspector", "Couva Ammonia & Methanol Maintenance Co-operative", "Point Lisas, Trinidad and Tobago", "May 2014", "Aug 2017", "2014-05", "2017-08", [
  "Inspected turnaround repairs on reformer outlet manifolds (Alloy 800HT) and P91 steam headers, including PWHT at 750 °C ± 10 °C.",
  "Planned RT, MT and PT for three shutdowns of 21 to 28 days, up to 640 welds each; no leak at hydrotest.",
 ]),
 ("Coded Welder, 6G", "Brighton Pipe & Vessel Works", "Point Fortin, Trinidad and Tobago", "2010", "2014", "2010", "2014", [
  "GTAW root and SMAW fill on carbon and low-alloy pipe up to 24 inch, ASME IX; X-ray pass rate 98.2 %.",
 ]),
]
certs = [("CSWIP 3.2 Senior Welding Inspector", "TWI Certification", "2019"), ("CSWIP 3.1 Welding Inspector", "TWI Certification", "2014"),
 ("PCN Level 2 PAUT, Category 3", "BINDT", "2021"), ("ASNT NDT Level II: RT, MT, PT", "Paria Gulf Fabricators Ltd", "2022"),
 ("BOSIET with CA-EBS", "Chaguaramas Offshore Safety School", "2023")]
edu = [("Advanced Diploma in Metallurgy and Materials Testing", "San Fernando Polytechnic of the Caribbean", "2015", "2018"),
       ("Craft Certificate in Welding and Fabrication", "Siparia Trades School", "2008", "2010")]
groups = [("Codes", ["ASME IX", "ASME B31.3", "AWS D1.1", "API 1104", "NORSOK M-101"]),
 ("Methods", ["VT", "RT film interpretation", "PAUT/TOFD", "MT", "PT", "PMI", "portable hardness"]),
 ("Welding", ["GTAW", "SMAW", "FCAW-S", "SAW", "PWHT chart review"]),
 ("Software", ["WeldEye", "Smartsheet", "AutoCAD isometrics"])]
vol = [("Weekend welding tutor", "Cedros Youth Workshop", "2018–present", "Saturday class for 12 school-leavers; nine have since passed a 3G plate test.")]
langs = [("English", "native"), ("Spanish", "working"), ("Dutch", "basic")]
bold = {"4.6 % to 1.3 %", "98.2 %"}
def md(s):
    for b in bold: s = s.replace(b, f"**{b}**")
    return s
o = ["# Kerron J. Baptiste-Mohan", "", "**Senior Welding Inspector**", "",
 "Point Fortin, Trinidad and Tobago · <kerron.bm@example.org> · +1 868 555 0174 · [weldlog.example.org/kerron](https://weldlog.example.org/kerron)", "",
 "---", "", summary, "", "## Experience", ""]
for t, org, loc, a, b, _, _, bl in jobs:
    o += [f"### {t}", "", f"**{org}**, {loc}  ", f"*{a} – {b}*", ""] + [f"- {md(x)}" for x in bl] + [""]
o += ["## Certificates", "", "| Certificate | Issued by | Year |", "|:--|:--|--:|"] + [f"| {n} | {i} | {y} |" for n, i, y in certs]
o += ["", "## Skills", ""] + [f"- **{g}:** {', '.join(l)}" for g, l in groups]
o += ["", "## Education", ""]
for d, i, a, b in edu: o += [f"**{d}**, {a}–{b}  ", f"{i}", ""]
o += ["## Volunteering", ""] + [f"**{n}**, {w}, {y}  \n{x}" for n, w, y, x in vol]
o += ["", "## Languages", "", ", ".join(f"{a} ({b})" for a, b in langs), ""]
open("../resume.md", "w", encoding="utf-8").write("\n".join(o))
gold = {"name": "Kerron J. Baptiste-Mohan", "headline": "Senior Welding Inspector",
 "contact": {"email": "kerron.bm@example.org", "phone": "+1 868 555 0174", "links": ["weldlog.example.org/kerron"], "location": "Point Fortin, Trinidad and Tobago"},
 "summary": summary,
 "positions": [{"organization": org, "title": t, "start": s, "end": e, "location": loc, "section": "Experience", "bullets": bl} for t, org, loc, _, _, s, e, bl in jobs],
 "education": [{"institution": i, "degree": d, "start": a, "end": b} for d, i, a, b in edu],
 "skills": [x for _, l in groups for x in l],
 "certifications": [{"name": n, "issuer": i, "date": y} for n, i, y in certs],
 "patents": [], "publications": [], "projects": [], "awards": [], "volunteering": [v[0] for v in vol],
 "languages": [f"{a} ({b})" for a, b in langs],
 "sections": ["Experience", "Certificates", "Skills", "Education", "Volunteering", "Languages"],
 "hard": "summary under a rule without a heading; certificates in a Markdown table; hard line breaks by two spaces; a certificate name with a colon and commas",
 "made_with": "Markdown (Python script)", "running": [], "hidden": []}
json.dump(gold, open("../gold.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
