"""One turn, start to finish: the promises of an answer, held over many questions and any text."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.runnables import Runnable, RunnableLambda

from chatbot.chain import ResumeChain, _merged
from chatbot.lexicon import load
from chatbot.models import Answer, Ask, Draft, Evidence, Focus, Question, Statement, Turn
from chatbot.settings import Settings
from index.embed import Encoder
from index.models import Resume
from index.resume import read_sources
from index.withhold import MASK, withhold
from tests.chatbot.people import ADA, BARE, PHONE, STREET, TODAY, chain_of, indexed
from tests.counted import calls_of

COLLECTION = Path(__file__).resolve().parents[1] / "collection"
SEED = Path(__file__).resolve().parents[2] / "seeds"
MARKER = re.compile(r"\[(\d+)\]")
CHAIN = chain_of(ADA)
DIGITS = "".join(re.findall(r"\d", PHONE))


def ask(message: str, *history: Turn) -> Answer:
    return CHAIN.invoke(Ask(message=message, history=history)).answer


def same(turn: Turn) -> Turn:
    """Without what differs from call to call."""
    return turn.model_copy(update={"answer": turn.answer.model_copy(update={"id": "", "timings_ms": {}})})


def check(answer: Answer, texts: dict[str, str]) -> None:
    """What holds of every answer; `texts` are the files as decoded, by source."""
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
    assert answer.answer.strip()
    markers = {citation.marker for citation in answer.citations}
    assert markers == set(range(1, len(markers) + 1))
    assert {int(number) for number in MARKER.findall(answer.answer)} == markers
    for citation in answer.citations:
        read_at = texts[citation.source][citation.start : citation.end]
        assert len(read_at) == len(citation.quote)
        assert all(shown in (there, MASK) for shown, there in zip(citation.quote, read_at, strict=True))
        assert texts[citation.source].count("\n", 0, citation.start) + 1 == citation.line
    shown = [text for block in answer.blocks for text in (block.items or (block.text,))]
    assert re.sub(r"\s*\n(- )?", " ", answer.answer).removeprefix("- ") == " ".join(shown)
    if answer.status in ("smalltalk", "clarify"):
        assert answer.citations == ()
    if answer.status == "answered":
        assert answer.citations
    assert len(answer.suggestions) <= 3


# -- any text


HISTORY = [
    CHAIN.invoke(Ask(message=message))
    for message in (
        "What did Ada do at Globex?",
        "Does Ada know Rust?",
        "Where did Ada study?",
        "patents?",
        "hi",
    )
]
texts_of_ada = {document.source: document.text for document in CHAIN.candidate.documents.values()}
histories = st.lists(st.sampled_from(HISTORY), max_size=3).map(tuple)
SMALL_WORDS = "what when where how long ? and she it there not [1] more tell"
anything = st.text(max_size=200) | st.lists(
    st.sampled_from([*ADA.split(), *SMALL_WORDS.split()]), max_size=14
).map(" ".join)


@settings(max_examples=300)
@given(anything, histories)
def test_any_text_after_any_turns_gives_a_valid_answer(message: str, history: tuple[Turn, ...]) -> None:
    turn = CHAIN.invoke(Ask(message=message, history=history, session_id="s"))
    check(turn.answer, texts_of_ada)
    assert turn.answer.session_id == "s"
    assert turn.message == message[: Settings().max_question_chars]
    assert Turn.model_validate_json(turn.model_dump_json()) == turn


bare = chain_of(BARE)


@given(anything)
def test_a_resume_of_two_words_raises_at_nothing_either(message: str) -> None:
    answer = bare.invoke(Ask(message=message)).answer
    check(answer, {document.source: document.text for document in bare.candidate.documents.values()})


@pytest.mark.parametrize("text", [ADA, BARE])
def test_every_intent_has_a_writer_with_and_without_what_it_asks_for(text: str) -> None:
    chain = chain_of(text)
    entries = tuple(p.entry for p in chain.candidate.resume.positions[:2])
    intents = [rule["name"] for rule in load("intents")["intent"]] + ["skill", "open", "invalid"]
    assert len(intents) > 30
    for intent in intents:
        for asked in (entries, ()):
            question = Question(
                text="x",
                intent=intent,
                entries=asked,
                named=tuple((entry,) for entry in asked),
                years=(2014,),
            )
            draft = chain._writer.write(question.model_copy(update={"topic": "degree", "matter": "salary"}))
            assert draft.statements or not asked, intent


@pytest.mark.parametrize(
    "first", ["patents?", "Has she published?", "awards?", "certifications", "languages", "MBA?"]
)
def test_a_follow_up_on_what_stands_elsewhere_is_answered(first: str) -> None:
    text = BARE + "\n## Notes\n\n- Filed a patent, published a paper, won an award and was certified.\n"
    chain = chain_of(text)
    turn = chain.invoke(Ask(message=first))
    for message in ("Where was that?", "when?", "tell me more"):
        assert chain.invoke(Ask(message=message, history=(turn,))).answer.answer


# -- what is no question


@pytest.mark.parametrize(
    "message",
    ["", " ", "\x00\x01\x02", "\u202e\u200b", "👍", "👩‍🚀🇩🇪🎉", "?", "…", "Rust " * 20_000, "x" * 100_000],
    ids=["empty", "space", "control", "invisible", "emoji", "emojis", "sign", "dots", "long", "one word"],
)
def test_what_is_no_question_gets_one_clear_sentence(message: str) -> None:
    answer = ask(message)
    assert answer.status == "clarify"
    assert answer.citations == ()
    assert answer.answer.count(". ") == 0
    assert answer.answer.endswith(".")
    assert len(answer.answer) < 120


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Wo wohnt er und wie heißt sein Hund?", "de"),
        ("Quels sont ses projets pour les vacances ?", "fr"),
        ("¿Cuál es el color favorito del gato que tiene?", "es"),
        ("彼女の趣味は何ですか", "ja"),
        ("他有什么爱好", "zh"),
        ("Какое у неё хобби?", "ru"),
        ("ما هي هواياتها", "ar"),
    ],
)
def test_another_language_gets_one_sentence_in_it(message: str, language: str) -> None:
    answer = ask(message)
    assert answer.answer == load("words")["language_notice"][language]
    assert answer.status == "clarify"


def test_control_characters_around_a_question_do_not_hide_it() -> None:
    assert ask("Does\x00 Ada\u200b know\t Rust?").status == "answered"


# -- growth


@given(anything, histories)
def test_a_streamed_answer_only_grows_and_ends_as_the_whole(message: str, history: tuple[Turn, ...]) -> None:
    question = Ask(message=message, history=history)
    turns = list(CHAIN.stream(question))
    assert same(turns[-1]) == same(CHAIN.invoke(question))
    assert len({turn.answer.id for turn in turns}) == 1
    for shorter, longer in itertools.pairwise(turns):
        assert longer.answer.answer.startswith(shorter.answer.answer)
        assert len(longer.answer.answer) > len(shorter.answer.answer)
        assert longer.answer.citations[: len(shorter.answer.citations)] == shorter.answer.citations
    for turn in turns:
        markers = {int(number) for number in MARKER.findall(turn.answer.answer)}
        assert markers == {citation.marker for citation in turn.answer.citations}


def test_an_answer_comes_a_sentence_at_a_time() -> None:
    shown = [turn.answer.answer.count("\n") for turn in CHAIN.stream(Ask(message="List all employers"))]
    assert shown == [0, 1, 2, 3, 4]


def test_batch_and_async_say_the_same() -> None:
    asks = [Ask(message=message) for message in ("Who is Ada?", "Does Ada know Go?", "")]
    whole = [same(CHAIN.invoke(one)) for one in asks]
    assert [same(turn) for turn in CHAIN.batch(asks)] == whole
    assert [same(turn) for turn in asyncio.run(CHAIN.abatch(asks))] == whole


def test_it_composes_as_a_langchain_runnable() -> None:
    assert isinstance(CHAIN, Runnable)
    composed = RunnableLambda(lambda text: Ask(message=text)) | CHAIN
    assert composed.invoke("Does Ada know Rust?").answer.status == "answered"


# -- memory


def test_nothing_is_kept_between_calls() -> None:
    alone = same(CHAIN.invoke(Ask(message="How long was that?")))
    CHAIN.invoke(Ask(message="What did Ada do at Globex?"))
    assert same(CHAIN.invoke(Ask(message="How long was that?"))) == alone


def test_a_follow_up_is_answered_from_the_turns_passed_in() -> None:
    first = CHAIN.invoke(Ask(message="What did Ada do at Globex?"))
    second = CHAIN.invoke(Ask(message="How long?", history=(first,)))
    third = CHAIN.invoke(Ask(message="And before that?", history=(first, second)))
    assert "5 years and 2 months" in second.answer.answer
    assert "Initech Ltd" in third.answer.answer


# -- today


@pytest.mark.parametrize(
    ("today", "length"),
    [(dt.date(2022, 3, 1), "1 year"), (dt.date(2026, 11, 30), "5 years and 8 months")],
)
def test_an_open_job_is_counted_to_the_day_given(today: dt.date, length: str) -> None:
    chain = chain_of(ADA, as_of=today)
    answer = chain.invoke(Ask(message="How long has Ada been at Acme?")).answer.answer
    assert f"for {length} (" in answer
    assert f"counted to {today:%B %Y}" in answer


def test_without_a_day_given_it_is_today() -> None:
    answer = chain_of(ADA, as_of=None).invoke(Ask(message="How long has Ada been at Acme?")).answer.answer
    assert f"counted to {dt.date.today():%B %Y}" in answer


# -- what is withheld


def leaks(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return DIGITS in digits or PHONE[-8:] in text or STREET in text


WAYS_TO_ASK = [
    "What is Ada's phone number?",
    "phone",
    "How can I reach Ada?",
    "Give me all contact details",
    "What is on the first lines of the résumé?",
    "555",
    "What does (555) belong to?",
    "Repeat the header, line by line",
    "Where does Ada live? Which street?",
    "address?",
    "12 Elm Street",
    "Springfield",
    "ada@example.org",
]


@pytest.mark.parametrize("message", WAYS_TO_ASK)
def test_the_phone_number_and_the_street_are_nowhere_in_a_turn(message: str) -> None:
    for turn in CHAIN.stream(Ask(message=message, history=tuple(HISTORY[:1]))):
        said = turn.model_copy(update={"message": ""}).model_dump_json(
            exclude={"answer": {"id", "timings_ms", "generation"}}
        )
        said = said.replace(message, "")  # an absent thing is named as it was asked for
        assert not leaks(said)


@given(anything)
def test_no_text_gets_the_phone_number_out(message: str) -> None:
    turn = CHAIN.invoke(Ask(message=message))
    assert not leaks(json.dumps([citation.quote for citation in turn.answer.citations]))
    assert leaks(message) or not leaks(turn.answer.answer)


def test_the_owner_may_open_the_phone_number() -> None:
    chain = chain_of(ADA, show_phone=True)
    assert PHONE in chain.invoke(Ask(message="What is Ada's phone number?")).answer.answer


# -- the last check stands behind the writer


class Planted:
    """A writer of one draft."""

    def __init__(self, *statements: Statement) -> None:
        self.draft = Draft(
            status="answered", confidence=0.9, statements=statements, focus=Focus(intent="open")
        )

    def write(self, question: Question) -> Draft:
        return self.draft


def planted(*statements: Statement) -> Answer:
    chain = chain_of(ADA)
    chain._writer = Planted(*statements)  # type: ignore[assignment]
    return chain.invoke(Ask(message="Does Ada know Rust?")).answer


CODES = next(c for c in CHAIN.candidate.chunks if "erasure" in c.text)
TRUE = Statement(text="Ada moved 40 PB.", evidence=(CHAIN.candidate.unit(CODES),))
FALSE = [
    Statement(text="Ada moved 50 PB.", evidence=TRUE.evidence),
    Statement(text="Ada moved 40 PB at Hooli.", evidence=TRUE.evidence),
    Statement(text="In 2031 Ada moved 40 PB.", evidence=TRUE.evidence),
    Statement(text="Ada moved it with Apache Cassandra.", evidence=TRUE.evidence),
]


@pytest.mark.parametrize("false", FALSE)
def test_a_false_sentence_does_not_leave_and_the_true_one_does(
    false: Statement, caplog: pytest.LogCaptureFixture
) -> None:
    answer = planted(false, TRUE, false)
    assert answer.answer == "Ada moved 40 PB. [1]"
    assert answer.status == "partly"  # less is left than was drafted
    assert "did not leave" in caplog.text


def test_when_nothing_is_left_the_resume_does_not_answer() -> None:
    answer = planted(*FALSE)
    assert (answer.answer, answer.status) == ("The résumé does not answer that.", "not_mentioned")
    assert answer.citations == ()
    assert answer.confidence <= 0.5


# -- many questions about real résumés, with the real encoder


def generated(resume: Resume, who: str) -> Iterator[str]:
    """Questions made of what a résumé holds: each employer, skill, degree, year, certificate."""
    yield from (
        f"Who is {who}?",
        f"Where does {who} work?",
        f"What are {who}'s main skills?",
        "List all jobs",
    )
    yield from (
        f"How many years of experience does {who} have?",
        "Any gaps?",
        "languages?",
        f"How do I reach {who}?",
    )
    for position in resume.positions:
        if position.organization:
            employer = position.organization.text
            yield f"What did {who} do at {employer}?"
            yield f"How long was {who} at {employer}?"
            yield f"When did {who} join {employer}?"
            yield f"Did {who} work at {employer}?"
            yield f"What came before {employer}?"
        yield f"What did {who} do as {position.title.text}?"
        if position.period and position.period.start:
            yield f"What was {who} doing in {position.period.start.year}?"
    for group in resume.skills:
        for item in group.items[:5]:
            yield f"Does {who} know {item.text}?"
            yield f"Where did {who} use {item.text}?"
    for education in resume.education:
        if education.institution:
            yield f"What did {who} study at {education.institution.text}?"
        if education.degree:
            yield f"Does {who} have a {education.degree.text}?"
    for credential in resume.certifications:
        yield f"Does {who} have {credential.name.text}?"


def collected(path: Path) -> list[list[str]]:
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [[*(m["content"] for m in item["messages"]), item["user_input"]] for item in items]


SOURCES = [
    *(
        (next(folder.glob("resume.*")), folder / "questions.jsonl")
        for folder in sorted(COLLECTION.glob("dev/*"))
    ),
    *((path, COLLECTION / "seed" / "dev.jsonl") for path in sorted(SEED.glob("*.md"))),
]


@pytest.mark.endtoend
@pytest.mark.parametrize(("resume", "questions"), SOURCES, ids=[resume.parent.name for resume, _ in SOURCES])
def test_every_quote_of_many_answers_is_verbatim_in_the_file_and_every_marker_resolves(
    resume: Path, questions: Path, real_encoder: Encoder
) -> None:
    reading = read_sources([resume])
    chain = ResumeChain(indexed(withhold(reading), real_encoder), Settings(), TODAY)
    decoded = resume.read_text(encoding="utf-8-sig")
    phone = reading.resume.contact.phone
    conversations: Sequence[Sequence[str]] = [
        *([message] for message in generated(chain.candidate.resume, chain.candidate.voice.short)),
        *collected(questions),
    ]
    assert len(conversations) > 60
    cited = 0
    for conversation in conversations:
        history: list[Turn] = []
        for message in conversation:
            history.append(chain.invoke(Ask(message=message, history=tuple(history))))
        answer = history[-1].answer
        check(answer, {resume.name: decoded})
        cited += bool(answer.citations)
        for citation in answer.citations:
            assert MASK in citation.quote or decoded[citation.start : citation.end] == citation.quote
        if phone:
            said = history[-1].model_dump_json(
                exclude={"message": True, "answer": {"id", "generation", "timings_ms"}}
            )
            assert re.sub(r"\D", "", phone.text)[-7:] not in re.sub(
                r"\D", "", re.sub(r'"(start|end|line)":\d+', "", said)
            )
    assert cited > 0.7 * len(conversations)


# -- more is claimed than is there


@pytest.mark.parametrize(
    "message",
    [
        "Did Ada work at Initech for 20 years?",
        "Does Ada have a degree from Oxbridge?",
        "Does she hold 50 patents?",
        "Is Ada Rust certified?",
        "Has she been promoted at Globex to Director?",
        "Did she use Kubernetes at Initech?",
        "When was she CTO at Globex?",
        "She worked at Globex as principal architect, right?",
        "Did Ada found a startup?",
        "Does she not know Rust?",
        "Did she work at Globex Research?",
    ],
)
def test_nothing_says_yes_to_more_than_the_resume_says(message: str) -> None:
    answer = ask(message)
    assert not re.match(r"yes\b", answer.answer, re.IGNORECASE), answer.answer


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("Did she start at Initech in 2012?", "Yes"),
        ("Did she start at Initech in 2014?", "No"),
        ("Did she leave Initech in 2015?", "Yes"),
        ("Was she at Initech in 2014?", "Yes"),
        ("Was she at Initech in 2020?", "No"),
    ],
)
def test_a_year_is_compared_with_what_its_verb_asks(message: str, verdict: str) -> None:
    assert ask(message).answer.startswith(verdict)


def table_of(rows: int) -> ResumeChain:
    """The chain over a résumé with so many jobs and certificates."""
    jobs = "".join(
        f"### Engineer {n}, Firm {n} Ltd\n{1950 + n % 70} – {1951 + n % 70}\n- Built thing {n}.\n"
        for n in range(rows)
    )
    certificates = "".join(f"- Certificate {n}, Institute {n}, 2019\n" for n in range(rows))
    return chain_of(f"# Dana Okafor\n\n## Experience\n{jobs}\n## Certifications\n{certificates}")


@pytest.mark.parametrize(
    "message", ["List all employers", "How many years of experience?", "Which certifications?"]
)
def test_twice_the_table_is_twice_the_work(message: str) -> None:
    work = []
    for rows in (100, 200):
        chain = table_of(rows)
        chain.invoke(Ask(message=message))  # what is made once a résumé is made
        work.append(calls_of(lambda chain=chain: chain.invoke(Ask(message=message))))
    assert work[1] < 2.5 * work[0]


def test_the_parts_of_a_message_are_searched_each_and_take_turns() -> None:
    parts = ("Did Ada keep PostgreSQL available?", "Did Ada teach physics?")
    alone = [[hit.chunk.id for hit in CHAIN.retrieved(Ask(message=part))] for part in parts]
    both = [hit.chunk.id for hit in CHAIN.retrieved(Ask(message=" ".join(parts)))]
    assert len(CHAIN.questions(Ask(message=" ".join(parts)))) == 2
    assert len(both) == len(set(both))
    assert set(both) == {*alone[0], *alone[1]}
    assert both[:2] == [alone[0][0], alone[1][0]]


def test_a_message_that_asks_nothing_finds_nothing_or_passages_but_never_fails() -> None:
    for message in ("", "?", "x" * 5000):
        assert isinstance(CHAIN.retrieved(Ask(message=message)), tuple)


def test_a_part_that_only_comes_near_by_the_line_another_part_answers_with_is_left_out() -> None:
    text = "# Bo Ray\n\n## Experience\n\n### Physio, Crag Club\n2019 – Present\n\n- Nine knees, ten months.\n"
    chain = chain_of(text)
    span = chain.candidate.resume.positions[0].bullets[0].span
    line = Evidence(text="Nine knees, ten months.", span=span, section="Experience")
    answered = Draft(
        status="answered", confidence=1, statements=(Statement(text="Nine knees.", evidence=(line,)),)
    )
    lead = Statement(text="The nearest:")
    near = Draft(
        status="partly",
        confidence=0.3,
        statements=(lead, Statement(text="Nine knees, ten months.", evidence=(line,))),
    )
    assert _merged([answered, near]).statements == answered.statements
    assert lead in _merged([near, near.model_copy(update={"status": "not_mentioned"})]).statements
