"""People as web pages: printed to PDF by Chromium or WeasyPrint, or kept as they are."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dates import point, span
from people import Person

Style = dict[str, str]

_EN = {
    "summary": "Profile",
    "work": "Experience",
    "education": "Education",
    "skills": "Skills",
    "certifications": "Certifications",
    "languages": "Languages",
    "publications": "Publications",
    "contact": "Contact",
}
_FR = {
    **_EN,
    "summary": "Profil",
    "work": "Expérience professionnelle",
    "education": "Formation",
    "skills": "Compétences",
    "certifications": "Certifications",
    "languages": "Langues",
}
_ZH = {
    **_EN,
    "work": "工作经历",
    "education": "教育背景",
    "skills": "专业技能",
    "languages": "语言能力",
    "contact": "联系方式",
}
_KO = {
    **_EN,
    "work": "경력",
    "education": "학력",
    "skills": "기술",
    "languages": "언어",
    "certifications": "자격증",
}
_DE = {
    **_EN,
    "work": "Berufserfahrung",
    "education": "Ausbildung",
    "skills": "Kenntnisse",
    "certifications": "Zertifikate",
    "languages": "Sprachen",
}
TITLES = {"en": _EN, "fr": _FR, "zh": _ZH, "ko": _KO, "de": _DE}


def bullets(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>" if texts else ""


def skills(person: Person, *, lines: bool) -> str:
    parts = []
    for label, items in person["skills"].items():
        if lines:
            head = f"<b>{escape(label)}:</b> " if label else ""
            parts.append(f"<p>{head}{escape(', '.join(items))}</p>")
        else:
            parts.append((f"<h3>{escape(label)}</h3>" if label else "") + bullets(items))
    return "".join(parts)


def work(person: Person, style: str, language: str) -> str:
    """Title and dates on one line, employer and place on the next."""
    return "".join(
        f'<div class="row"><b>{escape(job["title"])}</b><span>{span(job["start"], job["end"], style, language)}</span>'
        f'</div><div class="row"><i>{escape(job["organization"])}</i><span>{escape(job["location"] or "")}</span></div>'
        f"{bullets(job['bullets'])}"
        for job in person["positions"]
    )


def education(person: Person, style: str, language: str) -> str:
    return "".join(
        f'<div class="row"><b>{escape(one["degree"])}</b><span>{span(one["start"], one["end"], style, language)}</span>'
        f"</div><div>{escape(one['institution'])}</div>"
        for one in person["education"]
    )


def certificates(person: Person, style: str) -> str:
    return "".join(
        f"<p>{escape(one['name'])}{', ' + escape(one['issuer']) if one['issuer'] else ''} "
        f"({point(one['date'], style)})</p>"
        for one in person["certifications"]
    )


def contact(person: Person, tag: str = "div") -> str:
    held = person["contact"]
    values = [held["email"], held["phone"], held["location"], *held["links"]]
    return "".join(f"<{tag}>{escape(value)}</{tag}>" for value in values if value)


def section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}" if body else ""


def parts(person: Person, style: str, language: str) -> dict[str, Callable[[], str]]:
    titles = TITLES[language]
    return {
        "summary": lambda: section(
            titles["summary"], f"<p>{escape(person['summary'])}</p>" if person["summary"] else ""
        ),
        "work": lambda: section(titles["work"], work(person, style, language)),
        "education": lambda: section(titles["education"], education(person, style, language)),
        "skills": lambda: section(titles["skills"], skills(person, lines=True)),
        "skill list": lambda: section(titles["skills"], skills(person, lines=False)),
        "certifications": lambda: section(titles["certifications"], certificates(person, style)),
        "languages": lambda: section(
            titles["languages"], "".join(f"<p>{escape(x)}</p>" for x in person["languages"])
        ),
        "publications": lambda: section(
            titles["publications"],
            "".join(f"<p>[{n}] {escape(x)}</p>" for n, x in enumerate(person.get("publications", ()), 1)),
        ),
        "contact": lambda: section(titles["contact"], contact(person)),
    }


BASE = """<!doctype html><html><head><meta charset="utf-8"><title>{name}</title><style>
@page {{ size: A4; margin: {margin}; }}
body {{ margin: 0; font: 10pt/1.38 {font}; color: #222; }}
h1 {{ margin: 0; font-size: 23pt; }} h2 {{ font-size: 12.5pt; margin: 14pt 0 4pt; {h2} }} h3 {{ font-size: 10pt; margin: 5pt 0 0; }}
p {{ margin: 0 0 3pt; }} ul {{ margin: 2pt 0 8pt; padding-left: 14pt; }}
.row {{ display: flex; justify-content: space-between; }}
{css}</style></head><body>{body}</body></html>"""


def page(
    person: Person, body: str, *, css: str = "", margin: str = "16mm", font: str = "sans-serif", h2: str = ""
) -> str:
    return BASE.format(name=escape(person["name"]), body=body, css=css, margin=margin, font=font, h2=h2)


def head(person: Person) -> str:
    return f"<h1>{escape(person['name'])}</h1><div>{escape(person['headline'])}</div>"


def side_bar(
    person: Person, *, left: bool, style: str, language: str, dark: bool, bar: list[str], main: list[str]
) -> str:
    """A coloured bar beside the main text. Name over the main text."""
    made = parts(person, style, language)
    ground = "#23395b; color: #fff" if dark else "#e8edf2"
    one = f'<div class="bar">{"".join(made[key]() for key in bar)}</div>'
    two = f'<div class="main">{head(person)}{"".join(made[key]() for key in main)}</div>'
    css = (
        (
            f".both {{ display: flex; min-height: 296mm; }} .bar {{ width: 31%; background: {ground}; padding: 12mm 7mm; "
            "box-sizing: border-box; } .main { flex: 1; padding: 12mm 10mm; }"
        )
        .replace("{{", "{")
        .replace("}}", "}")
    )
    return page(person, f'<div class="both">{one + two if left else two + one}</div>', css=css, margin="0")


def two_columns(person: Person, *, style: str, language: str, left: list[str], right: list[str]) -> str:
    """A header over the whole width, then two columns of equal width that each go on overleaf."""
    made = parts(person, style, language)
    top = f'<div class="top">{head(person)}<div>{escape(" | ".join(_contacts(person)))}</div></div>'
    css = "table { width: 100%; border-spacing: 0; } td { width: 50%; vertical-align: top; padding-right: 7mm; } .top { border-bottom: 1pt solid #888; padding-bottom: 6pt; }"
    columns = "".join(f"<td>{''.join(made[key]() for key in keys)}</td>" for keys in (left, right))
    return page(
        person,
        f"{top}<table><tr>{columns}</tr></table>",
        css=css,
        font="serif",
        h2="text-transform: uppercase;",
    )


def one_column(
    person: Person, *, style: str, language: str, order: list[str], font: str = "sans-serif", css: str = ""
) -> str:
    made = parts(person, style, language)
    top = f"{head(person)}<div>{escape(' · '.join(_contacts(person)))}</div>"
    return page(
        person,
        top + "".join(made[key]() for key in order),
        font=font,
        css=css,
        h2="border-bottom: 1px solid #999;",
    )


def dates_left(person: Person, *, style: str, language: str, order: list[str]) -> str:
    """Dates in a narrow column, everything else beside them."""
    titles, made = TITLES[language], parts(person, style, language)

    def row(when: str, what: str) -> str:
        return f"<tr><td class='when'>{when}</td><td>{what}</td></tr>"

    made["work"] = lambda: section(
        titles["work"],
        "<table>"
        + "".join(
            row(
                span(job["start"], job["end"], style, language),
                f"<b>{escape(job['title'])}</b>, {escape(job['organization'])}, {escape(job['location'] or '')}{bullets(job['bullets'])}",
            )
            for job in person["positions"]
        )
        + "</table>",
    )
    made["education"] = lambda: section(
        titles["education"],
        "<table>"
        + "".join(
            row(
                span(one["start"], one["end"], style, language),
                f"<b>{escape(one['degree'])}</b>, {escape(one['institution'])}",
            )
            for one in person["education"]
        )
        + "</table>",
    )
    css = "td { vertical-align: top; } .when { width: 34mm; } td ul { margin-top: 0; }"
    top = f"{head(person)}<div>{escape(' · '.join(_contacts(person)))}</div>"
    return page(person, top + "".join(made[key]() for key in order), css=css)


def _contacts(person: Person) -> list[str]:
    held = person["contact"]
    return [value for value in (held["email"], held["phone"], held["location"], *held["links"]) if value]


def builder(person: Person, *, style: str, language: str, order: list[str], hidden: str = "") -> str:
    """As a web builder writes it: no heading elements, everything by class; some of it hidden."""
    titles = TITLES[language]
    made = parts(person, style, language)
    body = f"<div class='name'>{escape(person['name'])}</div><div class='role'>{escape(person['headline'])}</div>"
    body += f"<div class='line'>{''.join(f'<span>{escape(x)}</span> ' for x in _contacts(person))}</div>"
    for key in order:
        inner = made[key]()
        if inner:
            inner = inner.replace(
                f"<h2>{escape(titles[key])}</h2>", f"<div class='title'>{escape(titles[key])}</div>", 1
            )
            body += f"<div class='block'>{inner}</div>"
    body += (
        f"<div class='seo'>{escape(hidden)}</div><div style='position:absolute;left:-9999px'>{escape(hidden)}</div>"
        if hidden
        else ""
    )
    css = (
        ".name { font-size: 28px; font-weight: 700; } .title { font-size: 19px; font-weight: 600; margin: 14px 0 4px; }"
        " .line span { margin-right: 12px; } .seo { display: none; }"
    )
    clutter = (
        "<nav><a href='/'>Home</a> <a href='/blog'>Blog</a></nav><script>var tracker = 'Harvard';</script>"
    )
    return page(person, clutter + body + "<template>PhD</template>", css=css)
