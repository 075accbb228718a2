"""A gate fails what got worse, lets chance pass, and says when it cannot judge."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from chatbot.errors import OperatorError
from chatbot.evaluation.commands import RULES
from chatbot.evaluation.gate import GateRules, read_rules, verdict_of
from chatbot.evaluation.metric import METRICS
from chatbot.evaluation.models import Check, Outcome, Response, Run, Verdict
from tests.chatbot.evaluation.runs import C, E, M, W, item, judged, keys, run_of

NO_FLOORS = GateRules(must_pass=False)
CITED = {"citation_validity": 1.0, "quote_fidelity": 1.0}
PAIRS = 250


def check(verdict: Verdict, name: str) -> Check:
    return next(one for one in verdict.checks if name in one.name)


def test_the_shipped_rules_pass_a_good_run_and_fail_a_bad_one() -> None:
    items = [
        item(key, must_pass=number < 5, unanswerable=number >= 75) for number, key in enumerate(keys(100))
    ]
    good = run_of([C] * 50 + [M] * 4 + [C] * 46, items=items, values=CITED)
    found = verdict_of(good, good, read_rules())
    assert [one.name for one in found.checks if one.passed is not True] == []
    assert found.exit_code == 0
    assert (
        verdict_of(run_of([M] * 21 + [C] * 79, items=items, values=CITED), None, read_rules()).exit_code == 1
    )


def test_a_floor_is_the_least_a_metric_may_be() -> None:
    rules = GateRules(floors={"correct": 0.8}, must_pass=False)
    at, below = (
        verdict_of(run_of([C] * 80 + [M] * 20), None, rules),
        verdict_of(run_of([C] * 79 + [M] * 21), None, rules),
    )
    assert at.exit_code == 0
    assert below.exit_code == 1
    assert check(below, "(correct)").detail == "0.790 over 100"
    assert check(below, "(correct)").name == "right (correct) at least 0.800"


def test_of_a_metric_where_lower_is_better_it_is_the_most() -> None:
    rules = GateRules(floors={"incorrect": 0.05}, must_pass=False)
    assert verdict_of(run_of([W] * 5 + [C] * 95), None, rules).exit_code == 0
    found = verdict_of(run_of([W] * 6 + [C] * 94), None, rules)
    assert (found.exit_code, check(found, "(incorrect)").name) == (1, "wrong (incorrect) at most 0.050")


def test_a_failed_answer_is_not_right_for_a_floor() -> None:
    rules = GateRules(floors={"correct": 0.9}, must_pass=False)
    assert verdict_of(run_of([E] * 11 + [C] * 89), None, rules).exit_code == 1


def test_a_level_has_a_floor_too() -> None:
    first, *others = keys(40)
    responses = [Response(id=first, answer="x", timings_ms={"total": 300.0, "cold_start": 300.0})]
    responses += [Response(id=key, answer="x", timings_ms={"total": 300.0}) for key in others]
    run = run_of([C] * 40, responses=responses)
    rules = GateRules(floors={"latency_p95": 200, "cold_start": 400}, must_pass=False)
    found = verdict_of(run, None, rules)
    assert check(found, "latency_p95").passed is False
    assert check(found, "latency_p95").detail == "300 ms over 39"
    assert check(found, "cold_start").passed is True  # one value, by its nature


def test_a_metric_that_no_item_defines_cannot_be_judged() -> None:
    found = verdict_of(run_of([C] * 50), None, GateRules(floors={"quote_fidelity": 0.9}, must_pass=False))
    assert found.exit_code == 3
    assert check(found, "quote_fidelity").passed is None


def test_too_few_items_cannot_be_judged() -> None:
    rules = GateRules(floors={"correct": 0.8}, must_pass=False)
    assert verdict_of(run_of([C] * 10), None, rules).exit_code == 0
    for outcome in (C, W):
        assert verdict_of(run_of([outcome] * 9), None, rules).exit_code == 3
    assert check(verdict_of(run_of([C] * 9), run_of([C] * 9), rules), "(correct) against").passed is None


def test_an_unfinished_run_cannot_be_judged() -> None:
    run = run_of([C] * 50)
    rules = GateRules(floors={"correct": 0.8}, must_pass=False)
    found = verdict_of(run.model_copy(update={"scored": run.scored[:40]}), None, rules)
    assert found.exit_code == 3
    assert (
        check(found, "every item judged").detail
        == "10 of 50 items have no judged answer to every attempt; finish the run"
    )


def test_a_run_with_attempts_left_to_make_cannot_be_judged() -> None:
    run = run_of([C] * 50)
    asked_thrice = run.model_copy(update={"manifest": run.manifest.model_copy(update={"repeat": 3})})
    found = verdict_of(asked_thrice, None, GateRules(floors={"correct": 0.8}, must_pass=False))
    assert found.exit_code == 3


def test_rules_that_ask_for_nothing_pass_nothing() -> None:
    assert verdict_of(run_of([C] * 50), None, NO_FLOORS).exit_code == 3


def test_twelve_planted_wrong_answers_of_150_fail() -> None:
    base, candidate = run_of([C] * 150), run_of([W] * 12 + [C] * 138)
    found = verdict_of(candidate, base, NO_FLOORS)
    assert found.exit_code == 1
    assert check(found, "(correct) against").passed is False
    assert check(found, "(incorrect) against").passed is False
    assert check(found, "(over_refusal) against").passed is True
    assert "12 of 150 worse, 0 better" in check(found, "(correct) against").detail
    assert verdict_of(base, candidate, NO_FLOORS).exit_code == 0  # better is no regression


def test_identical_runs_pass() -> None:
    run = run_of([C, W, M] * 50)
    assert verdict_of(run, run, NO_FLOORS).exit_code == 0


def test_a_significant_loss_that_is_small_passes_and_so_does_a_large_one_that_may_be_chance() -> None:
    small = verdict_of(run_of([W] * 12 + [C] * 588), run_of([C] * 600), NO_FLOORS)
    assert check(small, "(correct) against").passed is True
    assert "no more than 0.03 lost" in check(small, "(correct) against").detail
    chance = verdict_of(run_of([W] * 4 + [C] * 56), run_of([C] * 60), NO_FLOORS)
    assert check(chance, "(correct) against").passed is True
    assert "may go unnoticed" in check(chance, "(correct) against").detail


def test_a_metric_that_the_candidate_no_longer_has_cannot_be_judged() -> None:
    found = verdict_of(run_of([C] * 50), run_of([C] * 50, values=CITED), NO_FLOORS)
    assert found.exit_code == 3
    assert check(found, "(quote_fidelity) against").passed is None


def test_eased_and_dropped_questions_cannot_be_judged() -> None:
    base = run_of([C] * 50)
    first = base.items[0].model_copy(update={"user_input": "Easier?"})
    eased = verdict_of(base.model_copy(update={"items": (first, *base.items[1:])}), base, NO_FLOORS)
    assert eased.exit_code == 3
    assert "q000" in check(eased, "same questions").detail
    assert verdict_of(run_of([C] * 40), base, NO_FLOORS).exit_code == 3
    assert verdict_of(base, run_of([C] * 40), NO_FLOORS).exit_code == 0  # new ones are welcome


def test_another_resume_leaves_every_loss_unjudged() -> None:
    base, worse = run_of([C] * 50), run_of([W] * 20 + [C] * 30)
    record = worse.manifest.sets[0].model_copy(update={"resume": {"resume.md": "def"}})
    elsewhere = worse.manifest.model_copy(update={"sets": (record,)})
    found = verdict_of(worse.model_copy(update={"manifest": elsewhere}), base, NO_FLOORS)
    assert found.exit_code == 3
    same = check(found, "same questions")
    assert same.passed is None
    assert same.detail.startswith(
        "The résumé of the set nurse is not the same: resume.md. Run the base again"
    )
    assert check(found, "(correct) against").passed is None
    assert check(found, "(correct) against").detail.startswith("not the same was asked; ")
    assert verdict_of(worse, base, NO_FLOORS).exit_code == 1


def test_the_same_resume_under_another_name_is_comparable() -> None:
    base = run_of([C] * 50)
    record = base.manifest.sets[0].model_copy(update={"resume": {"copy.md": "abc"}})
    renamed = base.model_copy(update={"manifest": base.manifest.model_copy(update={"sets": (record,)})})
    assert verdict_of(renamed, base, NO_FLOORS).exit_code == 0


def test_other_cautions_are_said_and_do_not_stop_the_gate() -> None:
    found = verdict_of(run_of([C] * 50, git_dirty=True), run_of([C] * 50), NO_FLOORS)
    assert found.exit_code == 0
    assert "uncommitted changes" in check(found, "same questions").detail


def must_pass_run(*outcomes: Outcome, sealed: bool = False) -> Run:
    items = [item(key, must_pass=True) for key in keys(len(outcomes))]
    return run_of(outcomes, items=items, sealed=sealed)


def test_a_must_pass_item_that_is_not_right_fails_and_is_named() -> None:
    found = check(verdict_of(must_pass_run(C, W, C), None, GateRules()), "must_pass")
    assert found.passed is False
    assert found.detail == "1 of 3 are not: q001 “Which year was q001?” (wrong: because q001)"


def test_of_one_that_is_kept_out_no_text_is_shown() -> None:
    found = check(verdict_of(must_pass_run(C, W, sealed=True), None, GateRules()), "must_pass")
    assert found.detail == "1 of 2 are not: q001 (wrong)"


def test_a_must_pass_item_is_right_at_every_attempt() -> None:
    run = must_pass_run(C)
    again = run.model_copy(update={"scored": (*run.scored, judged("q000", C, 1), judged("q000", M, 2))})
    assert check(verdict_of(run, None, GateRules()), "must_pass").passed is True
    assert check(verdict_of(again, None, GateRules()), "must_pass").passed is False


def test_must_pass_without_such_items_or_answers_cannot_be_judged() -> None:
    assert verdict_of(run_of([C] * 50), None, GateRules()).exit_code == 3  # nothing to judge by
    run = must_pass_run(C, C)
    unfinished = run.model_copy(update={"scored": run.scored[:1]})
    assert check(verdict_of(unfinished, None, GateRules()), "must_pass").passed is None


def test_pairs_of_identical_systems_raise_few_false_alarms() -> None:
    """Of 150 items, 4 % of the outcomes flip by chance in either run; any failing check is an alarm, and
    any significant loss fails, however small. A sign-flip test keeps its level with fewer resamples than by
    default, too; measured over 1,000 pairs: 4 alarms, 7 with the default resamples. Without Holm's adjustment
    there are 7 over these 250."""
    strict = GateRules(largest_drop=0, must_pass=False)
    rng = np.random.default_rng(7)
    names = keys(150)
    items = [item(key, unanswerable=number >= 110) for number, key in enumerate(names)]
    truth = rng.random(150) < 0.85
    alarms = 0
    for _ in range(PAIRS):
        pair = []
        for _ in range(2):
            right = truth ^ (rng.random(150) < 0.04)
            wrong = rng.random(150) < 0.5
            outcomes = [C if r else W if w else M for r, w in zip(right, wrong, strict=True)]
            pair.append(run_of(outcomes, items=items))
        alarms += verdict_of(pair[1], pair[0], strict, resamples=499).exit_code == 1
    print(f"{alarms} false alarms in {PAIRS} identical pairs")
    assert alarms < 0.02 * PAIRS


def rules_file(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_are_read_and_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    rules = read_rules(rules_file(tmp_path, "floors = { incorrect = 0, latency_p95 = 900 }\nsmallest_n = 5"))
    assert rules == GateRules(floors={"incorrect": 0.0, "latency_p95": 900.0}, smallest_n=5)
    assert (rules.largest_drop, rules.must_pass) == (0.03, True)


def test_the_shipped_rules_say_what_the_defaults_say() -> None:
    shipped = read_rules()
    assert shipped == GateRules(floors=shipped.floors)
    assert {"correct", "incorrect"} <= set(shipped.floors) <= set(METRICS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[floors]\ncorect = 0.8", "there is no metric corect; did you mean correct?"),
        ("[floors]\nright = 0.8", "there is no metric right; its key is correct"),
        ("[floors]\nquux = 0.8", "there is no metric quux; there are correct, incorrect"),
        ("[floors]\ncorrect = 80", "correct = 80 can never be right, it is between 0 and 1"),
        ("[floors]\ncorrect = nan", "correct = nan can never be right"),
        ("[floors]\nlatency_p95 = -1", "latency_p95 = -1 can never be right, it is at least 0"),
        ("[floors]\ncorrect = '0.8'", "floors.correct is not accepted"),
        ("floors = 0.8", "floors is not accepted"),
        ("bigest_drop = 0.1", "there is no rule bigest_drop; did you mean largest_drop?"),
        ("largest_drop = 3", "largest_drop is not accepted, it must be at most 1"),
        ("must_pass = 1", "must_pass is not accepted, it must be true or false"),
        ("smallest_n = 0", "smallest_n is not accepted, it must be at least 1"),
        ("smallest_n =", "is not valid TOML"),
    ],
)
def test_what_is_wrong_in_rules_is_said_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OperatorError) as caught:
        read_rules(rules_file(tmp_path, text))
    message = str(caught.value)
    assert said in message
    assert "rules.toml" in message
    assert "\n" not in message.replace(text, "")


def test_rules_that_are_not_there_are_said(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"none\.toml cannot be read: No such file"):
        read_rules(tmp_path / "none.toml")


def test_rules_made_in_code_are_checked_too() -> None:
    with pytest.raises(ValidationError, match="did you mean correct"):
        GateRules(floors={"corect": 0.8})


def test_help_and_readme_tell_every_rule_with_what_it_is_when_left_out() -> None:
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `\[?(\w+)\]?` \| `?([\w.]+)`? \|", readme, re.MULTILINE))
    helped = {key.strip("[]"): meaning for key, meaning in RULES.items()}
    assert helped.keys() == GateRules.model_fields.keys()
    for name, field in GateRules.model_fields.items():
        default = "none" if name == "floors" else str(field.default).lower()
        assert rows[name] == default
        assert f"({default})" in helped[name]
