"""What the résumé has on a question: stated, near, or named nowhere in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.candidate import Candidate, plain
from chatbot.evidence import NEAR, STATED, Found, Judge
from chatbot.models import Question
from chatbot.retrieve import ResumeRetriever
from index.embed import Encoder
from index.withhold import withhold
from tests.chatbot.people import ADA, BARE, TODAY, index_of, indexed, read


def judge_of(text: str) -> Judge:
    index = index_of(text)
    candidate = Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)
    return Judge(candidate, ResumeRetriever(index=index))


JUDGE = judge_of(ADA)


def ask(text: str, entries: tuple[int, ...] = ()) -> Question:
    return Question(text=text, intent="open", entries=entries)


def texts(found: tuple[Found, ...]) -> list[str]:
    return [one.evidence.text for one in found]


# -- a named thing


@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("Rust", "Rust"),
        ("kubernetes", "Kubernetes"),
        ("k8s", "Kubernetes"),
        ("golang", "Go"),
        ("PowerBI", "Power BI"),
        ("C++", "C++"),
        ("postgres", "PostgreSQL"),
        ("mentoring", "Mentored five engineers, two of whom became team leads."),
        ("CKA", "Certified Kubernetes Administrator"),
    ],
)
def test_a_thing_is_found_under_any_of_its_spellings(topic: str, first: str) -> None:
    assert texts(JUDGE.mentions(topic))[0].startswith(first)


@pytest.mark.parametrize("topic", ["C", "C#", "R", "Haskell", "Java", "rusty", "ES", "NT", "power", ""])
def test_what_is_only_alike_is_not_found(topic: str) -> None:
    found = JUDGE.mentions(topic)
    assert found == () if topic != "power" else texts(found)[0] == "Power BI"


def test_a_short_name_counts_only_where_it_is_written_as_one() -> None:
    judge = judge_of(ADA.replace("Go, Rust", "Rust").replace("in Go for", "to go for"))
    assert judge.mentions("Go") == ()


def test_skills_lists_come_first_and_an_employer_bounds_the_search() -> None:
    kinds = [one.chunk.section_kind for one in JUDGE.mentions("Kubernetes")]
    assert kinds[0] in ("skills", "certifications")
    assert kinds[-1] == "experience"
    assert texts(JUDGE.mentions("Kubernetes", (0,))) == ["Ran 30 Kubernetes clusters."]
    assert JUDGE.mentions("Kubernetes", (3,)) == ()


def test_words_that_stand_apart_are_found_when_all_of_them_stand() -> None:
    assert texts(JUDGE.in_words("clusters of kubernetes")) == ["Ran 30 Kubernetes clusters."]
    assert JUDGE.in_words("clusters of rust") == ()
    assert JUDGE.in_words("clusters") == ()  # one word is `mentions`


def test_years_that_the_resume_counts_itself_are_found() -> None:
    assert any("12 years" in text for text in texts(JUDGE.stated_years()))
    assert judge_of(BARE).stated_years() == ()


@pytest.mark.parametrize(
    ("topic", "employers"),
    [
        ("engineering", ["Acme Inc.", "Globex Corporation"]),
        ("accounting", ["Initech Ltd"]),
        ("the industry", ["Acme Inc.", "Globex Corporation", "Initech Ltd", "Volta School"]),
        ("law", []),
    ],
)
def test_the_jobs_of_a_trade_are_those_whose_titles_speak_of_it(topic: str, employers: list[str]) -> None:
    assert [job.name for job in JUDGE.jobs_in(topic)] == employers


def test_a_misspelt_name_is_mended_by_the_words_of_the_resume() -> None:
    assert JUDGE.respelt("kubernetse") == "kubernetes"
    assert JUDGE.respelt("kubernetes") == ""
    assert JUDGE.respelt("salesforce") == ""


def test_lines_that_say_the_same_in_other_words_are_related_and_only_of_jobs() -> None:
    found = JUDGE.related("coaching")
    assert "Mentored five engineers, two of whom became team leads." in texts(found)
    assert {one.chunk.kind for one in found} == {"bullet"}
    assert JUDGE.related("coaching", (3,)) == ()
    assert JUDGE.related("xylophone") == ()


def test_figures_are_ranked_largest_first() -> None:
    found = JUDGE.by_figure(["kubernetes"])
    assert texts(found)[:1] == ["Ran 30 Kubernetes clusters."]
    assert JUDGE.by_figure(["handbook"]) == ()  # it gives no figure


@pytest.mark.parametrize(
    ("claim", "ground", "beyond"),
    [
        ("Was Ada 10 years at Acme?", "Ada was at Acme Inc. for 5 years.", ("10",)),
        ("Was Ada 5 years at Acme?", "Ada was at Acme Inc. for 5 years.", ()),
        ("Does Ada have a PhD?", "Ada has a Ph.D. Computer Science (2012).", ()),
        ("Does Ada have an MBA?", "Ada has a Ph.D. Computer Science (2012).", ("MBA",)),
    ],
)
def test_what_a_question_claims_beyond_its_answer_is_told(
    claim: str, ground: str, beyond: tuple[str, ...]
) -> None:
    question = Question(text=claim, intent="background.degree", yes_no=True, entries=(0,))
    assert JUDGE.claims_beyond(question, ground) == beyond


# -- an open question


def test_the_line_that_answers_is_stated_first() -> None:
    judged = JUDGE.judge(ask("Which clusters of Kubernetes did she run?"))
    assert texts(judged.stated)[0] == "Ran 30 Kubernetes clusters."
    assert judged.missing == ()


def test_a_name_that_the_resume_never_uses_settles_it() -> None:
    judged = JUDGE.judge(ask("Which clusters did she run with Nomad?"))
    assert judged.stated == ()
    assert judged.missing == ("Nomad",)


def test_names_are_told_present_or_missing_as_written() -> None:
    assert JUDGE.names(ask("Did Ada use Rust or Haskell at Acme?"))[1] == ("Haskell",)
    assert "Rust" in JUDGE.names(ask("Did Ada use Rust or Haskell at Acme?"))[0]
    for text in ("DID ADA USE HASKELL?", "Which Programming Languages Does Ada Know Besides Haskell?"):
        assert JUDGE.names(ask(text)) == ((), ())  # capitals say nothing there
    assert JUDGE.names(ask("What did she do?")) == ((), ())


@pytest.mark.endtoend
@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Did she coach other people?", "Mentored five engineers, two of whom became team leads."),
        ("How did she save money?", "Cut cloud spending by $1.2M a year by moving 40 PB to erasure codes."),
        ("What is her favourite opera?", None),
        ("Which horses does she breed?", None),
    ],
)
def test_meaning_finds_other_words_and_leaves_what_is_not_there(
    text: str, stated: str | None, real_encoder: Encoder
) -> None:
    index = indexed(withhold(read(ADA)), real_encoder)
    candidate = Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)
    judged = Judge(candidate, ResumeRetriever(index=index)).judge(ask(text))
    assert texts(judged.stated)[:1] == ([stated] if stated else [])


def test_the_nearest_is_no_contact_data_and_bounded() -> None:
    for topic in ("Kubernetes cluster", "Springfield", "ada@example.org"):
        assert all(one.chunk.section_kind != "contact" for one in JUDGE.nearest(topic, 5))
    assert len(JUDGE.nearest("Kubernetes cluster")) == 1


def test_of_a_long_unit_the_part_that_speaks_to_the_question_is_shown() -> None:
    long = (
        "- Rebuilt the archive of the northern region over two winters with a crew of nine people and a van. "
        "Negotiated the contract for tape robots with three suppliers and a customs office. "
        "Trained the night shift in the handling of helium drives."
    )
    judge = judge_of(ADA.replace("- Ran 30 Kubernetes clusters.", long))
    shown = texts(judge.judge(ask("Which contract for tape robots did she negotiate?")).stated)
    assert shown[0].startswith("Negotiated the contract")
    assert "Rebuilt" not in shown[0]


@given(st.text(max_size=60))
def test_any_question_is_judged_with_bounded_scores_and_verbatim_evidence(text: str) -> None:
    judged = JUDGE.judge(ask(text))
    for one in judged.stated:
        assert one.complete or STATED <= one.sure <= 1
    for one in judged.near:
        assert judged.missing or NEAR <= one.sure <= 1
        assert one not in judged.stated
    document = index_of(ADA).documents[0].text
    for one in (
        *judged.stated,
        *judged.near,
        *JUDGE.mentions(text),
        *JUDGE.in_words(text),
        *JUDGE.nearest(text),
    ):
        raw = document[one.evidence.span.start : one.evidence.span.end]
        for word in one.evidence.text.split():
            assert word.strip(",.") in plain(raw) or one.chunk.kind == "entry"
    assert not judged.missing or not judged.stated


words_of_ada = st.lists(st.sampled_from(index_of(ADA).documents[0].text.split()), min_size=1, max_size=6).map(
    " ".join
)


@given(words_of_ada)
def test_words_of_the_resume_are_never_called_missing(text: str) -> None:
    assert set(JUDGE.names(ask(text))[1]) <= {token for token in text.split() if not token.isalpha()}
