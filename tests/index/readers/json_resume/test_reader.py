"""A JSON Resume is taken at its word: every fact from its field, nothing guessed, oddities named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.models import Transcript
from index.passage import clean_text
from index.placed import walk_facts
from index.readers.json_resume import read_json_resume

FULL: dict[str, Any] = {
    "basics": {
        "name": "Ada Example",
        "label": "Cook",
        "email": "ada@example.org",
        "phone": "0117 555 0109",
        "url": "https://ada.example",
        "summary": "Cooks.\nBakes, too.",
        "location": {"address": "1 High Street", "postalCode": "LS1", "city": "Leeds", "region": "Yorkshire"},
        "profiles": [{"network": "GitHub", "username": "ada", "url": "https://github.com/ada"}],
    },
    "work": [
        {
            "name": "Mercy",
            "position": "Cook",
            "startDate": "2019-03-01",
            "summary": "Kitchen.",
            "highlights": ["Fed 300", "Led 9"],
        },
        {"company": "Rye", "position": "Baker", "startDate": "2015", "endDate": "2019-02"},
    ],
    "volunteer": [
        {"organization": "Soup Kitchen", "position": "Ladle", "startDate": "2012", "endDate": "2013"}
    ],
    "education": [
        {
            "institution": "Rye College",
            "studyType": "NVQ",
            "area": "Catering",
            "startDate": "2013",
            "endDate": "2015",
        }
    ],
    "awards": [{"title": "Best loaf", "date": "2018-05", "awarder": "Leeds Fair"}],
    "certificates": [{"name": "Food Safety", "date": "2020-01-31", "issuer": "HSE"}],
    "publications": [{"name": "On bread", "publisher": "Loaf", "releaseDate": "2017"}],
    "skills": [{"name": "Baking", "level": "Master", "keywords": ["Bread", "C++"]}, {"name": "Knives"}],
    "languages": [{"language": "Welsh", "fluency": "Native"}],
    "interests": [{"name": "Birds", "keywords": ["Herons"]}],
    "references": [{"name": "Eve", "reference": "Good."}],
    "projects": [
        {"name": "Oven", "description": "A clay oven.", "highlights": ["Built it"], "startDate": "2016"}
    ],
}


def read(value: Any) -> Transcript:
    return read_json_resume(json.dumps(value).encode(), "cv.json")


def test_every_section_of_the_schema_becomes_typed_facts() -> None:
    resume = read(FULL).resume
    assert resume is not None
    assert resume.name is not None
    assert resume.name.text == "Ada Example"
    contact = resume.contact
    assert [
        fact.text for fact in (contact.email, contact.phone, contact.location, contact.address) if fact
    ] == [
        "ada@example.org",
        "0117 555 0109",
        "Leeds, Yorkshire",
        "1 High Street, LS1",
    ]
    assert [link.text for link in contact.links] == ["https://ada.example", "https://github.com/ada"]
    assert [
        (
            p.title.text,
            p.organization.text if p.organization else None,
            p.period and p.period.start.iso(),
            p.period and p.period.present,
        )  # type: ignore[union-attr]
        for p in resume.positions
    ] == [("Cook", "Mercy", "2019-03", True), ("Baker", "Rye", "2015", False)]
    assert [fact.text for fact in resume.positions[0].bullets] == ["Kitchen.", "Fed 300", "Led 9"]
    assert [position.entry for position in resume.positions] == [0, 1]
    assert [item.text for group in resume.skills for item in group.items] == ["Bread", "C++", "Knives"]
    assert [section.text for section in resume.sections] == [
        "Work",
        "Volunteering",
        "Education",
        "Projects",
        "Awards",
        "Certificates",
        "Publications",
        "Skills",
        "Languages",
        "Interests",
        "References",
    ]
    (study,) = resume.education
    assert study.degree is not None
    assert (study.degree.text, study.period and study.period.end and study.period.end.iso()) == (
        "NVQ, Catering",
        "2015",
    )
    (certificate,) = resume.certifications
    assert certificate.period is not None
    assert certificate.period.start is not None
    assert (certificate.period.start.iso(), certificate.period.end) == ("2020-01", None)
    for kind in ("awards", "publications", "volunteering", "languages", "projects", "others"):
        assert getattr(resume, kind), kind


def test_each_fact_stands_where_its_span_says() -> None:
    made = read(FULL)
    facts = walk_facts(made.resume)
    assert len(facts) > 40
    for fact in facts:
        assert clean_text(made.document.text[fact.span.start : fact.span.end]) == fact.text


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"work": "none"}, "work: text where a list was expected"),
        ({"work": {"name": "Mercy", "position": "Cook"}}, "work: an object where a list was expected"),
        ({"work": [3]}, "work[0]: a number where an object was expected"),
        (
            {"work": [{"position": "Cook", "highlights": "Fed"}]},
            "work[0].highlights: text where a list was expected",
        ),
        ({"work": [{"position": ["a", {"b": 1}]}]}, "work[0].position: a list where a text was expected"),
        ({"work": [{"position": "Cook", "startDate": "soon"}]}, "work[0].startDate: “soon” is no date"),
        ({"work": [{"position": "Cook", "endDate": True}]}, "work[0].endDate: a yes or no where a text was"),
        ({"work": [{"position": "Cook", "endDate": False}]}, "work[0].endDate: a yes or no where a text was"),
        (
            {"work": [{"position": "Cook", "startDate": "2023-13-45"}]},
            "work[0].startDate: “2023-13-45” cannot be a date; 2023 was read.",
        ),
        (
            {"work": [{"position": "Cook", "startDate": "2014-02-31T00:00:00Z"}]},
            "“2014-02-31T00:00:00Z” cannot be a date; February 2014 was read.",
        ),
        ({"work": [{"position": "Cook", "highlights": ["a", True]}]}, "work[0].highlights[1]: a yes or no"),
        ({"skills": [{"name": "Go", "keywords": [["x"]]}]}, "skills[0].keywords[0]: a list where a text was"),
        ({"basics": "Ada", "skills": ["Go"]}, "basics: text where an object was expected"),
        ({"skills": ["Go"], "hobby": ["x"]}, "“hobby”"),
        ({"work": [{"position": "Cook", "mood": "good"}]}, "“work[].mood”"),
        ({"work": [{"name": "Mercy", "startDate": "2019"}]}, "No job title was found for Mercy"),
    ],
)
def test_what_the_schema_does_not_know_is_named(value: dict[str, Any], told: str) -> None:
    assert any(told in warning.message for warning in read(value).document.warnings)


@pytest.mark.parametrize("end", [True, False, {"year": 2019}, ["2019", {}]])
def test_an_end_that_cannot_be_read_is_not_taken_for_none(end: Any) -> None:
    work = [{"position": "Cook", "startDate": "2015", "endDate": end}]
    made = read({"work": [*work, {"position": "Baker", "startDate": "2015", "endDate": " "}]})
    assert made.resume is not None
    cook, baker = (position.period for position in made.resume.positions)
    assert cook is not None
    assert baker is not None
    assert (cook.present, baker.present) == (False, True)


def test_only_what_a_visitor_can_follow_is_a_contact_link() -> None:
    profiles = [
        {"network": "Site", "url": "javascript: alert(1)"},
        {"network": "GitHub", "username": "ada"},
        {"network": "GitLab", "username": "data:text/html,x"},
        {"username": "vbscript:x"},
        {"url": "mailto:ada@example.org"},
        {"url": "ada.example:8080/cv"},
    ]
    made = read({"basics": {"name": "Ada", "url": "file:///etc/passwd", "profiles": profiles}})
    assert made.resume is not None
    assert [link.text for link in made.resume.contact.links] == [
        "GitHub: ada",
        "mailto:ada@example.org",
        "ada.example:8080/cv",
    ]
    (warning,) = made.document.warnings
    for address in ("file:///etc/passwd", "javascript: alert(1)", "data:text/html,x", "vbscript:x"):
        assert f"“{address}”" in warning.message
        assert address not in made.document.text


@pytest.mark.parametrize("entry", [{"name": "x" * 9000}, {"name": "x" * 9000, "position": "Cook"}])
def test_a_warning_stays_a_sentence_however_long_the_name_it_quotes(entry: dict[str, Any]) -> None:
    (warning,) = read({"work": [entry]}).document.warnings
    assert len(warning.message) < 300


def test_older_drafts_and_plain_texts_are_read() -> None:
    made = read(
        {"basics": {"name": "Ada", "website": "ada.example"}, "skills": ["Go", "C"], "languages": ["Welsh"]}
    )
    assert made.resume is not None
    assert [link.text for link in made.resume.contact.links] == ["ada.example"]
    assert [item.text for group in made.resume.skills for item in group.items] == ["Go", "C"]
    assert made.document.warnings == ()


def test_a_season_is_its_year_and_an_end_alone_is_an_end() -> None:
    made = read(
        {
            "work": [
                {"position": "Cook", "startDate": "Summer 2014", "endDate": ""},
                {"position": "x", "endDate": "2012"},
            ]
        }
    )
    assert made.resume is not None
    first, second = (position.period for position in made.resume.positions)
    assert first is not None
    assert first.start is not None
    assert (first.start.iso(), first.present) == ("2014", True)
    assert second is not None
    assert second.end is not None
    assert (second.start, second.end.iso()) == (None, "2012")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b'{"basics": {"name": }}', "broken at line 1, column 21"),
        (b"[1, 2]", "there is a list, no object"),
        (b'{"name": "a-package", "version": "1"}', "it holds “name”, “version”"),
        (b"[]", "there is nothing in it"),
        (b"null", "there is nothing in it"),
        (b"{}", "there is nothing in this JSON Resume"),
        (b'{"work": []}', "there is nothing in this JSON Resume"),
        (
            b'{"basics": {"name": "  ", "profiles": [{}]}, "work": [null]}',
            "there is nothing in this JSON Resume",
        ),
        (b'{"basics": ' + b"[" * 100_000, "nested too deeply|broken"),
        (b'{"work": [{"x": ' + b"9" * 5000 + b"}]}", "too large"),
        (b'{"basics": "\x00"}', "not text|broken"),
    ],
)
def test_other_json_is_refused_with_the_cause(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause) as caught:
        read_json_resume(data, "cv.json")
    assert caught.value.remedy


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12) | st.just("2019-04"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "position", "startDate", "highlights", "keywords", "x", "location", "summary", "url"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*FULL, "x"]), VALUES, max_size=5))
def test_any_value_anywhere_is_read_or_refused(value: dict[str, Any]) -> None:
    try:
        made = read(value)
    except SourceRefused:
        return
    for fact in walk_facts(made.resume):
        assert clean_text(made.document.text[fact.span.start : fact.span.end]) == fact.text
