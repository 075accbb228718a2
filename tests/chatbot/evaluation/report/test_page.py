"""The page as a file: whole, closed, everything of questions and answers escaped, sealed sets absent."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from lxml import html

from chatbot.evaluation.models import Outcome, Passage, Quoted, Run
from chatbot.evaluation.report.page import page_of
from tests.chatbot.evaluation.report import runs

EVIL = "</script><img src=x onerror=alert(1)>"


def tree_of(page: str) -> Any:
    return html.document_fromstring(page)


def data_of(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree_of(page).get_element_by_id("data").text)
    return found


def item_of(page: str, name: str) -> dict[str, Any]:
    return next(item for item in data_of(page)["items"] if item["id"] == name)


@pytest.fixture(scope="module")
def run() -> Run:
    return runs.run(sealed=True)


@pytest.fixture(scope="module")
def page(run: Run) -> str:
    return page_of(run, runs.comparison(run), runs.verdict())


def test_the_policy_lets_its_own_style_and_script_run_and_nothing_else(page: str) -> None:
    tree = tree_of(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (inline,) = tree.xpath(f"//{tag}[not(@type)]")
        digest = base64.b64encode(hashlib.sha256(inline.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_page_names_no_other_place(page: str) -> None:
    tree = tree_of(page)
    assert set(tree.xpath("//@src")) == set()
    assert {link for link in tree.xpath("//@href") if not link.startswith("#")} == {"data:,"}
    assert tree.xpath("//*[@style]") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert "@import" not in page
    assert set(re.findall(r"https?://[^\"\s]+", page)) <= {"http://www.w3.org/2000/svg"}


def test_the_verdict_comes_before_what_got_worse_before_figures_plots_and_questions(page: str) -> None:
    titles = [" ".join(title.text_content().split()) for title in tree_of(page).xpath("//h1 | //h2")]
    assert titles[0].startswith("62.5 % of 16 questions were answered right")
    assert titles[1:] == [
        "The gate",
        "What got worse",
        "Figures",
        "Where it is good and where not",
        "Questions and answers",
        "How this run was made",
    ]


def test_a_plain_run_has_neither_gate_nor_comparison(run: Run) -> None:
    plain = page_of(run)
    assert "What got worse" not in plain
    assert "The gate" not in plain
    assert ">base</th>" not in plain


def test_figures_tell_n_value_interval_and_meaning(page: str) -> None:
    rows = {
        row.xpath("string(th/text())").strip(): [
            " ".join(cell.text_content().split()) for cell in row.xpath("*")
        ]
        for row in tree_of(page).xpath("//table[contains(@class,'figures')]/tbody/tr[td]")
    }
    right = rows["right"]
    assert right[0].endswith("answered right, or rightly said that it is not there")
    assert right[1] == "16"
    assert right[2].startswith("62.5 %")
    assert right[3] == "40.0 to 85.0"
    assert right[4:] == ["14", "78.6 %", "−21.5 pointsworse", "−36.0 to −7.0", "0.020", "11.0 %"]
    assert "never answering scores 0.25" in rows["truthfulness"][0]
    assert rows["wrong"][4:] == ["", "", "not compared", "", "", ""]


def test_what_was_not_measured_is_said(page: str) -> None:
    assert "Not measured in this run: abstention precision" in page


def test_a_regression_leads_to_its_question_and_has_both_answers(page: str) -> None:
    worse, better = tree_of(page).xpath("//ul[@class='changes']")
    assert [(link.get("href"), link.text) for link in worse.xpath(".//a")] == [
        ("#item=nurse-03", "Since when has she worked in intensive care?"),
        ("#item=analyst-04", "How accurate are his forecasts?"),
    ]
    said = [" ".join(part.text_content().split()) for part in worse.xpath("li[1]//*[@class='why']")]
    assert said == [
        "says March 2019, which is forbidden",
        "before She has worked in intensive care since 2016 [1].",
        "now She has worked in intensive care since March 2019 [1], for 12 years [7].",
    ]
    assert [link.get("href") for link in better.xpath(".//a")] == ["#item=nurse-01"]
    assert better.getparent().tag == "details"


def test_what_is_not_right_is_counted_at_the_top_and_led_to(page: str) -> None:
    (line,) = tree_of(page).xpath("//p[@class='trouble']")
    assert " ".join(line.text_content().split()) == (
        "Not right: 2 wrong, 1 failed, 1 missed, 1 partly; see all 5"
    )
    assert line.xpath(".//a/@href")[0] == "#outcome=incorrect"
    assert line.xpath(".//a/@href")[-1] == "#outcome=incorrect,error,missing,partial"


def test_cautions_stand_at_the_top_before_what_they_qualify(page: str) -> None:
    verdict = tree_of(page).xpath("//section[@class='verdict']")[0].text_content()
    assert verdict.index("other hardware") < verdict.index("2 answers got worse")


def test_every_word_leads_to_its_key_for_the_rules(page: str) -> None:
    tree = tree_of(page)
    keys = tree.xpath("//table[contains(@class,'figures')]//code[@class='key']/text()")
    assert {"correct", "incorrect", "groundedness"} <= set(keys)
    assert "truthfulness" not in keys  # called so already
    legend = [" ".join(entry.text_content().split()) for entry in tree.xpath("//ul[@class='legend']/li")]
    assert "rightly declined correct_abstention" in legend


def test_how_many_of_the_passages_found_are_cited_is_told_where_their_places_are_known() -> None:
    item, response, score = runs.triple("nurse-99", "?", Outcome.CORRECT, "Yes [1].", quotes=["x"])
    source = runs.SOURCES[0].source
    cited = Quoted(marker=1, quote="b", source=source, start=10, end=20)
    found = [Passage(text="b", source=source, start=start, end=start + 5) for start in (0, 12, 20)]
    known = response.model_copy(update={"citations": (cited,), "retrieved": tuple(found)})
    page = page_of(runs.run(extra=[(item, known, score)]))
    assert item_of(page, "nurse-99")["attempts"][0]["used"] == 1
    assert item_of(page, "nurse-01")["attempts"][0]["used"] is None


def test_a_question_carries_everything_that_is_looked_at(page: str) -> None:
    item = item_of(page, "nurse-03")
    assert (item["outcome"], item["was"], item["regressed"], item["mustPass"]) == (
        "incorrect",
        "correct",
        True,
        True,
    )
    assert item["facts"] == [[["2016"], True]]
    (attempt,) = item["attempts"]
    assert attempt["met"] == [False]
    assert attempt["values"] == [["grounded", "0.50"], ["citations resolve", "1.00"]]
    assert attempt["reason"] == "says March 2019, which is forbidden"
    (citation,) = attempt["citations"]
    assert citation["verbatim"] is True
    before, quote, after = citation["pieces"]
    assert quote == ["March 2019 – present", 1]
    assert before[0].endswith("### Senior Staff Nurse, Northfield General Hospital\n")
    assert after[0].startswith("\n- Lead a bay")
    passages = [data_of(page)["passages"][number] for number in attempt["retrieved"]]
    assert [passage["gold"] for passage in passages] == [False, True]
    assert ["intensive care from 2016", 1] in passages[1]["pieces"]
    assert item_of(page, "nurse-05")["turns"] == [["user", "Where does Mara work now?"]]


def test_a_quote_that_is_not_in_its_source_is_shown_as_such(page: str) -> None:
    (citation,) = item_of(page, "analyst-07")["attempts"][0]["citations"]
    assert citation["verbatim"] is False
    assert citation["pieces"] == [["halved the month-end closing", 1]]


def test_a_passage_retrieved_twice_is_kept_once(run: Run) -> None:
    again = [
        runs.triple(
            f"nurse-{n}", "Where?", Outcome.CORRECT, "Here [1].", quotes=["Mentor four newly qualified"]
        )
        for n in (90, 91)
    ]
    data = data_of(page_of(runs.run(extra=again)))
    first, second = (
        item["attempts"][0]["retrieved"] for item in data["items"] if item["id"][-2:] in {"90", "91"}
    )
    assert first == second


def test_a_broken_expression_is_neither_met_nor_unmet() -> None:
    broken = runs.triple("nurse-90", "Where?", Outcome.PARTIAL, "Here.", facts=["/(/"])
    assert item_of(page_of(runs.run(extra=[broken])), "nurse-90")["attempts"][0]["met"] == [None]


def test_sealed_sets_are_figures_only(page: str) -> None:
    assert "2 of the questions are in sealed sets: they count in every figure" in page
    assert "secret" not in page
    assert "kept-out-" not in page
    assert len(data_of(page)["items"]) == 14


def test_how_the_run_was_made_is_there(page: str, run: Run) -> None:
    text = " ".join(tree_of(page).xpath("//details[@class='manifest']")[0].text_content().split())
    for words in (
        "20261101",
        "71ec6671b2, with uncommitted changes",
        "onnxruntime",
        "24 GiB",
        "g-nurse",
        "sealed",
    ):
        assert words in text
    assert run.manifest.sets[0].sha256 in text


def test_untrusted_text_stays_text_everywhere() -> None:
    hostile = runs.triple(
        f"nurse-{EVIL}", EVIL, Outcome.INCORRECT, f"{EVIL} [1]", reason=EVIL, reference=EVIL, kind=EVIL,
        tags=(EVIL,), facts=[EVIL], quotes=[EVIL], forbidden=(EVIL,), must_pass=True,
    )  # fmt: skip
    run = runs.run(extra=[hostile])
    manifest = run.manifest.model_copy(
        update={"system": EVIL, "run": EVIL, "versions": {EVIL: EVIL}, "hardware": {EVIL: EVIL}}
    )
    comparison = runs.comparison(run).model_copy(update={"base": EVIL, "cautions": (EVIL,)})
    page = page_of(run.model_copy(update={"manifest": manifest}), comparison, runs.verdict())
    tree = tree_of(page)
    assert tree.xpath("//img") == []
    assert len(tree.xpath("//script")) == 2
    assert page.count("</script>") == 2
    item = item_of(page, f"nurse-{EVIL}")
    assert (item["question"], item["kind"], item["tags"]) == (EVIL, EVIL, [EVIL])


def test_text_that_html_cannot_hold_does_no_harm() -> None:
    odd = runs.triple(
        "nurse-90", "a\x00b\u2028c\u2029d\ufffee", Outcome.CORRECT, "<!-- <script>", kind="\x00"
    )
    assert item_of(page_of(runs.run(extra=[odd])), "nurse-90")["question"] == "a\x00b\u2028c\u2029d\ufffee"


def test_a_run_of_nothing_is_a_page() -> None:
    empty = runs.run().model_copy(
        update={"items": (), "responses": (), "scored": (), "summary": runs.summary((), (), ())}
    )
    assert "No question was asked." in page_of(empty)


def test_a_run_of_scores_alone_is_a_page() -> None:
    run = runs.run().model_copy(update={"responses": (), "sources": ()})
    assert "answer" not in item_of(page_of(run), "nurse-01")["attempts"][0]


def test_conditions_that_hold_are_folded_behind_those_that_do_not(run: Run) -> None:
    broken, holding = tree_of(page_of(run, None, runs.verdict())).xpath("//ul[@class='checks']")
    assert [entry.get("class") for entry in broken] == ["broken"]
    assert [entry.get("class") for entry in holding] == ["held", "held"]
    assert holding.getparent().tag == "details"
    (alone,) = tree_of(page_of(run, None, runs.verdict(passed=True))).xpath("//ul[@class='checks']")
    assert alone.getparent().tag == "section"
