"""Which piece of a header is the place, and which only looks like one."""

from __future__ import annotations

from tests.index.entries.printed import entries


def test_a_site_beside_the_title_is_the_place_of_the_employer_above() -> None:
    assert entries("Mara Sky   2012 – 2015\nLine Pilot\tWilson Airport, Nairobi\n- flew\n") == [
        ("Mara Sky", ["Line Pilot"], "Wilson Airport, Nairobi", "2012 – 2015")
    ]


def test_a_place_nobody_has_listed_closes_the_employers_line() -> None:
    assert entries("2019 – heute\tTierklinik Weser GmbH\tElsfleth\nOberärztin Chirurgie\n- op\n") == [
        ("Tierklinik Weser GmbH", ["Oberärztin Chirurgie"], "Elsfleth", "2019 – heute")
    ]


def test_a_firm_beside_the_title_is_no_site() -> None:
    ((organization, titles, _, _),) = entries(
        "Core Migration   2015 – 2018\nManager\tDeloitte Ltd, London\n- ran\n"
    )
    assert (organization, titles) == ("Deloitte Ltd", ["Manager"])


def test_a_lone_town_behind_the_sign_of_its_siblings_is_a_place() -> None:
    text = (
        "Marine Ecologist   2018 – 2021\nAcme Environmental · Hobart, Tasmania\n- dived\n\n"
        "Fisheries Observer   2013 – 2014\nBorealis Services · Port Lynn\n- watched\n"
    )
    assert [place for _, _, place, _ in entries(text)] == ["Hobart, Tasmania", "Port Lynn"]


def test_what_stands_alone_behind_the_dates_is_the_place() -> None:
    for place in ("Ludlow", "Halle (Saale)"):
        for sign in (", ", " | "):
            text = f"Apiary Manager, Linden Honey\nMarch 2019 – Present{sign}{place}\n- ran\n"
            assert entries(text) == [("Linden Honey", ["Apiary Manager"], place, "March 2019 – Present")], (
                text
            )
