# Plain text as it looks after copying a PDF resume into the text box of a job portal (hard-wrapped lines).
# Written with Python 3 (standard library). Command, in this folder: python build.py  -> ../resume.txt, ../gold.json
import json, textwrap
W = 94
def wrap(s): return "\n".join(textwrap.wrap(s, W, break_on_hyphens=False, break_long_words=False))

summary = ("Flight dispatcher with ten years in narrow-body and long-haul operations control, about 9,400 "
  "releases signed under joint responsibility with the pilot-in-command. At home with ETOPS 180, "
  "re-dispatch and decision-point fuel planning, typhoon-season recovery and slot-constrained hubs "
  "(MNL, HKG, HND, DOH). Clean CAAP record; instructor for new-hire dispatchers since 2022.")

jobs = [
 ("BAYANI SKYWAYS", "Pasay City, Philippines", [
  ("Senior Flight Dispatcher, Long-Haul Desk", "June 2021", "Present", "2021-06", "present", [
   "Release 14 to 18 sectors a shift on A321neo and A330-900 to Japan, Australia and the Gulf, with ETOPS 180 alternates, MEL/CDL penalties and NOTAM review for each.",
   "Cut average discretionary fuel by 410 kg per A330 sector by replacing flat tankering with a cost-index and statistical contingency fuel (SCF 95%) policy; worth USD 2.3 million in 2023.",
   "Led the desk through Typhoon Egay: 37 cancellations, 22 diversions to CEB, CRK and KHH, network back on schedule in 31 hours against a plan of 48.",
   "Train and line-check new dispatchers (11 released so far, no failed competency check).",
  ]),
  ("Flight Dispatcher, Domestic and Regional", "August 2018", "May 2021", "2018-08", "2021-05", [
   "Planned up to 42 A320 and ATR 72-600 sectors a shift, including performance-limited runways at Caticlan, Busuanga and Basco.",
   "Wrote the quick-reference sheet for volcanic-ash reroutes used on 12 January 2020 during the Taal eruption.",
   "Filed and revised ICAO flight plans, monitored flights by ACARS and HF SELCAL, and kept the shift log for audit (IOSA: zero findings on DSP section).",
  ])]),
 ("QASR GULF AIRLINES", "Doha, Qatar", [
  ("Flight Dispatcher", "February 2016", "July 2018", "2016-02", "2018-07", [
   "Dispatched B777-300ER and A350-900 flights to South-East Asia and East Africa with Lido/Flight; about 2,100 releases.",
   "Rebuilt overflight options within three days of the June 2017 airspace closures, adding 26 minutes on average where the first contingency plan assumed 45.",
  ])]),
 ("ISLA PACIFIC CARGO", "Clark Freeport Zone, Philippines", [
  ("Flight Operations Officer / Load Controller", "October 2014", "January 2016", "2014-10", "2016-01", [
   "Prepared load and trim sheets for B737-400F night freighters, 6 departures a night, and briefed crews in person on weather and DG consignments (NOTOC).",
   "Reduced last-minute load changes by a third by moving the cut-off for ULD weights to STD minus 70 minutes.",
  ])]),
]
edu = [("Philippine Coastal College of Aeronautics", "BS Air Transportation, major in Flight Operations", "2010", "2014"),
       ("Sto. Rosario Dispatch Training Center", "Aircraft Dispatcher Course (ICAO Doc 7192 Part D-3)", None, "2014")]
skills = ["Lido/Flight", "Jeppesen JetPlanner", "SITA AIRCOM", "AIMS", "ETOPS/EDTO planning", "re-dispatch and decision-point procedure",
  "mass and balance", "runway performance analysis", "MEL/CDL application", "tropical weather and volcanic-ash interpretation",
  "CRM/DRM facilitation", "IRROPS recovery"]
certs = [("Flight Dispatcher Licence", "Civil Aviation Authority of the Philippines", "November 2014", "2014-11"),
         ("Aircraft Dispatcher Certificate", "Federal Aviation Administration", "May 2019", "2019-05"),
         ("Dangerous Goods Regulations Category 10", "Sto. Rosario Dispatch Training Center", "March 2024", "2024-03")]
awards = [("OCC Controller of the Year", "Bayani Skyways, 2023")]
langs = [("Filipino", "native"), ("English", "ICAO Level 6"), ("Arabic", "basic")]

o = ["RAMONCITO D. LACSAMANA", "Licensed Flight Dispatcher",
 "Parañaque City, Philippines | +63 917 555 0136 | rd.lacsamana@example.com |", "linkedin.example.com/in/rdlacsamana", "",
 "PROFILE", wrap(summary), "", "EMPLOYMENT HISTORY"]
for org, loc, roles in jobs:
    o.append(f"{org}, {loc}")
    for t, a, b, _, _, bl in roles:
        o.append(f"{t} ({a} – {b})")
        o += [wrap("• " + x) for x in bl]
    o.append("")
o += ["LICENCES AND RATINGS"] + [f"• {n}, {i}, {p}" for n, i, p, _ in certs] + ["", "EDUCATION"]
o += ["BS Air Transportation, major in Flight Operations, 2010 – 2014", edu[0][0],
      "Aircraft Dispatcher Course (ICAO Doc 7192 Part D-3), 2014", edu[1][0], ""]
o += ["SYSTEMS AND SKILLS", wrap("; ".join(skills)), "", "AWARDS"] + [f"• {n}, {r}" for n, r in awards]
o += ["", "LANGUAGES", ", ".join(f"{a} ({b})" for a, b in langs), ""]
open("../resume.txt", "w", encoding="utf-8").write("\n".join(o))

gold = {"name": "RAMONCITO D. LACSAMANA", "headline": "Licensed Flight Dispatcher",
 "contact": {"email": "rd.lacsamana@example.com", "phone": "+63 917 555 0136", "links": ["linkedin.example.com/in/rdlacsamana"], "location": "Parañaque City, Philippines"},
 "summary": summary,
 "positions": [{"organization": org, "title": t, "start": s, "end": e, "location": loc, "section": "EMPLOYMENT HISTORY", "bullets": bl}
               for org, loc, roles in jobs for t, _, _, s, e, bl in roles],
 "education": [{"institution": i, "degree": d, "start": s, "end": e} for i, d, s, e in edu],
 "skills": skills, "certifications": [{"name": n, "issuer": i, "date": d} for n, i, _, d in certs],
 "patents": [], "publications": [], "projects": [], "awards": [n for n, _ in awards], "volunteering": [],
 "languages": [f"{a} ({b})" for a, b in langs],
 "sections": ["PROFILE", "EMPLOYMENT HISTORY", "LICENCES AND RATINGS", "EDUCATION", "SYSTEMS AND SKILLS", "AWARDS", "LANGUAGES"],
 "hard": "pasted text hard-wrapped without hanging indent, so bullets and lists go on at the left margin; two roles under one employer line",
 "made_with": "plain text (Python script, as pasted into a job portal)", "running": [], "hidden": []}
json.dump(gold, open("../gold.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
