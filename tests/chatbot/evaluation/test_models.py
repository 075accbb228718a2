"""Items, responses and verdicts hold what they promise."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from chatbot.evaluation.models import Check, Contrast, Item, Response, Run, RunManifest, SetRecord, Verdict
from chatbot.models import Answer


def test_an_answer_object_is_a_response() -> None:
    answer = Answer(
        id="a",
        session_id=None,
        answer="Yes. [1]",
        blocks=(),
        status="answered",
        confidence=0.9,
        generation="g",
    )
    response = Response.model_validate(answer.model_dump(mode="json"))
    assert (response.id, response.answer, response.status) == ("a", "Yes. [1]", "answered")


def test_an_answer_of_another_system_needs_only_its_text() -> None:
    response = Response.model_validate({"id": "a", "answer": "In 2015.", "model": "theirs"})
    assert response.status is None
    assert response.citations is None


def test_an_unknown_field_of_an_item_is_refused() -> None:
    with pytest.raises(ValidationError, match="reference_fact"):
        Item.model_validate(
            {"id": "a", "user_input": "?", "answerability": "ANSWERABLE", "reference_fact": []}
        )


def test_the_first_tag_is_the_kind() -> None:
    item = Item(id="a", user_input="?", answerability="ANSWERABLE", tags=("direct", "short"))  # type: ignore[arg-type]
    assert item.kind == "direct"


@pytest.mark.parametrize(
    ("passed", "code"), [((True, True), 0), ((True, False, None), 1), ((True, None), 3), ((), 3)]
)
def test_a_verdict_is_an_exit_code(passed: tuple[bool | None, ...], code: int) -> None:
    checks = tuple(Check(name=str(n), passed=p, detail="") for n, p in enumerate(passed))
    assert Verdict(checks=checks).exit_code == code


def test_significance_goes_by_the_adjusted_probability() -> None:
    contrast = Contrast(metric="correct", base=0.9, candidate=0.8, difference=-0.1, p=0.03)
    assert contrast.significant
    assert not contrast.model_copy(update={"p_holm": 0.09}).significant


def test_two_sets_about_one_resume_are_of_one_resume() -> None:
    record = SetRecord(name="smoke", sha256="1", items=("a",), resume={"cv.md": "abc"})
    again = record.model_copy(update={"name": "more", "items": ("b",), "resume": {"copy.md": "abc"}})
    other = record.model_copy(update={"name": "other", "items": ("c",), "resume": {"cv.md": "def"}})
    manifest = RunManifest(run="r", created="2026", system="s", sets=(record, again, other))
    run = Run(manifest=manifest, items=())
    assert run.resume_of("a") == run.resume_of("b") != run.resume_of("c")
    assert run.resume_of("nowhere") == ""
