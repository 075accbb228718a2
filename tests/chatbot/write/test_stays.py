"""Answers about one employer: how long, when, as what, where, what was done."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import ADA, chain_of
from tests.chatbot.test_reference import MIDWIFE

CHAIN = chain_of(ADA)
SISTER = chain_of(MIDWIFE)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("How long was Ada at Initech?", ["3 years and 4 months", "March 2012 – June 2015"]),
        ("When did Ada join Initech?", ["from March 2012 to June 2015"]),
        ("What was Ada's title at Volta?", ["Tutor at Volta School"]),
        ("In which city was Initech?", ["Ogdenville"]),
        ("Did Ada work at Initech?", ["Yes. ", "Accountant"]),
        ("Has Ada been promoted at Globex?", ["Yes. ", "Software Engineer", "then Senior Engineer"]),
    ],
)
def test_what_is_printed_of_one_employer_is_told(message: str, said: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    for part in said:
        assert part in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("how long on the labour ward?", "3 years and 9 months", "Sister"),
        ("when was she a ward sister?", "since March 2021", "2017"),
        ("what did she do as a staff midwife?", "Trained 40 students", "milk bank"),
    ],
)
def test_of_several_titles_the_one_asked_for_is_told(message: str, said: str, unsaid: str) -> None:
    answer = SISTER.invoke(Ask(message=message)).answer.answer
    assert said in answer
    assert unsaid not in answer


def test_what_was_done_is_told_in_three_bullets_and_whole_when_more_is_asked() -> None:
    first = CHAIN.invoke(Ask(message="What did Ada do at Acme?"))
    assert first.answer.answer.count("\n- ") == 3
    assert any("more" in suggestion for suggestion in first.answer.suggestions)
    more = CHAIN.invoke(Ask(message="tell me more", history=(first,)))
    assert more.answer.answer.count("\n- ") == 4


def test_a_place_that_is_not_printed_is_said_not_to_be() -> None:
    answer = ask("In which city was Volta School?")
    assert answer.status == "not_mentioned"
    assert "does not say where Volta School was" in answer.answer


def test_a_promotion_that_is_not_printed_is_said_not_to_be() -> None:
    answer = ask("Was Ada promoted at Initech?")
    assert answer.status == "not_mentioned"
    assert "does not mention a promotion at Initech Ltd" in answer.answer


def test_jobs_without_dates_have_no_length() -> None:
    text = "# Bo Plain\n\n## Experience\n\n### Cook, Hilton Hotel\n\n- Made soup.\n"
    chain = chain_of(text)
    answer = chain.invoke(Ask(message="How long was Bo at the Hilton?")).answer
    assert "does not say how long" in answer.answer
    assert chain.invoke(Ask(message="Which was the longest job?")).answer.status == "not_mentioned"


def test_achievements_of_a_career_are_its_lines_with_a_figure() -> None:
    answer = ask("What are her main achievements?")
    assert answer.status == "answered"
    assert "$1.2M" in answer.answer
    assert "99.95%" in answer.answer
    assert "on-call handbook" not in answer.answer


@pytest.mark.parametrize("message", ["Tell me about her current role", "tell me about the current job"])
def test_the_current_role_may_be_asked_about(message: str) -> None:
    assert ask(message).answer.startswith("Ada is Lead Engineer at Acme Inc.")


@pytest.mark.parametrize(
    ("message", "opening"),
    [
        ("Was she a Lead Software Engineer at Globex?", "The résumé does not say"),  # words of two titles
        ("Did she manage 40 people at Globex for more than three years?", "The résumé does not confirm 40"),
    ],
)
def test_no_title_and_no_premise_is_made_of_parts(message: str, opening: str) -> None:
    assert ask(message).answer.startswith(opening), ask(message).answer


TEAMS = chain_of(
    "# Pia Rask\n\n## Experience\n\n### Head Chef, Harbour Hotel\nMay 2020 – Present\n\n"
    "- Lead a brigade of nine cooks and two porters.\n"
    "- Run a kitchen of 400 square metres for 200 customers.\n\n"
    "### Chef, Moor Inn\nMay 2016 – April 2020\n\n- Wrote the menus.\n"
)


@pytest.mark.parametrize(
    "message",
    [
        "How big is the team she runs?",
        "how many people report to her?",
        "team size?",
        "how large is her team",
    ],
)
def test_the_people_led_are_told_from_the_lines_that_number_them(message: str) -> None:
    answer = TEAMS.invoke(Ask(message=message)).answer
    assert answer.status == "answered"
    assert "brigade of nine cooks" in answer.answer
    assert "400 square metres" not in answer.answer


def test_a_team_may_be_numbered_behind_the_word() -> None:
    job = "### Brewer, Acme Ltd\n2010 – 2012\n\n- Lead a team of 14 across two sites.\n"
    text = f"# Bo Ray\n\n## Experience\n\n{job}"
    answer = chain_of(text).invoke(Ask(message="How many people does he manage?")).answer
    assert "team of 14" in answer.answer
    assert answer.status == "answered"


def test_a_job_that_numbers_nobody_is_said_to_tell_nothing() -> None:
    answer = TEAMS.invoke(Ask(message="how many people did she manage at Moor Inn?")).answer
    assert answer.status == "not_mentioned"
    assert answer.answer.startswith("The résumé does not say how many people Pia led at Moor Inn")


def test_a_length_is_asked_of_the_job_held_now() -> None:
    answer = chain_of(ADA).invoke(Ask(message="Is she more than 5 years with the present employer?")).answer
    assert answer.answer.startswith("Yes: ")
    assert "Acme" in answer.answer


def test_what_was_achieved_is_told_by_the_sentences_with_figures() -> None:
    text = (
        "# Bo Ray\n\n## Experience\n\n### Designer, Acme Ltd\n2010 – 2012\n"
        "I joined as a junior designer and was soon asked to look after the small stage by the board. "
        "I ran a workshop for the town on most evenings of the year. "
        "Standard platforms cut what we spent per season by 18%, or £46,000.\n"
    )
    answer = chain_of(text).invoke(Ask(message="what did he achieve at Acme?")).answer
    assert answer.answer.index("£46,000") < answer.answer.index("junior designer")


def test_dates_come_with_the_place_when_both_are_asked_for() -> None:
    answer = chain_of(ADA).invoke(Ask(message="Initech - when & in which town?")).answer
    assert "in Ogdenville from March 2012 to June 2015" in answer.answer


def test_all_places_of_work_are_told_in_order_and_those_untold_at_the_end() -> None:
    chain = chain_of(
        "# Vera Holt\n\n## Experience\n\n### Diver, Reef Trust\n2018 – Present, Nadi, Fiji\n\n- Dived.\n\n"
        "### Skipper, Loch Tours Ltd\n2012 – 2017, Oban\n\n- Sailed.\n\n"
        "### Deckhand, Sea Freight Ltd\n2010 – 2011\n\n- Sailed.\n"
    )
    for message in ("Which towns has she worked in?", "list all the places where she has worked so far"):
        answer = chain.invoke(Ask(message=message)).answer.answer
        assert answer.index("Nadi, Fiji: Reef Trust") < answer.index("Oban: Loch Tours Ltd")
        assert "No place is given for Sea Freight Ltd" in answer


def test_people_led_are_told_of_the_title_asked_about_and_from_lines_elsewhere() -> None:
    chain = chain_of(
        "# Vera Holt\n\n## Experience\n\n### Dispatch Lead, Reef Trust Ltd\n2021 – Present\n\n- Ran it.\n\n"
        "### Shift Manager, Reef Trust Ltd\n2018 – 2020\n\n- Managed 40 drivers.\n\n"
        "### Team Leader, Reef Trust Ltd\n2015 – 2017\n\n- Led nine drivers.\n\n"
        "### Steward, Loch Tours Ltd\n2012 – 2014\n\n- Sailed.\n\n"
        "## Leadership\n\n- Loch Tours: managed two interns and four deck hands.\n"
    )
    as_lead = chain.invoke(Ask(message="How many people were under her as team leader at Reef Trust?"))
    assert "nine drivers" in as_lead.answer.answer
    assert "40 drivers" not in as_lead.answer.answer
    there = chain.invoke(Ask(message="How many people did she manage at Loch Tours?")).answer.answer
    assert "two interns" in there
