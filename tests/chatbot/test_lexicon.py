"""Words, stems, aliases and the data files they come from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot import lexicon
from chatbot.lexicon import (
    aliases,
    content,
    find_words,
    fold,
    intent_rules,
    language_of,
    load,
    matters,
    other_names,
    regex,
    regions_named,
    stem,
    stems,
    synonyms,
    word_list,
    words,
)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "chatbot" / "data"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++, C# and F#!", ["c++", "c#", "and", "f#"]),
        (".NET or ASP.NET", [".net", "or", "asp", ".net"]),
        ("99.99% of 1,200", ["99.99%", "of", "1,200"]),
        ("P&L; CI/CD, node.js", ["p&l", "ci", "cd", "node", "js"]),
        ("Ada's and Ada’s", ["ada", "and", "ada"]),
        ("naïve Größe", ["naive", "grosse"]),
        ("on-call", ["on", "call"]),
        ("", []),
        ("?!… 👍", []),
    ],
)
def test_words_keep_what_makes_them_themselves(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_folding_twice_is_folding_once_for_words(text: str) -> None:
    assert words(fold(text)) == words(text)
    assert stems(text) == [stem(word) for word in words(text)]
    assert set(content(text)) <= set(words(text))
    assert len(set(content(text))) == len(content(text))


def test_content_leaves_out_words_without_a_subject() -> None:
    assert content("What does the candidate know about Rust and Go?") == ["rust"]
    assert content("Tell me, please!") == []


def test_find_words_looks_for_whole_words() -> None:
    assert find_words("which came first?", ["first"])
    assert not find_words("firstly", ["first"])


@pytest.mark.parametrize(
    ("one", "other"), [("k8s", "Kubernetes"), ("golang", "Go"), ("doctorate", "Ph.D."), ("CI/CD", "cicd")]
)
def test_aliases_lead_both_ways(one: str, other: str) -> None:
    assert tuple(stems(other)) in aliases(one)
    assert tuple(stems(one)) in aliases(other)


def test_other_names_are_as_the_file_writes_them() -> None:
    assert "pmp" in other_names("Project Management Professional")
    assert "project management professional" in other_names("PMP")
    assert other_names("Food Hygiene") == ()


def test_the_words_of_a_phrase_have_their_aliases_too() -> None:
    assert ("kubernet", "cluster") in aliases("k8s clusters")


@given(st.text())
def test_the_first_alias_is_the_phrase_itself(phrase: str) -> None:
    forms = aliases(phrase)
    assert forms[:1] == ((tuple(stems(phrase)),) if stems(phrase) else ())
    assert len(set(forms)) == len(forms)


def test_synonyms_are_mutual_and_unknown_words_have_none() -> None:
    listed = {word for group in load("synonyms")["groups"] for word in group}
    assert len(listed) > 200
    named = {stem(name) for rule in load("synonyms")["names"] for name in rule["finds"]}
    for word in listed:
        for other in synonyms(word):
            assert stem(word) in synonyms(other) or stem(other) != other or other in named
    for name in named - {stem(word) for word in listed}:
        assert synonyms(name) == frozenset()  # asked for itself, a name stands for nothing else
    assert synonyms("xylophone") == frozenset()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Where did she work before Acme?", "en"),
        ("¿Dónde trabajó ella antes y cuántos años?", "es"),
        ("Où travaille-t-elle et quelle est son expérience ?", "fr"),
        ("Wo hat sie studiert und wie lange?", "de"),
        ("彼女の経験は何ですか", "ja"),
        ("她在哪里工作?", "zh"),
        ("그녀는 어디서 일했나요", "ko"),
        ("Где она работает?", "ru"),
        ("أين تعمل", "ar"),
        ("वह कहाँ काम करती है", "hi"),
        ("12345 !!", "en"),
        ("Rust? Kubernetes?", "en"),
    ],
)
def test_the_language_of_a_question_is_told_by_its_small_words_or_its_script(text: str, code: str) -> None:
    assert language_of(text) == code


def test_one_foreign_word_makes_no_foreign_question() -> None:
    assert language_of("Did she study in Wo?") == "en"


def test_every_language_told_apart_has_its_line() -> None:
    lines = load("words")["language_notice"]
    told = {code for code, _, _ in lexicon._SCRIPTS} | set(load("words")["language"])
    assert told == set(lines)


# -- the data files


def patterns_of(value: object, key: str = "") -> list[tuple[str, str]]:
    """Every pattern of the data, with the key it stands under."""
    if isinstance(value, str):
        return [(key, value)]
    if isinstance(value, dict):
        return [pair for k, inner in value.items() for pair in patterns_of(inner, k)]
    if isinstance(value, list):
        return [pair for inner in value for pair in patterns_of(inner, key)]
    return []


@pytest.mark.parametrize("name", ["intents", "followups", "policy", "degrees", "patterns"])
def test_every_pattern_compiles_and_none_matches_nothing(name: str) -> None:
    found = [
        (key, pattern)
        for key, pattern in patterns_of(tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")))
        if "\\" in pattern
    ]
    assert len(found) > 5
    for key, pattern in found:
        compiled = re.compile(pattern.replace("{who}", "(?:she)").replace("{subject}", "(?:she)"))
        assert compiled.search("") is None, (key, pattern)


def test_patterns_are_found_by_name() -> None:
    for name, pattern in load("patterns").items():
        if isinstance(pattern, str):
            assert regex(name).pattern == pattern
    with pytest.raises(KeyError):
        regex("nothing of that name")


def test_matters_have_names_of_their_own_and_intents_are_many() -> None:
    assert len({rule.name for rule in intent_rules()}) > 30
    labels = [matter.name for matter in matters()]
    assert len(labels) == len(set(labels)) > 5


def test_word_lists_are_in_small_letters_and_aliases_are_of_two_or_more() -> None:
    for key, value in load("words").items():
        if isinstance(value, str):
            assert word_list(key) == {word.casefold() for word in word_list(key)}
    for group in load("aliases")["same"]:
        assert len(group) >= 2


def asked_in_collection() -> list[str]:
    files = sorted((ROOT / "tests" / "collection").rglob("*.jsonl"))
    assert len(files) > 8
    items = [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line
    ]
    texts = [
        text for item in items for text in (item["user_input"], *(m["content"] for m in item["messages"]))
    ]
    assert len(texts) > 400
    return texts


def test_no_question_of_the_collection_stands_in_the_program_or_its_data() -> None:
    """What is measured must not have been written into what is measured: no question of four words or more,
    with or without its punctuation. Shorter ones ("And before that?") are the language itself. The evaluation
    asks and does not answer: its starter set may ask what somebody else asked."""
    held = {
        path: " ".join(words(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "chatbot").rglob("*"))
        if path.suffix in (".py", ".toml") and "evaluation" not in path.parts
    }
    assert len(held) > 20
    questions = {" ".join(words(text)) for text in asked_in_collection() if len(words(text)) >= 4}
    found = [(path.name, q) for q in questions for path, text in held.items() if f" {q} " in f" {text} "]
    assert found == []


def test_words_are_the_same_with_and_without_joiners() -> None:
    assert words("نرم\u200cافزار Py\u200dthon") == words("نرمافزار Python")


def test_a_state_is_named_with_its_code_and_means_nothing_else() -> None:
    assert regions_named("when she was in North Carolina") == {"north carolina": "NC"}
    assert regions_named("in West Virginia") == {"west virginia": "WV"}
    assert aliases("Mississippi") == (tuple(stems("Mississippi")),)
