"""May this run be released? Floors, regressions both significant and large, and items that must pass.

What cannot be judged never passes: a metric that no item defines, too few items, questions that changed
since the base. It refuses to know commands, and prints no text of an item that is kept out.
"""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError, field_validator

from chatbot.errors import OperatorError
from chatbot.evaluation.compare import compared
from chatbot.evaluation.given import read_text
from chatbot.evaluation.metric import GATED, METRICS, WORDS
from chatbot.evaluation.models import RIGHT, Check, Comparison, Contrast, Figure, Item, Run, Scored, Verdict
from chatbot.evaluation.statistics import RESAMPLES
from chatbot.evaluation.summary import attempts_by_item, summarise
from chatbot.settings import in_plain_words
from index.models import Frozen

COMPARABLE = "the same questions, asked of the same résumé as in the base"

_ROUNDING = 1e-9  # of a mean of averaged attempts


class GateRules(Frozen):
    """What a run must hold. A misspelt metric or a value out of its range is a `ValidationError`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    floors: dict[str, float] = Field(
        default_factory=dict, description="the least a metric may be; the most where lower is better"
    )
    largest_drop: float = Field(
        default=0.03, ge=0, le=1, description="a significant loss of a gated metric up to this is accepted"
    )
    must_pass: bool = Field(default=True, description="whether items marked must_pass have to be right")
    smallest_n: int = Field(default=10, ge=1, description="fewer items than this judge nothing")

    @field_validator("floors")
    @classmethod
    def _of_known_metrics(cls, floors: dict[str, float]) -> dict[str, float]:
        for name, value in floors.items():
            if name not in METRICS:
                called = {metric.title: key for key, metric in METRICS.items()}
                key = f"; its key is {called[name]}" if name in called else _nearest(name, METRICS)
                raise ValueError(f"there is no metric {name}{key}")
            least, most = (-1, 1) if METRICS[name].of_items else (0, math.inf)
            if METRICS[name].nature == "share":
                least = 0
            if not least <= value <= most:  # nan is not either
                bounds = f"between {least} and {most}" if most < math.inf else f"at least {least}"
                raise ValueError(f"{name} = {value:g} can never be right, it is {bounds}")
        return floors


def _nearest(name: str, known: Iterable[str]) -> str:
    known = list(known)
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"


def read_rules(path: Path | None = None) -> GateRules:
    """The rules of a TOML file; without one, those that come with the program. A key that is left out has its
    default, and a file that names no floor has none. `OperatorError`, one sentence, for anything wrong."""
    if path is None:
        text = files(__package__).joinpath("gate.toml").read_text(encoding="utf-8")
        return GateRules.model_validate(tomllib.loads(text))
    try:
        values = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise OperatorError(f"{path} is not valid TOML: {error}; mend that line and try again.") from error
    except RecursionError as error:
        raise OperatorError(f"{path} is nested too deeply; write it as gate rules are written.") from error
    return _validated(values, path)


def _validated(values: dict[str, Any], path: Path) -> GateRules:
    try:
        return GateRules.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            near = _nearest(key, GateRules.model_fields)
            raise OperatorError(f"{path}: there is no rule {key}{near}") from error
        raise OperatorError(f"{path}: {key} is not accepted, {in_plain_words(first)}") from error


def verdict_of(candidate: Run, base: Run | None, rules: GateRules, *, resamples: int = RESAMPLES) -> Verdict:
    """Judges a run by its rules, and against a base where there is one. Figures are computed anew from the
    scores, never taken from the file. `OperatorError` when the two share no judged item."""
    checks = [*_floors(candidate, rules)] if rules.floors else []
    if base is not None:
        checks += _against(base, candidate, rules, resamples)
    if rules.must_pass and any(item.must_pass for item in candidate.items):
        checks.append(_must_pass(candidate))
    if not checks:
        detail = "the rules ask for nothing and there is no base; name floors, or give a base"
        checks.append(Check(name="something to judge", passed=None, detail=detail))
    return Verdict(checks=(_complete(candidate), *checks))


def _complete(run: Run) -> Check:
    judged = attempts_by_item(run.items, run.scored)
    missing = sum(len(judged.get(item.id, ())) < run.manifest.repeat for item in run.items)
    return Check(
        name="every item judged",
        passed=None if missing or not run.items else True,
        detail=f"{missing} of {len(run.items)} items have no judged answer to every attempt; finish the run"
        if missing or not run.items
        else f"{len(run.items)} items",
    )


def _floors(run: Run, rules: GateRules) -> Iterator[Check]:
    summary = summarise(run.items, run.scored, run.responses, lambda _: "", intervals=False)
    figures = {figure.metric: figure for figure in summary.figures}
    for name in METRICS:
        if name in rules.floors:
            yield _floor(name, figures.get(name), rules)


def _floor(name: str, figure: Figure | None, rules: GateRules) -> Check:
    floor = rules.floors[name]
    higher = METRICS[name].higher_is_better
    title = f"{METRICS[name].label} at {'least' if higher else 'most'} {_amount(name, floor)}"
    if figure is None or figure.value is None:
        return Check(name=title, passed=None, detail="no item of this run defines it")
    if figure.n < rules.smallest_n and name != "cold_start":  # there is one first answer
        return Check(
            name=title,
            passed=None,
            detail=f"{figure.n} values, and it takes {rules.smallest_n}; add items or lower smallest_n",
        )
    beyond = floor - figure.value if higher else figure.value - floor
    return Check(
        name=title, passed=beyond <= _ROUNDING, detail=f"{_amount(name, figure.value)} over {figure.n}"
    )


def _against(base: Run, candidate: Run, rules: GateRules, resamples: int) -> Iterator[Check]:
    comparison = compared(base, candidate, GATED, intervals=False, resamples=resamples)
    yield _comparable(comparison)
    contrasts = {contrast.metric: contrast for contrast in comparison.contrasts}
    before = {name for one in base.scored for name in one.values}
    for name in GATED:
        if name in contrasts:
            check = _regression(contrasts[name], rules)
            yield _unjudged(check) if comparison.incomparable else check
        elif name in before:
            yield Check(
                name=f"{METRICS[name].label} against the base",
                passed=None,
                detail="the base has it and no item of both runs does",
            )


def _comparable(comparison: Comparison) -> Check:
    """Whether a loss against the base would say anything: hard items may not be dropped or eased."""
    if comparison.incomparable:
        detail = f"{' '.join(comparison.incomparable)} Run the base again on what this run was asked."
        return Check(name=COMPARABLE, passed=None, detail=detail)
    detail = " ".join((f"{comparison.items} items in both.", *comparison.cautions))
    return Check(name=COMPARABLE, passed=True, detail=detail)


def _unjudged(check: Check) -> Check:
    """A condition on two runs that were not asked the same of the same: it neither holds nor fails."""
    return check.model_copy(update={"passed": None, "detail": f"not the same was asked; {check.detail}"})


def _regression(contrast: Contrast, rules: GateRules) -> Check:
    name = f"{METRICS[contrast.metric].label} against the base"
    if contrast.n < rules.smallest_n or contrast.smallest is None:
        return Check(
            name=name,
            passed=None,
            detail=f"{contrast.n} items in both are too few to notice a loss; add items",
        )
    loss = -contrast.difference if METRICS[contrast.metric].higher_is_better else contrast.difference
    found = (
        f"{contrast.base:.3f} before, {contrast.candidate:.3f} now: {contrast.worse} of {contrast.n} worse, "
        f"{contrast.better} better (p {contrast.p_holm:.2g} after Holm)"
    )
    if loss > 0 and contrast.significant:
        large = loss > rules.largest_drop + _ROUNDING
        than = "more than" if large else "no more than"
        return Check(name=name, passed=not large, detail=f"{found}, {than} {rules.largest_drop:g} lost")
    return Check(
        name=name, passed=True, detail=f"{found}; a loss below {contrast.smallest:.3f} may go unnoticed"
    )


def _must_pass(run: Run) -> Check:
    name = "must_pass items right"
    marked = [item for item in run.items if item.must_pass]
    attempts = attempts_by_item(marked, run.scored)
    sealed = run.manifest.sealed
    failing = [
        _told(item, attempts[item.id], item.id in sealed)
        for item in marked
        if item.id in attempts and any(one.outcome not in RIGHT for one in attempts[item.id])
    ]
    if failing:
        return Check(
            name=name, passed=False, detail=f"{len(failing)} of {len(marked)} are not: {'; '.join(failing)}"
        )
    missing = len(marked) - len(attempts)
    if missing:
        return Check(name=name, passed=None, detail=f"{missing} of {len(marked)} have no judged answer")
    return Check(name=name, passed=True, detail=f"all {len(marked)}")


def _told(item: Item, attempts: Iterable[Scored], sealed: bool) -> str:
    """An item that is not right; one that is kept out by its id and outcome alone (a reason may quote it)."""
    worst = next(one for one in attempts if one.outcome not in RIGHT)
    if sealed:
        return f"{item.id} ({WORDS[worst.outcome]})"
    return f"{item.id} “{item.user_input}” ({WORDS[worst.outcome]}: {worst.reason})"


def _amount(name: str, value: float) -> str:
    unit = METRICS[name].unit
    return f"{value:.0f} {unit}" if unit else f"{value:.3f}"
