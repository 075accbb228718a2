"""Where one entry ends and the next begins, whatever the layout."""

from __future__ import annotations

import pytest

from tests.index.entries.printed import entries


def test_entries_without_bodies_are_parted_at_the_second_date() -> None:
    text = "Cook, Inn Ltd, 2019 – 2021\nBaker, Mill Ltd, 2015 – 2019\n"
    assert [(entry[0], entry[1]) for entry in entries(text)] == [
        ("Inn Ltd", ["Cook"]),
        ("Mill Ltd", ["Baker"]),
    ]


BELOW = ("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "2019 – 2021")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "2019 – 2021\nHead Cook, Blue Door Ltd, Leeds, UK\n- fed all\n", id="dates alone on top"
        ),
        pytest.param("Blue Door Ltd, Leeds, UK\n\n  Head Cook   2019 – 2021\n    - fed all\n", id="margins"),
        pytest.param("- Head Cook\nBlue Door Ltd\n2019 – 2021   Leeds, UK\n  - fed all\n", id="time line"),
    ],
)
def test_layouts_that_part_an_entry_in_their_own_way(text: str) -> None:
    assert entries(text) == [BELOW]


def test_a_bulleted_list_of_duties_is_no_time_line() -> None:
    found = entries(
        "Head Cook, Blue Door Ltd   2019 – 2021\n- Fed all\n- Planned menus\n- Since 2020 also teas\n"
    )
    assert len(found) == 1


def test_dates_that_an_address_parts_from_their_job_find_it() -> None:
    text = (
        "Hydrologist\nBureau of Basin Studies\n1900 Acequia Boulevard, Building C\nPueblo Verde, NM\n"
        "Dates Employed: 06/2019 – Present\nHours per Week: 40\n- Ran gages\n"
    )
    assert [(titles, place, period) for _, titles, place, period in entries(text)] == [
        (["Hydrologist"], "Pueblo Verde, NM", "06/2019 – Present")
    ]


def test_dates_that_open_a_section_belong_to_the_headings_below_them() -> None:
    text = (
        "2011 – 2013\n\n### Diploma in Film Editing\n\nMadras School of Cinema\n\n"
        "2008 – 2011\n\n### BA Visual Communication\n\nBrigid College\n"
    )
    assert entries(text, study=True, markdown=True) == [
        ("Madras School of Cinema", ["Diploma in Film Editing"], None, "2011 – 2013"),
        ("Brigid College", ["BA Visual Communication"], None, "2008 – 2011"),
    ]


def test_a_remark_in_brackets_does_not_make_a_header_too_long() -> None:
    text = (
        "### 03/2019 – 04/2021\n**Head Cook**, Blue Door GmbH (canteens and kitchens for schools, "
        "hospitals and homes, about two hundred and forty people in all)\n- fed all\n"
    )
    ((_, titles, _, period),) = entries(text, markdown=True)
    assert (titles, period) == (["Head Cook"], "03/2019 – 04/2021")


DIARY = (
    "2019 - 2021: Head Cook at Blue Door Ltd (Leeds)\n- Fed all who came\n"
    "Best kitchen of 40 in the town in 2020\n- Baked\n\n"
    "2015 - 2018: Bakery Operative at Tidewell Mills (Oldcastle)\n- Kneaded\n"
)


def test_where_dates_open_each_entry_a_year_among_duties_opens_none() -> None:
    assert [(entry[0], entry[1]) for entry in entries(DIARY)] == [
        ("Blue Door Ltd", ["Head Cook"]),
        ("Tidewell Mills", ["Bakery Operative"]),
    ]
    closing = "Head Cook, Blue Door Ltd, 2019 - 2021\n- Fed all\nBaker, Mill Ltd, 2018\n- Baked\n"
    assert [entry[0] for entry in entries(closing)] == ["Blue Door Ltd", "Mill Ltd"]


def test_a_bracket_holds_the_town_where_another_entry_says_so() -> None:
    assert [entry[2] for entry in entries(DIARY)] == ["Leeds", "Oldcastle"]
    alone = "2015 - 2018: Bakery Operative at Tidewell Mills (Oldcastle)\n- Kneaded\n"
    assert [entry[0] for entry in entries(alone)] == ["Tidewell Mills (Oldcastle)"]
