"""Answers about jobs, each against the résumé it is made of."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask, Turn
from tests.chatbot.people import ADA, BARE, chain_of

CHAIN = chain_of(ADA)
SHE = chain_of(ADA, pronouns="she")


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("What is Ada's current job?", ["Lead Engineer at Acme Inc. in Springfield (March 2021 – Present)"]),
        ("Which was Ada's previous job?", ["Before Acme", "Globex Corporation"]),
        ("Who did Ada work for before Globex?", ["Before Globex", "Initech Ltd"]),
        ("Where did Ada go after Globex?", ["After Globex", "Acme Inc."]),
        ("What was Ada's first job?", ["Accountant at Initech Ltd"]),
        ("Which was the longest job?", ["5 years and 8 months", "Acme Inc."]),
        ("Which was the shortest job?", ["Volta School", "about 1 year"]),
        (
            "Was Ada longer at Initech or Globex?",
            ["Longer at Globex", "against 3 years and 4 months at Initech"],
        ),
        ("Which came first, Globex or Initech?", ["Initech Ltd (March 2012 – June 2015) came first"]),
        ("How many employers did Ada have before Globex?", ["2 employers", "Initech Ltd", "Volta School"]),
        ("How many jobs since leaving Globex?", ["1 employer: Acme Inc."]),
        ("How many employers before Initech?", ["lists no employer before Initech"]),
        ("How many employers has Ada had?", ["4 employers", "Acme Inc., Globex Corporation, Initech Ltd"]),
        ("How many titles has Ada held?", ["5 titles at 4 employers"]),
        ("Any gaps in employment?", ["Between Initech Ltd", "6 months"]),
        ("Did any jobs overlap?", ["Initech Ltd", "Volta School (2013 – 2014) overlap"]),
        ("What was Ada doing in 2019?", ["In 2019", "Senior Engineer"]),
        ("Where was Ada in June 2014?", ["In June 2014, Ada was Accountant", "In June 2014, Ada was Tutor"]),
        (
            "What did Ada do from 2015 to 2016?",
            ["From 2015 to 2016 the résumé lists:", "- Software", "- Acc"],
        ),
        ("What did Ada do from 2019 to 2020?", ["From 2019 to 2020, Ada was Senior Engineer"]),
        ("Where did Ada work before 2013?", ["Before 2013 the résumé lists Accountant at Initech Ltd"]),
        (
            "Between June 2008 and March 2012 no job is shown, what was she doing?",
            ["no job between June 2008 and March 2012", "Ph.D.", "B.Sc."],
        ),
        ("Was Ada at Acme in 2019?", ["No: ", "March 2021"]),
        ("Was Ada at Acme in 2022?", ["Yes: ", "March 2021"]),
    ],
)
def test_the_answer_is_computed_from_the_dates_and_names_printed(message: str, said: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    for part in said:
        assert part in answer.answer, answer.answer


def test_every_job_is_listed_most_recent_first() -> None:
    lines = ask("List all employers").answer.splitlines()[1:]
    assert [line.split(" (")[0] for line in lines] == [
        "- Acme Inc.",
        "- Globex Corporation",
        "- Initech Ltd",
        "- Volta School",
    ]


@pytest.mark.parametrize(
    "message", ["Did Ada work at Hooli?", "How long was Ada at Hooli?", "When did Ada join Hooli?"]
)
def test_an_employer_that_is_not_listed_is_said_not_to_be(message: str) -> None:
    answer = ask(message)
    assert answer.status == "not_mentioned"
    assert "does not list Hooli as an employer" in answer.answer


def test_a_year_before_the_first_job_has_none() -> None:
    answer = ask("What was Ada doing in 1999?")
    assert answer.status == "not_mentioned"
    assert "no job in 1999" in answer.answer
    assert "Accountant" in answer.answer


@pytest.mark.parametrize("message", ["What came before Volta?", "What came after Acme?"])
def test_the_ends_of_the_career_are_said_to_be(message: str) -> None:
    answer = ask(message).answer
    assert "most recent" in answer or "earliest" in answer or "Initech" in answer


def test_an_open_end_is_not_invented() -> None:
    chain = chain_of(ADA.replace("March 2021 – Present", "March 2021 – May 2025"))
    answer = chain.invoke(Ask(message="What is Ada's current job?")).answer
    assert answer.status == "partly"
    assert "shows no role as current" in answer.answer
    assert "Lead Engineer" in answer.answer


def test_a_resume_without_jobs_says_so() -> None:
    answer = chain_of(BARE).invoke(Ask(message="What is Bo's current job?")).answer
    assert answer.status == "not_mentioned"
    assert "does not mention employment" in answer.answer


def test_of_very_many_jobs_that_overlap_a_few_pairs_are_told() -> None:
    jobs = "".join(f"### Clerk {n}, Firm {n} Ltd\n2001 – 2009\n\n" for n in range(20))
    chain = chain_of(f"# Dana Okafor\n\n## Experience\n{jobs}")
    answer = chain.invoke(Ask(message="Did any jobs overlap?")).answer
    assert answer.status == "answered"
    assert answer.answer.count("overlap") == 12
    assert answer.answer.count("and so do others") == 1


@pytest.mark.parametrize(
    "message",
    [
        "Was Ada ill at Acme in 2022?",
        "Did Ada win an award at Acme in 2022?",
        "Did Ada finish the handbook at Acme in 2022?",
    ],
)
def test_the_dates_of_a_job_affirm_no_more_than_the_job(message: str) -> None:
    answer = ask(message).answer
    assert not answer.startswith(("Yes", "No:")), answer


def test_a_month_asked_about_is_no_year() -> None:
    assert ask("Was Ada at Globex in June 2015?").answer.startswith("No")
    assert ask("Was Ada at Globex in March 2021?").answer.startswith("No")
    assert ask("Was Ada at Globex in January 2021?").answer.startswith("Yes")


STAGE = """# Tam Okere

