"""Question sets and runs as promptfoo reads them (a configuration in YAML, written for 0.123.1), and back.

A fact becomes an assertion, its kind the assertion's `metric`; an optional fact has weight 0; forbidden
texts become `not-` assertions; the rest of an item travels in `metadata`, which promptfoo does not look at.
Recorded answers go into `providerOutput`: promptfoo then judges them and calls nobody. Its validator lets
any name of an assertion pass; only an evaluation shows a wrong one. Nothing read here is ever run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from chatbot.errors import OperatorError
from chatbot.evaluation.exchange.carried import (
    Asked,
    Exported,
    Imported,
    Losses,
    Written,
    asked_of,
    unique_id,
)
from chatbot.evaluation.matching import is_expression
from chatbot.evaluation.models import Answerability, FactKind, Item, Message, ReferenceFact, Run

_SCHEMA = "# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json\n"
# A conversation is the JSON of chat messages, which promptfoo's chat providers read as such.
_PROMPT = "{% if messages %}{{ messages }}{% else %}{{ question }}{% endif %}"
# As our own comparison does: markers are not part of the text, white space is one blank.
_TRANSFORM = r"String(output).replace(/\s*\[\d+\]/g, '').replace(/\s+/g, ' ')"
_QUESTION_NAMES = ("question", "user_input", "query", "input", "message", "prompt")
_FORBIDDEN = "forbidden"
_CARRIED = ("answerability", "reference", "reference_spans", "tags", "split", "must_pass")

# The ends of a text that begins or ends in a digit: "6" is not in "2016", nor "40" in "40,000".
_NOT_AFTER_DIGIT = r"(?<!\d)(?<!\d[.,])"
_NOT_BEFORE_DIGIT = r"(?![.,]?\d)"

_NAMED_GROUP = re.compile(r"\(\?P<")
_NAMED_AGAIN = re.compile(r"\(\?P=(\w+)\)")
# Case never counts, and without line ends "." is any sign: these flags say nothing new.
_NEEDLESS_FLAGS = re.compile(r"^\(\?[is]+\)")
_ENDS = {r"\A": "^", r"\Z": "$"}
# What JavaScript cannot say: inline flags, comments, conditions, atomic groups, possessive repeats.
_PYTHON_ONLY = re.compile(r"\(\?(?:[aiLmsux]+[):-]|-|#|\(|>)|[*+?}]\+")
# A text that ends a template's raw part itself would run on: there it is a string of the template.
_END_OF_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_RAW_AGAIN = "{{% endraw %}}{{{{ {} }}}}{{% raw %}}"
_RAW_ENDED = re.compile(r'\{% endraw %\}\{\{ ("(?:[^"\\]|\\.)*") \}\}\{% raw %\}')
_NAMES_VARIABLE = re.compile(r"\{\{-?\s*([A-Za-z_][\w.]*)\s*(?:\||-?\}\})")
# promptfoo fills these in wherever they stand, before anything else: a key would be sent to a provider.
_READS_ENVIRONMENT = re.compile(r"\{\{[^}]*\benv\b|\{%[^%]*\benv\b")
_SCRIPT = re.compile(r"(?P<no>!)?/(?P<pattern>(?:\\.|[^/\\\n])+)/i\.test\(output\)")


def to_promptfoo(given: Run | Iterable[Item], name: str) -> Exported:
    """One configuration, `name.promptfoo.yaml`. Its provider is `echo`: the owner writes the system to
    measure in its place; recorded answers need none."""
    import yaml

    losses = Losses()
    everything = asked_of(given, losses)
    asked = [one for one in everything if not _READS_ENVIRONMENT.search(one.item.model_dump_json())]
    losses.note("items", "they would read the environment and are left out", len(everything) - len(asked))
    config = {
        "description": name,
        "prompts": [_PROMPT],
        "providers": ["echo"],
        "defaultTest": {"options": {"transform": _TRANSFORM}},
        "tests": [_test(one, losses) for one in asked],
    }
    text = _SCHEMA + yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=110)
    remarks: tuple[str, ...] = ()
    if any(not one.responses for one in asked):
        remarks = (
            "The provider is `echo`, which repeats the question: write your system under `providers`.",
        )
    return Exported(
        files=(Written(name=f"{name}.promptfoo.yaml", text=text),), lost=losses.sentences(), remarks=remarks
    )


def _test(asked: Asked, losses: Losses) -> dict[str, Any]:
    item = asked.item
    variables = {"question": _variable(item.user_input)}
    names_itself = re.search(r"\{\{-?\s*(?:question|messages)\b", item.user_input) is not None
    losses.note("questions", "it names a variable of the export, which is filled in", names_itself)
    if item.messages:
        turns = [message.model_dump() for message in item.messages]
        turns.append({"role": "user", "content": item.user_input})
        variables["messages"] = _variable(json.dumps(turns, ensure_ascii=False))
    asserted = _assertions(item, losses)
    carried = item.model_dump(mode="json", include=set(_CARRIED), exclude_defaults=True)
    test: dict[str, Any] = {
        "description": item.id,
        "vars": variables,
        "assert": asserted,
        "metadata": {"id": item.id} | carried,
    }
    if asked.responses:
        # An empty one would be taken for none, and the provider be asked.
        test["providerOutput"] = asked.responses[0].answer or " "
        losses.note("responses", "only the first attempt is exported", len(asked.responses) - 1)
    if item.answerability is Answerability.UNANSWERABLE:
        losses.note(
            "items", "promptfoo does not see whether an answer declines; forbidden texts alone decide"
        )
    if not asserted:
        losses.note("items", "there is no text to check, so that any answer passes")
    if item.reference_spans:
        losses.note("items", "gold quotations travel as metadata; promptfoo does not look at them")
    return test


def _assertions(item: Item, losses: Losses) -> list[dict[str, Any]]:
    asserted = []
    for fact in item.reference_facts:
        ways = list(_ways(fact.any_of, "", losses))
        labels: dict[str, Any] = {"metric": fact.kind} | ({} if fact.required else {"weight": 0})
        if len(ways) == 1:
            asserted.append(ways[0] | labels)
        elif ways:
            # One of them is enough: the score of the set is the share that passes.
            share = int(10_000 / len(ways)) / 10_000
            asserted.append({"type": "assert-set", "threshold": share, "assert": ways} | labels)
    asserted.extend(way | {"metric": _FORBIDDEN} for way in _ways(item.forbidden, "not-", losses))
    return asserted


def _ways(patterns: Sequence[str], negation: str, losses: Losses) -> Iterator[dict[str, Any]]:
    """Plain texts as one assertion, each expression as one of its own."""
    texts = [pattern for pattern in patterns if not is_expression(pattern) and not _digit_ends(pattern)]
    if texts:
        losses.note(
            "texts", "a part of a word counts there (java in javascript) and does not here", len(texts)
        )
        yield {"type": f"{negation}icontains-any", "value": [_literal(text) for text in texts]}
    for pattern in patterns:
        if is_expression(pattern):
            translated = _in_javascript(pattern[1:-1])
        elif _digit_ends(pattern):
            translated = _bounded(pattern)
        else:
            continue
        if translated is None:
            losses.note("regular expressions", "JavaScript cannot say them; they are left out")
        elif _caseless(translated):
            yield {"type": f"{negation}regex", "value": _literal(translated)}
        else:  # `regex` has no flags
            slashed = re.sub(r"(\\.)|/", lambda match: match[1] or r"\/", translated)
            script = f"{'!' if negation else ''}/{slashed}/i.test(output)"
            yield {"type": "javascript", "value": _literal(script)}


def _digit_ends(text: str) -> bool:
    return text[:1].isdigit() or text[-1:].isdigit()


def _bounded(text: str) -> str:
    before = _NOT_AFTER_DIGIT if text[0].isdigit() else ""
    after = _NOT_BEFORE_DIGIT if text[-1].isdigit() else ""
    return before + re.sub(r"[.*+?^${}()|\[\]\\]", r"\\\g<0>", text) + after


def _in_javascript(pattern: str) -> str | None:
    """A Python expression as JavaScript writes it; None where that cannot be."""
    pattern = _NEEDLESS_FLAGS.sub("", pattern)
    pattern = _NAMED_AGAIN.sub(r"\\k<\1>", _NAMED_GROUP.sub("(?<", pattern))
    pattern = re.sub(r"\\[\s\S]", lambda match: _ENDS.get(match[0], match[0]), pattern)
    bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern)  # neither escapes nor classes
    return None if _PYTHON_ONLY.search(bare) or "\n" in pattern else pattern


def _caseless(pattern: str) -> bool:
    bare = re.sub(r"\\k<\w+>|\(\?<\w+>|\\.", "", pattern)
    return bare.lower() == bare.upper()


def _literal(text: str) -> str:
    """A value that promptfoo's templates leave as it is. `file://` and `package:` would be loaded."""
    if re.search(r"\{[{%#]", text) or text.startswith(("file://", "package:")):
        quoted = _END_OF_RAW.sub(lambda found: _RAW_AGAIN.format(json.dumps(found[0])), text)
        return "{% raw %}" + quoted + "{% endraw %}"
    return text


