"""Each kind of question goes to its writer; another language is told so first."""

from __future__ import annotations

import pytest

from chatbot.chain import ResumeChain
from chatbot.evidence import Judge
from chatbot.models import Ask, Question
from chatbot.retrieve import ResumeRetriever
from chatbot.settings import Settings
from chatbot.write import Writer
from index.embed import Encoder
from index.withhold import withhold
from tests.chatbot.people import ADA, TODAY, candidate_of, chain_of, index_of, indexed, read

CANDIDATE = candidate_of(ADA)
WRITER = Writer(CANDIDATE, Judge(CANDIDATE, ResumeRetriever(index=index_of(ADA))), 2000)


@pytest.mark.parametrize(
    ("intent", "status", "said"),
    [
        ("smalltalk.greeting", "smalltalk", "Hello"),
        ("declined.task", "declined", "only help"),
        ("contact.email", "answered", "ada@example.org"),
        ("invalid", "clarify", "type a question"),
        ("career.current", "answered", "Lead Engineer"),
        ("background.education", "answered", "Ph.D."),
        ("summary", "answered", "Ada Example is"),
    ],
)
def test_a_question_goes_to_the_writer_of_its_kind(intent: str, status: str, said: str) -> None:
    draft = WRITER.write(Question(text="x", intent=intent))
    assert draft.status == status
    assert said in draft.statements[0].text


def test_a_skill_and_an_open_question_go_to_the_passages() -> None:
    assert WRITER.write(Question(text="Rust?", intent="skill", topic="rust")).focus.intent == "skill"
    assert WRITER.write(Question(text="30 Kubernetes clusters", intent="open")).focus.intent == "open"


def test_in_another_language_what_is_recognised_is_answered_after_a_notice() -> None:
    draft = WRITER.write(Question(text="x", intent="career.current", language="fr"))
    assert draft.statements[0].text == "Pour l'instant, je ne réponds qu'en anglais."
    assert "Lead Engineer" in draft.statements[1].text
    assert draft.status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        Question(text="x y z", intent="open", language="fr"),
        Question(text="qwertz", intent="skill", topic="qwertz", language="de"),
    ],
)
def test_in_another_language_what_is_not_understood_gets_the_notice_alone(question: Question) -> None:
    draft = WRITER.write(question)
    assert len(draft.statements) == 1
    assert draft.status == "clarify"


def test_a_skill_that_is_there_is_answered_in_any_language() -> None:
    draft = WRITER.write(Question(text="Rust?", intent="skill", topic="rust", language="de"))
    assert draft.status == "answered"
    assert len(draft.statements) > 1


COOK = """# Mae Example

mae@example.org

## Experience

### Pastry Chef, Harbour Hotel
March 2020 – Present, Portland

- Leads nine bakers

## Education

A.S. in Baking, Lakeside College, 2011

Stage, Boulangerie Aubrac, 2015

## Certifications

- Dynamic Sugar Unlimited, 2012
- Hygiene Ticket, Food Board, 2014, valid until 2029

## Off duty

Fell running.

## Skills

Pastry: lamination, sugar work
Languages: English (native), French (fluent), Spanish (basic)

## Awards & other

- Semi-finalist, Coast Pastry Cup, 2023
- Gold medal, Chocolate Fair, 2019
- Volunteer instructor, Town Kitchen, since 2021
- References available on request.
"""


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("Does she speak Spanish fluently?", ["Spanish (basic)"], ["Yes", "French"]),
        ("Is she fluent in French?", ["Yes", "French (fluent)"], []),
        ("does she have a degree?", ["Yes", "A.S. in Baking"], ["Stage"]),
        ("culinary school?", ["Lakeside College"], ["does not mention"]),
        ("Where did she study?", ["The résumé lists", "Stage"], ["has an A.S."]),
        (
            "what is her current title and when did she start",
            ["Pastry Chef", "since March 2020"],
            ["does not"],
        ),
        ("which languages does she speak and how well", ["Spanish (basic)"], ["does not", "Leads nine"]),
        (
            "Which awards did she win?",
            ["Semi-finalist", "Gold medal"],
            ["References", "Volunteer", "confirm"],
        ),
        ("Did she win gold at the Coast Pastry Cup?", ["Semi-finalist"], ["employer", "Yes", "2023, 2023"]),
        ("Did she win the Coast Pastry Cup?", ["does not confirm", "Semi-finalist"], ["Yes"]),
        ("Is her hygiene ticket still valid in 2027?", ["Hygiene Ticket", "2029"], ["no job"]),
        ("How long was she at Harbour Hotel and in which roles?", ["6 years", "Pastry Chef"], []),
        ("and the DS certificate?", ["Dynamic Sugar Unlimited"], ["no certificate"]),
        ("what does she do in her free time?", ["Fell running"], ["does not mention"]),
        ("Which job did she hold the longest?", ["Harbour Hotel", "6 years"], []),
        ("Has she been at Harbour Hotel more than 10 years?", ["No: ", "6 years"], []),
        ("Has she been at Harbour Hotel for over two years?", ["Yes: ", "6 years"], []),
        ("Did she leave Harbour Hotel?", ["since March 2020"], ["does not say"]),
    ],
)
def test_what_a_recruiter_asked_of_a_pastry_chef(message: str, said: list[str], unsaid: list[str]) -> None:
    answer = chain_of(COOK).invoke(Ask(message=message)).answer.answer
    for part in said:
        assert part in answer, answer
    for part in unsaid:
        assert part not in answer, answer


