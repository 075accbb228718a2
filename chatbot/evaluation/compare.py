"""Two runs beside each other, item by item: what differs, whether by chance, what the set could have shown.

It refuses to know which difference matters (that is `gate.py`), and shows no text of an item that is kept
out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from chatbot.errors import OperatorError
from chatbot.evaluation.metric import GATED, METRICS, Metric
from chatbot.evaluation.models import (
    RIGHT,
    WORST_FIRST,
    Change,
    Comparison,
    Contrast,
    Item,
    Outcome,
    Run,
    RunManifest,
    SetRecord,
    worth,
)
from chatbot.evaluation.statistics import (
    RESAMPLES,
    bootstrap_interval,
    clustered_interval,
    holm,
    mean,
    sign_flip,
    smallest_shift,
)
from chatbot.evaluation.summary import attempts_by_item, outcome_of, summarise, values_by_item

ALPHA = 0.05
ORDER: tuple[str, ...] = (*GATED, *(name for name in METRICS if name not in GATED))

_PARTS = {  # of an item, with what each is called
    "question": ("user_input", "messages"),
    "answerability": ("answerability",),
    "facts": ("reference_facts", "forbidden"),
    "spans": ("reference_spans",),
}
_MADE_WITH = {  # what runs are made with, with what it is called
    "system": "The system",
    "as_of": "The day taken for today",
    "encoder": "The encoder",
    "writers": "The writer",
    "repeat": "The number of attempts",
}


def compared(
    base: Run,
    candidate: Run,
    metrics: Sequence[str] = ORDER,
    *,
    intervals: bool = True,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Comparison:
    """Compares two runs over the items that both judged, attempts averaged.

    Yes/no values by exact McNemar, graded ones by sign-flip permutation; probabilities are adjusted (Holm)
    over all gated metrics, whichever `metrics` are asked for, and the smallest drop of a gated metric is the
    one that is noticed at the strictest step of that adjustment. Levels stand beside each other untested.
    Signs are flipped item by item, as if the answers were independent of each other; the intervals of runs
    over several résumés allow for one résumé's questions being alike.
    `OperatorError` when the runs share no judged item.
    """
    shared = _shared(base, candidate)
    values = [values_by_item(shared, run.scored) for run in (base, candidate)]
    both = {
        name: [item.id for item in shared if name in values[0][item.id] and name in values[1][item.id]]
        for name in dict.fromkeys((*GATED, *metrics))
        if METRICS[name].paired
    }
    pairs = {
        name: [(values[0][key][name], values[1][key][name]) for key in ids]
        for name, ids in both.items()
        if ids
    }
    p = {name: sign_flip([c - b for b, c in pairs[name]], seed, resamples) for name in pairs}
    adjusted = holm({name: p[name] for name in pairs if name in GATED})
    contrasts = {name: _contrast(METRICS[name], pairs[name], p[name], adjusted) for name in pairs}
    if intervals:
        contrasts = {
            name: _with_interval(one, pairs[name], [candidate.resume_of(key) for key in both[name]], seed)
            for name, one in contrasts.items()
        }
    if any(not METRICS[name].of_items for name in metrics):
        contrasts |= {contrast.metric: contrast for contrast in _levels(base, candidate, shared)}
    counts = [_counts(run) for run in (base, candidate)]
    contrasts = {
        name: one.model_copy(update={"base_n": counts[0].get(name, 0), "candidate_n": counts[1].get(name, 0)})
        for name, one in contrasts.items()
    }
    held = [{item.id for item in run.items} for run in (base, candidate)]
    blocking, others = _incomparable(base, candidate), _cautions(base, candidate)
    return Comparison(
        base=base.manifest.run,
        candidate=candidate.manifest.run,
        items=len(shared),
        only_base=tuple(item.id for item in base.items if item.id not in held[1]),
        only_candidate=tuple(item.id for item in candidate.items if item.id not in held[0]),
        contrasts=tuple(contrasts[name] for name in metrics if name in contrasts),
        changes=_changes(base, candidate, shared),
        cautions=(*blocking, *others),
        incomparable=blocking,
        resumes=len({candidate.resume_of(item.id) for item in shared}),
    )


def check_comparable(base: Run, candidate: Run) -> None:
    """Raises `OperatorError` when the base judged none of a run's items: before they are asked."""
    if not attempts_by_item(candidate.items, base.scored):
        raise _nothing_shared(base, candidate)


def _nothing_shared(base: Run, candidate: Run) -> OperatorError:
    return OperatorError(
        f"The runs {base.manifest.run} and {candidate.manifest.run} have no judged item in common, so "
        "there is nothing to compare; run both on the same set: resume-chatbot eval run -d SET"
    )


