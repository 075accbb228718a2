"""What stands beside the career is asked for as printed; what could mean two things is left out."""

from __future__ import annotations

import pytest

from chatbot.evaluation.matching import met
from chatbot.evaluation.models import Item, Outcome, Response
from chatbot.evaluation.outcome import judged
from chatbot.evaluation.starter.background import about_background
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.wording import Wording
from tests.chatbot.evaluation.starter.resumes import drafts_of, read


def test_each_part_is_asked_for() -> None:
    drafts = drafts_of("structural-engineer")
    about_background(drafts)
    references = {item.reference for item in drafts.items}
    assert "anirudh.velappan@example.in" in references
    assert "Tamil (mother tongue), English (fluent), Hindi (read and speak), Marathi (speak)." in references
    assert "M.E. (Structural Engineering); B.E. (Civil Engineering)." in references
    assert any("B.E. (Civil Engineering)" in item.user_input for item in drafts.items)
    assert {"contact", "direct", "list", "skill_present", "followup"} <= {item.kind for item in drafts.items}


def test_a_present_skill_forbids_its_denial() -> None:
    drafts = drafts_of("structural-engineer")
    about_background(drafts)
    skills = [item for item in drafts.items if item.kind == "skill_present"]
    assert len(skills) >= 5
    for item in skills:
        thing = item.reference_facts[0].any_of[0]
        denials = ("No.", f"No, {thing} is not listed.", f"{thing} is not listed.", f"It lists no {thing}.")
        assert {_outcome(item, denial) for denial in denials} == {Outcome.INCORRECT}
        assert _outcome(item, f"No doubt: {thing} is there.") is Outcome.CORRECT
        assert _outcome(item, "The résumé does not say.") is Outcome.MISSING


def _outcome(item: Item, answer: str) -> Outcome:
    return judged(item, Response(id=item.id, answer=answer)).outcome


def _asked(text: str) -> list[str]:
    found = read(text)
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_background(drafts)
    return [item.user_input for item in drafts.items]


@pytest.mark.parametrize(
    ("printed", "said", "named"),
    [
        ("CKA", "Yes, she is a Certified Kubernetes Administrator.", True),
        ("Certified Kubernetes Administrator", "Yes: CKA.", True),
        ("Certified Kubernetes Administrator (CKA)", "CKA is listed.", True),
        ("CKA (Certified Kubernetes Administrator)", "She is a Certified Kubernetes Administrator.", True),
        ("PMP", "Project Management Professional.", True),
        ("Certified ScrumMaster", "CSM.", True),
        ("CKA", "She is a Certified Kubernetes Developer.", False),
        ("CKA", "CKAD.", False),
        ("Certified Kubernetes Administrator", "Certified Kubernetes Developer.", False),
        ("AWS Solutions Architect", "AWS.", False),
        ("First Aid (2021)", "2021.", False),
    ],
)
def test_a_certificate_is_named_by_its_name_or_its_initials(printed: str, said: str, named: bool) -> None:
    found = read(f"# Ada Example\n\nada@example.org\n\n## Certificates\n\n- {printed}\n- Food Hygiene\n")
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_background(drafts)
    (listed,) = [item for item in drafts.items if item.kind == "list"]
    assert met(listed.reference_facts[0], said) is named


CERTIFIED = """# Ada Example

ada@example.org

## Experience

### Tax Adviser, Acme Inc.
2015 – 2019

- Advised farmers on tax.

## Certifications

- {name}, Guild of Advisers, {date}
- Notary Seal, Guild of Notaries, 2012
"""


def test_a_certificate_that_is_also_a_title_is_not_asked_about() -> None:
    assert not any(
        "Tax Adviser" in asked for asked in _asked(CERTIFIED.format(name="Tax Adviser", date=2014))
    )
    assert any("Tax Seal" in asked for asked in _asked(CERTIFIED.format(name="Tax Seal", date=2014)))


def test_a_date_of_expiry_is_no_date_of_the_certificate() -> None:
    when = [
        asked
        for asked in _asked(CERTIFIED.format(name="Tax Seal", date="valid until 2030"))
        if "Tax Seal" in asked
    ]
    assert not any(
        "2030" in asked or "obtained" in asked or "since when" in asked or "date from" in asked
        for asked in when
    )


def test_nothing_is_asked_of_nothing() -> None:
    assert (
        _asked("# Ada Example\n\n## Experience\n\n### Baker, Acme Inc.\n2015 – 2019\n\n- Baked bread.\n")
        == []
    )
