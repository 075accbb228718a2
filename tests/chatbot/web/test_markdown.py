"""An answer for programs that render Markdown: the same letters, nothing fetched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.settings import Settings
from chatbot.web.markdown import as_markdown, sources_as_markdown
from tests.chatbot.web.fake_bot import FakeBot

HOSTILE = [
    "![x](https://sink.example/p.png)",
    "[x](https://sink.example)",
    "![x][1]\n\n[1]: https://sink.example/p.png",
    "<img src=https://sink.example/p.png>",
    "</p><script>alert(1)</script>",
    "<https://sink.example>",
    "<!-- x --><iframe>",
    "[a][b]\n\n[b]: https://sink.example",
    "\\<img src=x>\\\\<img src=x>",
    "\\\\![x](y)",
    "[[x]](y)",
    "!![x](y)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_becomes_a_picture_a_link_or_markup(text: str) -> None:
    from markdown_it import MarkdownIt

    safe = as_markdown(text)
    rendered = MarkdownIt("commonmark").render(safe)
    assert not re.search(r"<(?!/?(?:p|em|strong|code|ul|ol|li|pre|br|hr)\b)", rendered), rendered
    assert MarkdownIt("commonmark").render(text) != rendered  # the control: it would have been one


@given(st.text(alphabet="![]()<>:/ab \\\n"), st.text(alphabet="![]()<>:/ab \\\n"))
def test_it_grows_as_the_text_does(begin: str, more: str) -> None:
    assert as_markdown(begin + more).startswith(as_markdown(begin))


def test_plain_words_and_markers_stay_as_they_are() -> None:
    text = "Over $8M saved [1][2]. Since 2020 (a while), C++ & Go: 3 > 2!\n- one [3]"
    assert as_markdown(text) == text


def test_the_sources_stand_below_a_line_each() -> None:
    answer = FakeBot(Settings()).turn("What about AWS?").answer
    lines = sources_as_markdown(answer).strip().splitlines()
    assert lines[0] == "From the résumé:"
    assert [line[:5] for line in lines[2:]] == ["- [1]", "- [2]", "- [3]"]
    assert "line 36" in lines[2]
    assert sources_as_markdown(answer.model_copy(update={"citations": ()})) == ""