def test_what_was_she_there_asks_for_the_title() -> None:
    chain = chain_of(COOK)
    first = chain.invoke(Ask(message="Where does she work?"))
    assert "Pastry Chef" in chain.invoke(Ask(message="what is she there?", history=(first,))).answer.answer


BUYER = """# Ori Webb

## Work

### Senior Buyer, Lune Wine Merchants, Bristol
January 2021 – present
- Look after a list of 640 wines from 14 countries.
- Two assistant buyers report to me.

### Head Sommelier, The Copper Heron, Bath
April 2016 – December 2020
- Team of five.
- Wine sales per guest rose from £14 to £23.

### Sommelier, Hotel Ponts, London
September 2012 – May 2015
- Cellar of 11,000 bottles.

## Certificates
- Forklift truck, 2021 – 2030

## Awards
- Shortlisted, Buyer of the Year, Trade Vine Awards, 2023
"""


def told(*messages: str) -> str:
    chain, history = chain_of(BUYER), ()
    for message in messages:
        history = (*history, chain.invoke(Ask(message=message, history=history)))
    return history[-1].answer.answer


@pytest.mark.parametrize(
    ("messages", "said", "unsaid"),
    [
        (
            ("hi, I'm hiring a head of buying. what's she up to these days?",),
            "Senior Buyer at Lune",
            "does not say",
        ),
        (
            ("What is her current job?", "and how many wines are on that list?"),
            "a list of 640 wines",
            "January 2021 – present, Bristol",
        ),
        (("how many people are under her?",), "Two assistant buyers report to me", "nearest"),
        (("how many years did she spend as a sommelier in total?",), "7 years and 6 months", "Lune"),
        (
            ("What happened to takings when she ran the wine at the Copper Heron?",),
            "Wine sales per guest rose",
            "was at The Copper",
        ),
        (
            ("When was she at the Copper Heron?", "and before she got there?"),
            "Sommelier at Hotel Ponts",
            "does not",
        ),
        (("did she leave Hotel Ponts because of a baby?",), "does not mention why", "was at Hotel"),
        (("leaving London aside, where has she worked?",), "The Copper Heron", "does not list"),
        (("did she beat anyone to Buyer of the Year?",), "Shortlisted, Buyer of the Year", "nearest"),
    ],
)
def test_what_a_recruiter_asked_is_answered_and_not_something_beside_it(
    messages: tuple[str, ...], said: str, unsaid: str
) -> None:
    answer = told(*messages)
    assert said in answer
    assert unsaid not in answer


NIGHTS = """# Bo Plain

## Experience

### Baker, Rye and Spelt, Copper Mill, Bamberg
2014 - 2018

- Kept the sourdough alive through two floods.
- Won the county prize.
- Moved payroll to one system.
- Repaired the delivery van twice.

### Cook, Harbour House, Leeds
2010 - 2013

- Cut waste by a third.
"""


@pytest.mark.endtoend
def test_what_was_done_is_not_answered_with_a_heading_alone(real_encoder: Encoder) -> None:
    chain = ResumeChain(indexed(withhold(read(NIGHTS)), real_encoder), Settings(), TODAY)
    done = chain.invoke(Ask(message="What did he do in rye and spelt at Copper Mill?")).answer.answer
    assert "sourdough" in done
    named = chain.invoke(Ask(message="Which spelt at Copper Mill?")).answer.answer
    assert "Rye and Spelt" in named
    assert "sourdough" not in named


DIVER = """# Ines Okoro

## Experience

### Dive Supervisor, Brine Contractors, Leith (2019 - present)

- Lead a crew of six divers on harbour walls.
- Moved the tool store ashore when the barge flooded.

### Wages Clerk, Oyster Co-op, Cork (2015 - 2018)

- Paid weekly wages to 140 seasonal pickers in cash.

## Certificates

- Remote pilot licence for drones, 2023

## Voluntary work

- Alto in the Leith harbour choir since 2020
"""


@pytest.mark.endtoend
@pytest.mark.parametrize(
    ("message", "said"),
    [
        # a certificate is one line, and an entry to the index: it answers as a line of a job does
        ("Is she able to fly unmanned aircraft?", "drones"),
        # a wording for dates or titles, about a thing that one line names
        ("What did they do with the tool store at Brine when the barge was flooded?", "ashore"),
        ("Who does she lead in her current job, which crew of divers?", "six divers"),
        # a word for pay in a line about others' pay
        ("How many pickers were paid weekly wages?", "140"),
        # no hobbies are listed, and one line tells of one
        ("Does she sing in a choir in her free time?", "choir"),
    ],
)
def test_a_single_line_answers_whatever_its_section(message: str, said: str, real_encoder: Encoder) -> None:
    chain = ResumeChain(indexed(read(DIVER), real_encoder), Settings(), TODAY)
    assert said in chain.invoke(Ask(message=message)).answer.answer


