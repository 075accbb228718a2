"""A comment on a pull request: order, escaping, size."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chatbot.evaluation.models import Change, Check, Outcome, Verdict
from chatbot.evaluation.report.markdown import LIMIT, escaped, markdown_of
from tests.chatbot.evaluation.report import runs

RENDER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_the_verdict_comes_first_then_what_got_worse_then_the_figures_then_the_rest() -> None:
    run = runs.run()
    text = markdown_of(run, runs.comparison(run), runs.verdict())
    places = [
        text.index(words)
        for words in (
            "❌ **The gate failed: 1 of 3 conditions does not hold.** 64.3",
            "| ❌ | wrong at most 5 % |",
            "#### 2 answers got worse",
            "right → wrong",
            "#### Figures",
            "#### 3 other answers not right",
            "revision 71ec6671b2 with changes",
        )
    ]
    assert places == sorted(places)


def test_figures_have_intervals_and_the_baseline() -> None:
    text = markdown_of(runs.run()).replace("\u00a0", " ")
    assert "| metric | n | value | 95 % |\n" in text
    assert "| **right** <sub>correct</sub> | 14 | 64.3 % | 40.2 to 88.3 |" in text
    assert "| never answering |  | 0.29 |  |" in text
    assert "base" not in text


def test_figures_are_compared_with_the_base() -> None:
    run = runs.run()
    text = markdown_of(run, runs.comparison(run)).replace("\u00a0", " ")
    assert "| 78.6 % | 🔻 −21.5 points | −36.0 to −7.0 | 0.020 | 11.0 % |" in text
    assert "The base was run on other hardware" in text


def test_without_anything_wrong_there_is_no_list() -> None:
    run = runs.run()
    right = tuple(score for score in run.scored if score.outcome is Outcome.CORRECT)
    assert "not right" in markdown_of(run)
    assert "not right" not in markdown_of(run.model_copy(update={"scored": right}))


def test_sealed_items_are_counted_and_not_shown() -> None:
    run = runs.run(sealed=True)
    text = markdown_of(run, runs.comparison(run))
    assert "2 questions of sealed sets counted, not shown" in text
    assert "secret" not in text
    assert "kept-out-" not in text


@pytest.mark.parametrize("count", [400, 1500])
def test_a_large_run_fits_a_comment_and_says_what_it_leaves_out(count: int) -> None:
    many = [
        runs.triple(f"nurse-{n + 100}", f"Question {n}? " + "word | " * 80, Outcome.INCORRECT, "<&>" * 900)
        for n in range(count)
    ]
    checks = tuple(Check(name="n" * 900, passed=False, detail="|" * 9_000) for _ in range(300))
    text = markdown_of(runs.run(extra=many), verdict=Verdict(checks=checks))
    assert len(text) < LIMIT
    assert len(text) > LIMIT / 2
    shown = len(re.findall(r"^\| Question", text, re.MULTILINE))
    left_out = re.search(r"([\d,]+) more questions left out here", text)
    assert left_out
    assert shown + int(left_out[1].replace(",", "")) == count + 5 - _open_shown(text)
    assert "260 more conditions are left out here." in text
    assert text.rstrip().endswith("</sub>")


def _open_shown(text: str) -> int:
    """Questions of the fixture itself that are in the list."""
    return len(re.findall(r"<sub>(?:nurse|analyst)-0\d ", text))


HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "| a | b |",
    "[click](https://evil.example) ![](https://evil.example/x.png)",
    "`code` **bold** _it_ ~~gone~~ $x^2$",
    "@octocat fixes #12 and GH-3 :tada:",
    "https://evil.example www.evil.example",
    "# heading",
    "1. list",
    "- item\n\n> quote",
    "&lt;b&gt; &amp; \\| \\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_untrusted_text_is_shown_as_typed(text: str) -> None:
    rendered = RENDER.render(f"| head | x |\n|---|---|\n| {escaped(text)} | y |\n")
    cells = re.findall(r"<td>(.*?)</td>", rendered, re.DOTALL)
    assert len(cells) == 2
    assert cells[1] == "y"
    assert "<" not in cells[0]
    alone = RENDER.render(escaped(text))
    assert re.findall(r"<(?!/?p>)", alone) == []
    shown = re.sub("\u200b", "", re.sub(r"</?p>|\n$", "", alone))
    assert _unescaped(shown) == " ".join(text.split())


def test_nothing_is_mentioned_or_linked() -> None:
    shown = RENDER.render(
        escaped("@octocat #12 GH-3 https://evil.example www.evil.example mailto:a@b.example :tada:")
    )
    assert not re.search(r"[@#]\w|GH-\d|https:|www\.e|:tada:", shown)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_no_text_makes_markup(text: str) -> None:
    rendered = RENDER.render(f"| head | x |\n|---|---|\n| {escaped(text)} | y |\n")
    assert rendered.count("<td") == 2
    assert set(re.findall(r"</?[a-z]+", rendered)) <= {
        f"{slash}{tag}" for slash in ("<", "</") for tag in ("table", "thead", "tbody", "tr", "th", "td")
    }


def test_hostile_ids_tags_and_answers_stay_text_in_the_whole() -> None:
    bad = "</script><img src=x onerror=alert(1)>"
    hostile = runs.triple(f"nurse-{bad}", bad, Outcome.INCORRECT, bad, reason=bad, reference=bad, kind=bad)
    rendered = RENDER.render(markdown_of(runs.run(extra=[hostile])))
    assert "<img" not in rendered
    assert "<script" not in rendered
    assert "</script" not in rendered


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def test_what_got_worse_has_both_answers_and_a_follow_up_what_came_before() -> None:
    run = runs.run()
    worse = Change(
        id="nurse-05",
        base=Outcome.CORRECT,
        candidate=Outcome.PARTIAL,
        regression=True,
        said_before="In 2014.",
    )
    text = markdown_of(run, runs.comparison(run).model_copy(update={"changes": (worse,)}))
    row = next(line for line in text.splitlines() if "nurse-05" in line)
    assert row.startswith("| <sub>after “Where does Mara work now?”</sub><br>And before that?")
    assert "| right → partly |" in row
    assert row.index("| In 2014. |") < row.index("| She was a Staff Nurse")


def test_cautions_stand_before_what_they_qualify() -> None:
    run = runs.run()
    text = markdown_of(run, runs.comparison(run))
    assert 0 < text.index("⚠️") < text.index("2 answers got worse")


def test_it_says_how_intervals_were_made_and_what_the_words_are_in_the_rules() -> None:
    run = runs.run()
    text = markdown_of(run, runs.comparison(run))
    assert "shares by Wilson's method" in text
    assert "take the questions as independent" in text
    assert "wrong = incorrect" in text
