"""The owner's page, `/owner`: what was read of the résumé, with everything that looked odd.

It exists only where an owner's key is set, and opens to nobody else: the browser asks for the key, which is
compared in constant time, and wrong ones cost more and more patience. Contact data is complete here, so
nothing of it may be kept by a browser or a proxy. It refuses to change anything, and to know how a file is
read.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import SecretStr

from chatbot.web.pace import Pace
from index.errors import SourceRefused
from index.models import Document, Reading
from index.overview import in_one_line, label_of, overview

WRONG_KEYS_A_MINUTE, WRONG_KEYS_AT_ONCE = 6, 5
_KEPT_NOWHERE = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}
_ASK = {"WWW-Authenticate": 'Basic realm="Your key, as the password", charset="UTF-8"'}
_CREDENTIALS = HTTPBasic(auto_error=False)
_SKIPPED = {"name", "headline", "contact", "summary", "positions", "sections"}


def owner_pages(
    sources: Sequence[Path], key: SecretStr, read: Callable[[Sequence[Path]], Reading] | None = None
) -> APIRouter:
    """The routes. `read` stands in for the readers in tests."""
    router = APIRouter(include_in_schema=False)
    wrong = Pace(per_minute=WRONG_KEYS_A_MINUTE, burst=WRONG_KEYS_AT_ONCE)

    def admit(request: Request, given: Annotated[HTTPBasicCredentials | None, Depends(_CREDENTIALS)]) -> None:
        address = request.client.host if request.client else ""
        if given is None:
            raise HTTPException(401, "This page is the owner's.", headers=_ASK)
        if wait := math.ceil(wrong.would_wait_s(address)):
            raise HTTPException(429, "Too many wrong keys.", headers={"Retry-After": str(wait)})
        if not hmac.compare_digest(given.password.encode(), key.get_secret_value().encode()):
            wrong.wait_s(address)
            raise HTTPException(401, "That is not the key.", headers=_ASK)

    @router.get("/owner", dependencies=[Depends(admit)], response_class=HTMLResponse)
    def page() -> HTMLResponse:
        """What was read, just now, from the files themselves."""
        try:
            reading = (read or _read)(sources)
        except SourceRefused as refusal:
            body = f'<p class="refused">{escape(str(refusal))}</p>'
            return HTMLResponse(_page("Not read", body), headers=_KEPT_NOWHERE)
        title = reading.resume.name.text if reading.resume.name else "No name was found"
        return HTMLResponse(_page(title, render_reading(reading)), headers=_KEPT_NOWHERE)

    return router


def _read(sources: Sequence[Path]) -> Reading:
    from index.resume import read_sources

    return read_sources(sources)


def render_reading(reading: Reading) -> str:
    """The reading as HTML: how well it went, then what `show` prints, then each document's text as read."""
    told = overview(reading)
    resume: Mapping[str, Any] = told["resume"]
    parts = [_verdict(told), _contact(resume), _positions(resume["positions"])]
    parts += [_list(label_of(key), value) for key, value in resume.items() if key not in _SKIPPED and value]
    parts += [_text(document, reading) for document in reading.documents]
    return "".join(parts)


def _verdict(told: Mapping[str, Any]) -> str:
    documents = "".join(
        f"<li>{escape(one['source'])}: {escape(one['format'])}, "
        + (f"{one['pages']} page{'s' if one['pages'] != 1 else ''}, " if one["pages"] else "")
        + f"{one['words']} words</li>"
        for one in told["documents"]
    )
    warnings = "".join(
        f'<li><p>{escape(one["message"])}</p><p class="where">{escape(_where(one))}</p></li>'
        for one in told["warnings"]
    )
    odd = f'<ol class="warnings">{warnings}</ol>' if warnings else "<p>Nothing looked odd.</p>"
    return (
        f'<section><h2>How it was read</h2><p class="coverage">{told["coverage"]:.0%} of the words '
        f"found a place in the typed résumé.</p><ul>{documents}</ul>{odd}</section>"
    )


def _where(warning: Mapping[str, Any]) -> str:
    page = f", page {warning['page']}" if warning["page"] else ""
    return f"{warning['source']}{page}"


def _contact(resume: Mapping[str, Any]) -> str:
    rows = [("Headline", resume["headline"]), *resume["contact"].items(), ("Summary", resume["summary"])]
    shown = "".join(
        f"<dt>{escape(label_of(key))}</dt><dd>{escape(in_one_line(value))}</dd>"
        for key, value in rows
        if value
    )
    return f"<section><h2>Who</h2><dl>{shown}</dl></section>" if shown else ""


def _positions(positions: Sequence[Mapping[str, Any]]) -> str:
    shown = "".join(
        f'<li><h3>{escape(one["title"])}</h3><p class="where">{escape(_held(one))}</p>'
        f"{_bullets(one['bullets'])}</li>"
        for one in positions
    )
    return f'<section><h2>Positions</h2><ol class="entries">{shown}</ol></section>' if shown else ""


def _held(position: Mapping[str, Any]) -> str:
    """Where and when: "Acme, 2019-03 to present, Leeds"."""
    dates = f"{position['start'] or '?'} to {position['end'] or '?'}"
    return ", ".join(filter(None, (position["organization"], dates, position["location"])))


def _list(title: str, values: Iterable[Any]) -> str:
    return f"<section><h2>{escape(title)}</h2>{_bullets([in_one_line(value) for value in values])}</section>"


def _bullets(texts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>" if texts else ""


def _text(document: Document, reading: Reading) -> str:
    """The text that answers quote, line by line; words without a place are marked."""
    lost = [(span.start, span.end) for span in reading.unplaced if span.source == document.source]
    pieces: list[str] = []
    at = 0
    for start, end in lost:
        pieces += [escape(document.text[at:start]), f"<mark>{escape(document.text[start:end])}</mark>"]
        at = end
    pieces.append(escape(document.text[at:]))
    note = "<p>Marked words found no place.</p>" if lost else ""
    return (
        f"<section><h2>Text of {escape(document.source)} as read</h2>{note}"
        f'<pre tabindex="0">{"".join(pieces)}</pre></section>'
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<title>{escape(title)} · what was read</title><link rel="stylesheet" href="page/owner.css"></head>'
        f'<body><header><p class="where">What was read</p><h1>{escape(title)}</h1></header>'
        f"<main>{body}</main></body></html>"
    )
