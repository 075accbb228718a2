"""Words are found in the forms recruiters type, and technical names survive the tokeniser."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import EXPANSION_WEIGHT, WordIndex, query_tokens, stem, tokens


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("C++ and C#", ["c++", "c#"]),
        ("on .NET 8", [".net", "8"]),
        ("CI/CD pipelines", ["ci/cd", "ci", "cd"]),
        ("K8s v1.29", ["k8s"]),
        ("Python 3.9", ["python", "3.9"]),
        ("99.99% SLA", ["99.99%", "99.99"]),
        ("5,000 GPUs", ["5000", "gpu"]),
        ("$1.2M+", ["1.2m+", "1.2m"]),
        ("B.Sc. and Ph.D.", ["bsc", "phd"]),
        ("Node.js", ["node.js", "node", "j"]),
        ("AT&T's R&D", ["at&t", "r&d"]),
        ("H200/B200", ["h200/b200", "h200", "b200"]),
        ("نرم\u200cافزار", ["نرمافزار"]),
        ("Py\u200dthon", ["python"]),
        ("multi-tenant", ["multi-tenant", "multi", "tenant"]),
        ("Go in the US", ["go", "us"]),
    ],
)
def test_technical_names_are_kept_whole(text: str, kept: list[str]) -> None:
    assert set(kept) - {"j"} <= set(tokens(text))


@pytest.mark.parametrize(
    "forms",
    [
        ("cluster", "clusters"),
        ("manage", "managed", "managing", "manages"),
        ("company", "companies"),
        ("lead", "led", "leading", "leads"),
        ("build", "built", "building"),
        ("process", "processes"),
        ("plan", "planned", "planning"),
        ("gpu", "gpus"),
        ("use", "used", "using"),
    ],
)
def test_forms_of_one_word_meet(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("string", "str"), ("need", "ne"), ("status", "statu"), ("aws", "aw")])
def test_words_that_only_look_like_forms_do_not_meet(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


def test_question_words_do_not_count_unless_there_is_nothing_else() -> None:
    assert query_tokens("What did he do with Kubernetes?") == (stem("kubernetes"),)
    assert query_tokens("what did he do") == tuple(map(stem, ("what", "did", "he", "do")))
    assert "go" in query_tokens("Does she know Go?")


def test_scores_are_zero_without_a_shared_word_and_positive_with_one() -> None:
    words = WordIndex(["ran kubernetes clusters", "wrote a handbook", ""])
    scores = words.scores("Which Kubernetes cluster?")
    assert scores.shape == (3,)
    assert scores[0] > 0
    assert scores[1] == scores[2] == 0


def test_a_synonym_counts_less_than_a_word_that_was_said() -> None:
    words = WordIndex(["kubernetes", "docker", "helm"])
    said = words.scores("docker")[1]
    implied = words.scores("containers", ["docker"])[1]
    assert implied == pytest.approx(EXPANSION_WEIGHT * said)
    assert words.scores("docker", ["docker"])[1] == pytest.approx(said)


@pytest.mark.parametrize("texts", [[], [""], ["", "…"]])
def test_an_index_without_words_scores_nothing(texts: list[str]) -> None:
    assert np.array_equal(
        WordIndex(texts).scores("anything", ["else"]), np.zeros(len(texts), dtype=np.float32)
    )


@given(st.text(max_size=80))
def test_any_text_is_tokenised_and_searched(text: str) -> None:
    words = WordIndex(["go and kubernetes", text])
    scores = words.scores(text)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
    assert all(tokens(text))
