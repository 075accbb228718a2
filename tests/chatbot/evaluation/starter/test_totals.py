"""The career as a whole: years, employers, towns, and what stands at the top."""

from __future__ import annotations

import datetime as dt
import re

from chatbot.evaluation.models import Item
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.totals import about_totals, claimed_years
from chatbot.evaluation.starter.wording import Wording
from tests.chatbot.evaluation.starter.resumes import TODAY, drafts_of, read

JOBS = (
    "## Experience\n\n### Baker, Acme Inc.\nMarch 2015 – February 2019 · York\n\n- Baked.\n\n"
    "### Clerk, Bun House\nJanuary 2018 – December 2020 · Hull\n\n- Counted.\n"
)


def _items(top: str = "") -> list[Item]:
    found = read(f"# Ada Example\n{top}\n\nada@example.org\n\n{JOBS}")
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_totals(drafts, TODAY)
    return drafts.items


def _met(item: Item, said: str) -> bool:
    return any(
        re.search(way[1:-1], said, re.IGNORECASE) for way in item.reference_facts[0].any_of if way[0] == "/"
    )


def test_years_in_all_count_an_overlap_once() -> None:
    total = next(item for item in _items() if "About" in item.reference)
    assert total.reference == "About 6 years."  # March 2015 to December 2020: 70 months
    assert _met(total, "5 years and 10 months")
    assert not _met(total, "7 years")


def test_employers_are_counted() -> None:
    count = next(item for item in _items() if "employers" in item.reference)
    assert _met(count, "She has had two employers.")
    assert not _met(count, "22 employers")


def test_towns_are_asked_for_and_none_that_the_employer_is_named_for() -> None:
    towns = {item.reference for item in _items() if item.reference in {"York.", "Hull."}}
    assert towns == {"York.", "Hull."}
    found = read(
        "# Ada Example\n\n## Experience\n\n### Baker, University of York\n2015 – 2019 · York\n\n- Baked.\n"
    )
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_totals(drafts, TODAY)
    assert not any(item.reference == "York." for item in drafts.items)


def test_years_that_the_summary_claims_are_asked_for_and_do_for_the_total() -> None:
    drafts = drafts_of("two pages")
    claim = claimed_years(drafts)
    assert claim is not None
    assert claim[0] == 14
    about_totals(drafts, TODAY)
    (said,) = [item for item in drafts.items if item.reference == "14 years."]
    assert [span.quote for span in said.reference_spans] == ["manager with 14 years of experience"]
    assert claimed_years(drafts_of("hotel-gm")) is None


def test_the_present_job_makes_the_total_grow_with_the_day() -> None:
    drafts, later = drafts_of("electrician"), drafts_of("electrician")
    about_totals(drafts, TODAY)
    about_totals(later, dt.date(2031, 11, 1))
    first, second = (
        next(item.reference for item in one.items if item.reference.startswith("About"))
        for one in (drafts, later)
    )
    assert (first, second) == ("About 17 years.", "About 22 years.")


def test_the_line_under_the_name_is_a_profession_if_it_is_words_alone() -> None:
    drafts = drafts_of("two pages")
    about_totals(drafts, TODAY)
    assert any(item.reference == "Supply chain manager." for item in drafts.items)
