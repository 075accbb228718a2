"""The object of `show --json`."""

from __future__ import annotations

import json
from pathlib import Path

from index.overview import overview
from index.resume import read_sources

FIXTURES = Path(__file__).parent / "fixtures"


def test_the_object_has_the_promised_shape_and_is_json() -> None:
    seen = overview(read_sources([FIXTURES / "hygienist.txt"]))
    assert json.loads(json.dumps(seen)) == seen
    assert list(seen) == ["documents", "resume", "warnings", "coverage"]
    assert seen["documents"] == [
        {"source": "hygienist.txt", "format": "text", "pages": None, "words": seen["documents"][0]["words"]}
    ]
    resume = seen["resume"]
    assert {
        "name",
        "headline",
        "contact",
        "summary",
        "positions",
        "education",
        "skills",
        "certifications",
    } <= set(resume)
    assert resume["contact"]["phone"] == "217-555-0188"
    assert resume["positions"][0] == {
        "organization": "Bright Smiles Dental",
        "title": "Dental Hygienist",
        "start": "2018-06",
        "end": "present",
        "location": "Springfield, IL",
        "section": "WORK EXPERIENCE",
        "bullets": ["Clean teeth for 12 patients a day", "Call the office at 217.555.0188 for details"],
    }
    assert resume["education"][0]["start"] is None
    assert resume["education"][0]["end"] == "2015-05"


def test_an_expiry_is_no_date_of_issue() -> None:
    certificates = overview(read_sources([FIXTURES / "hygienist.txt"]))["resume"]["certifications"]
    assert certificates[1] == {
        "name": "CPR/BLS Certified",
        "issuer": "American Heart Association",
        "date": None,
        "expires": "2026",
    }