def _shared(base: Run, candidate: Run) -> list[Item]:
    """The candidate's items that both runs judged."""
    judged = attempts_by_item(base.items, base.scored)
    also = attempts_by_item(candidate.items, candidate.scored)
    shared = [item for item in candidate.items if item.id in judged and item.id in also]
    if not shared:
        raise _nothing_shared(base, candidate)
    return shared


def _contrast(
    metric: Metric,
    pairs: Sequence[tuple[float, float]],
    p: float,
    adjusted: Mapping[str, float],
) -> Contrast:
    """The contrast of values in pairs (base, candidate), without an interval."""
    differences = [candidate - base for base, candidate in pairs]
    gains = sum(difference > 0 for difference in differences)
    losses = sum(difference < 0 for difference in differences)
    return Contrast(
        metric=metric.name,
        base=mean([base for base, _ in pairs]),
        candidate=mean([candidate for _, candidate in pairs]),
        difference=mean(differences),
        p=p,
        p_holm=adjusted.get(metric.name),
        better=gains if metric.higher_is_better else losses,
        worse=losses if metric.higher_is_better else gains,
        n=len(pairs),
        smallest=smallest_shift(
            differences, alpha=ALPHA / len(adjusted) if metric.name in adjusted else ALPHA
        ),
    )


def _with_interval(
    contrast: Contrast, pairs: Sequence[tuple[float, float]], resumes: Sequence[str], seed: int
) -> Contrast:
    """A contrast with the interval of its difference, `resumes` naming the one that each pair is of."""
    groups: dict[str, list[float]] = {}
    for (was, now), resume in zip(pairs, resumes, strict=True):
        groups.setdefault(resume, []).append(now - was)
    differences = [value for group in groups.values() for value in group]
    if len(groups) > 1 and any(differences):
        low, high = METRICS[contrast.metric].bounds
        ends = clustered_interval(list(groups.values()), (low - high, high - low))
    else:
        ends = bootstrap_interval(differences, seed=seed)
    return contrast if ends is None else contrast.model_copy(update={"low": ends[0], "high": ends[1]})


def _levels(base: Run, candidate: Run, shared: Sequence[Item]) -> Iterator[Contrast]:
    """The levels that both runs have over the shared items, beside each other."""
    here, there = (
        {
            figure.metric: figure
            for figure in summarise(shared, run.scored, run.responses, lambda _: "", intervals=False).figures
        }
        for run in (base, candidate)
    )
    for name, one in here.items():
        other = there.get(name)
        if METRICS[name].of_items or other is None or one.value is None or other.value is None:
            continue
        yield Contrast(
            metric=name,
            base=one.value,
            candidate=other.value,
            difference=other.value - one.value,
            n=min(one.n, other.n),
        )


def _counts(run: Run) -> dict[str, int]:
    """How many items of a run define each metric."""
    figures = summarise(run.items, run.scored, run.responses, lambda _: "", intervals=False).figures
    return {figure.metric: figure.n for figure in figures}


def _changes(base: Run, candidate: Run, shared: Sequence[Item]) -> tuple[Change, ...]:
    """The items whose outcome differs: regressions first, the worst outcome first among them, then by id."""
    before = attempts_by_item(shared, base.scored)
    after = attempts_by_item(shared, candidate.scored)
    sealed = base.manifest.sealed | candidate.manifest.sealed
    said = {(one.id, one.attempt): one.answer or one.error for one in base.responses if one.id not in sealed}
    changes = []
    for item in shared:
        was, now = outcome_of(before[item.id]), outcome_of(after[item.id])
        if was is not now:
            attempt = next(one.attempt for one in before[item.id] if one.outcome is was)
            changes.append(
                Change(
                    id=item.id,
                    base=was,
                    candidate=now,
                    regression=_regression(was, now),
                    said_before=said.get((item.id, attempt)),
                )
            )
    return tuple(
        sorted(changes, key=lambda one: (not one.regression, WORST_FIRST.index(one.candidate), one.id))
    )


def _regression(was: Outcome, now: Outcome) -> bool:
    """Whether it got worse: by what the outcome is worth, of equal worth by how bad it is."""
    if was in RIGHT and now in RIGHT:
        return False
    return (worth(now), WORST_FIRST.index(now)) < (worth(was), WORST_FIRST.index(was))


