"""The widget's addresses: what is served under which version, with which headers, and the demo page."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from chatbot.web import widget
from chatbot.web.theme import contrast
from chatbot.web.widget import LANGUAGES, Release, newest, releases, widget_routes
from tests.chatbot.web.fake_bot import PROFILE

RELEASED: dict[str, str] = {}
"""Version → its `integrity`, from the day it is released: sites have pinned it, so it never changes again."""


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(widget_routes(PROFILE, "#0f5e9c"))
    with TestClient(app) as client:
        yield client


def test_a_version_is_immutable_and_loads_on_any_site(http: httpx.Client) -> None:
    reply = http.get(f"/widget/{newest().version}/widget.js", headers={"Origin": "https://ada.example"})
    assert reply.status_code == 200
    assert reply.content == newest().content
    assert reply.headers["content-type"] == "text/javascript; charset=utf-8"
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in reply.headers


def test_the_alias_is_the_newest_and_asked_for_again(http: httpx.Client) -> None:
    reply = http.get("/widget/v1/widget.js")
    assert reply.content == newest().content
    assert reply.headers["cache-control"] == "public, max-age=3600"
    again = http.get("/widget/v1/widget.js", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["access-control-allow-origin"] == "*"
    assert http.get("/widget/v1/widget.js", headers={"If-None-Match": '"old"'}).status_code == 200


def test_it_is_compressed_for_those_who_take_it(http: httpx.Client) -> None:
    packed = http.get("/widget/v1/widget.js", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) == len(newest().compressed) < 12_000
    assert packed.content == newest().content
    assert packed.headers["vary"] == "accept-encoding"
    for accepted in ("identity", "gzip;q=0", "gzip; q=0.0", "br"):
        plain = http.get("/widget/v1/widget.js", headers={"Accept-Encoding": accepted})
        assert "content-encoding" not in plain.headers
        assert plain.content == newest().content
    assert gzip.decompress(newest().compressed) == newest().content
    assert newest().compressed == Release(newest().content).compressed  # the same at every start


def test_head_says_what_get_would(http: httpx.Client) -> None:
    head, got = http.head("/widget/v1/widget.js"), http.get("/widget/v1/widget.js")
    assert head.content == b""
    assert head.headers == got.headers


@pytest.mark.parametrize("version", ["0.0.1", "v2", "1", "latest", "..%2f", "1.0.0%00"])
def test_a_version_that_is_not_there_is_not_made_up(http: httpx.Client, version: str) -> None:
    reply = http.get(f"/widget/{version}/widget.js")
    assert reply.status_code == 404


def test_what_was_released_is_what_is_served() -> None:
    """A change of the file needs a new version; the old file stays, as `widget-<version>.js`."""
    served = {version: release.integrity for version, release in releases().items()}
    assert newest().version in served
    assert {version: served.get(version) for version in RELEASED} == RELEASED


def test_an_earlier_version_stays(
    http: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "widget.js").write_bytes(newest().content)
    old = newest().content.replace(newest().version.encode(), b"0.9.0", 1)
    (tmp_path / "widget-0.9.0.js").write_bytes(old)
    monkeypatch.setattr(widget, "STATIC", tmp_path)
    assert set(releases()) == {"0.9.0", newest().version}
    app = FastAPI()
    app.include_router(widget_routes(PROFILE, "#0f5e9c"))
    with TestClient(app) as client:
        assert client.get("/widget/0.9.0/widget.js").content == old
        assert client.get("/widget/v1/widget.js").content == newest().content


def test_the_integrity_is_that_of_the_file() -> None:
    digest = hashlib.sha384(newest().content).digest()
    assert newest().integrity == "sha384-" + base64.b64encode(digest).decode()


def test_a_file_without_its_version_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="does not say its version"):
        _ = Release(b"/* something */").version


def test_the_widget_has_words_for_each_language_that_is_offered() -> None:
    text = newest().content.decode()
    keys = re.search(r"const KEYS = '([^']+)'", text)
    assert keys
    words = dict(re.findall(r"^\t([a-z]{2}): '([^']+)',$", text, re.MULTILINE))
    assert set(words) == set(LANGUAGES)
    for lang, line in words.items():
        found = line.split("|")
        assert len(found) == len(keys.group(1).split("|")), lang
        assert all(found), lang
        assert line.count("{n}") == 1, lang


def test_the_file_is_written_by_hand_and_asks_for_nothing_else() -> None:
    text = newest().content.decode()
    for word in (
        "innerHTML",
        "insertAdjacentHTML",
        "eval(",
        "Function(",
        "import(",
        "document.cookie",
        "setInterval",
    ):
        assert word not in text, word
    addresses = set(re.findall(r"https?://[\w.]+", text))
    assert addresses <= {"http://www.w3.org"}  # SVG's name
    assert max(map(len, text.splitlines())) < 2_000
    assert len(text.splitlines()) > 300


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(scheme: str) -> None:
    text = newest().content.decode()
    light, dark = (found.split() for found in (re.findall(r"palette\('([^']+)'\)", text)[i] for i in (1, 0)))
    names = re.search(r"const TOKENS = '([^']+)'", text)
    assert names
    chosen = light if scheme == "light" else dark
    assert len(chosen) == len(names.group(1).split()) == 9
    color = {
        name: value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
        for name, value in zip(names.group(1).split(), chosen, strict=True)
    }
    read_on = {
        "fg": ("bg", "bot", "user"),
        "muted": ("bg", "bot"),
        "accent": ("bg", "bot"),
        "error": ("bg",),
        "on-accent": ("accent",),
    }
    for ink, grounds in read_on.items():
        for ground in grounds:
            assert contrast(color[ink], color[ground]) >= 4.5, (ink, ground)
    assert contrast(color["muted"], color["bg"]) >= 3  # edges of the input
    assert contrast(color["fg"], color["bg"]) >= 3  # the focus ring


def settings_of(page: str) -> dict[str, object]:
    found = re.search(r'data-settings="([^"]*)"', page)
    assert found
    given: dict[str, object] = json.loads(unescape(found.group(1)))
    return given


def test_the_demo_page_gives_what_a_snippet_needs(http: httpx.Client) -> None:
    reply = http.get("/widget/demo")
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-cache"
    given = settings_of(reply.text)
    assert given["version"] == newest().version
    assert given["integrity"] == newest().integrity
    assert given["suggestions"] == list(PROFILE.starters)
    for name in LANGUAGES.values():
        assert name in reply.text
    assert "<script>" not in reply.text  # the policy lets no inline script run
    assert "<style" not in reply.text


def test_the_owners_colour_is_readable_in_light_and_dark(http: httpx.Client) -> None:
    app = FastAPI()
    app.include_router(widget_routes(PROFILE, "#ffee00"))
    with TestClient(app) as client:
        tokens = str(settings_of(client.get("/widget/demo").text)["tokens"])
    pairs = re.findall(r"--rc-accent: (#\w{6}); --rc-on-accent: (#\w{6})", tokens)
    assert len(pairs) == 3
    for accent, on in pairs:
        assert contrast(accent, on) >= 4.5


def test_a_hostile_starter_stays_text(http: httpx.Client) -> None:
    starter = "\"><script>alert(1)</script>'"
    app = FastAPI()
    app.include_router(widget_routes(PROFILE.model_copy(update={"starters": (starter,)}), "#0f5e9c"))
    with TestClient(app) as client:
        page = client.get("/widget/demo").text
    assert "<script>" not in page
    assert settings_of(page)["suggestions"] == [starter]


def test_it_is_not_part_of_the_api(http: httpx.Client) -> None:
    assert [path for path in http.get("/openapi.json").json()["paths"] if "widget" in path] == []