## Work

### Freelance set designer
October 2019 – present
By contract, for film and theatre.

### Lecturer in scenography, Kelvin School
September 2020 – June 2024
Taught model making.

### Career break
July 2018 – September 2019
Nursed my father.

### Head of design, Marlowe Theatre, Bristol
August 2012 – June 2018
Designed 23 productions and ran a workshop of nine.

## Awards
- Stage Prize, Scottish Guild, 2016
- West Medal, 2024
"""
STAGE_CHAIN = chain_of(STAGE)


def told(*messages: str) -> Answer:
    history: tuple[Turn, ...] = ()
    for message in messages:
        history = (*history, STAGE_CHAIN.invoke(Ask(message=message, history=history)))
    return history[-1].answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Was she employed in March 2019?", ["No: no job is listed in March 2019.", "Nursed my father"]),
        ("Any gaps?", ["a gap of 1 year and 3 months", "Career break (July 2018"]),
        ("Why is there no employer in early 2019?", ["No job is listed in early 2019.", "Nursed my father"]),
        (
            "leaving aside freelancing, where did she stay longest?",
            ["Leaving aside Freelance", "longest was Marlowe"],
        ),
        ("apart from Marlowe Theatre, how many employers?", ["Leaving aside Marlowe Theatre", "2 employers"]),
        ("how long between Marlowe Theatre and Kelvin School?", ["2 years and 2 months: Marlowe"]),
    ],
)
def test_breaks_and_jobs_left_aside(message: str, said: list[str]) -> None:
    answer = told(message)
    assert answer.status == "answered"
    assert all(words in answer.answer for words in said), answer.answer


def test_a_gap_asked_about_by_its_employers_is_told_alone() -> None:
    assert told("the gap between Marlowe Theatre and the freelance job?").answer.count("lies a gap of") == 1


def test_another_year_is_asked_of_the_same_thing() -> None:
    assert "Marlowe" in told("what was she doing in 2019", "sorry i meant 2014").answer
    assert (
        "does not mention an award in 2020"
        in told("Did she win a prize in 2016?", "and in 2020, any?").answer
    )


def test_at_the_same_time_is_asked_of_the_job_before() -> None:
    answer = told("What did she do at Kelvin School?", "was that at the same time as another job?")
    assert "Freelance set designer" in answer.answer
    assert "overlap" in answer.answer


def test_a_job_named_first_is_asked_about_after_the_comma() -> None:
    assert "workshop of nine" in told("ok back to Marlowe Theatre, what did she do there?").answer
