# Python 3.11 standard library only: python make.py (writes resume.html, a Bootstrap-like one-page CV theme, and gold.json)
import json
from html import escape as e

J = "Experience"
GOLD = {
    "name": "Saoirse Kovalenko", "headline": "Senior Site Reliability Engineer",
    "contact": {"email": "saoirse.k@example.org", "phone": "+353 1 555 0108",
                "links": ["https://github.com/saoirsek-example", "https://www.linkedin.com/in/saoirsek-example"], "location": "Cork, Ireland"},
    "summary": "Reliability engineer who has carried the pager for payments and streaming since 2014. Fond of error budgets, short runbooks and deleting alerts that nobody acts on.",
    "positions": [
        {"organization": "Lanternfish Payments", "title": "Senior Site Reliability Engineer", "start": "2021-05", "end": "present",
         "location": "Cork", "section": J, "bullets": [
            "Own the availability of card authorisation: 99.994% over 2025 at 11,400 requests a second.",
            "Took the number of paging alerts from 340 to 46 a month; mean time to restore fell from 47 to 16 minutes.",
            "Planned and ran the move of 62 services from virtual machines to Kubernetes across three regions.",
            "Chair the weekly incident review; 93% of actions closed within 30 days."]},
        {"organization": "Lanternfish Payments", "title": "Site Reliability Engineer", "start": "2018-09", "end": "2021-04",
         "location": "Cork", "section": J, "bullets": [
            "Replaced hand-made Postgres failover with Patroni; unplanned write outages dropped from 9 to 1 a year.",
            "Wrote the load-test harness that found a 3× memory leak two weeks before Black Friday."]},
        {"organization": "Kestrel & Wren Streaming", "title": "Systems Engineer", "start": "2014-07", "end": "2018-08",
         "location": "Galway", "section": J, "bullets": [
            "Ran 480 edge caches in 19 countries and cut egress cost by €1.2M a year.",
            "Automated bare-metal installs with Ansible, from two days to 35 minutes a rack."]}],
    "education": [
        {"institution": "Atlantic Technological College", "degree": "BSc (Hons) in Computer Systems", "start": "2010", "end": "2014"}],
    "skills": ["Kubernetes", "Terraform", "Prometheus", "Grafana", "Go", "Python", "PostgreSQL", "Incident command", "Capacity planning"],
    "certifications": [{"name": "Certified Kubernetes Administrator", "issuer": "Cloud Native Computing Foundation", "date": "2023-11"}],
    "patents": [], "publications": [], "projects": ["pagerdiet", "tidewatch"],
    "awards": [], "volunteering": [], "languages": ["Irish (native)", "English (native)", "Ukrainian (conversational)"],
    "sections": ["About", J, "Projects", "Skills", "Certifications", "Education", "Languages"],
    "hidden": ["Skip to content", "Toggle navigation"],
    "hard": "Bootstrap-like theme: navigation bar that repeats the headings, screen-reader-only text, icon links without words, badges for skills, dates in a float after the title, two roles at one employer, same article markup for jobs and school",
    "made_with": "hand-made HTML in the manner of a one-page theme",
}
MON = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def d(x):
    return "Present" if x == "present" else (MON[int(x[5:]) - 1] + " " if "-" in x else "") + x[:4]


def art(title, org, place, when, bullets=()):
    ul = "\n<ul>\n" + "\n".join(f"<li>{e(b)}</li>" for b in bullets) + "\n</ul>" if bullets else ""
    place = f' <span class="text-muted">&middot; {place}</span>' if place else ""
    return (f'<article class="item mb-4">\n<div class="d-flex justify-content-between">\n<h3 class="h5 mb-0">{e(title)}</h3>\n'
            f'<span class="badge-date">{when}</span>\n</div>\n<div class="subheading">{e(org)}{place}</div>{ul}\n</article>\n')


def section(title, body):
    return f'<section id="{title.lower()}">\n<h2>{title}</h2>\n{body}</section>\n'


nav = "".join(f'<li><a href="#{s.lower()}">{s}</a></li>' for s in GOLD["sections"])
page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Saoirse Kovalenko - CV</title>
<style>body{{margin:0;font:16px/1.5 "Segoe UI",Arial,sans-serif;color:#495057}}nav{{background:#bd5d38}}nav ul{{display:flex;list-style:none;margin:0;padding:12px 24px;gap:18px}}nav a{{color:#fff;text-decoration:none;font-size:14px}}
.visually-hidden{{position:absolute!important;width:1px;height:1px;padding:0;margin:-1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap;border:0}}
main{{max-width:860px;margin:auto;padding:24px}}h1{{font-size:44px;margin:0;color:#343a40}}h2{{color:#343a40;border-bottom:1px solid #dee2e6}}h3{{margin:0;color:#343a40}}.lead{{font-size:20px;color:#bd5d38;margin:0}}
.d-flex{{display:flex;justify-content:space-between}}.subheading{{font-weight:600}}.text-muted{{color:#868e96;font-weight:400}}.item{{margin-bottom:18px}}.badge{{display:inline-block;background:#e9ecef;border-radius:6px;padding:2px 9px;margin:0 6px 6px 0}}.badge-date{{color:#bd5d38;white-space:nowrap}}.icons a{{display:inline-block;width:30px;height:30px;border-radius:50%;background:#495057;margin-right:8px}}</style></head>
<body>
<a class="visually-hidden" href="#main">Skip to content</a>
<nav aria-label="Sections"><button class="visually-hidden" type="button">Toggle navigation</button><ul>{nav}</ul></nav>
<main id="main">
<header>
<h1>Saoirse <span style="color:#bd5d38">Kovalenko</span></h1>
<p class="lead">{GOLD["headline"]}</p>
<p>Cork, Ireland &middot; <a href="tel:+35315550108">+353 1 555 0108</a> &middot; <a href="mailto:saoirse.k@example.org">saoirse.k@example.org</a></p>
<p class="icons"><a href="https://github.com/saoirsek-example" title="GitHub"><i class="fab fa-github"></i></a><a href="https://www.linkedin.com/in/saoirsek-example" title="LinkedIn"><i class="fab fa-linkedin-in"></i></a></p>
</header>
"""
page += section("About", f"<p>{GOLD['summary']}</p>\n")
page += section(J, "".join(art(p["title"], p["organization"], p["location"], d(p["start"]) + " &ndash; " + d(p["end"]), p["bullets"]) for p in GOLD["positions"]))
page += section("Projects", '<div class="item"><h3>pagerdiet</h3><p>Reads a month of alerts and proposes which ones to delete; 610 stars.</p></div>\n<div class="item"><h3>tidewatch</h3><p>Tide-gauge dashboard for a rowing club, on one small board and a solar panel.</p></div>\n')
page += section("Skills", "<p>" + "\n".join(f'<span class="badge">{s}</span>' for s in GOLD["skills"]) + "</p>\n")
page += section("Certifications", "<ul><li>Certified Kubernetes Administrator, Cloud Native Computing Foundation (Nov 2023)</li></ul>\n")
page += section("Education", art("Atlantic Technological College", "BSc (Hons) in Computer Systems", "", "2010 &ndash; 2014"))
page += section("Languages", "<ul>" + "".join(f"<li>{x}</li>" for x in GOLD["languages"]) + "</ul>\n")
page += "</main>\n</body></html>\n"
open("resume.html", "w").write(page)
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
