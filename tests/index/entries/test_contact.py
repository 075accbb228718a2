"""What reaches a person, taken out of a line."""

from __future__ import annotations

import pytest

from index.entries.contact import ContactData, has_contact, is_contact_line, take_contact
from tests.index.entries.printed import units_of


def taken(*lines: str, markdown: bool = False) -> tuple[ContactData, list[list[str]]]:
    """What was taken from the lines, and the words it stood in on each."""
    data = ContactData()
    words = []
    for line in lines:
        passage = units_of(line + "\n", markdown=markdown)[0].passage
        words.append([passage.text[low:high] for low, high in take_contact(data, passage)])
    return data, words


def test_addresses_and_numbers_are_taken_with_the_words_they_stand_in() -> None:
    data, words = taken("Leeds | (480) 286-7818 | a.l@b.org | linkedin.com/in/al. | GitHub: annlee")
    assert data.email is not None
    assert data.phone is not None
    assert (data.email.text, data.phone.text) == ("a.l@b.org", "(480) 286-7818")
    assert [link.text for link in data.links] == ["linkedin.com/in/al", "annlee"]
    assert words == [["(480) 286-7818", "a.l@b.org", "linkedin.com/in/al", "annlee"]]


def test_of_several_the_first_counts_and_the_others_are_understood() -> None:
    data, _ = taken("a@b.org", "c@d.org", "www.al.dev", "WWW.AL.DEV")
    assert data.email is not None
    assert data.email.text == "a@b.org"
    assert len(data.placed) == 1
    assert [link.text for link in data.links] == ["www.al.dev"]


def test_a_link_printed_as_a_word_gives_its_address() -> None:
    data, words = taken("[LinkedIn](https://linkedin.com/in/al) and more", markdown=True)
    assert [link.text for link in data.links] == ["https://linkedin.com/in/al"]
    assert words == [["LinkedIn"]]


def test_an_address_that_nobody_can_follow_is_told_apart() -> None:
    data, _ = taken("Website: javascript:alert(1)")
    assert data.links == []
    assert data.dead_links == ["javascript:alert(1)"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("a@b.org", True),
        ("E-mail: a@b.org", True),
        ("+1 480 286 7818", True),
        ("al.example.org/cv", True),
        ("Ann Lee, a@b.org", False),
        ("Leeds", False),
        ("", False),
    ],
)
def test_a_line_of_contact_data_and_nothing_else(text: str, alone: bool) -> None:
    assert is_contact_line(text) is alone


def test_contact_data_anywhere_in_a_text() -> None:
    assert has_contact("Write to a@b.org, any time")
    assert not has_contact("Cooked for 12 years")
