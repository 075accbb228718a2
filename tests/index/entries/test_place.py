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


def test_what_is_said_of_the_employer_behind_its_town_is_no_part_of_either() -> None:
    for town in ("Skipton", "Otterbach unter Fels"):
        text = f"Cheesemaker, Hollin Dairies Ltd, {town} (cheese, butter and whey)\n2015 – 2018\n- stirred\n"
        assert entries(text) == [("Hollin Dairies Ltd", ["Cheesemaker"], town, "2015 – 2018")]
    kept = "Hollin Dairies Ltd (formerly Crag Milk, Skipton)"
    ((organization, _, place, _),) = entries(f"Cheesemaker, {kept}\n2015 – 2018\n- stirred\n")
    assert (organization, place) == (kept, None)


def test_before_the_initials_of_a_state_stands_a_town_though_a_region_bears_its_name() -> None:
    for place in ("Washington, D.C.", "Leeds and Washington, D.C.", "Al Ain, U.A.E."):
        ((organization, _, found, _),) = entries(f"Cheesemaker\nThe Whey House, {place} (2015 – 2018)\n- x\n")
        assert (organization, found) == ("The Whey House", place)
    assert (
        entries("Cheesemaker\nParanaguá, Paraná, Brasil   2015 – 2018\n- x\n")[0][2]
        == "Paranaguá, Paraná, Brasil"
    )


def test_a_town_that_calls_itself_one_behind_the_employer_is_the_place() -> None:
    for town in ("Maple City", "Maple City, Quince City", "Jaro, Maple City", "Quince Harbour City, Marl"):
        for title in ("Packer (Denmark)", "Packer, Dairy Account (Denmark)"):
            text = f"NORTHGATE STORES CORPORATION - {town}\n{title}   2015 – 2018\n- x\n"
            assert entries(text) == [("NORTHGATE STORES CORPORATION", [title], town, "2015 – 2018")]
    roles = "  Packing Lead, Dairy   2018 – 2020\n  - x\n\n  Packer, Dairy   2015 – 2018\n  - y\n"
    found = entries(f"NORTHGATE COLD STORES WEST - Maple City, Leeds\n\n{roles}")
    assert found[0][0] == "NORTHGATE COLD STORES WEST"
    assert found[0][2] == "Maple City, Leeds"


def test_behind_a_title_it_is_the_employer_and_a_lone_place_in_brackets_stays_one() -> None:
    assert entries("Packer - Maple City   2015 – 2018\n- x\n")[0][0] == "Maple City"
    ((_, titles, place, _),) = entries("Acme Stores Ltd\nPacker (Denmark)   2015 – 2018\n- x\n")
    assert (titles, place) == (["Packer"], "Denmark")


def test_two_towns_are_one_place_and_a_service_beside_a_town_is_none() -> None:
    assert entries("Self-employed food consultant, Kalgarra / London   2015 – 2018\n- x\n")[0][2] == (
        "Kalgarra / London"
    )
    ((_, _, place, _),) = entries("ACME CORPORATION - Data Services, Maple City\nPacker   2015 – 2018\n- x\n")
    assert place != "Data Services, Maple City"


def test_towns_in_brackets_behind_every_employer_are_places() -> None:
    jobs = [
        ("Penhall Haulage Ltd", "Lichbury"),
        ("Callow Tankers", "Burton upon Lee"),
        ("Oakleaf Bakeries", "Leicester"),
    ]
    text = "".join(
        f"{year} – {year + 1}: Driver at {name} ({town})\n- Drove at night.\n\n"
        for year, (name, town) in zip((2019, 2016, 2013), jobs, strict=True)
    )
    assert [(name, place) for name, _, place, _ in entries(text)] == jobs
    part = text.replace("(Lichbury)", "(Night Fleet Division)").replace("(Leicester)", "(Tissue)")
    assert [name for name, _, place, _ in entries(part)][2] == "Oakleaf Bakeries (Tissue)"
