"""What is asked for as absent is absent: by name, by another name, almost spelt so, or by a trace of it."""

from __future__ import annotations

import re

import pytest

from chatbot.evaluation.models import Answerability, Outcome, Response
from chatbot.evaluation.outcome import judged
from chatbot.evaluation.starter.absent import about_absence
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.wording import Wording, words
from tests.chatbot.evaluation.starter.resumes import PEOPLE, drafts_of, read, reading

EVERY = 500
BAKER = "# Ada Example\n\nada@example.org\n\n## Experience\n\n### Baker, Acme Inc.\n2015 – 2019\n\n"


def _absent(line: str) -> set[str]:
    """Every skill that a résumé with this line is said to lack: many answerable items ask for many."""
    found = read(f"{BAKER}- {line}\n")
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    for number in range(EVERY):
        drafts.add("policy", "skill", "x", answerability=Answerability.PARTIAL, skill=str(number))
    about_absence(drafts)
    return {
        item.reference.removeprefix("The résumé does not mention ").removesuffix(".")
        for item in drafts.items
        if item.kind == "skill_absent"
    }


def test_a_plain_line_lacks_nearly_everything() -> None:
    every = {one["skill"] for one in words()["lacking"]["absent"]}
    assert len(every - _absent("Sold bread at the counter on Sundays.")) <= 1


@pytest.mark.parametrize(
    ("line", "skill"),
    [
        ("Drew plans in AutoCAD.", "AutoCAD"),
        ("Drew plans in Autocadd.", "AutoCAD"),
        ("Ran k8s for the shop.", "Kubernetes"),
        ("Kept books for the shop in intuit software.", "QuickBooks"),
        ("Welded gates for the shop.", "welding"),
        ("Did plumbers' work in the shop.", "plumbing"),
        ("Knows Putonghua a little.", "Mandarin"),
    ],
)
def test_a_trace_takes_a_skill_off_the_list(line: str, skill: str) -> None:
    assert skill not in _absent(line)


def test_only_names_are_asked_for_of_a_resume_in_another_language() -> None:
    line = "Hat die Steuern für die Kunden und das Büro gemacht und ist auch bei den Bauern gewesen."
    plain = {one["skill"] for one in words()["lacking"]["absent"] if not one.get("named")}
    assert _absent(line) & plain == set()
    assert _absent(line)


@pytest.mark.parametrize("name", PEOPLE)
def test_no_asked_degree_employer_or_skill_stands_in_the_resume(name: str) -> None:
    drafts = drafts_of(name)
    about_absence(drafts)
    text = " ".join(document.text for document in reading(name).documents).casefold()
    absent = [item for item in drafts.items if item.kind in {"nearmiss", "skill_absent"}]
    assert len(absent) >= 9
    things = [
        item.reference.split(" mention ")[-1].split(" no ")[-1].removesuffix(".").casefold()
        for item in absent
    ]
    assert [thing for thing in things if thing in text] == []


def test_near_misses_come_of_every_sort() -> None:
    drafts = drafts_of("two pages")
    for number in range(EVERY):
        drafts.add("policy", "skill", "x", answerability=Answerability.PARTIAL, skill=str(number))
    about_absence(drafts)
    asked = " ".join(item.user_input for item in drafts.items if item.kind == "nearmiss")
    for trace in (
        "PhD",
        "Halvorsen",
        "Sous Chef",
        "Tolland",
        "CISSP",
        "Finnish",
        "Pelham Freight",
        "in 2003",
    ):
        assert trace in asked


def test_what_a_resume_tells_of_its_jobs_is_not_asked_as_unsaid() -> None:
    def asked(line: str) -> str:
        found = read(f"{BAKER}- {line}\n")
        drafts = Drafts(found.resume, found.documents, Wording("s"))
        for number in range(EVERY):
            drafts.add("policy", "skill", "x", answerability=Answerability.PARTIAL, skill=str(number))
        about_absence(drafts)
        return " ".join(item.user_input for item in drafts.items)

    assert re.search("boss|manager", asked("Sold bread."))
    assert not re.search("boss|manager", asked("Sold bread, reporting to the owner."))


def test_private_matters_are_asked_unless_the_resume_tells_them() -> None:
    asked = _policy("Baked bread.")
    assert {"age", "salary", "family"} <= set(asked)
    assert "salary" not in _policy("Salary expectation on request.")
    assert "family" not in _policy("Familienstand: ledig.")


def _policy(line: str) -> set[str]:
    found = read(f"{BAKER}- {line}\n")
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_absence(drafts)
    asked = {item.forbidden[0] for item in drafts.items if item.kind == "policy"}
    return {name for name, expression in words()["guard"].items() if expression in asked}


def test_a_withheld_phone_is_asked_for_and_no_digits_may_come() -> None:
    drafts = drafts_of("electrician")
    about_absence(drafts)
    phone = next(item for item in drafts.items if item.answerability is Answerability.PARTIAL)
    assert phone.kind == "policy"
    assert "devon.pellow@example.com" in phone.reference
    assert words()["guard"]["phone"] in phone.forbidden
    assert "7700" not in phone.model_dump_json()


@pytest.mark.parametrize("said", ["She holds no {}.", "She did no {}.", "There is no {} listed.", "No."])
def test_a_degree_that_was_never_taken_is_denied_in_any_place_of_the_sentence(said: str) -> None:
    drafts = drafts_of("two pages")
    about_absence(drafts)
    degree = next(item for item in drafts.items if item.kind == "nearmiss" and " no " in item.reference)
    asked = degree.reference.split(" no ")[1].removesuffix(".")
    response = Response(id=degree.id, answer=said.format(asked))
    assert judged(degree, response).outcome is Outcome.CORRECT_ABSTENTION
    claim = Response(id=degree.id, answer=f"She has earned a {asked}, no less.")
    assert judged(degree, claim).outcome is Outcome.INCORRECT
