"""Names and claims of a question are recognised as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.candidate import Candidate
from chatbot.claims import Claims
from chatbot.lookup import Lookup
from chatbot.models import Question
from tests.chatbot.people import ADA, TODAY, index_of


def candidate_of(text: str) -> Candidate:
    index = index_of(text)
    return Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)


CANDIDATE = candidate_of(ADA)
CLAIMS = Claims(CANDIDATE, Lookup(CANDIDATE))


def ask(text: str, entries: tuple[int, ...] = ()) -> Question:
    return Question(text=text, intent="open", entries=entries)


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
    assert CLAIMS.beyond(question, ground) == beyond


def test_names_are_told_present_or_missing_as_written() -> None:
    assert CLAIMS.names(ask("Did Ada use Rust or Haskell at Acme?"))[1] == ("Haskell",)
    assert "Rust" in CLAIMS.names(ask("Did Ada use Rust or Haskell at Acme?"))[0]
    for text in ("DID ADA USE HASKELL?", "Which Programming Languages Does Ada Know Besides Haskell?"):
        assert CLAIMS.names(ask(text)) == ((), ())  # capitals say nothing there
    assert CLAIMS.names(ask("What did she do?")) == ((), ())
    assert CLAIMS.names(ask("What did Ada-Example build?")) == ((), ())  # the name as it is written together


words_of_ada = st.lists(st.sampled_from(index_of(ADA).documents[0].text.split()), min_size=1, max_size=6).map(
    " ".join
)


@given(words_of_ada)
def test_words_of_the_resume_are_never_called_missing(text: str) -> None:
    assert set(CLAIMS.names(ask(text))[1]) <= {token for token in text.split() if not token.isalpha()}


@pytest.mark.parametrize("name", ["Azure", "Oracle", "MySQL", "Director", "Salesforce"])
def test_a_name_is_missing_even_when_a_common_word_stands_for_it(name: str) -> None:
    """Synonyms widen the search; they never make a name that is not there one that is."""
    assert name not in ADA
    assert CLAIMS.names(ask(f"What did she do with {name} in that role?")) == ((), (name,))


def test_an_adjective_of_a_place_before_another_word_is_no_name() -> None:
    assert CLAIMS.names(ask("Was she ready for the new European rules?")) == ((), ())
    assert CLAIMS.names(ask("Did she work with Italian?")) == ((), ("Italian",))


def test_a_number_that_only_limits_is_no_claim() -> None:
    ground = "The jobs add up to 16 years."
    for text in ("Does she have more than 15 years?", "At least ten years?", "12+ years of it?"):
        asked = ask(text).model_copy(update={"yes_no": True})
        assert CLAIMS.beyond(asked, ground) == ()
    assert CLAIMS.beyond(ask("Did she spend 15 years there?"), ground) == ("15",)
