"""The first page a visitor gets: our head in Gradio's page, and something to read without scripts."""

from __future__ import annotations

import re

import httpx
import pytest

from chatbot.web.assets import STATIC
from chatbot.web.policy import Policy
from tests.chatbot.web.program import Program


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def page(program: Program) -> httpx.Response:
    return program.call("GET", "/")


def test_the_pages_own_scripts_are_let_in_by_hash(page: httpx.Response) -> None:
    assert len(re.findall(r"<script(?![^>]*\ssrc=)", page.text)) >= 3
    assert page.headers["content-security-policy"] == Policy([]).header(page.text)


def test_a_shared_link_shows_the_candidate_and_nothing_of_others(page: httpx.Response) -> None:
    assert '<meta property="og:title" content="Ada Example · ask about the résumé">' in page.text
    head = page.text.split("</head>")[0]
    assert "gradio-app/gradio" not in head
    assert "teamGradio" not in head
    assert not re.findall(r'(?:src|href|content)="https?://', head)


def test_each_of_our_modules_is_fetched_from_the_first_moment(page: httpx.Response) -> None:
    named = re.findall(r'<link rel="modulepreload" href="page/page/([^"]+)">', page.text)
    assert named == sorted(path.name for path in (STATIC / "page").glob("*.js"))
    assert len(named) > 1


def test_without_scripts_there_is_something_to_read(page: httpx.Response) -> None:
    body = page.text.split("<body", 1)[1]
    assert "Ada Example" in body
    assert "<noscript><p>The chat needs JavaScript." in body


def test_a_copy_is_asked_for_again_and_is_as_long_as_it_says(page: httpx.Response) -> None:
    assert page.headers["cache-control"] == "no-cache"
    assert int(page.headers["content-length"]) == len(page.content)


def test_what_is_not_the_page_is_left_alone(program: Program) -> None:
    assert "rc-waiting" not in program.call("GET", "/config").text
