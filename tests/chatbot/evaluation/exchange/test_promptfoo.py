"""promptfoo itself validates, asks and judges what is written for it; what comes from there is a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from chatbot.errors import OperatorError
from chatbot.evaluation.exchange.promptfoo import from_promptfoo, to_promptfoo
from chatbot.evaluation.models import Answerability, Item, Message
from tests.chatbot.evaluation.exchange import theirs
from tests.chatbot.evaluation.exchange.samples import ITEMS, LIES, collected, run_of

TRUTHS = {item.id: item.reference for item in ITEMS}


def _tests(text: str) -> dict[str, dict[str, object]]:
    return {test["description"]: test for test in yaml.safe_load(text)["tests"]}


def test_facts_become_assertions() -> None:
    tests = _tests(to_promptfoo(ITEMS, "ada").files[0].text)
    assert tests["plain"]["assert"] == [
        {
            "type": "assert-set",
            "threshold": 0.5,
            "assert": [
                {"type": "icontains-any", "value": ["six"]},
                {"type": "regex", "value": r"(?<!\d)(?<!\d[.,])6(?![.,]?\d)"},
            ],
            "metric": "number",
        },
        {"type": "not-regex", "value": r"(?<!\d)(?<!\d[.,])60(?![.,]?\d)", "metric": "forbidden"},
        {"type": "javascript", "value": r"!/six\s?ty/i.test(output)", "metric": "forbidden"},
    ]
    expressions = tests["expressions"]["assert"]
    assert isinstance(expressions, list)
    assert [one["value"] for one in expressions] == [
        r"/2016\s*(to|-)\s*2019/i.test(output)",
        r"\b(?<n>2)01\d\b",
        r"/KM\/H/i.test(output)",
        ["c++", "{% raw %}{{ not a template }}{% endraw %}"],
        ["never said"],
    ]
    assert expressions[-1]["weight"] == 0


def test_a_conversation_is_a_chat_and_the_rest_is_metadata() -> None:
    test = _tests(to_promptfoo(ITEMS, "ada").files[0].text)["talk"]
    variables = test["vars"]
    assert isinstance(variables, dict)
    assert yaml.safe_load(variables["messages"]) == [
        {"role": "user", "content": 'Where did "Ada" work\n& since when?'},
        {"role": "user", "content": "And until when?"},
    ]
    assert test["metadata"] == {
        "id": "talk",
        "answerability": "ANSWERABLE",
        "reference": "Until 2019.",
        "reference_spans": [{"source": "resume.md", "quote": "from 2016 to 2019", "group": "a"}],
    }


def test_everything_comes_back() -> None:
    items = (*ITEMS, *collected())
    exported = to_promptfoo(items, "all")
    read = from_promptfoo(exported.files[0].text, "all.yaml")
    assert read.lost == ()
    for sent, got in zip(items, read.items, strict=True):
        assert got.draft
        same = {"draft": False, "reference_facts": (), "forbidden": ()}
        assert got.model_copy(update=same) == sent.model_copy(update=same | {"schema_version": 1})
        assert [(set(map(_same, f.any_of)), f.kind, f.required) for f in got.reference_facts] == [
            (set(map(_same, f.any_of)), f.kind, f.required) for f in sent.reference_facts
        ]
        assert set(map(_same, got.forbidden)) == set(map(_same, sent.forbidden))


def _same(pattern: str) -> str:
    """Two spellings of a slash are one expression, and flags that say nothing are none."""
    return pattern.replace(r"\/", "/").replace("/(?s)", "/").strip()


def test_losses_carry_their_counts() -> None:
    awkward = Item(
        id="awkward",
        user_input="Which?",
        answerability=Answerability.ANSWERABLE,
        forbidden=("/(?i:no)/", "/a++/"),
    )
    exported = to_promptfoo((*ITEMS, awkward), "ada")
    assert exported.remarks == (
        "The provider is `echo`, which repeats the question: write your system under `providers`.",
    )
    told = [sentence for sentence in exported.lost if "a part of a word" not in sentence]
    assert len(told) == len(exported.lost) - 1  # once, however many texts
    assert tuple(told) == (
        "2 items: gold quotations travel as metadata; promptfoo does not look at them.",
        "1 item: promptfoo does not see whether an answer declines; forbidden texts alone decide.",
        "2 items: there is no text to check, so that any answer passes.",
        "2 regular expressions: JavaScript cannot say them; they are left out.",
    )


def test_a_run_is_judged_without_a_provider_and_an_empty_answer_is_one() -> None:
    exported = to_promptfoo(run_of(ITEMS, TRUTHS | {"plain": ""}), "ada")
    tests = _tests(exported.files[0].text)
    assert tests["plain"]["providerOutput"] == " "
    assert tests["talk"]["providerOutput"] == "Until 2019."
    assert exported.remarks == ()


TEMPLATES = ("What is {{ 7 * 7 }}?", "Is {% endraw %}{{ 7 * 7 }} {%- endraw -%} shown?", "file:///etc/hosts?")


@pytest.mark.parametrize("question", TEMPLATES)
def test_a_question_that_is_a_template_comes_back_as_it_was(question: str) -> None:
    item = Item(
        id="a", user_input=question, messages=(Message(role="user", content="{{ 1 }}"),),
        answerability=Answerability.UNANSWERABLE, forbidden=("{{ 2 }}", "{% endraw %}"),
    )  # fmt: skip
    exported = to_promptfoo([item], "ada").files[0].text
    (read,) = from_promptfoo(exported, "ada.promptfoo.yaml").items
    assert (read.user_input, read.messages, read.forbidden) == (question, item.messages, item.forbidden)


FOREIGN = """
prompts: ['{{q}}']
providers: [openai:chat]
tests:
  - vars: {q: 'Who led?', tone: dry}
    assert: [{type: equals, value: Ada}]
  - description: second
    threshold: 0.5
    vars: {query: 'Where?', tone: dry}
    assert:
      - {type: contains, value: Acme}
      - {type: icontains-all, value: 'one, two'}
      - {type: not-contains-any, value: [Globex, Initech]}
      - {type: llm-rubric, value: is polite}
      - {type: javascript, value: 'output.length < 9'}
      - {type: regex, value: '(?<year>\\d{4})-\\k<year>'}
      - {type: regex, value: '('}
      - {type: assert-set, threshold: 0.9, assert: [{type: icontains, value: a}, {type: icontains, value: b}]}
      - {type: assert-set, assert: [{type: icontains, value: c}, {type: icontains, value: d}]}
      - text
  - vars: {query: 'Not?'}
    assert: [{type: not-icontains, value: PhD}]
