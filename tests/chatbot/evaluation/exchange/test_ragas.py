"""ragas itself reads what is written for it; what comes from there is a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.exchange.ragas import from_ragas, to_ragas
from chatbot.evaluation.models import Passage, Source
from tests.chatbot.evaluation.exchange import theirs
from tests.chatbot.evaluation.exchange.samples import ITEMS, SOURCE, collected, run_of

ANSWERS = {item.id: item.reference for item in ITEMS}


def test_a_set_with_conversations_becomes_two_files() -> None:
    files = to_ragas(ITEMS, "ada").files
    assert [file.name for file in files] == ["ada.jsonl", "ada.conversations.jsonl"]
    single, many = ([json.loads(line) for line in file.text.splitlines()] for file in files)
    assert [row["id"] for row in single] == ["plain", "expressions", "absent", "silent"]
    assert many[0]["user_input"] == [
        {"content": 'Where did "Ada" work\n& since when?', "type": "human"},
        {"content": "And until when?", "type": "human"},
    ]
    assert "response" not in single[0]


def test_a_run_brings_answers_and_passages() -> None:
    passage = Passage(text="She led 6 people", source="resume.md", start=38, end=54)
    run = run_of(ITEMS, ANSWERS, retrieved=[passage])
    single, many = (
        [json.loads(line) for line in file.text.splitlines()] for file in to_ragas(run, "ada").files
    )
    assert single[0] == {
        "user_input": "How many people did she lead?",
        "response": "She led 6 people.",
        "retrieved_contexts": ["She led 6 people"],
        "retrieved_context_ids": ["resume.md:38-54"],
        "reference": "She led 6 people.",
        "reference_contexts": ["She led 6 people"],
        "reference_context_ids": ["resume.md"],
        "id": "plain",
        "answerability": "ANSWERABLE",
        "tags": ["direct", "team"],
        "split": "smoke",
        "item": ITEMS[0].model_dump(mode="json", exclude_defaults=True),
    }
    assert many[0]["user_input"][-1] == {"content": "Until 2019.", "type": "ai"}


def test_repeats_are_its_multi_responses() -> None:
    run = run_of(ITEMS[:1], {"plain": "6"})
    again = run.responses[0].model_copy(update={"attempt": 1, "answer": "six"})
    run = run.model_copy(update={"responses": (*run.responses, again)})
    row = json.loads(to_ragas(run, "ada").files[0].text)
    assert (row["response"], row["multi_responses"]) == ("6", ["6", "six"])


def test_losses_carry_their_counts() -> None:
    lost = to_ragas(run_of(ITEMS, ANSWERS, retrieved=[Passage(text="x")]), "ada").lost
    assert lost == (
        "4 items: ragas looks at no facts and no forbidden texts, it compares with the reference by a model; "
        "they come home with the file as it is, not with one that ragas has written.",
        "1 item: that they must pass is left out.",
        "1 item: nothing is there to be found, which ragas has no measure for.",
        "1 conversation: answers to the earlier turns are not recorded, so none is there.",
        "1 conversation: retrieved passages are left out; ragas has them for single questions only.",
        "1 conversation: gold quotations are left out; ragas has them for single questions only.",
    )


def test_gold_and_retrieved_passages_have_ids_of_one_form() -> None:
    def ids(*passages: Passage) -> tuple[list[str], list[str]]:
        run = run_of(ITEMS[:1], ANSWERS, retrieved=list(passages))
        source = Source(set="s", source="resume.md", text=SOURCE)
        row = json.loads(to_ragas(run.model_copy(update={"sources": (source,)}), "ada").files[0].text)
        return row["reference_context_ids"], row["retrieved_context_ids"]

    whole = Passage(text=SOURCE[38:], source="resume.md", start=38, end=len(SOURCE))
    other = Passage(text=SOURCE[:37], source="resume.md", start=0, end=37)
    assert ids(other, whole) == (
        [f"resume.md:38-{len(SOURCE)}"],
        ["resume.md:0-37", f"resume.md:38-{len(SOURCE)}"],
    )
    assert ids(other) == (["resume.md:38-54"], ["resume.md:0-37"])


@pytest.mark.parametrize("answered", [False, True])
def test_a_set_comes_home_as_it_went(answered: bool) -> None:
    items = (*ITEMS, *collected())
    given = run_of(items, {item.id: item.reference for item in items}) if answered else items
    read = [from_ragas(file.text, file.name, {}) for file in to_ragas(given, "all").files]
    home = {item.id: item for part in read for item in part.items}
    assert home == {item.id: item for item in items}
    lost = {sentence for part in read for sentence in part.lost}
    assert all("recorded answers are left out" in sentence for sentence in lost)
    assert bool(lost) is answered


@pytest.mark.parametrize(
    "change", [{"reference": "Seven."}, {"user_input": "Who?"}, {"reference_contexts": []}]
)
def test_what_was_edited_over_there_leaves_its_facts_behind(change: dict[str, object]) -> None:
    row = json.loads(to_ragas(ITEMS[:1], "ada").files[0].text) | change
    read = from_ragas(json.dumps(row), "ada.jsonl", {})
    assert read.items[0].reference_facts == ()
    assert read.items[0].draft
    assert any("edited over there" in sentence for sentence in read.lost)


def test_a_place_in_an_id_is_no_part_of_its_source() -> None:
    row = {"user_input": "Who?", "reference_contexts": ["Ada"], "reference_context_ids": ["cv.md:1-3"]}
    (read,) = from_ragas(json.dumps(row), "theirs.jsonl", {}).items
    assert [span.source for span in read.reference_spans] == ["cv.md"]


def test_foreign_samples_become_drafts_and_their_contexts_are_looked_up() -> None:
    lines = [
        {
            "user_input": "Who led?",
            "reference": "Ada",
            "reference_contexts": ["She led 6 people", "not there"],
        },
        {"user_input": "Where?", "response": "Acme", "rubrics": {"score1": "bad"}, "persona_name": None},
        {
            "user_input": [
                {"content": "Hi", "type": "human"},
                {"content": "Hello", "type": "ai", "tool_calls": [{"name": "look", "args": {}}]},
                {"content": "{}", "type": "tool"},
                {"content": "Since when?", "type": "human"},
                {"content": "2016", "type": "ai"},
            ]
        },
        {"user_input": "  "},
    ]
    text = "\n".join(json.dumps(line) for line in lines) + "\n\n"
    read = from_ragas(text, "theirs.jsonl", {"resume.md": SOURCE})
    first, second, talk = read.items
    assert [item.id for item in read.items] == ["theirs-001", "theirs-002", "theirs-003"]
    assert all(item.draft for item in read.items)
    assert [(span.source, span.quote) for span in first.reference_spans] == [
        ("resume.md", "She led 6 people")
    ]
    assert second.reference == ""
    assert [(turn.role, turn.content) for turn in talk.messages] == [("user", "Hi"), ("assistant", "Hello")]
    assert talk.user_input == "Since when?"
    assert set(read.lost) == {
        "3 samples: whether the résumé answers is not told; taken as ANSWERABLE, look at each.",
        "3 samples: they have no facts; write reference_facts, which answers are judged by.",
        "1 reference context: not found once, word for word, in the résumé, and left out.",
        "1 sample: recorded answers are left out; a question set holds none.",
        "1 sample: `rubrics` has no place in a question set.",
        "1 message: calls of tools have no place in a question set.",
        "1 message: recorded answers are left out; a question set holds none.",
        "1 sample: they ask nothing and are left out.",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "theirs.jsonl, line 2: "),
        ('{"response": "x"}', "theirs.jsonl, line 2, field `user_input`: "),
        ('{"user_input": [{"content": "x"}]}', "theirs.jsonl, line 2, field `user_input`: "),
    ],
)
def test_a_broken_line_is_named(line: str, said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        from_ragas('{"user_input": "Who?"}\n' + line, "theirs.jsonl", {})


def test_nothing_to_read_is_said() -> None:
    with pytest.raises(OperatorError, match="holds no question"):
        from_ragas("\n", "theirs.jsonl", {})


@pytest.mark.skipif(not theirs.installed(), reason=theirs.MISSING)
def test_ragas_itself_reads_every_file(tmp_path: Path) -> None:
    items = (*ITEMS, *collected())
    run = run_of(
        items, {item.id: item.reference for item in items}, retrieved=[Passage(text="a", source="b")]
    )
    files = to_ragas(run, "all").files
    read = {}
    for file in files:
        path = tmp_path / file.name
        path.write_text(file.text, encoding="utf-8")
        read[file.name] = theirs.ragas_reads(path)
    assert sum(len(samples) for samples in read.values()) == len(items)
    assert {sample["kind"] for sample in read["all.jsonl"]} == {"SingleTurnSample"}
    assert {sample["kind"] for sample in read["all.conversations.jsonl"]} == {"MultiTurnSample"}
    # Nothing that we write in a field of its own is dropped over there.
    written = [json.loads(line) for line in files[0].text.splitlines()]
    ours = {"id", "answerability", "tags", "split", "item"}
    for sent, got in zip(written, read["all.jsonl"], strict=True):
        assert {key: value for key, value in sent.items() if key not in ours} == {
            key: value for key, value in got.items() if key != "kind"
        }
