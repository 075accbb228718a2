"""What leaves the owner's view holds no phone number and no street, and everything else still stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Document, Reading, Transcript
from index.passage import clean_text
from index.placed import walk_facts
from index.readers.lines import split_lines
from index.resume import read_resume, read_sources
from index.withhold import withhold

HERE = Path(__file__).parent
FILES = [
    *sorted((HERE / "fixtures").glob("*.*")),
    *sorted((HERE.parent / "collection" / "dev").glob("*/resume.*")),
    HERE.parents[1] / "seeds" / "sri-harsha-chennu.md",
]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_phone_digits_and_no_street_are_left(path: Path) -> None:
    reading = read_sources([path])
    public = withhold(reading)
    dumped = public.model_dump_json()
    contact = reading.resume.contact
    if contact.phone:
        assert digits(contact.phone.text)[-7:] not in digits(
            "".join(document.text for document in public.documents)
        )
        assert contact.phone.text not in dumped
        assert public.resume.contact.phone_withheld
    if contact.address:
        assert contact.address.text not in dumped
        assert public.resume.contact.address_withheld
    assert public.resume.contact.phone is None
    assert public.resume.contact.address is None
    assert public.resume.contact.email == contact.email
    assert public.resume.contact.location == contact.location


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_offsets_hold_and_other_facts_are_untouched(path: Path) -> None:
    reading = read_sources([path])
    public = withhold(reading)
    for before, after in zip(reading.documents, public.documents, strict=True):
        assert len(before.text) == len(after.text)
        assert all(new in (old, "•") for old, new in zip(before.text, after.text, strict=True))
    for fact in walk_facts(public.resume):
        text = public.documents[0].text[fact.span.start : fact.span.end]
        if "•" not in text:
            assert clean_text(text) == fact.text
    assert [position.title for position in public.resume.positions] == [
        position.title for position in reading.resume.positions
    ]
    assert [position.period for position in public.resume.positions] == [
        position.period for position in reading.resume.positions
    ]


def test_a_number_is_hidden_wherever_it_stands_and_however_it_is_written() -> None:
    text = (
        "# Ann Lee\n\nLeeds · **+1** \\(480\\) 286\\-7818 · [call](tel:+14802867818) · https://wa.me/14802867818\n\n"
        "## Experience\n\n### Cook, Acme Inc.\n2019 – 2021\n\n"
        "- Ring 480.286.7818 or 480 286\n  7818 for 1,200,000 reasons (2015-2018).\n"
    )
    public = withhold(read(text))
    assert "2867818" not in digits(public.model_dump_json())
    (bullet,) = public.resume.positions[0].bullets
    assert "1,200,000 reasons (2015-2018)." in bullet.text
    assert "•" not in bullet.text


def test_a_known_number_is_hidden_without_its_country_and_its_zero() -> None:
    public = withhold(read("# Ann Lee\n\n+33 6 55 50 10 77\n\n## Skills\n\nTea 6 55 50 10 77, 655501077\n"))
    assert "655501077" not in digits(public.model_dump_json())


def test_a_number_in_a_heading_is_hidden_in_what_stands_under_it() -> None:
    text = (
        "# Ann Lee\n\n## Experience +1 480 286 7818\n\n### Cook, Acme Inc.\n2019 – 2021\n\n"
        "## +1 480 286 7818\n\nTea\n"
    )
    public = withhold(read(text))
    assert "2867818" not in digits(public.model_dump_json())
    assert [position.section for position in public.resume.positions] == ["Experience"]
    assert [heading.text for heading in public.resume.sections] == ["Experience"]


def test_a_street_is_hidden_and_its_city_is_not() -> None:
    public = withhold(
        read("# Ann Lee\n\n27 Tinners Row, Redruth, Cornwall TR15 0ZZ\nann@example.org\n\n## Skills\n\nTea\n")
    )
    assert "Tinners" not in public.model_dump_json()
    assert "TR15" not in public.model_dump_json()
    assert public.resume.contact.location is not None
    assert public.resume.contact.location.text == "Redruth, Cornwall"


def test_the_owner_may_open_either() -> None:
    reading = read_sources([HERE / "fixtures" / "hygienist.txt"])
    assert withhold(reading, phone=False, address=False) == reading
    phone_only = withhold(reading, phone=True, address=False)
    assert phone_only.resume.contact.address == reading.resume.contact.address
    assert phone_only.resume.contact.phone is None


PHONES = st.sampled_from(
    [
        "+1 480 286 7818",
        "(480) 286-7818",
        "480-286-7818",
        "+44 7700 900123",
        "07700 900123",
        "+49 171 2345678",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    PHONES,
    st.lists(
        st.sampled_from(
            [
                "Ann Lee\n",
                "## Experience\n",
                "- did {} x\n",
                "Cook {}, Acme Inc., 2019 – 2021\n",
                "call {}\n",
                "{}\n",
                "\n",
                "Skills: a, {}, b\n",
                "2015-2018 ",
            ]
        ),
        min_size=1,
        max_size=12,
    ),
)
def test_planted_numbers_never_survive(phone: str, parts: list[str]) -> None:
    public = withhold(read("".join(part.replace("{}", phone) for part in parts)))
    for text in (
        *(document.text for document in public.documents),
        *(fact.text for fact in walk_facts(public.resume)),
        *(warning.message for warning in public.warnings),
    ):
        assert digits(phone)[-7:] not in digits(text)


def read(text: str) -> Reading:
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    return read_resume([Transcript(document=document, lines=split_lines(document, atx=True))])


def test_numbers_of_standards_and_units_of_study_are_no_phone(tmp_path: Path) -> None:
    path = tmp_path / "resume.md"
    path.write_text(
        "# Ann Person\n\nann@example.com\n\n## Certificates\n\n"
        "- Wiring Regulations BS 7671 (2382-22), City & Guilds, 05/2022\n",
        encoding="utf-8",
    )
    assert "•" not in withhold(read_sources([path])).documents[0].text


def test_invisible_joiners_do_not_carry_a_number_out(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ann Lee\n4\u200d80 286 78\u200c18\n\n## Experience\n\n### Cook, Inn Ltd\n2015 – 2018\n"
        "- Ring 5\u200d5\u200d5 0\u200c10 0\u200c199 for a table.\n",
        encoding="utf-8",
    )
    public = withhold(read_sources([path]))
    assert re.findall(r"\d+", public.documents[0].text) == ["2015", "2018"]