"""


def test_a_foreign_configuration_is_read_as_far_as_it_goes() -> None:
    read = from_promptfoo(FOREIGN, "theirs.yaml")
    second, third = read.items
    assert (second.id, third.id) == ("second", "theirs-003")
    assert [fact.any_of for fact in second.reference_facts] == [
        ("Acme",),
        ("one",),
        ("two",),
        (r"/(?P<year>\d{4})-(?P=year)/",),
        ("c",),
        ("d",),
    ]
    assert second.forbidden == ("Globex", "Initech")
    assert third.answerability is Answerability.UNANSWERABLE
    assert set(read.lost) == {
        "1 test: no variable holds one question; they are left out.",
        "3 variables: only the question is used.",
        "2 assertions: capital letters count there and do not here.",
        "1 assertion: `llm-rubric` has no counterpart and is left out.",
        "1 assertion: `javascript` has no counterpart and is left out.",
        "1 assertion: `regex` has no counterpart and is left out.",
        "1 assertion: an `assert-set` of which some must pass has no counterpart and is left out.",
        "1 assertion: they cannot be read and are left out.",
        "1 test: `threshold` has no place in a question set.",
        "2 tests: whether the résumé answers is not told; guessed from the assertions, look at each.",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "theirs.yaml, line 1 is not YAML"),
        ("tests: file://cases.csv", "no list of `tests`"),
        ("tests: ['file://a.yaml']", "test 1 is not written out"),
        ("tests: [{vars: {a: 1}}]", "holds no test that asks a question"),
        (
            "tests: [{vars: {q: hi}, metadata: {answerability: MAYBE}}]",
            "test 1, metadata `answerability`",
        ),
        ("[" * 3000, "is not YAML"),
        ("!!python/object/apply:os.system [exit]", "not YAML"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        from_promptfoo(text, "theirs.yaml")


@pytest.mark.skipif(not theirs.installed(), reason=theirs.MISSING)
def test_promptfoo_itself_accepts_the_file_and_asks_what_we_ask(tmp_path: Path) -> None:
    """With `echo` for a provider, its answer is what it was asked."""
    path = tmp_path / "ada.promptfoo.yaml"
    templates = [
        Item(id=f"template-{n}", user_input=text, answerability=Answerability.UNANSWERABLE)
        for n, text in enumerate(TEMPLATES)
    ]
    items = (*ITEMS, *templates)
    path.write_text(to_promptfoo(items, "ada").files[0].text, encoding="utf-8")
    theirs.promptfoo_validates(path)
    judged = theirs.promptfoo_judges(path)
    asked = {key: result["response"]["raw"] for key, result in judged.items()}
    assert asked["talk"].startswith(
        '[{"role": "user", "content": "Where did \\"Ada\\" work\\n& since when?"}'
    )
    assert {key: text for key, text in asked.items() if key != "talk"} == {
        item.id: item.user_input for item in items if item.id != "talk"
    }


@pytest.mark.skipif(not theirs.installed(), reason=theirs.MISSING)
def test_promptfoo_itself_passes_right_answers_and_fails_wrong_ones(tmp_path: Path) -> None:
    """An unknown assertion would be an error here; its validator would let it pass."""
    everything = (*ITEMS, *collected())
    right = to_promptfoo(run_of(everything, {item.id: item.reference for item in everything}), "right")
    wrong = to_promptfoo(run_of(ITEMS, LIES), "wrong")
    judged = {}
    for exported in (right, wrong):
        path = tmp_path / exported.files[0].name
        path.write_text(exported.files[0].text, encoding="utf-8")
        judged[path.name] = theirs.promptfoo_judges(path)
    failed = {key: r.get("error") for key, r in judged["right.promptfoo.yaml"].items() if not r["success"]}
    assert failed == {}
    assert len(judged["right.promptfoo.yaml"]) == len(everything)
    passed = {key for key, result in judged["wrong.promptfoo.yaml"].items() if result["success"]}
    assert passed & LIES.keys() == set()


@pytest.mark.parametrize("inner", ["5", "*set", "{type: contains, value: a}"])
def test_a_set_of_assertions_that_is_none_or_holds_itself_is_left_out(inner: str) -> None:
    text = (
        "tests:\n- vars: {question: Where}\n  assert:\n  - &set\n    type: assert-set\n"
        f"    assert: {inner if inner != '*set' else '[*set]'}\n  - {{type: icontains, value: Bath}}\n"
    )
    (item,) = from_promptfoo(text, "their.yaml").items
    assert [fact.any_of for fact in item.reference_facts] == [("Bath",)]


def test_what_would_read_the_environment_is_left_out() -> None:
    items = [
        Item(id=f"item-{n}", user_input=text, answerability=Answerability.UNANSWERABLE)
        for n, text in enumerate(
            ("Is {{ env.HOME }} hers?", "{% if env.A %}x{% endif %}", "What environment?")
        )
    ]
    exported = to_promptfoo(items, "ada")
    assert list(_tests(exported.files[0].text)) == ["item-2"]
    assert "2 items: they would read the environment and are left out." in exported.lost
