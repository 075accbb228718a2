"""A run, or a part of it, in figures: attempts of an item are averaged first, then items.

A failed item stays in every denominator where an answer was owed (see `values_by_item`). It refuses to know
how an answer was judged and where runs are kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chatbot.evaluation.metric import METRICS, Metric
from chatbot.evaluation.models import (
    RIGHT,
    WORST_FIRST,
    Answerability,
    Figure,
    Item,
    Outcome,
    Response,
    Scored,
    Summary,
    worth,
)
from chatbot.evaluation.normalise import without_markers
from chatbot.evaluation.outcome import judged
from chatbot.evaluation.statistics import (
    aurc,
    aurc_interval,
    clustered_interval,
    graded_interval,
    mean,
    percentile,
    percentile_interval,
    risk_coverage,
    share_interval,
)

_FAILED = {"correct": 0, "incorrect": 0, "partial": 0, "missing": 0, "error": 1, "truthfulness": 0}
_OF_GOLD = ("success@1", "success@5", "recall@5", "rr@10", "ndcg@10", "all_evidence@10", "span_recall")
_SILENCE = "The résumé does not say."
_LEAST_SURE = -1.0  # below every confidence


def attempts_by_item(items: Iterable[Item], scored: Iterable[Scored]) -> dict[str, list[Scored]]:
    """The judged attempts of each item, in the order of `items`. Items that were not judged are left out,
    and so is what was judged of other items."""
    found: dict[str, list[Scored]] = {item.id: [] for item in items}
    for one in scored:
        if one.id in found:
            found[one.id].append(one)
    return {key: sorted(attempts, key=lambda one: one.attempt) for key, attempts in found.items() if attempts}


def values_by_item(items: Sequence[Item], scored: Sequence[Scored]) -> dict[str, dict[str, float]]:
    """For each judged item the mean of its attempts, by metric; an attempt that leaves a metric undefined
    does not count for it.

    A failed attempt is completed: it is not right, it found no gold passage (where this system tells what it
    finds), and it declined nothing. What is said of answers alone (citations, grounding) stays undefined.
    """
    told = {name for one in scored for name in one.values}
    by_id = {item.id: item for item in items}
    means: dict[str, dict[str, float]] = {}
    for key, attempts in attempts_by_item(items, scored).items():
        completed = [
            {**_owed(by_id[key], told), **one.values} if one.outcome is Outcome.ERROR else one.values
            for one in attempts
        ]
        means[key] = completed[0] if len(completed) == 1 else _means(completed)
    return means


def _means(values: Sequence[Mapping[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for of_attempt in values for name in of_attempt)
    return {name: mean([of_attempt[name] for of_attempt in values if name in of_attempt]) for name in names}


def _owed(item: Item, told: set[str]) -> dict[str, float]:
    """What a failed attempt at an item counts for, in a run whose scores tell of the metrics `told`."""
    owed: dict[str, float] = dict(_FAILED)
    if item.answerability is Answerability.UNANSWERABLE:
        owed["abstention_recall"] = 0
    if item.answerability is Answerability.ANSWERABLE:
        owed["over_refusal"] = 0
    if item.reference_spans:
        owed |= {name: 0 for name in _OF_GOLD if name in told}
    return owed


def outcome_of(attempts: Sequence[Scored]) -> Outcome:
    """The one outcome of an item: the commonest among its attempts, of equally common ones the worst."""
    if len(attempts) == 1:
        return attempts[0].outcome
    counts = Counter(one.outcome for one in attempts)
    return max(counts, key=lambda outcome: (counts[outcome], -WORST_FIRST.index(outcome)))


def never_answering(items: Sequence[Item]) -> float:
    """Truthfulness of a system that says of everything that the résumé does not say; 0 without items."""
    silent = (judged(item, Response(id=item.id, answer=_SILENCE, status="not_mentioned")) for item in items)
    return mean([worth(one.outcome) for one in silent]) if items else 0.0


def summarise(
    items: Sequence[Item],
    scored: Sequence[Scored],
    responses: Sequence[Response],
    set_of: Callable[[str], str],
    resume_of: Callable[[str], str] = lambda _: "",
    *,
    intervals: bool = True,
    seed: int = 0,
) -> Summary:
    """The figures of the judged ones among `items`, for every metric that at least one of them defines, in
    the order of `metrics.toml`; shares, graded means, percentiles and the area under risk over coverage with
    95 % intervals, each by its nature; single times without.

    Items whose `resume_of` is the same are about one résumé, and alike: with several résumés, intervals of
    shares and means allow for that. `responses` are those of the whole run; the first that bears a
    `cold_start` is it. Without `intervals` only shares have one, for which one résumé needs no SciPy.
    """
    attempts = attempts_by_item(items, scored)
    asked = [item for item in items if item.id in attempts]
    outcomes = {key: outcome_of(of_item) for key, of_item in attempts.items()}
    values = values_by_item(asked, scored)
    sureness = _sureness(attempts, responses)
    resumes = list(dict.fromkeys(resume_of(item.id) for item in asked))
    figures = {figure.metric: figure for figure in _levels(attempts, responses, intervals)}
    if sureness:
        figures["aurc"] = _area(sureness, resume_of, seed if intervals else None)
    for name, metric in METRICS.items():
        if not metric.of_items:
            continue
        groups: dict[str, list[float]] = defaultdict(list)
        for key, of_item in values.items():
            if name in of_item:
                groups[resume_of(key)].append(of_item[name])
        if found := [value for group in groups.values() for value in group]:
            low, high = interval_of(metric, list(groups.values()), seed if intervals else None) or (
                None,
                None,
            )
            figures[name] = Figure(metric=name, value=mean(found), low=low, high=high, n=len(found))
    return Summary(
        items=len(asked),
        outcomes=_counted(outcomes.values()),
        figures=tuple(figures[name] for name in METRICS if name in figures),
        by_kind=_grouped({item.id: item.kind for item in asked}, outcomes),
        by_set=_grouped({item.id: set_of(item.id) for item in asked}, outcomes),
        resumes=max(1, len(resumes)),
        always_abstain=never_answering(asked),
        risk_coverage=risk_coverage(*_columns(sureness.values())),
    )


def interval_of(
    metric: Metric, groups: Sequence[Sequence[float]], seed: int | None
) -> tuple[float, float] | None:
    """The interval of a metric's mean, its values grouped by résumé; by its nature, whatever the values
    happen to be. Without a `seed` only that of a share, since the others take seconds of SciPy."""
    share = metric.nature == "share"
    if len(groups) == 1 and share:
        return share_interval(math.fsum(groups[0]), len(groups[0]))
    if len(groups) > 1 and (share or seed is not None):
        return clustered_interval(groups, metric.bounds, share=share)
    return None if seed is None else graded_interval(groups[0], metric.bounds, seed=seed)


def _counted(outcomes: Iterable[Outcome]) -> dict[Outcome, int]:
    counts = Counter(outcomes)
    return {outcome: counts[outcome] for outcome in Outcome}


def _grouped(groups: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> dict[str, dict[Outcome, int]]:
    parts: dict[str, list[Outcome]] = defaultdict(list)
    for key, group in groups.items():
        parts[group].append(outcomes[key])
    return {group: _counted(parts[group]) for group in sorted(parts)}


def _sureness(
    attempts: Mapping[str, Sequence[Scored]], responses: Sequence[Response]
) -> dict[str, tuple[float, float]]:
    """Id -> (confidence, loss) of the items that take part in risk over coverage.

    An item takes part when the system told a confidence, whether it answered or declined: a system says how
    sure it is of what it says, and 'it is not there' can be wrong too. Its loss is the share of attempts that
    were not right. A failed item without a confidence comes last, below all others, when any item has one.
    """
    told: dict[str, list[float]] = defaultdict(list)
    for response in responses:
        if response.id in attempts and response.confidence is not None:
            told[response.id].append(response.confidence)
    found: dict[str, tuple[float, float]] = {}
    for key, of_item in attempts.items():
        failed = any(one.outcome is Outcome.ERROR for one in of_item)
        if key in told or (told and failed):
            sure = mean(told[key]) if key in told else _LEAST_SURE
            found[key] = sure, mean([float(one.outcome not in RIGHT) for one in of_item])
    return found


def _columns(pairs: Iterable[tuple[float, float]]) -> tuple[list[float], list[float]]:
    given = list(pairs)
    return [sure for sure, _ in given], [loss for _, loss in given]


def _area(
    sureness: Mapping[str, tuple[float, float]], resume_of: Callable[[str], str], seed: int | None
) -> Figure:
    """The area under risk over coverage, with an interval where there is a `seed`."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for key, pair in sureness.items():
        groups[resume_of(key)].append(pair)
    ends = None if seed is None else aurc_interval([_columns(group) for group in groups.values()], seed=seed)
    low, high = ends or (None, None)
    value = aurc(*_columns(sureness.values()))
    return Figure(metric="aurc", value=value, low=low, high=high, n=len(sureness))


