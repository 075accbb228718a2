"""An answer as HTML for the page: every piece of text escaped, each [n] a button that opens its passage.

It refuses to trust: answers, quotes and questions are data. No image, no raw markup, and no link but those
the candidate's own profile names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from chatbot.models import Answer, Block, Citation, Profile, Status
from index.passage import clean_text, content_range

STATUS_LABELS: Mapping[Status, str] = {
    "partly": "Partly in the résumé",
    "not_mentioned": "Not in the résumé",
    "declined": "Not answered here",
    "clarify": "One question back",
}
"""What the reader sees above an answer that is not simply answered. The words also serve screen readers."""

_MARKER = re.compile(r"\[(\d{1,3})\]")
_KNOWN_SITES = {"linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab", "x.com": "X"}
_SHOWN_SOURCES = 3
_GIST_CHARS = 180  # the style sheet shows as many lines of it as there is room for


def link_target(link: str) -> str | None:
    """The https (or http) address a printed link means; None when it is not a web address."""
    address = link.strip()
    if "://" not in address and not address.lower().startswith(("javascript:", "data:", "mailto:")):
        address = "https://" + address
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or "@" in parts.netloc:
        return None
    return None if re.search(r"[\s<>\"'`\\]", address) else address


def link_label(link: str) -> str:
    """A short name for a link: the site's name when well known, else its host."""
    host = urlsplit(link_target(link) or "").netloc.removeprefix("www.")
    return _KNOWN_SITES.get(host, host or link)


def profile_links(profile: Profile) -> dict[str, str]:
    """Printed text -> address, for all that an answer may link to."""
    links = {link: target for link in profile.links if (target := link_target(link)) is not None}
    if profile.email:
        links[profile.email] = f"mailto:{profile.email}"
    return links


def anchor(address: str, label: str, css_class: str = "") -> str:
    """One link, opened in its own tab without telling that site where the reader came from."""
    outside = "" if address.startswith("mailto:") else ' target="_blank" rel="noopener noreferrer"'
    named = f' class="{escape(css_class)}"' if css_class else ""
    return f'<a{named} href="{escape(address)}"{outside}>{escape(label)}</a>'


def render_answer(answer: Answer, links: Mapping[str, str]) -> str:
    """The whole answer: status label, text with numbered buttons, list of sources."""
    by_marker = {citation.marker: citation for citation in answer.citations}
    label = STATUS_LABELS.get(answer.status)
    head = f'<p class="rc-status">{escape(label)}</p>' if label else ""
    blocks = answer.blocks or (Block(kind="paragraph", text=answer.answer),)
    body = "".join(_block(block, by_marker, links) for block in blocks)
    return f'{head}<div class="rc-text">{body}</div>{_sources(answer.citations)}'


def _block(block: Block, by_marker: Mapping[int, Citation], links: Mapping[str, str]) -> str:
    def inline(text: str) -> str:
        return _inline(text, by_marker, links)

    if block.kind == "list":
        lead = f"<p>{inline(block.text)}</p>" if block.text else ""
        return lead + "<ul>" + "".join(f"<li>{inline(item)}</li>" for item in block.items) + "</ul>"
    if block.kind == "table":
        head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in block.header)
        rows = "".join(
            "<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        lead = f"<p>{inline(block.text)}</p>" if block.text else ""
        thead = f"<thead><tr>{head}</tr></thead>" if head else ""
        return (
            f'{lead}<div class="rc-table" tabindex="0" role="region" aria-label="Table">'
            f"<table>{thead}<tbody>{rows}</tbody></table></div>"
        )
    return "".join(f"<p>{inline(part)}</p>" for part in block.text.split("\n") if part.strip())


def _inline(text: str, by_marker: Mapping[int, Citation], links: Mapping[str, str]) -> str:
    """Escaped text; markers that have a citation become buttons, other brackets stay text."""
    pieces: list[str] = []
    last = 0
    for match in _MARKER.finditer(text):
        citation = by_marker.get(int(match.group(1)))
        if citation is None:
            continue
        # The marker clings to the word before it, or a line could begin with a lone number.
        pieces += [_linked(text[last : match.start()].rstrip(" "), links), "\u2060", _button(citation)]
        last = match.end()
    pieces.append(_linked(text[last:], links))
    return "".join(pieces)


def _linked(text: str, links: Mapping[str, str]) -> str:
    if not links:
        return escape(text)
    longest_first = sorted(links, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w@./-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w@-])")
    pieces: list[str] = []
    last = 0
    for match in pattern.finditer(text):
        pieces += [escape(text[last : match.start()]), anchor(links[match.group()], match.group())]
        last = match.end()
    return "".join(pieces) + escape(text[last:])


def place_in_words(citation: Citation) -> str:
    page = f", page {citation.page}" if citation.page is not None else f", line {citation.line}"
    # Headings printed in capitals shout when they stand among other words.
    section = citation.section.title() if citation.section.isupper() else citation.section
    return f"{section or citation.source}{page}"


def _passage(citation: Citation) -> str:
    """The data attributes by which the page finds a passage in the résumé panel."""
    return (
        f'data-source="{escape(citation.source)}" data-start="{citation.start}" data-end="{citation.end}" '
        f'data-marker="{citation.marker}"'
    )


def _button(citation: Citation) -> str:
    name = escape(f"Source {citation.marker}: {place_in_words(citation)}. Show in the résumé")
    return (
        f'<button type="button" class="rc-cite" {_passage(citation)} aria-label="{name}" '
        f'title="{escape(gist(citation.quote))}">{citation.marker}</button>'
    )


def readable(quote: str) -> str:
    """The quote as a person reads it, on one line, whole."""
    words = (raw[slice(*content_range(raw))] for raw in quote.split("\n"))
    return " ".join(clean_text("\n".join(words)).split())


def gist(quote: str) -> str:
    """The same, cut at a word."""
    line = readable(quote)
    return line if len(line) <= _GIST_CHARS else _begin(line) + " …"


def _begin(line: str) -> str:
    return line[:_GIST_CHARS].rsplit(" ", 1)[0]


def _quote(quote: str) -> str:
    """As much as there is room for on a screen; the rest waits for paper."""
    line = readable(quote)
    if len(line) <= _GIST_CHARS:
        return escape(line)
    begin = _begin(line)
    rest = escape(line[len(begin) :])
    return f'{escape(begin)}<span class="rc-cut"> …</span><span class="rc-rest">{rest}</span>'


def _sources(citations: Iterable[Citation]) -> str:
    items = [
        f'<li><button type="button" class="rc-source" {_passage(citation)}>'
        f'<span class="rc-number" aria-hidden="true">{citation.marker}</span>'
        f'<span class="rc-sr">Source {citation.marker}, show in the résumé: </span>'
        f'<span class="rc-quote">{_quote(citation.quote)}</span>'
        f'<span class="rc-place">{escape(place_in_words(citation))}</span></button></li>'
        for citation in citations
    ]
    if not items:
        return ""
    shown, more = items[:_SHOWN_SOURCES], items[_SHOWN_SOURCES:]
    rest = (
        f'<details class="rc-more"><summary>{len(more)} more</summary><ol>{"".join(more)}</ol></details>'
        if more
        else ""
    )
    return (
        f'<div class="rc-sources" role="group" aria-label="Sources">'
        f'<p class="rc-sources-title">From the résumé</p><ol>{"".join(shown)}</ol>{rest}</div>'
    )
