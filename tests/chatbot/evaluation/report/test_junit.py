"""JUnit: a case a question, failures that can be read, nothing of sealed sets."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase

from chatbot.evaluation.models import Check, Outcome, Verdict
from chatbot.evaluation.report.junit import junit_of
from tests.chatbot.evaluation.report import runs


def cases(text: str) -> dict[str, TestCase]:
    document = JUnitXml.fromstring(text.encode())
    return {case.name.partition(":")[0]: case for suite in document for case in suite}


def test_a_suite_is_a_set_a_class_a_kind_and_counts_are_right() -> None:
    document = JUnitXml.fromstring(junit_of(runs.run()).encode())
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in document] == [
        ("nurse", 7, 2, 1),
        ("analyst", 7, 2, 0),
    ]
    assert (document.tests, document.failures, document.errors) == (14, 4, 1)
    found = cases(junit_of(runs.run()))
    assert found["nurse-03"].classname == "computed"
    assert found["nurse-03"].name == "nurse-03: Since when has she worked in intensive care?"
    assert found["nurse-01"].time == 0.008


def test_a_failure_tells_question_right_answer_and_answer() -> None:
    run = runs.run()
    case = cases(junit_of(run, runs.comparison(run)))["nurse-03"]
    assert isinstance(case.result[0], Failure)
    assert case.result[0].message == "wrong (must pass, was right): says March 2019, which is forbidden"
    assert case.result[0].text == (
        "Question: Since when has she worked in intensive care?\n"
        "Right answer: Since 2016, at St Brannoc's Infirmary.\n"
        "Answer: She has worked in intensive care since March 2019 [1], for 12 years [7]."
    )
    assert 'name="must_pass" value="true"' in junit_of(run)


def test_partly_and_missed_fail_and_an_error_is_one() -> None:
    found = cases(junit_of(runs.run()))
    assert found["nurse-05"].result[0].type == "partly"
    assert "Earlier: user: Where does Mara work now?" in found["nurse-05"].result[0].text
    assert found["analyst-04"].result[0].type == "missed"
    assert isinstance(found["nurse-07"].result[0], Error)
    assert "gave no answer within 30 s" in found["nurse-07"].result[0].text
    assert found["nurse-06"].is_passed
    assert found["nurse-01"].is_passed


def test_a_sealed_set_is_a_suite_of_figures() -> None:
    text = junit_of(runs.run(sealed=True))
    suite = next(suite for suite in JUnitXml.fromstring(text.encode()) if suite.name == runs.SEALED_SET)
    assert (suite.tests, len(list(suite))) == (0, 0)
    assert {prop.name: prop.value for prop in suite.properties()}["sealed"] == "2 questions, not shown"
    assert "secret" not in text


def test_attempts_at_one_question_are_one_case() -> None:
    found = cases(junit_of(runs.run(repeat=3)))
    assert len(found) == 14
    assert "right in 0 of 3 attempts" in found["nurse-03"].result[0].message


def test_no_text_breaks_the_file() -> None:
    name = "nurse-]]>\x00\x1b<a>"
    hostile = runs.triple(name, "</failure>\ufffe & <b>?", Outcome.INCORRECT, "]]>\x08", kind="\x0bkind")
    assert (
        "]]>\ufffd" in cases(junit_of(runs.run(extra=[hostile])))["nurse-]]>\ufffd\ufffd<a>"].result[0].text
    )


def test_a_gate_is_a_suite_of_its_conditions() -> None:
    run = runs.run()
    open_ = Check(name="right (correct) against the base", passed=None, detail="9 items are too few")
    verdict = Verdict(checks=(*runs.verdict().checks, open_))
    document = JUnitXml.fromstring(junit_of(run, None, verdict).encode())
    gate = next(iter(document))
    assert (gate.name, gate.tests, gate.failures, gate.errors) == ("gate", 4, 1, 1)
    found = {case.name: case for case in gate}
    assert found["must pass"].is_passed
    broken = found["wrong at most 5 %"].result[0]
    assert isinstance(broken, Failure)
    assert broken.message == "does not hold: 14.3 % of 14"
    assert isinstance(found[open_.name].result[0], Error)
    assert "gate" not in [suite.name for suite in JUnitXml.fromstring(junit_of(run).encode())]


def test_a_case_says_its_outcome_in_words_and_by_its_key() -> None:
    text = junit_of(runs.run())
    assert '<property name="outcome" value="rightly declined"/>' in text
    assert '<property name="key" value="correct_abstention"/>' in text


def test_what_the_gate_forgives_makes_no_build_red() -> None:
    run = runs.run()
    passed = Verdict(checks=(Check(name="right", passed=True, detail="0.64 of at least 0.5"),))
    alone = JUnitXml.fromstring(junit_of(run).encode())
    gated = JUnitXml.fromstring(junit_of(run, None, passed).encode())
    assert alone.failures + alone.errors > 0
    must = sum(item.must_pass for item in run.items)
    assert gated.failures + gated.errors <= must
    assert gated.skipped + gated.failures + gated.errors == alone.failures + alone.errors
