"""Answers about degrees, certificates, skills and what else stands beside the jobs."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import ADA, BARE, chain_of

CHAIN = chain_of(ADA)


def ask(message: str, text: str = ADA) -> Answer:
    return chain_of(text).invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "Where did Ada study?",
            ["a Ph.D. Computer Science, Springfield University (2012)", "B.Sc. Mathematics"],
        ),
        ("What did Ada study at Shelbyville College?", ["B.Sc. Mathematics"]),
        ("What is Ada's highest degree?", ["Ph.D."]),
        ("What was Ada's first degree?", ["B.Sc."]),
        ("Does Ada have a PhD?", ["Yes. ", "Ph.D. Computer Science"]),
        ("Does Ada have a bachelor's degree?", ["Yes. ", "B.Sc. Mathematics"]),
        ("Does Ada have a bachelor's degree in mathematics?", ["Yes. ", "B.Sc. Mathematics"]),
        ("Does Ada have a degree?", ["Yes. ", "Ph.D.", "B.Sc."]),
        ("Which certifications does Ada have?", ["Certified Kubernetes Administrator (CNCF, 2022)"]),
        ("Is Ada a Certified Kubernetes Administrator?", ["Yes. "]),
        (
            "What are Ada's skills?",
            ["Languages: Go, Rust, C++, Python", "Platforms: Kubernetes, PostgreSQL, Power BI"],
        ),
        ("Any publications?", ["Codes that forget"]),
        ("Which languages does Ada speak?", ["English", "Spanish"]),
    ],
)
def test_what_is_printed_is_told(message: str, said: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    for part in said:
        assert part in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("message", "absent"),
    [
        ("Does Ada have an MBA?", "an MBA"),
        ("Does Ada have a master's degree?", "a master's degree"),
        ("Does Ada have a bachelor's degree in biology?", "biology"),
        ("Did Ada study at Harvard?", "Harvard"),
        ("What was Ada's GPA?", "a gpa"),
        ("Any patents?", "a patent"),
        ("Has Ada won awards?", "an award"),
        ("Does Ada volunteer?", "volunteering"),
        ("Is Ada certified in Azure?", "Azure"),
    ],
)
def test_what_is_not_printed_is_said_not_to_be_mentioned(message: str, absent: str) -> None:
    answer = ask(message)
    assert answer.status == "not_mentioned", answer.answer
    assert f"does not mention {absent}" in answer.answer or absent in answer.answer


def test_with_an_absent_degree_the_ones_there_are_told() -> None:
    answer = ask("Does Ada have an MBA?")
    assert "It lists Ph.D. Computer Science" in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- Filed a patent on soup.", "Any patents?"),
        ("- Published a recipe.", "Any publications?"),
        ("- Won an award for bread.", "Any awards?"),
        ("- Certified in food safety.", "Which certifications does Bo have?"),
        ("- Volunteered at the shelter.", "Does Bo volunteer?"),
    ],
)
def test_a_line_elsewhere_that_speaks_of_it_is_shown(line: str, message: str) -> None:
    text = f"# Bo Plain\n\n## Experience\n\n### Cook, Hilton Hotel\n2012 – 2015\n\n{line}\n"
    answer = ask(message, text)
    assert line.removeprefix("- ") in answer.answer
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "message",
    ["Where did Bo study?", "Any certifications?", "Which languages does Bo speak?", "Any projects?"],
)
def test_nothing_is_invented_for_a_resume_of_two_words(message: str) -> None:
    assert ask(message, BARE).status == "not_mentioned"


def test_a_third_degree_makes_a_list() -> None:
    text = ADA.replace("## Skills", "M.A. History, Ogdenville University, 2010\n\n## Skills")
    answer = ask("Where did Ada study?", text).answer
    assert answer.count("\n- ") == 3
    assert answer.startswith("Ada's education:")


def test_more_than_four_certificates_make_a_counted_list() -> None:
    more = "\n".join(f"- Certificate in Subject {n}, Board, 20{n}" for n in (10, 11, 12, 13))
    answer = ask(
        "Which certifications does Ada have?", ADA.replace("CNCF, 2022", f"CNCF, 2022\n{more}")
    ).answer
    assert "lists 5 certificates" in answer
    assert answer.count("\n- ") == 5


def test_of_very_many_skills_each_group_shows_its_first() -> None:
    many = ", ".join(f"Tool{n:02}" for n in range(40))
    answer = ask("What are Ada's skills?", ADA.replace("Go, Rust, C++, Python", many)).answer
    assert "Tool05 and 34 more" in answer
    assert "Tool06" not in answer


def test_a_group_of_skills_is_told_whole_when_it_is_named() -> None:
    answer = ask("Which platforms does Ada list among the skills?").answer
    assert "Kubernetes" in answer
    assert "Rust" not in answer


def test_awards_of_a_year_are_told_alone_and_a_year_without_any_is_said() -> None:
    text = f"{ADA}\n\n## Awards\n- Stage Prize, Guild, 2016\n- West Medal, 2024\n"
    assert "2024" not in ask("Did Ada win a prize in 2016?", text).answer
    none = ask("Did Ada win an award in 2020?", text)
    assert none.status == "not_mentioned"
    assert "It lists Stage Prize, Guild, 2016 and West Medal, 2024" in none.answer.replace(";", "")


def test_one_entry_asked_for_is_told_alone_and_a_language_may_be_left_aside() -> None:
    text = (
        f"{ADA}\n\n## Awards\n- Retrofit Prize, Clyde Society, 2024\n- Timber Award, Wood Forum, 2020\n\n"
        "## Languages\n- English (native)\n- Irish (B2)\n- German (A2)\n"
    )
    told = ask("Retrofit prize: who gave it", text).answer
    assert "Clyde Society" in told
    assert "Wood Forum" not in told
    assert "Irish" in ask("Apart from English, which language does Ada speak best?", text).answer


def test_awards_of_every_kind_are_told_with_those_asked_for_besides_and_counted() -> None:
    text = (
        f"{ADA}\n\n## Awards\n- Stage Prize, Guild, 2016\n- Finalist, West Medal, 2024\n"
        "- Apprentice of the Year award, 2011\n"
    )
    for message in ("awards?", "List all awards, finals included", "Which prizes has she won?"):
        told = ask(message, text).answer
        assert all(name in told for name in ("Stage Prize", "West Medal", "Apprentice of the Year")), message
    counted = ask("How many awards has she got, not counting finalist places?", text).answer
    assert counted.startswith("The résumé lists 2:")
    assert "West Medal" not in counted


LANGUAGES = chain_of("# Bo Ray\n\n## Languages\n\n- Welsh (C1)\n- Breton (B1)\n- Cornish (B1)\n")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Which of the languages does she speak better, Breton or Welsh?", "Welsh is the better one"),
        ("Which of the languages does she speak better, Breton or Cornish?", "neither is better"),
    ],
)
def test_two_languages_are_set_side_by_side(message: str, said: str) -> None:
    answer = LANGUAGES.invoke(Ask(message=message)).answer
    assert said in answer.answer
    assert "Yes" not in answer.answer


@pytest.mark.parametrize(
    "message",
    ["Is she more fluent in Python or Java?", "Is she better at Welsh cooking than Breton cooking?"],
)
def test_only_two_languages_are_two_languages(message: str) -> None:
    assert "By the levels" not in LANGUAGES.invoke(Ask(message=message)).answer.answer


BESIDES = """# Ottoline Marsh