def _levels(
    attempts: Mapping[str, Sequence[Scored]],
    responses: Sequence[Response],
    intervals: bool,
) -> Iterator[Figure]:
    """The figures without values of items. Times are of answers that came, cold starts apart."""

    def percentile_of(metric: str, values: Sequence[float], rank: float) -> Figure:
        low, high = (percentile_interval(values, rank) if intervals else None) or (None, None)
        return Figure(metric=metric, value=percentile(values, rank), low=low, high=high, n=len(values))

    came = [response for response in responses if response.id in attempts and response.error is None]
    warm = [one for one in came if "cold_start" not in one.timings_ms]
    cold = next((one.timings_ms["cold_start"] for one in came if "cold_start" in one.timings_ms), None)
    for metric, timing, rank in (
        ("latency_p50", "total", 50),
        ("latency_p95", "total", 95),
        ("latency_p99", "total", 99),
        ("retrieval_p50", "retrieval", 50),
    ):
        times = [one.timings_ms[timing] for one in warm if timing in one.timings_ms]
        if times:
            yield percentile_of(metric, times, rank)
    if cold is not None:
        yield Figure(metric="cold_start", value=cold, n=1)
    if came:
        yield percentile_of("words", [_words(one.answer) for one in came], 50)
    repeated = [of_item for of_item in attempts.values() if len(of_item) > 1]
    if repeated:
        changed = [float(len({one.outcome for one in of_item}) > 1) for of_item in repeated]
        yield Figure(metric="flips", value=mean(changed), n=len(changed))


def _words(answer: str) -> int:
    # A citation marker is no word, nor the comma that stood behind one.
    return sum(any(sign.isalnum() for sign in word) for word in without_markers(answer).split())
