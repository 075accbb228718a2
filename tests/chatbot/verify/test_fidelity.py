"""A sentence that a model wrote says no more than its notes: planted lies do not leave, rewordings do."""

from __future__ import annotations

from collections import Counter

import pytest

from chatbot.models import Draft, Statement
from chatbot.verify import Fidelity, Notes
from tests.chatbot.people import ADA, candidate_of
from tests.chatbot.verify import reworded
from tests.chatbot.verify.planted import faithful, held, lies
from tests.chatbot.verify.worded import dropped, worded

CANDIDATE = candidate_of(ADA)
FIDELITY = Fidelity(CANDIDATE)
ACME, GLOBEX = CANDIDATE.timeline.jobs[:2]
BULLETS = [CANDIDATE.fact(b, p.section) for p in CANDIDATE.resume.positions for b in p.bullets]
STATEMENTS = (
    Statement(
        text="Ada is Lead Engineer at Acme Inc. (March 2021 – Present).", evidence=CANDIDATE.job_headers(ACME)
    ),
    Statement(
        text="Ada was at Globex Corporation for 5 years and 2 months.",
        evidence=CANDIDATE.job_headers(GLOBEX),
        derived=("5 years and 2 months",),
    ),
    *(Statement(text=one.text, evidence=(one,), bullet=True) for one in BULLETS),
    Statement(text="Yes. The résumé lists Rust.", evidence=(BULLETS[2],), derived=("Rust",)),
)
NOTES = Notes(CANDIDATE, Draft(status="answered", confidence=1, statements=STATEMENTS))
CUT, MENTOR, BOOK, CLUSTERS, BILLING, FLEET = range(3, 9)
RUST = len(STATEMENTS)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Ada has been Lead Engineer at Acme Inc. since March 2021.", [1]),
        ("Ada was at Globex Corporation for 5 years and 2 months.", [2]),
        ("Ada reduced cloud spending by $1.2 million per year by moving 40 PB to erasure codes.", [CUT]),
        ("At Acme Inc., Ada mentored five engineers, two of whom became team leads.", [MENTOR]),
        (
            "At Acme Inc., Ada cut cloud spending by $1.2M a year and ran 30 Kubernetes clusters.",
            [CUT, CLUSTERS],
        ),
        ("Ada built the billing service in Go at Globex Corporation.", [BILLING]),
        ("According to the résumé, Ada wrote the on-call handbook in Rust and Markdown.", [BOOK]),
        ("Yes, the résumé lists Rust.", [RUST]),
        ("Current work includes running 30 Kubernetes clusters.", [CLUSTERS]),
        ("The PostgreSQL fleet kept 99.95 percent availability.", [FLEET]),
    ],
)
def test_a_faithful_sentence_holds(text: str, cited: list[int]) -> None:
    verdict = FIDELITY.verdict(text, cited, NOTES)
    assert verdict.why == ()
    assert set(verdict.used) == set(cited)


@pytest.mark.parametrize(
    ("text", "cited", "reason"),
    [
        ("Ada has been Lead Engineer at Acme Inc. since March 2012.", [1], "2012"),
        ("Ada was Lead Engineer at Acme Inc. until March 2021.", [1], "until 2021"),
        ("Ada was at Globex Corporation for 2 years and 5 months.", [2], "2 years"),
        ("Ada was at Globex Corporation for 6 years.", [2], "6"),
        ("Ada is at Globex Corporation.", [2], "the present tense: is"),
        ("Ada increased cloud spending by $1.2M a year.", [CUT], "increased"),
        ("Ada cut cloud spending by over $1.2M a year.", [CUT], "more than 1.2m"),
        ("Ada cut cloud spending by $40M a year by moving 1.2 PB.", [CUT], "40m"),
        ("At Globex Corporation, Ada cut cloud spending by $1.2M a year.", [CUT], "globex"),
        ("At Globex Corporation, Ada cut cloud spending by $1.2M a year.", [CUT, BILLING], "globex"),
        ("Ada built the billing service in Go at Acme Inc.", [BILLING, CUT], "acme"),
        ("Ada was mentored by five engineers.", [MENTOR], "mentored by"),
        ("Ada mentored two engineers, five of whom became team leads.", [MENTOR], "2 engineers"),
        ("Ada never mentored five engineers.", [MENTOR], "never"),
        ("Ada wrote the on-call handbook, and is an expert in Rust.", [BOOK], "expert"),
        ("Ada, who has a PhD, wrote the on-call handbook.", [BOOK], "phd"),
        ("Ada single-handedly ran 30 Kubernetes clusters.", [CLUSTERS], "single"),
        ("Ada ran the only 30 Kubernetes clusters.", [CLUSTERS], "only"),
        ("I ran 30 Kubernetes clusters.", [CLUSTERS], "the first person: i"),
        ("She ran 30 Kubernetes clusters.", [CLUSTERS], "a guessed pronoun: she"),
        ("Bertrand ran 30 Kubernetes clusters.", [CLUSTERS], "bertrand"),
        ("Ada ran 30 <b>Kubernetes</b> clusters.", [CLUSTERS], "markup"),
        ("[Ada](http://evil.example) ran 30 Kubernetes clusters.", [CLUSTERS], "markup"),
        ("Ada Ada ran ran 30 Kubernetes Kubernetes clusters.", [CLUSTERS], "a doubled word"),
        ("Did Ada run 30 Kubernetes clusters?", [CLUSTERS], "a question"),
        ("No, the résumé lists Rust.", [RUST], "No"),
        ("No, Ada ran 30 Kubernetes clusters.", [CLUSTERS], "No"),
        ("Current work includes building the billing service in Go.", [BILLING], "current"),
        ("Currently Ada built the billing service in Go.", [BILLING], "currently"),
        ("Ada holds a degree in Kubernetes clusters.", [CLUSTERS], "degree"),
        ("Ada has a licence for 30 Kubernetes clusters.", [CLUSTERS], "licence"),
        ("Ada speaks Kubernetes.", [CLUSTERS], "speaks"),
        ("No Kubernetes clusters were run by Ada.", [CLUSTERS], "no"),
        ("Ada ran 30 ex-Google Kubernetes clusters.", [CLUSTERS], "ex"),
        ("Ada ran 30 Škoda clusters.", [CLUSTERS], "skoda"),
        ("Ada cut cloud spending by $1,2M a year.", [CUT], "1,2m"),
        ("Ada ran 30 Kubernetes clusters.", [], "no evidence"),
        ("Ada ran 30 Kubernetes clusters.", [99], "no evidence"),
        ("Ada ran 30 Kubernetes clusters.", [BOOK], "ran"),
        ("Ada worked there.", [BOOK], "it says nothing"),
        ("Ada worked at Acme Inc. before Globex Corporation.", [1, 2], "an order of jobs"),
        ("Ada ran 30 Kubernetes clusters" + " and ran them" * 90 + ".", [CLUSTERS], "too long"),
    ],
)
def test_a_false_one_does_not(text: str, cited: list[int], reason: str) -> None:
    assert reason in FIDELITY.verdict(text, cited, NOTES).why


