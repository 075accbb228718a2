"""The top of a résumé in many shapes."""

from __future__ import annotations

import pytest

from index.entries.top import Top, names_person, read_top
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


def top(text: str) -> Top:
    document = Document(source="a", format="text", text=text, sha256="")
    return read_top(Sheet(document), split_lines(document, atx=False), named=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ANN LEE\n", "ANN LEE"),
        ("Ann Lee, RN, BSN\n", "Ann Lee"),
        ("Tom Baker\n", "Tom Baker"),
        ("Curriculum Vitae\nAnn Lee\n", "Ann Lee"),
        ("Curriculum Vitae of Ann Lee\n", "Ann Lee"),
        ("Name: Ann Lee\n", "Ann Lee"),
        ("Ann Lee — Cook\n", "Ann Lee"),
        ("ANN LEE  //  registered cook  //  Leeds\n", "ANN LEE"),
        ("Ann Lee :: a@b.org\n", "Ann Lee"),
        ("Ludwig van der Berg | a@b.org\n", "Ludwig van der Berg"),
        ("a@b.org\n+1 480 286 7818\n", None),
    ],
)
def test_the_name_is_found(text: str, name: str | None) -> None:
    found = top(text).name
    assert (found.text if found else None) == name


def test_contact_data_is_told_apart_on_one_line() -> None:
    found = top(
        "Ann Lee\nLeeds, UK | (480) 286-7818 | a.l@b.org | linkedin.com/in/al | al.dev\nCook · Baker\n"
    )
    assert found.contact.email is not None
    assert found.contact.email.text == "a.l@b.org"
    assert found.contact.phone is not None
    assert found.contact.phone.text == "(480) 286-7818"
    assert [link.text for link in found.contact.links] == ["linkedin.com/in/al", "al.dev"]
    assert found.location is not None
    assert found.location.text == "Leeds, UK"
    assert [line.text for line in found.headline] == ["Cook · Baker"]


def test_a_link_printed_as_a_word_gives_its_address() -> None:
    found = top("Ann Lee\n[LinkedIn](https://linkedin.com/in/al) · a@b.org\n")
    assert [link.text for link in found.contact.links] == ["https://linkedin.com/in/al"]


def test_an_address_that_nobody_can_follow_is_no_link_and_no_headline() -> None:
    found = top(
        "Ann Lee\nWebsite: javascript:alert(1) | Portfolio: file:///home/al/cv.pdf | GitHub: annlee\n"
    )
    assert [link.text for link in found.contact.links] == ["annlee"]
    assert found.contact.dead_links == ["javascript:alert(1)", "file:///home/al/cv.pdf"]
    assert found.headline == []


def test_prose_under_the_name_is_summary() -> None:
    prose = "I have cooked for twenty years in kitchens of every size and kind and never burnt a roast."
    found = top(f"Ann Lee\n\n{prose}\n")
    assert [fact.text for fact in found.summary] == [prose]
    assert found.headline == []


def test_what_kind_of_number_or_address_it_is_is_no_headline() -> None:
    found = top(
        "Ann Lee\n\n+55 41 5550-0142 (Mobile)\nwww.linkedin.com/in/ann-lee (LinkedIn)\n"
        "ann.example.org (Company)\n"
    )
    assert found.headline == []
    assert [link.text for link in found.contact.links] == ["www.linkedin.com/in/ann-lee", "ann.example.org"]


def test_a_name_stands_behind_its_label_in_a_table() -> None:
    document = Document(
        source="a", format="text", text="Name\tAnn Lee\nTelefon\t+49 4441 5550 172\n", sha256=""
    )
    found = read_top(Sheet(document), split_lines(document, atx=False), named=False)
    assert found.name is not None
    assert found.name.text == "Ann Lee"


@pytest.mark.parametrize("name", ["E. Jane Holloway", "T. S. Eliot", "M. Night Shyamalan"])
def test_an_initial_is_no_label(name: str) -> None:
    found = top(f"{name}\nT: +1 480 286 7818 | M. +1 480 286 7819\n")
    assert found.name is not None
    assert found.name.text == name


def test_a_product_with_a_dot_is_no_address() -> None:
    found = top("Ann Lee\nASP.NET Developer\nann.example.org\n")
    assert [link.text for link in found.contact.links] == ["ann.example.org"]
    assert [line.text for line in found.headline] == ["ASP.NET Developer"]


def test_the_number_of_a_post_office_box_is_no_telephone() -> None:
    found = top("Ann Lee\nP.O. Box 5512-80100, Mombasa, Kenya | +254 700 555 0142\n")
    assert found.contact.phone is not None
    assert found.contact.phone.text == "+254 700 555 0142"
    assert found.location is not None
    assert found.location.text == "Mombasa, Kenya"
    assert found.address is not None


