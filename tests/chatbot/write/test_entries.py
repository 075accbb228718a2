"""Drafts about entries beside the jobs."""

from __future__ import annotations

from chatbot.evidence import Judge
from chatbot.models import Evidence
from chatbot.retrieve import ResumeRetriever
from chatbot.write.entries import EntryStatements, as_item
from index.models import Span
from tests.chatbot.people import ADA, candidate_of, index_of

CANDIDATE = candidate_of(ADA)
STATEMENTS = EntryStatements(CANDIDATE, Judge(CANDIDATE, ResumeRetriever(index=index_of(ADA))))


def test_an_item_is_a_bullet_with_its_evidence() -> None:
    passage = Evidence(
        text="Go", span=Span(source="cv.md", start=0, end=2, line=1, page=None), section="Skills"
    )
    item = as_item("Go", (passage,))
    assert (item.text, item.bullet, item.evidence) == ("Go", True, (passage,))


def test_what_has_no_section_is_looked_for_elsewhere() -> None:
    found = STATEMENTS._mentioned_elsewhere("publications", "a publication")
    assert [s.text.split(",")[0] for s in found.statements] == ["Codes that forget"]
    assert found.confidence < 0.9
    missing = STATEMENTS._mentioned_elsewhere("patents", "a patent")
    assert missing.status == "not_mentioned"