## Experience

### Botanist, Fenwick Gardens
March 2017 – Present, Ely

- Keeps the alpine house.

## Languages

Welsh (native), Polish (C1), Danish (B2), Greek (A2)

## Awards

- Fenwick Plant of the Year, 2018
- Gardener of the Year, Fenland, finalist, 2022
- Silver Trowel, 2014

## Volunteering

- Treasurer, Otter Rescue Ely, 2019 – Present
- Guide, Peat Museum, 2011 – 2013
"""


@pytest.mark.parametrize(
    ("message", "said", "absent"),
    [
        ("What awards has she won besides Fenwick Plant of the Year?", ["Gardener", "Silver"], ["Plant"]),
        (
            "What awards has she won other than the Silver Trowel?",
            ["Plant", "Gardener"],
            ["Silver", "confirm"],
        ),
        ("What volunteer work has she done besides Otter Rescue?", ["also lists", "Peat Museum"], ["Otter"]),
        ("Apart from Welsh, which languages does she speak?", ["Polish", "Danish", "Greek"], ["Welsh"]),
        ("Besides Welsh, Polish and Greek, which languages does she speak?", ["Danish"], ["Welsh", "Greek"]),
        ("Which other languages does she speak as well as Danish?", ["Welsh", "Polish"], ["Danish"]),
        ("Apart from Welsh, which language does she speak best?", ["Polish"], ["Welsh", "Danish"]),
        ("What volunteer work has she done besides her job?", ["Otter Rescue", "Peat Museum"], ["also"]),
        ("Besides Otter Rescue and Peat Museum, any volunteer work?", ["no other than"], ["Yes"]),
        ("Which award is the most recent?", ["Gardener of the Year"], ["Silver", "Plant"]),
        ("Which award came first?", ["Silver Trowel"], ["Gardener", "Plant"]),
        ("Which award that she won is the most recent?", ["Plant of the Year"], ["Gardener"]),
        ("Has she won the Gardener of the Year award?", ["Not won, by the résumé"], ["Yes"]),
        ("Has she won the Silver Trowel award?", ["Silver Trowel"], ["Not won"]),
    ],
)
def test_others_than_those_named_and_the_newest_are_told(
    message: str, said: list[str], absent: list[str]
) -> None:
    answer = ask(message, BESIDES).answer
    assert all(part in answer for part in said), answer
    assert not any(part in answer for part in absent), answer
