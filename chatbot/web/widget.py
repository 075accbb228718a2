"""The widget's addresses: the one file that other sites load, for ever under its version, and a demo page.

The file says its version in its first line. Under that version it is immutable, so a site may pin it by its
hash; `/widget/v1/` is always the newest. It refuses to know what the widget does, and to serve a version
whose file it does not have.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from html import escape

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from chatbot.models import Profile
from chatbot.web.assets import STATIC
from chatbot.web.theme import palette

ALIAS = "v1"
"""Never breaks what a site wrote into its page; without a hash, since its content changes."""


_FIRST_LINE = re.compile(r"/\*! resume-chat (\d+\.\d+\.\d+),")
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_AN_HOUR = "public, max-age=3600"
_ANYWHERE = {
    "access-control-allow-origin": "*",  # else a browser cannot check the hash of a script of another origin
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    "vary": "accept-encoding",
}
LANGUAGES = {"en": "English", "es": "Español", "de": "Deutsch", "fr": "Français", "ko": "한국어"}
"""What the widget has words for; a test holds it to the file."""


@dataclass(frozen=True)
class Release:
    """One version of the widget's file."""

    content: bytes

    @cached_property
    def version(self) -> str:
        """As its first line says."""
        found = _FIRST_LINE.match(self.content.decode())
        assert found, "the widget's first line does not say its version"
        return found.group(1)

    @cached_property
    def integrity(self) -> str:
        """For a script tag's `integrity`."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()

    @cached_property
    def compressed(self) -> bytes:
        """gzip, without a date: the same bytes at every start."""
        return gzip.compress(self.content, 9, mtime=0)


def newest() -> Release:
    """The widget of this checkout."""
    return Release((STATIC / "widget.js").read_bytes())


def releases() -> dict[str, Release]:
    """Every version served: the newest, and earlier ones kept as `widget-<version>.js` for the sites that
    pinned them."""
    kept = [Release(path.read_bytes()) for path in sorted(STATIC.glob("widget-*.js"))]
    return {release.version: release for release in [*kept, newest()]}


def widget_routes(profile: Profile, theme_color: str) -> APIRouter:
    """`/widget/<version>/widget.js`, `/widget/v1/widget.js` and `/widget/demo`."""
    router = APIRouter(prefix="/widget", include_in_schema=False)
    served = releases()
    current = newest()

    @router.api_route("/{version}/widget.js", methods=["GET", "HEAD"])
    def script(version: str, request: Request) -> Response:
        """The file; a browser that has it already is told so."""
        release = current if version == ALIAS else served.get(version)
        if release is None:
            raise HTTPException(
                404, f"There is no such version of the widget; the newest is {current.version}."
            )
        tag = f'"{release.integrity}"'
        headers = {**_ANYWHERE, "etag": tag, "cache-control": _FOR_AN_HOUR if version == ALIAS else _FOR_EVER}
        if tag in re.split(r",\s*", request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        body = release.content
        if _takes_gzip(request.headers.get("accept-encoding", "")):
            body, headers["content-encoding"] = release.compressed, "gzip"
        return Response(body, headers=headers, media_type="text/javascript; charset=utf-8")

    @router.get("/demo", response_class=HTMLResponse)
    def demo() -> HTMLResponse:
        """The widget as it would stand on a site, its choices, and the lines to copy."""
        return HTMLResponse(_demo(current, profile, theme_color), headers={"cache-control": "no-cache"})

    return router


def _takes_gzip(accepted: str) -> bool:
    """`gzip;q=0` is a refusal."""
    for part in accepted.lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() == "gzip":
            return not re.fullmatch(r"\s*q=0(\.0*)?\s*", quality)
    return False


def _demo(release: Release, profile: Profile, theme_color: str) -> str:
    settings = {
        "version": release.version,
        "alias": ALIAS,
        "integrity": release.integrity,
        "suggestions": profile.starters[:4],
        "tokens": _tokens(theme_color),
    }
    # Inside an element, not a script: the page's policy lets no inline script run, and needs to let none.
    given = escape(json.dumps(settings, ensure_ascii=False))
    languages = "".join(
        f'<label><input type="radio" name="lang" value="{code}"{" checked" if code == "en" else ""}> '
        f'<span lang="{code}">{name}</span></label>'
        for code, name in LANGUAGES.items()
    )
    choices = (
        _choice("Theme", "theme", (("auto", "Automatic"), ("light", "Light"), ("dark", "Dark")))
        + _choice("Position", "position", (("right", "Bottom right"), ("left", "Bottom left")))
        + f"<fieldset><legend>Language of the widget</legend>{languages}"
        '<p class="note">Its own words; answers are in English.</p></fieldset>'
        + _choice("Suggested questions", "suggestions", (("yes", "Yes"), ("no", "None")))
        + _choice(
            "Version",
            "pinned",
            (("yes", f"{release.version}, pinned by its hash"), ("no", "Always the newest")),
        )
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<title>The widget on your site</title><link rel="icon" type="image/svg+xml" href="../page/icon.svg">'
        '<link rel="stylesheet" href="../page/demo.css"></head>'
        f'<body data-settings="{given}"><main><h1>The widget on your site</h1>'
        "<p>Choose, try it in the corner of this page, and copy the lines at the end into yours, before "
        "<code>&lt;/body&gt;</code>.</p>"
        "<noscript><p>Trying it needs JavaScript. Please switch it on.</p></noscript>"
        f'<form id="choices">{choices}</form>'
        '<section aria-labelledby="lines"><h2 id="lines">Lines for your page</h2>'
        '<pre id="snippet" tabindex="0" aria-label="HTML to copy"></pre>'
        '<p><button type="button" id="copy">Copy</button> <span id="copied" role="status"></span></p>'
        "</section>"
        '<section id="colours" aria-labelledby="colour" hidden><h2 id="colour">Your colour</h2>'
        "<p>For your style sheet:</p>"
        '<pre id="style" tabindex="0" aria-label="CSS to copy"></pre></section>'
        '<section aria-labelledby="needs"><h2 id="needs">What your site and this server need</h2><ul>'
        "<li>Name your site in <code>resume-chatbot.toml</code> here, or its pages may not ask: "
        '<code>allowed_origins = ["https://your-site.example"]</code></li>'
        "<li>If your site sends a Content-Security-Policy, it needs this server in two places: "
        '<code id="policy"></code></li>'
        "<li>Nothing else: no cookies, no fonts, no request before the first question.</li></ul></section>"
        '</main><script src="../page/demo.js"></script></body></html>'
    )


def _choice(legend: str, name: str, options: tuple[tuple[str, str], ...]) -> str:
    """Radio buttons, the first one chosen."""
    buttons = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if not n else ""}> '
        f"{escape(words)}</label>"
        for n, (value, words) in enumerate(options)
    )
    return f"<fieldset><legend>{legend}</legend>{buttons}</fieldset>"


def _tokens(theme_color: str) -> str:
    """The owner's colour for the host page's style sheet; readable in light and dark."""
    chosen = palette(theme_color)
    return (
        f"resume-chat {{ --rc-accent: {chosen.accent}; --rc-on-accent: {chosen.on_accent}; }}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f"  resume-chat:not([theme=light]) {{ --rc-accent: {chosen.accent_dark}; "
        f"--rc-on-accent: {chosen.on_accent_dark}; }}\n"
        "}\n"
        f"resume-chat[theme=dark] {{ --rc-accent: {chosen.accent_dark}; "
        f"--rc-on-accent: {chosen.on_accent_dark}; }}"
    )