def test_how_a_name_is_said_is_not_the_name() -> None:
    found = top("しのはら ちかげ\n篠原 千景\n")
    assert found.name is not None
    assert found.name.text == "篠原 千景"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. Name ........ MURIUKI, Faith Chebet (Ms.)\n", "MURIUKI, Faith Chebet"),
        ("Surname, given names: Lungu, Bwalya Moses\n", "Lungu, Bwalya Moses"),
        ("Surname(s) / First name(s)\tPETROSYAN, Anahit\n", "PETROSYAN, Anahit"),
        ("IV. Full name: Mrs. Ann Lee\n", "Ann Lee"),
        ("Nationality: Kenyan\nName: Tom Otieno\n", "Tom Otieno"),
        ("MURIUKI, Faith Chebet (Ms.)\n", "MURIUKI, Faith Chebet"),
        ("RESUME OF MS. ANN LEE\n", "ANN LEE"),
        ("PERSONAL HISTORY\nAnn Lee\n", "Ann Lee"),
        ("BIO-DATA\nAnn Lee\n", "Ann Lee"),
        ("UNITED NATIONS PERSONAL HISTORY FORM\nAnn Lee\n", "Ann Lee"),
        ("NAIROBI, Kenya\nAnn Lee\n", "Ann Lee"),
    ],
)
def test_the_name_of_a_form(text: str, name: str) -> None:
    found = top(text)
    assert found.name is not None
    assert found.name.text == name


def test_labelled_values_of_a_form_are_kept_with_their_labels() -> None:
    found = top(
        "1. Name ............ LEE, Ann\n2. Present address .... Nakuru, Kenya\n"
        "3. Expected salary .. KES 380,000 gross per month\n4. Hobby horses .... Three, wooden\n"
        "Driving licence: Class B, since 2012\n"
        "Mobility: Ready to be posted anywhere in East Africa, on foot or by boat, in all weather, at once"
    )
    assert [fact.text for fact in found.extras] == [
        "Expected salary: KES 380,000 gross per month",
        "Hobby horses: Three, wooden",
        "Driving licence: Class B, since 2012",
        "Mobility: Ready to be posted anywhere in East Africa, on foot or by boat, in all weather, at once",
    ]
    assert found.headline == found.summary == []
    assert found.location is not None
    assert found.location.text == "Nakuru, Kenya"


def test_what_is_private_becomes_no_fact() -> None:
    found = top("Ann Lee\nDate of birth: 5 May 1980\nMarital status\tMarried\nFather's name :- Tom Lee\n")
    assert found.name is not None
    assert (found.headline, found.extras, found.summary) == ([], [], [])


def test_particulars_under_a_heading_are_told_by_a_labelled_name() -> None:
    text = "Surname: Lee\nGiven names: Ann\n"
    document = Document(source="a", format="text", text=text, sha256="")
    assert names_person(Sheet(document), split_lines(document, atx=False))
    other = Document(source="a", format="text", text="Name of the dog\n", sha256="")
    assert not names_person(Sheet(other), split_lines(other, atx=False))


def test_the_first_line_is_the_name_whatever_letters_follow_it() -> None:
    found = top("ANN LEE, BPharm(Hons) MSc MRPharmS\n\nPharmacist\n\nGovan, Glasgow G51 · 07700 900123\n")
    assert found.name is not None
    assert found.location is not None
    assert found.contact.phone is not None
    assert (found.name.text, found.location.text) == ("ANN LEE", "Govan, Glasgow")
    assert found.contact.phone.text == "07700 900123"
    assert [line.text for line in found.headline] == ["Pharmacist"]


def test_a_town_on_a_line_of_its_own_is_no_headline() -> None:
    headline = "Bakery Manager - Bread and Pastry (Wholesale / Retail and Catering)"
    found = top(f"Ann Lee\n{headline}\nAl Barsha 1, Dubai, U.A.E.\nMobile: +971 50 555 0147 (WhatsApp)\n")
    assert found.location is not None
    assert found.location.text == "Al Barsha 1, Dubai, U.A.E."
    assert [line.text for line in found.headline] == [headline]


def test_what_is_no_profession_is_kept_beside_the_headline() -> None:
    found = top(
        "Ann Lee\nSports dentist · GDC 284417\nLeeds, UK | a@b.org | Telegram on request\n"
        "Member, BDA | Work visa valid to 2028 | Visa Application Officer\n"
        "from Ōamaru, New Zealand\nTeaching Number: 02/1847\n"
        "This CV begins with the oldest job.\n"
    )
    assert [line.text for line in found.headline] == ["Sports dentist", "Visa Application Officer"]
    assert [fact.text for fact in found.extras] == [
        "GDC 284417",
        "Telegram on request",
        "Member, BDA",
        "Work visa valid to 2028",
        "from Ōamaru, New Zealand",
        "Teaching Number: 02/1847",
        "This CV begins with the oldest job.",
    ]


def test_the_house_of_a_labelled_address_is_private_and_its_town_is_not() -> None:
    found = top("Ann Lee\nPermanent address : Rose Villa, Moss P.O., Kandy, Sri Lanka\n")
    assert found.address is not None
    assert found.location is not None
    assert (found.address.text, found.location.text) == ("Rose Villa, Moss P.O.", "Kandy, Sri Lanka")


def test_a_flat_before_a_town_is_private_without_a_label() -> None:
    found = top("Ann Lee\nFlat 4, Al Barsha 1, Dubai, U.A.E.\n")
    assert found.address is not None
    assert found.location is not None
    assert (found.address.text, found.location.text) == ("Flat 4", "Al Barsha 1, Dubai, U.A.E.")