@pytest.mark.endtoend
@pytest.mark.parametrize("message", ["What wages does she expect?", "What weekly wages does she want?"])
def test_the_candidates_own_pay_is_still_not_mentioned(message: str, real_encoder: Encoder) -> None:
    chain = ResumeChain(indexed(read(DIVER), real_encoder), Settings(), TODAY)
    assert chain.invoke(Ask(message=message)).answer.status == "not_mentioned"


@pytest.mark.endtoend
def test_a_question_of_its_own_does_not_lean_on_the_line_or_the_school_before(real_encoder: Encoder) -> None:
    text = DIVER + "\n## Education\n\nBSc Marine Science, Leith University, 2012 – 2015\n"
    chain = ResumeChain(indexed(read(text), real_encoder), Settings(), TODAY)
    first = chain.invoke(Ask(message="Who does she lead at Brine?"))
    paid = chain.invoke(Ask(message="Where did she hand out money?", history=(first,)))
    assert "140 seasonal pickers" in paid.answer.answer
    studied = chain.invoke(Ask(message="Did she study at Leith University?"))
    sung = chain.invoke(Ask(message="Any singing?", history=(studied,)))
    assert "choir" in sung.answer.answer


def test_what_is_done_in_the_present_job_is_not_answered_with_its_title(real_encoder: Encoder) -> None:
    text = (
        "# Mia Stone\n\n## Experience\n\n### Head Paralegal, Quill & Crane LLP\n2021 – Present, Leeds\n\n"
        "- Supervise three paralegals and one trainee.\n- Built the docket in Anaqua.\n\n"
        "### Paralegal, Orme LLP\n2015 – 2020, York\n\n- Supervised two trainees.\n"
    )
    chain = ResumeChain(indexed(read(text), real_encoder), Settings(), TODAY)
    told = chain.invoke(Ask(message="Whom does she supervise in her present firm?")).answer.answer
    assert "three paralegals" in told
    assert "two trainees" not in told
    assert chain.invoke(Ask(message="What is her current job?")).answer.answer.startswith("Mia is Head")


ORDER = chain_of(
    """# Bo Ray

## Experience

### Senior Vet, Otter Hospital
2020 – Present, Fort Hazel, TX

- Day rate of locums: $400, agreed with the owner.
- Cut the surgical infection rate from 6% to 2% in 2021.

### Junior Vet, Mill Vets
2014 – 2019, Rochdale

- Audited 317 operations: complication rate 9.5%.
- Started a cat clinic; reached the gold level of the cat scheme in 2018.
"""
)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("In her first job she audited operations, what was the complication rate?", "9.5%"),
        ("Mill Vets – what cat scheme level did they reach in the end?", "gold"),
        ("What was her job at Fort Hazel?", "Senior Vet"),
        ("What happened to the infection rate at Fort Hazel?", "from 6% to 2%"),
        ("How long was she in Texas?", "Otter Hospital"),
    ],
)
def test_a_line_or_a_job_is_meant_by_order_place_or_words(message: str, said: str) -> None:
    assert said in ORDER.invoke(Ask(message=message)).answer.answer


def test_pay_told_of_one_job_is_no_answer_for_another() -> None:
    answer = ORDER.invoke(Ask(message="What salary was she on at Mill Vets?")).answer
    assert answer.status == "not_mentioned"
    assert "$400" not in answer.answer


ELSEWHERE = chain_of(
    """# Dana Whit

## Experience

### Analyst, Halyard Systems
Mar 2017 – Dec 2020, Perth, WA

- Led a team of 8 engineers.
- Built a command-line stock tool for 40 developers.

### Area Manager, Northgate Ltd
2013 – 2016, Austin, TX

- Managed 2 restaurants and 40 staff.
- Cut waste by 35% with Winnow.

### Barista, Costa
2011 – 2012, Leeds

- Served 300 customers a day.

## Skills

- MS Excel, PA systems

## Education

- B.E. Civil Engineering, University of Leeds, 2008 – 2011, 8.1
"""
)


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("Has she worked in Mississippi?", [], ["Yes", "Excel"]),
        ("When was she in Washington?", [], ["Halyard"]),
        ("What did she do in Texas?", ["Northgate"], ["does not mention Texas"]),
        ("More staff at Northgate or at Halyard?", ["More at Northgate"], []),
        ("How many people has she led?", ["8 engineers"], ["command-line"]),
        ("What was her first nursing job?", [], ["Barista"]),
        ("Was she paid up to 90k?", ["does not mention salary"], []),
        ("Is her Winnow better or Excel?", [], ["larger figure"]),
    ],
)
def test_what_a_first_reader_found_said_wrongly(message: str, said: list[str], unsaid: list[str]) -> None:
    answer = ELSEWHERE.invoke(Ask(message=message)).answer.answer
    assert all(words in answer for words in said)
    assert not any(words in answer for words in unsaid)
