"""What words may be by themselves, at work and at school."""

from __future__ import annotations

import pytest

from index.entries.role import Role, classify_study, classify_work


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Full-time", "employment"),
        ("Folsom, CA", "place"),
        ("Hotel Bellerive, Lausanne, Switzerland", "unknown"),  # an employer before its place
        ("Acme Ltd", "organization"),
        ("Halvorsen & Pike Consulting Engineers", "organization"),
        ("Registered Nurse", "title"),
        ("Bluefin", "unknown"),
    ],
)
def test_words_of_a_job(text: str, role: Role) -> None:
    assert classify_work(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("BSc Maths", "title"),
        ("Diploma in Cookery, Leeds City College", "title"),
        ("Oslo University", "organization"),
        ("Mahaweli Institute of Textile Studies", "organization"),
        ("Leeds, UK", "place"),
        ("Bluefin", "unknown"),
    ],
)
def test_words_of_a_course_of_study(text: str, role: Role) -> None:
    assert classify_study(text) == role
