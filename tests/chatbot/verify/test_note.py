"""The notes of a draft: numbered, each with the grounds that a sentence may rest on."""

from __future__ import annotations

from chatbot.models import Draft, Statement
from chatbot.verify import Notes
from chatbot.verify.note import Ground
from tests.chatbot.people import ADA, candidate_of

CANDIDATE = candidate_of(ADA)
JOB = CANDIDATE.timeline.jobs[0]
BULLET = CANDIDATE.fact(JOB.positions[0].bullets[0], "Experience")
DRAFT = Draft(
    status="answered",
    confidence=1,
    statements=(
        Statement(text="The résumé does not confirm CTO."),
        Statement(text="At Acme Inc.:", evidence=CANDIDATE.job_headers(JOB)),
        Statement(text=BULLET.text, evidence=(BULLET,), bullet=True),
    ),
)
NOTES = Notes(CANDIDATE, DRAFT)


def test_only_what_has_evidence_is_a_note_and_a_list_item_says_whose_it_is() -> None:
    assert [note.number for note in NOTES.notes] == [1, 2]
    assert NOTES[2].text.startswith("Lead Engineer at Acme Inc. (March 2021 – Present): Cut cloud spending")


def test_a_ground_knows_its_job_and_whether_it_goes_on() -> None:
    assert {ground.owner for ground in NOTES.grounds(2)} == {0}
    assert all(ground.current for ground in NOTES.grounds(2))
    assert any("Acme" in ground.text for ground in NOTES.grounds(2))


def test_notes_of_one_job_are_also_one_ground() -> None:
    both = [ground for used, ground in NOTES.united([1, 2]) if used == (1, 2)]
    assert both
    assert both[0].has("springfield")
    assert both[0].has("spending")


def test_a_statement_carries_the_evidence_of_its_job() -> None:
    statement = NOTES.statement("Ada cut cloud spending at Acme Inc.", [2])
    assert BULLET in statement.evidence
    assert any("Acme" in one.text for one in statement.evidence)


def test_a_ground_has_a_word_in_any_form() -> None:
    ground = Ground(["Reduced unplanned downtime"])
    assert ground.has("cut")
    assert not ground.has("raised")


def test_two_degrees_of_one_sentence_are_two_grounds() -> None:
    """Else the subject of one would go with the school of the other."""
    degrees = [one.degree for one in CANDIDATE.resume.education if one.degree]
    evidence = tuple(CANDIDATE.fact(degree, "Education") for degree in degrees)
    text = "Ada has a Ph.D. in Computer Science and a B.Sc. in Mathematics."
    draft = DRAFT.model_copy(update={"statements": (Statement(text=text, evidence=evidence),)})
    grounds = [ground for _, ground in Notes(CANDIDATE, draft).united([1])]
    assert {ground.degree for ground in grounds} >= {0, 1}
    assert not any(ground.has("computer") and ground.has("mathematics") for ground in grounds)
    one = DRAFT.model_copy(update={"statements": (Statement(text=text, evidence=evidence[:1]),)})
    assert any(ground.has("ada") for _, ground in Notes(CANDIDATE, one).united([1]))