def _variable(text: str) -> str:
    """The value of a variable that arrives as it is. promptfoo fills none in that names another it does not
    know: such a one must not be made literal, or the signs of that would be asked, too."""
    unknown = set(_NAMES_VARIABLE.findall(text)) - {"question", "messages"}
    return text if unknown else _literal(text)


def _unraw(text: str) -> str:
    if not (text.startswith("{% raw %}") and text.endswith("{% endraw %}")):
        return text
    bare = text.removeprefix("{% raw %}").removesuffix("{% endraw %}")
    return _RAW_ENDED.sub(lambda found: str(json.loads(found[1])), bare)


# ---- back -----------------------------------------------------------------------------------------------


def from_promptfoo(text: str, name: str) -> Imported:
    """The tests of a configuration as items. Raises `OperatorError` naming what cannot be read."""
    losses = Losses()
    items: dict[str, Item] = {}
    for number, test in enumerate(_tests(text, name), start=1):
        item = _item(test, name, number, items, losses)
        if item is not None:
            items[item.id] = item
    if not items:
        raise OperatorError(f"{name} holds no test that asks a question in `vars`; see promptfoo's `tests`.")
    return Imported(items=tuple(items.values()), lost=losses.sentences())


def _tests(text: str, name: str) -> list[Mapping[str, Any]]:
    import yaml

    try:
        config: Any = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise OperatorError(f"{name}, line {line} is not YAML: {error.problem}.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise OperatorError(f"{name} is not YAML that can be read.") from error
    tests = config.get("tests") if isinstance(config, Mapping) else config
    if not isinstance(tests, list):
        raise OperatorError(
            f"{name} has no list of `tests`; tests in files of their own are read when written into it."
        )
    for number, test in enumerate(tests, start=1):
        if not isinstance(test, Mapping):
            raise OperatorError(
                f"{name}, test {number} is not written out (vars, assert); write it into the file."
            )
    return tests


def _item(
    test: Mapping[str, Any], name: str, number: int, taken: Mapping[str, Item], losses: Losses
) -> Item | None:
    messages, question = _asked(test, losses)
    if not question:
        losses.note("tests", "no variable holds one question; they are left out")
        return None
    metadata = test.get("metadata")
    known: dict[str, Any] = dict(metadata) if isinstance(metadata, Mapping) else {}
    facts, forbidden = _expected(test.get("assert"), losses)
    carried = {key: known[key] for key in _CARRIED if key in known}
    if "answerability" not in carried:
        given = Answerability.ANSWERABLE if facts or not forbidden else Answerability.UNANSWERABLE
        carried["answerability"] = given
        losses.note(
            "tests", "whether the résumé answers is not told; guessed from the assertions, look at each"
        )
    losses.note("tests", "recorded answers are left out; a question set holds none", "providerOutput" in test)
    for key in ("provider", "providers", "threshold", "assertScoringFunction"):
        losses.note("tests", f"`{key}` has no place in a question set", key in test)
    wanted = known.get("id", test.get("description"))
    try:
        return Item.model_validate(
            carried
            | {
                "id": unique_id(wanted, name.split(".")[0], number, taken),
                "user_input": question,
                "messages": messages,
                "reference_facts": facts,
                "forbidden": tuple(forbidden),
                "draft": True,
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise OperatorError(f"{name}, test {number}, metadata `{field}`: {first['msg']}.") from error


def _asked(test: Mapping[str, Any], losses: Losses) -> tuple[tuple[Message, ...], str]:
    """The earlier turns and the question: the variable that is named like one, or the only one."""
    given = test.get("vars")
    variables = {
        str(key): value
        for key, value in (given.items() if isinstance(given, Mapping) else ())
        if isinstance(value, str)
    }
    variables = {key: _unraw(value) for key, value in variables.items()}
    turns = variables.pop("messages", None)
    name = next((name for name in _QUESTION_NAMES if name in variables), None)
    if name is None and len(variables) == 1:
        name = next(iter(variables))
    messages: tuple[Message, ...] = ()
    question = variables.pop(name).strip() if name else ""
    if turns is not None:
        try:
            spoken = [Message.model_validate(turn) for turn in json.loads(turns)]
        except (ValueError, TypeError, RecursionError):
            losses.note("tests", "`messages` is not a JSON list of chat messages and is left out")
        else:
            question = question or (spoken[-1].content if spoken else "")
            messages = tuple(spoken[:-1])
    losses.note("variables", "only the question is used", len(variables))
    return messages, question


def _expected(asserted: Any, losses: Losses) -> tuple[tuple[ReferenceFact, ...], list[str]]:
    facts: list[ReferenceFact] = []
    forbidden: list[str] = []
    for assertion in asserted if isinstance(asserted, list) else ():
        if not isinstance(assertion, Mapping):
            losses.note("assertions", "they cannot be read and are left out")
            continue
        for alternatives, denied in _understood(assertion, losses):
            if denied:
                forbidden.extend(alternatives)
            else:
                facts.append(_fact(alternatives, assertion))
    return tuple(facts), list(dict.fromkeys(forbidden))


def _fact(alternatives: tuple[str, ...], assertion: Mapping[str, Any]) -> ReferenceFact:
    metric = assertion.get("metric")
    given: dict[str, Any] = {"kind": metric} if metric in get_args(FactKind) else {}
    return ReferenceFact(any_of=alternatives, required=assertion.get("weight") != 0, **given)


Understood = list[tuple[tuple[str, ...], bool]]
"""Facts by their alternatives, and whether they are denied."""


def _understood(assertion: Mapping[str, Any], losses: Losses) -> Understood:
    kind = str(assertion.get("type"))
    if kind == "assert-set":
        return _set_understood(assertion, losses)
    base, denied = kind.removeprefix("not-"), kind.startswith("not-")
    values = _values(assertion.get("value"), "any" in base or "all" in base)
    if base == "javascript" and values:
        match = _SCRIPT.fullmatch(values[0])
        expression = _home_expression(match["pattern"].replace(r"\/", "/")) if match else None
        if match and expression:
            return [((expression,), denied != bool(match["no"]))]
    elif base == "regex" and values:
        expression = _home_expression(values[0])
        if expression:
            return [((expression,), denied)]
    elif values and base.removeprefix("i") in {"contains", "contains-any"}:
        _note_case(base, losses)
        return [(values, denied)]
    elif values and base.removeprefix("i") == "contains-all" and not denied:
        _note_case(base, losses)
        return [((value,), False) for value in values]
    losses.note("assertions", f"`{kind}` has no counterpart and is left out")
    return []


def _set_understood(assertion: Mapping[str, Any], losses: Losses) -> Understood:
    given = assertion.get("assert")
    inner = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    if any(one.get("type") == "assert-set" for one in inner):  # promptfoo has none, and it may hold itself
        losses.note("assertions", "an `assert-set` inside another has no counterpart and is left out")
        return []
    understood = [fact for one in inner for fact in _understood(one, losses)]
    threshold = assertion.get("threshold")
    one_is_enough = isinstance(threshold, int | float) and inner and 0 < threshold <= 1 / len(inner)
    if threshold is None or len(understood) <= 1:
        return understood  # each must pass
    if one_is_enough and not any(denied for _, denied in understood):
        return [(tuple(dict.fromkeys(way for ways, _ in understood for way in ways)), False)]
    losses.note("assertions", "an `assert-set` of which some must pass has no counterpart and is left out")
    return []


def _note_case(base: str, losses: Losses) -> None:
    if not base.startswith("i"):
        losses.note("assertions", "capital letters count there and do not here")


def _values(value: Any, listed: bool) -> tuple[str, ...]:
    """The texts of a value; a text with commas is a list where promptfoo takes it for one."""
    if isinstance(value, str) and listed:
        value = value.split(",")
    if not isinstance(value, list):
        value = [] if value is None else [value]
    return tuple(
        text for one in value if isinstance(one, str | int | float) and (text := _unraw(str(one)).strip())
    )


def _home_expression(pattern: str) -> str | None:
    """An expression as we write it, None if Python cannot say it; one made of a text that ends in a digit is
    that text again."""
    inner = pattern.removeprefix(_NOT_AFTER_DIGIT).removesuffix(_NOT_BEFORE_DIGIT)
    plain = re.sub(r"\\([.*+?^${}()|\[\]\\])", r"\1", inner)
    if inner != pattern and _bounded(plain) == pattern:
        return plain
    named = re.sub(r"\(\?<(?![=!])", "(?P<", re.sub(r"\\k<(\w+)>", r"(?P=\1)", pattern))
    try:
        re.compile(named)
    except (re.error, RecursionError, OverflowError):
        return None
    return f"/{named}/"
