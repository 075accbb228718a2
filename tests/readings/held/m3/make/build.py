# Made with Typst (Python package "typst").  Command (in this folder):  python build.py
# resume.typ is the document, data.json its text
import json, typst
typst.compile("resume.typ", output="../resume.pdf", root=".", ignore_system_fonts=True)
d = json.load(open("data.json"))
SECTIONS = ["Profile", "Experience", "Education", "Selected Projects", "Publications", "Certification", "Skills", "Awards", "Languages"]
HARD = "employer line once with two roles below it, justified serif text with small-capital headings, name left and contact stack right, degree and school and place on one line, macrons"
RUNNING = [d["name"], "1 of 2", "2 of 2"]
gold = {"name": d["name"], "headline": d["headline"],
 "contact": {k: d[k] for k in ("email", "phone", "links", "location")}, "summary": d["summary"],
 "positions": [{"organization": e["org"], "title": r["title"], "start": r["s"], "end": r["e"], "location": e["loc"], "section": "Experience", "bullets": r["b"]}
    for e in d["employers"] for r in e["roles"]],
 "education": [{"institution": e["inst"], "degree": e["deg"], "start": e["s"], "end": e["e"]} for e in d["education"]],
 "skills": [x for _, xs in d["skills"] for x in xs],
 "certifications": [{"name": c["n"], "issuer": c["i"], "date": c["g"]} for c in d["certs"]],
 "patents": [], "publications": [p["t"] for p in d["publications"]], "projects": [p["t"] for p in d["projects"]],
 "awards": [a["t"] for a in d["awards"]], "volunteering": [], "languages": d["languages"],
 "sections": SECTIONS, "hard": HARD, "made_with": "Typst", "running": RUNNING, "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
