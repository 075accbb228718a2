"""Roles that share employers and bullets."""

from __future__ import annotations

from index.entries.position import Work, read_positions
from index.entries.unit import split_units
from index.models import Document, PartialDate
from index.passage import Sheet
from index.readers.lines import split_lines


def work(text: str) -> Work:
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    return read_positions(sheet, split_units(sheet, split_lines(document, atx=False)), "WORK", 5)


def test_stacked_roles_over_one_employer_share_it_and_the_first_has_the_bullets() -> None:
    found = work(
        "Audit Senior   2012 - 2013\nStaff Accountant   2010 - 2012\nTrellis LLP, Leeds, UK\n- Audited.\n"
    )
    first, second = found.positions
    assert first.organization == second.organization
    assert first.location == second.location
    assert first.entry == second.entry == 5
    assert [len(position.bullets) for position in found.positions] == [1, 0]
    assert found.remarks == []


def test_an_employer_line_over_dated_roles_names_them_all() -> None:
    found = work("Acme Ltd, Leeds\nHead Cook   2015 - 2018\n- a\nCook   2012 - 2015\n- b\n")
    assert [position.organization and position.organization.text for position in found.positions] == [
        "Acme Ltd"
    ] * 2
    assert {position.entry for position in found.positions} == {5}
    assert [[bullet.text for bullet in position.bullets] for position in found.positions] == [["a"], ["b"]]


def test_a_role_without_any_employer_stays_without_and_is_said() -> None:
    found = work("Cook, Acme Ltd, 2015 - 2018\n- a\n\nBaker   2012 - 2015\n- b\n")
    assert found.positions[1].organization is None
    assert [code for code, _ in found.remarks] == ["no_employer"]


def test_reversed_dates_are_kept_as_printed() -> None:
    found = work("Cook, Acme Ltd, 2018 - 2015\n- a\n")
    period = found.positions[0].period
    assert period is not None
    assert (period.start, period.end) == (PartialDate(year=2018), PartialDate(year=2015))


def test_roles_indented_under_their_employers_are_told_by_the_margins() -> None:
    found = work(
        "Opera on the Quay, Leeds\n\n  Rigger   since 2020\n    - a\n\n  Stagehand   2017 - 2019\n    - b\n\n"
        "Circus Nandu, on tour\n\n  Flyman   2013 - 2015\n    - c\n"
    )
    assert [
        (position.organization and position.organization.text, position.title and position.title.text)
        for position in found.positions
    ] == [("Opera on the Quay", "Rigger"), ("Opera on the Quay", "Stagehand"), ("Circus Nandu", "Flyman")]


def test_a_stay_printed_under_the_employer_names_it_and_is_no_fact() -> None:
    found = work(
        "Terminal Barra do Sul\n8 anos 3 meses\n\nSuperintendente de Operações\n"
        "agosto de 2021 - Present (3 anos 9 meses)\nParanaguá, Paraná, Brasil\n- a\n\n"
        "Coordenadora de Embarque\nfevereiro de 2017 - julho de 2021 (4 anos 6 meses)\n"
        "Paranaguá, Paraná, Brasil\n- b\n"
    )
    assert [
        (position.organization and position.organization.text, position.title and position.title.text)
        for position in found.positions
    ] == [
        ("Terminal Barra do Sul", "Superintendente de Operações"),
        ("Terminal Barra do Sul", "Coordenadora de Embarque"),
    ]
    assert [position.location and position.location.text for position in found.positions] == [
        "Paranaguá, Paraná, Brasil"
    ] * 2


STACKED = "Senior Engineer   2017 - 2020\nEngineer   2015 - 2017\nAcme Ltd, Leeds\n- Built the platform\n"


def test_a_career_break_moves_no_bullet_to_another_employer() -> None:
    found = work(
        "Career break, family care, 2020 - 2021\n- Looked after my mother\n\n"
        f"{STACKED}\nNurse, St Mary's Hospital, 2010 - 2014\n- Ran the ward\n"
    )
    assert [
        (position.title.text, [bullet.text for bullet in position.bullets]) for position in found.positions
    ] == [("Senior Engineer", ["Built the platform"]), ("Engineer", []), ("Nurse", ["Ran the ward"])]


def test_what_stands_under_an_employer_without_roles_goes_to_nobody() -> None:
    document = Document(
        source="a",
        format="markdown",
        text="### Acme Ltd, 2010 – 2020\n- Founded the office\n"
        "#### Career break, parental leave, 2016 – 2017\n"
        "### Nurse, St Mary's Hospital, 2006 – 2010\n",
        sha256="",
    )
    sheet = Sheet(document)
    found = read_positions(sheet, split_units(sheet, split_lines(document, atx=True)), "WORK", 0)
    assert all(bullet.text != "Founded the office" for each in found.positions for bullet in each.bullets)


def test_a_break_is_no_position_and_bears_the_line_that_calls_it_one() -> None:
    found = work(
        "**March 2015 - November 2015**\n**Time away from work**\nNursed my father.\n\n"
        "**Family career break (July 2012 - August 2013)**\nTwins.\n\n"
        "**January 2010 - February 2012**\n**Maternity leave cover, Acme Ltd**\nTaught.\n"
    )
    assert [position.title.text for position in found.positions] == ["Maternity leave cover"]
    assert [(item.title.text, [fact.text for fact in item.details]) for item in found.others] == [
        ("Time away from work", ["Nursed my father."]),
        ("Family career break (July 2012 - August 2013)", ["Twins."]),
    ]
    assert [item.period is not None for item in found.others] == [True, True]
    assert found.remarks == []


def test_a_title_told_in_brackets_or_after_then_is_a_step() -> None:
    for printed, title, steps in (
        ("Head Cook (Cook until 2016)", "Head Cook", ["Cook until 2016", "Head Cook"]),
        (
            "Cook, then head of kitchen (from 2016)",
            "Cook, then head of kitchen (from 2016)",
            ["Cook", "head of kitchen (from 2016)"],
        ),
        ("Cook (evenings, then nights)", "Cook (evenings, then nights)", []),
    ):
        (position,) = work(f"{printed}\nAcme Ltd, Leeds, 2015 - 2018\n- a\n").positions
        assert (position.title.text, [step.text for step in position.progression]) == (title, steps)


def test_a_break_in_a_table_is_told_by_its_cell_without_the_bars() -> None:
    text = (
        "| 2019 – 2021 | Head Cook | Acme Ltd, Leeds |\n| 2018 – 2019 | Career break (walking) | Andes |\n"
        "| 2015 – 2018 | Cook | Mill Ltd, Otley |\n"
    )
    document = Document(source="a", format="markdown", text=text, sha256="")
    sheet = Sheet(document)
    found = read_positions(sheet, split_units(sheet, split_lines(document, atx=True)), "WORK", 0)
    assert [position.title.text for position in found.positions] == ["Head Cook", "Cook"]
    ((item),) = found.others
    assert (item.title.text, [fact.text for fact in item.details]) == ("Career break (walking)", ["Andes"])
    assert item.period is not None
    assert item.period.printed.text == "2018 – 2019"