def test_of_lies_planted_in_a_whole_collection_none_is_shown() -> None:
    """Every tenth of 5,500: the figures take them all (`python -m tests.chatbot.llm.figures`)."""
    slice_ = tuple(sentence for n, sentence in enumerate(lies()) if n % 10 == 0)
    assert len(slice_) > 400
    assert len(Counter(sentence.kind for sentence in slice_)) >= 20
    assert [sentence for sentence, why in held(slice_) if not why] == []


def test_of_faithful_rewordings_near_the_words_few_are_dropped() -> None:
    judged = list(held(faithful()))
    assert len(judged) >= 300
    assert len({sentence.text for sentence, _ in judged}) == len(judged)
    assert sum(bool(why) for _, why in judged) <= 0.03 * len(judged)


def test_of_lies_by_other_hands_none_is_shown_that_was_read() -> None:
    judged = list(held(reworded.lies("open")))
    assert len(judged) >= 300
    assert [sentence for sentence, why in judged if not why] == []


def test_of_lies_that_nobody_read_few_are_shown() -> None:
    """The figures print how many (`python -m tests.chatbot.llm.figures`); it was 16 % once."""
    judged = list(held(reworded.lies("kept")))
    assert len(judged) >= 200
    assert sum(not why for _, why in judged) <= 0.05 * len(judged)


def test_of_what_a_model_says_to_the_prompt_most_is_shown() -> None:
    judged = [(sentence, dropped(sentence)) for sentence in worded("open")]
    assert all(why for sentence, why in judged if sentence.is_silence)
    said = [why for sentence, why in judged if not sentence.is_silence]
    assert len(said) >= 150
    assert sum(map(bool, said)) <= 0.1 * len(said)


def test_the_name_of_an_employer_above_several_titles_is_no_job_of_its_own() -> None:
    """Else what is computed of one of them ("for 2 years") would be nobody's."""
    sentence = next(s for s in worded("open") if "for 2 years and 1 month, from" in s.said)
    assert dropped(sentence) == ()
    longer = sentence.said.replace("2 years and 1 month", "3 years and 1 month")
    other = sentence.said.replace("Assistant Revenue Manager", "Revenue Manager")
    assert "3" in dropped(sentence._replace(said=longer))
    assert "without its limit: revenue" in dropped(sentence._replace(said=other))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Yes, Ada ran 30 Kubernetes clusters.", "Ada ran 30 Kubernetes clusters."),
        ("Yes – Ada ran 30 Kubernetes clusters.", "Ada ran 30 Kubernetes clusters."),
        ("Before that, Ada ran 30 Kubernetes clusters.", "Ada ran 30 Kubernetes clusters."),
        ("Ada ran 30 Kubernetes clusters.", "Ada ran 30 Kubernetes clusters."),
    ],
)
def test_what_the_draft_does_not_decide_is_left_off(text: str, shown: str) -> None:
    assert FIDELITY.verdict(text, [CLUSTERS], NOTES).text == shown


def test_a_yes_is_kept_where_the_draft_says_it_and_turned_round_nowhere() -> None:
    assert FIDELITY.verdict("Yes, the résumé lists Rust.", [RUST], NOTES).text.startswith("Yes")
    denied = Statement(text="No. The résumé lists no PhD beside Rust.", evidence=(BULLETS[2],))
    notes = Notes(CANDIDATE, Draft(status="answered", confidence=1, statements=(denied,)))
    assert not FIDELITY.verdict("Yes, the résumé lists Rust.", [1], notes).holds