def changed_items(base: Run, candidate: Run) -> dict[str, tuple[str, ...]]:
    """What became different of items with the same id ('question', 'answerability', 'facts', 'spans'), with
    the ids, in the candidate's order."""
    before = {item.id: item for item in base.items}
    both = [(item, before[item.id]) for item in candidate.items if item.id in before]
    changed: dict[str, tuple[str, ...]] = {}
    for part, fields in _PARTS.items():
        ids = tuple(
            item.id
            for item, was in both
            if item is not was and any(getattr(item, field) != getattr(was, field) for field in fields)
        )
        if ids:
            changed[part] = ids
    return changed


def _named(ids: Sequence[str], sealed: Collection[str] = (), most: int = 5) -> str:
    """Ids in a sentence: the first few, how many more there are, and how many are kept out of sight."""
    shown = [key for key in ids if key not in sealed]
    parts = shown[:most]
    if len(shown) > most:
        parts.append(f"{len(shown) - most} more")
    if hidden := len(ids) - len(shown):
        parts.append(f"{hidden} kept-out")
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _incomparable(base: Run, candidate: Run) -> tuple[str, ...]:
    """Why a loss between two runs would say nothing, a plain sentence each: what was asked, or the résumé it
    was asked of, is not the same, or questions were dropped. New questions are no harm."""
    one, other = base.manifest, candidate.manifest
    told = [
        f"The {part} changed between the runs under the same id: {_named(ids, one.sealed | other.sealed)}."
        for part, ids in changed_items(base, candidate).items()
    ]
    for was, now in _same_sets(base, candidate):
        sources = sorted(
            source
            for source in was.resume.keys() | now.resume.keys()
            if was.resume.get(source) != now.resume.get(source)
        )
        if sorted(was.resume.values()) != sorted(now.resume.values()):  # another name is no other résumé
            told.append(f"The résumé of the set {was.name} is not the same: {_named(sources)}.")
    if {item.id for item in base.items} - {item.id for item in candidate.items}:
        told.append(_held(base, candidate))
    return tuple(told)


def _cautions(base: Run, candidate: Run) -> tuple[str, ...]:
    """What else makes two runs less than comparable, a plain sentence each."""
    one, other = base.manifest, candidate.manifest
    told = [
        f"The set {was.name} is not of the same version in both runs, though every question, fact and "
        "span is."
        for was, now in _same_sets(base, candidate)
        if was.sha256 != now.sha256
        and set(was.items) == set(now.items)
        and not changed_items(base, candidate)  # named already
    ]
    told += _selection_cautions(base, candidate)
    for field, called in _MADE_WITH.items():
        was_with, now_with = getattr(one, field), getattr(other, field)
        if was_with != now_with:
            both = f"{_said(was_with)} in the base, {_said(now_with)} in the candidate"
            told.append(f"{called} is not the same: {both}.")
    if one.settings_sha256 != other.settings_sha256:
        told.append("The settings are not the same.")
    told += [
        f"The {which} was made with uncommitted changes, so its revision does not repeat it."
        for manifest, which in ((one, "base"), (other, "candidate"))
        if manifest.git_dirty
    ]
    return tuple(told)


def _same_sets(base: Run, candidate: Run) -> list[tuple[SetRecord, SetRecord]]:
    """The sets that hold the same items in both runs, whatever they are called: another folder's name, as in
    another checkout, makes no other set."""
    here, there = ({record.name: record for record in run.manifest.sets} for run in (base, candidate))
    pairs = dict.fromkeys(
        (base.set_of(item.id), candidate.set_of(item.id)) for item in candidate.items if base.set_of(item.id)
    )
    return [(here[was], there[now]) for was, now in sorted(pairs) if was in here and now in there]


def _held(base: Run, candidate: Run) -> str:
    judged = [set(attempts_by_item(run.items, run.scored)) for run in (base, candidate)]
    return (
        f"The base holds {len(base.items)} items and the candidate {len(candidate.items)}; only the "
        f"{len(judged[0] & judged[1])} judged in both are compared."
    )


def _selection_cautions(base: Run, candidate: Run) -> Iterator[str]:
    held = [{item.id for item in run.items} for run in (base, candidate)]
    if held[0] < held[1]:
        yield _held(base, candidate)
    if base.manifest.selection != candidate.manifest.selection:
        was, now = (_filters(run.manifest) for run in (base, candidate))
        yield f"The selection is not the same: {was} in the base, {now} in the candidate."
    for run, which in ((base, "base"), (candidate, "candidate")):
        if missing := len(run.items) - len(attempts_by_item(run.items, run.scored)):
            yield f"The {which} has no judged answer to {missing} of its items; they are left out."


def _filters(manifest: RunManifest) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(manifest.selection.items())) or "everything"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or "none"
    return "not recorded" if value is None else str(value)
