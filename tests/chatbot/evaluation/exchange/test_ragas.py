"""ragas itself reads what is written for it; what comes from there is a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.exchange.ragas import from_ragas, to_ragas
from chatbot.evaluation.models import Passage
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
        "4 items: facts and forbidden texts are left out; ragas compares with the reference by a model.",
        "1 item: that they must pass is left out.",
        "1 item: nothing is there to be found, which ragas has no measure for.",
        "1 conversation: answers to the earlier turns are not recorded, so none is there.",
        "1 conversation: retrieved passages are left out; ragas has them for single questions only.",
        "1 conversation: gold quotations are left out; ragas has them for single questions only.",
    )


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
    ours = {"id", "answerability", "tags", "split"}
    for sent, got in zip(written, read["all.jsonl"], strict=True):
        assert {key: value for key, value in sent.items() if key not in ours} == {
            key: value for key, value in got.items() if key != "kind"
        }
