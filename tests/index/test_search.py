"""Units are found by meaning and by words; filters come first; parts bring their whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index import store
from index.chunk import chunk
from index.embed import Encoder, HashingEncoder
from index.models import Reading
from index.search import CACHED_TEXTS, Index, views


def open_index(reading: Reading, encoder: Encoder) -> Index:
    chunks = chunk(reading)
    rows = encoder.encode([text for unit in chunks for text in views(unit)])
    packed = store.pack(reading, chunks, rows, sources=[], settings_sha256="", encoder=encoder.identity)
    return Index(store.unpack(packed), encoder)


@pytest.fixture
def index(ada: Reading, hashing: HashingEncoder) -> Index:
    return open_index(ada, hashing)


def test_a_part_brings_its_whole_and_shows_itself_as_the_passage(index: Index) -> None:
    best = index.search("99.99% availability through the move")[0]
    assert best.chunk.id == "position.0.bullet.0"
    assert best.passage is not None
    text = index.documents[0].text[best.passage.start : best.passage.end]
    assert text == "kept 99.99% availability through the move."
    assert index.parts(best.chunk.id)[1].span == best.passage


def test_a_part_is_returned_itself_when_its_kind_is_asked_for(index: Index) -> None:
    best = index.search("99.99% availability", kinds={"sentence"})[0]
    assert (best.chunk.id, best.chunk.kind, best.passage) == ("position.0.bullet.0.s1", "sentence", None)


def test_a_single_skill_brings_its_group(index: Index) -> None:
    best = index.search("C++", section_kinds={"skills"})[0]
    assert best.chunk.id == "skills.0"
    assert best.passage is not None
    assert index.documents[0].text[best.passage.start : best.passage.end] == "C++"
    assert index.search("C++", kinds={"fact"}, section_kinds={"skills"})[0].chunk.text == "C++"


def test_no_unit_is_returned_twice_and_no_bare_heading_unless_asked_for(index: Index) -> None:
    hits = index.search("Experience with storage, Go and Kubernetes", limit=100)
    ids = [hit.chunk.id for hit in hits]
    assert len(set(ids)) == len(ids)
    assert not {hit.chunk.kind for hit in hits} & {"section", "sentence"}
    assert index.search("Experience", kinds={"section"})[0].chunk.text == "Experience"


def test_filters_apply_before_ranking(index: Index) -> None:
    globex = index.search("availability of storage", entries={1}, limit=3)
    assert len(globex) == 3
    assert {hit.chunk.entry for hit in globex} == {1}
    schools = index.search("availability of storage", section_kinds={"education"})
    assert [hit.chunk.id for hit in schools] == ["education.0"]
    assert index.search("storage", entries={7}) == []
    assert index.search("storage", kinds=set()) == []


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_a_blank_question_finds_nothing(query: str, index: Index) -> None:
    assert index.search(query) == []


def test_limits_hold(index: Index) -> None:
    assert len(index.search("go", limit=2)) == 2
    assert index.search("go", limit=0) == []


def test_scores_fall_and_words_that_occur_nowhere_score_zero(index: Index) -> None:
    hits = index.search("ran kubernetes clusters for teams", limit=50)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].chunk.id == "position.1.bullet.1"
    assert hits[0].lexical > 0
    assert all(-1.001 <= hit.cosine <= 1.001 for hit in hits)
    assert all(hit.lexical == 0 for hit in index.search("zzz", limit=50))


def test_expansions_raise_what_they_name(index: Index) -> None:
    def lexical(expansions: list[str]) -> float:
        hits = index.search("container orchestration", expansions=expansions, limit=50)
        return next(hit.lexical for hit in hits if hit.chunk.id == "position.1.bullet.1")

    assert lexical([]) == 0 < lexical(["kubernetes"])


def test_an_employer_is_found_in_the_context_of_its_bullets(index: Index) -> None:
    hits = index.search("Globex Corporation", limit=3)
    assert {hit.chunk.entry for hit in hits} == {1}


def test_cosines_are_those_of_the_encoder(index: Index, hashing: HashingEncoder) -> None:
    texts = ["go kubernetes", "java", "go"]
    rows = hashing.encode(["go", *texts])
    assert index.cosines("go", texts) == pytest.approx([float(row @ rows[0]) for row in rows[1:]])
    assert index.cosines("go", []) == []


def test_a_text_is_encoded_once_and_the_memory_is_bounded(ada: Reading) -> None:
    class Counting(HashingEncoder):
        seen = 0

        def encode(self, texts):  # type: ignore[no-untyped-def]
            self.seen += len(texts)
            return super().encode(texts)

    encoder = Counting(64)
    index = open_index(ada, encoder)
    encoder.seen = 0
    index.encode(["one", "two", "one"])
    index.encode(["two", "one"])
    assert encoder.seen == 2
    index.encode([f"text {n}" for n in range(CACHED_TEXTS + 10)])
    assert len(index._cache) == CACHED_TEXTS
    assert index.encode([]).shape == (0, 64)


def test_what_is_returned_may_be_changed_without_harm(index: Index) -> None:
    first = index.encode(["one"])
    first[:] = 0
    assert np.linalg.norm(index.encode(["one"])) == pytest.approx(1)


def test_many_threads_get_the_answers_of_one(index: Index) -> None:
    questions = [f"{word} {n % 5}" for n in range(40) for word in ("storage", "go", "kubernetes")]
    alone = [index.search(question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index.search, questions)) == alone


@pytest.mark.endtoend
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Has she reduced spending?", "position.0.bullet.0"),
        ("Did anyone she coached get promoted?", "position.0.bullet.1"),
        ("What did she do with invoices?", "position.1.bullet.0"),
        ("Where did she study?", "education.0"),
        ("How can I reach her by mail?", "contact.email"),
    ],
)
def test_questions_in_other_words_find_their_line(
    question: str, expected: str, ada: Reading, real_encoder: Encoder
) -> None:
    hits = open_index(ada, real_encoder).search(question, limit=3)
    assert expected in [hit.chunk.id for hit in hits]
