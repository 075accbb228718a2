"""A small, realistic run for the report's tests: two invented people, every outcome, a base to compare with.

Its figures are plain means, made here so that a report's test does not lean on the code that computes them.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from chatbot.evaluation.metric import METRICS
from chatbot.evaluation.models import (
    RIGHT,
    Answerability,
    Change,
    Check,
    Comparison,
    Contrast,
    Figure,
    Item,
    Message,
    Outcome,
    Passage,
    Quoted,
    ReferenceFact,
    ReferenceSpan,
    Response,
    Run,
    RunManifest,
    Scored,
    SetRecord,
    Source,
    Summary,
    Verdict,
)

NURSE = """# Mara Lindqvist, RN

Intensive-care nurse in Leeds · mara@example.org

## Experience

### Senior Staff Nurse, Northfield General Hospital
March 2019 – present
- Lead a bay of six ventilated patients on a 24-bed unit
- Cut unplanned extubations from 9 to 3 a year with a nightly checklist
- Mentor four newly qualified nurses each autumn

### Staff Nurse, St Brannoc's Infirmary
September 2014 – February 2019
- Worked in acute medicine, then intensive care from 2016
- Trained in continuous renal replacement therapy

## Education
BSc Adult Nursing, University of Aldermere, 2014
"""

ANALYST = """TOMAS ABARA
Data analyst, Bristol

EXPERIENCE
Harbour & Finch Insurance, Data Analyst, 01/2021 – now
* Built the claims dashboard that 140 adjusters open daily (SQL, dbt, Looker)
* Halved the month-end close from 8 to 4 days

Quill Retail, Junior Analyst, 06/2018 – 12/2020
* Forecast demand for 52 shops in R; error fell from 19 % to 11 %

SKILLS
SQL, R, dbt, Looker, C++ (basics)
"""

SOURCES = (
    Source(set="nurse", source="resume.md", text=NURSE),
    Source(set="analyst", source="resume.txt", text=ANALYST),
)
SEALED_SET = "kept-out"


def run(*, sealed: bool = False, repeat: int = 1, extra: Sequence[tuple[Item, Response, Scored]] = ()) -> Run:
    """Fourteen questions; with `sealed`, two more that no report may show; with `extra`, those as well."""
    triples = [*_open(), *extra, *(_sealed() if sealed else ())]
    scored = [score for _, _, score in triples]
    responses = [response for _, response, _ in triples]
    for attempt in range(1, repeat):
        scored += [score.model_copy(update={"attempt": attempt}) for _, _, score in triples]
        responses += [response.model_copy(update={"attempt": attempt}) for _, response, _ in triples]
    items = [item for item, _, _ in triples]
    sets = defaultdict(list)
    for item in items:
        sets[_set(item.id)].append(item.id)
    return Run(
        manifest=RunManifest(
            run="2026-11-01T09-30-00-b3f2",
            created="2026-11-01T09:30:00Z",
            system="resume-chatbot",
            sets=tuple(
                SetRecord(
                    name=name,
                    sha256=hashlib.sha256(name.encode()).hexdigest(),
                    items=tuple(ids),
                    resume={f"{name}.md": hashlib.sha256(name.encode()[::-1]).hexdigest()},
                    generation=f"g-{name}",
                    sealed=name == SEALED_SET,
                )
                for name, ids in sets.items()
            ),
            repeat=repeat,
            seed=20261101,
            as_of="2026-11-01",
            encoder="all-MiniLM-L6-v2",
            writers=("extractive",),
            settings_sha256="5e" * 32,
            git_revision="71ec6671b2",
            git_dirty=True,
            versions={"python": "3.11.2", "onnxruntime": "1.26.0"},
            hardware={"processor": "two cores", "memory": "24 GiB"},
        ),
        items=tuple(items),
        sources=SOURCES,
        responses=tuple(responses),
        scored=tuple(scored),
        summary=summary(items, scored, responses),
    )


def summary(items: Sequence[Item], scored: Sequence[Scored], responses: Sequence[Response]) -> Summary:
    """Plain means, with an interval that is wide enough to look like one."""
    by_id = {item.id: item for item in items}
    kinds: dict[str, Counter[Outcome]] = defaultdict(Counter)
    sets: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for score in scored:
        kinds[by_id[score.id].kind][score.outcome] += 1
        sets[_set(score.id)][score.outcome] += 1
    sure = sorted(zip(responses, scored, strict=True), key=lambda pair: -(pair[0].confidence or 0))
    bad = itertools.accumulate(score.outcome not in RIGHT for _, score in sure)
    unanswerable = sum(item.answerability is Answerability.UNANSWERABLE for item in items)
    return Summary(
        items=len(items),
        outcomes=Counter(score.outcome for score in scored),
        figures=tuple(_figures(scored, responses)),
        by_kind=kinds,
        by_set=sets,
        always_abstain=unanswerable / len(items) if items else 0.0,
        risk_coverage=tuple(((n + 1) / len(sure), wrong / (n + 1)) for n, wrong in enumerate(bad)),
    )


def comparison(candidate: Run) -> Comparison:
    """Two answers got worse and one better, in a set of which every question is in both runs."""
    return Comparison(
        base="2026-10-25T18-02-11-77aa",
        candidate=candidate.manifest.run,
        items=len(candidate.items),
        only_base=("gone-1", "gone-2"),
        contrasts=(
            Contrast(
                metric="correct", base=0.786, candidate=0.571, difference=-0.215, low=-0.36, high=-0.07,
                p=0.004, p_holm=0.02, better=1, worse=4, n=14, smallest=0.11,
            ),
            Contrast(
                metric="truthfulness", base=0.61, candidate=0.43, difference=-0.18, low=-0.4, high=0.02,
                p=0.08, p_holm=0.24, better=1, worse=3, n=14, smallest=0.19,
            ),
            Contrast(metric="citation_validity", base=0.94, candidate=0.98, difference=0.04, p=0.01, n=10),
            Contrast(metric="latency_p50", base=9.0, candidate=7.5, difference=-1.5, n=14),
        ),
        changes=(
            Change(
                id="nurse-03", base=Outcome.CORRECT, candidate=Outcome.INCORRECT, regression=True,
                said_before="She has worked in intensive care since 2016 [1].",
            ),
            Change(id="analyst-04", base=Outcome.CORRECT, candidate=Outcome.MISSING, regression=True),
            Change(id="nurse-01", base=Outcome.PARTIAL, candidate=Outcome.CORRECT, regression=False),
        ),
        cautions=("The base was run on other hardware, so its latency is not compared.",),
    )  # fmt: skip


def verdict(*, passed: bool = False) -> Verdict:
    return Verdict(
        checks=(
            Check(name="wrong at most 5 %", passed=passed, detail="14.3 % of 14"),
            Check(name="must pass", passed=True, detail="3 of 3"),
            Check(name="grounded at least 0.95", passed=True, detail="0.97 of 12"),
        )
    )


def triple(
    name: str,
    question: str,
    outcome: Outcome,
    answer: str,
    *,
    reason: str = "as it should be",
    reference: str = "",
    kind: str = "direct",
    facts: Iterable[str] = (),
    gold: Iterable[str] = (),
    quotes: Iterable[str] = (),
    retrieved: Iterable[str] | None = None,
    confidence: float = 0.8,
    answerability: Answerability = Answerability.ANSWERABLE,
    **more: Any,
) -> tuple[Item, Response, Scored]:
    """An item of the set that `name` begins with, its answer and its score."""
    source = next((one for one in SOURCES if one.set == _set(name)), None)
    where = source.source if source else ""
    item = Item(
        id=name,
        user_input=question,
        answerability=answerability,
        reference=reference,
        reference_facts=tuple(ReferenceFact(any_of=(fact,)) for fact in facts),
        reference_spans=tuple(ReferenceSpan(source=where, quote=quote) for quote in gold),
        tags=(kind, *more.pop("tags", ())),
        **more,
    )
    failed = outcome is Outcome.ERROR
    passages = quotes if retrieved is None else retrieved
    response = Response(
        id=name,
        answer="" if failed else answer,
        error="The system gave no answer within 30 s." if failed else None,
        status=None if failed else "answered",
        confidence=None if failed else confidence,
        citations=tuple(_quoted(n, quote, source) for n, quote in enumerate(quotes, start=1)),
        retrieved=tuple(Passage(text=text, source=where) for text in passages),
        writer="extractive",
        timings_ms={
            "total": 5.0 + len(question) % 11 + (40 if "why" in question.lower() else 0),
            "retrieval": 1.5,
        },
    )
    abstained = outcome in {Outcome.CORRECT_ABSTENTION, Outcome.MISSING}
    values = {
        "correct": float(outcome in RIGHT),
        "groundedness": 0.5 if outcome is Outcome.INCORRECT else 1.0,
        "citation_validity": 1.0,
    }
    score = Scored(
        id=name, outcome=outcome, reason=reason, abstained=abstained, values={} if failed else values
    )
    return item, response, score


def _open() -> list[tuple[Item, Response, Scored]]:
    lead = "Lead a bay of six ventilated patients on a 24-bed unit"
    cut = "Cut unplanned extubations from 9 to 3 a year with a nightly checklist"
    dashboard = "Built the claims dashboard that 140 adjusters open daily (SQL, dbt, Looker)"
    absent, unsaid = Answerability.UNANSWERABLE, "The résumé does not say that."
    return [
        triple(
            "nurse-01", "Where does Mara work now?", Outcome.CORRECT,
            "Mara is a Senior Staff Nurse at Northfield General Hospital [1].",
            reference="Northfield General Hospital.", facts=["Northfield General"],
            gold=["Senior Staff Nurse, Northfield General Hospital"],
            quotes=["Senior Staff Nurse, Northfield General Hospital"], confidence=0.95, must_pass=True,
        ),
        triple(
            "nurse-02", "How many patients does she lead the care of?", Outcome.CORRECT,
            "She leads a bay of six ventilated patients [1].", reference="Six ventilated patients.",
            facts=["/six|6/"], gold=[lead], quotes=[lead], retrieved=[lead, cut], confidence=0.9,
        ),
        triple(
            "nurse-03", "Since when has she worked in intensive care?", Outcome.INCORRECT,
            "She has worked in intensive care since March 2019 [1], for 12 years [7].",
            reason="says March 2019, which is forbidden", reference="Since 2016, at St Brannoc's Infirmary.",
            kind="computed", facts=["2016"], gold=["intensive care from 2016"],
            quotes=["March 2019 – present"],
            retrieved=["March 2019 – present", "Worked in acute medicine, then intensive care from 2016"],
            forbidden=("since March 2019",), confidence=0.7, must_pass=True,
        ),
        triple(
            "nurse-04", "What did she do about unplanned extubations?", Outcome.CORRECT,
            "She cut them from 9 to 3 a year with a nightly checklist [1].",
            reference="Cut them from 9 to 3.",
            kind="did_at", facts=["from 9 to 3"], gold=[cut], quotes=[cut], confidence=0.85,
        ),
        triple(
            "nurse-05", "And before that?", Outcome.PARTIAL,
            "She was a Staff Nurse at St Brannoc's Infirmary [1].",
            reason="1 of 2 facts: no dates", reference="Staff Nurse at St Brannoc's, 2014 to 2019.",
            kind="followup", facts=["St Brannoc", "2014"], gold=["Staff Nurse, St Brannoc's Infirmary"],
            quotes=["Staff Nurse, St Brannoc's Infirmary"], confidence=0.6,
            messages=(Message(role="user", content="Where does Mara work now?"),),
        ),
        triple(
            "nurse-06", "Has she a master's degree?", Outcome.CORRECT_ABSTENTION, unsaid,
            kind="nearmiss", answerability=absent, confidence=0.9,
        ),
        triple(
            "nurse-07", "Why did she leave the army?", Outcome.ERROR, "",
            reason="no answer: the system gave none within 30 s", kind="nearmiss", answerability=absent,
        ),
        triple(
            "analyst-01", "Which employer is Tomas with?", Outcome.CORRECT,
            "Harbour & Finch Insurance [1].", reference="Harbour & Finch Insurance.",
            facts=["Harbour & Finch"],
            gold=["Harbour & Finch Insurance, Data Analyst"],
            quotes=["Harbour & Finch Insurance, Data Analyst"],
        ),
        triple(
            "analyst-02", "Who uses his dashboard?", Outcome.CORRECT, "140 adjusters open it daily [1].",
            reference="140 adjusters, daily.", kind="did_at", facts=["140"], gold=[dashboard],
            quotes=[dashboard],
            tags=("number",),
        ),
        triple(
            "analyst-03", "Does he know C++?", Outcome.CORRECT, "Yes, the basics [1].",
            reference="The basics.", kind="skill_present", facts=["basics"], gold=["C++ (basics)"],
            quotes=["C++ (basics)"],
        ),
        triple(
            "analyst-04", "How accurate are his forecasts?", Outcome.MISSING, unsaid,
            reason="declined, though the résumé answers", reference="The error fell from 19 % to 11 %.",
            kind="reworded", facts=["11 %"], gold=["error fell from 19 % to 11 %"],
            retrieved=["Halved the month-end close from 8 to 4 days"], confidence=0.3,
        ),
        triple(
            "analyst-05", "Has he used Kubernetes?", Outcome.CORRECT_ABSTENTION, unsaid,
            kind="skill_absent", answerability=absent,
        ),
        triple(
            "analyst-06", "When did he work at Quill Bank?", Outcome.INCORRECT,
            "He worked at Quill Retail from June 2018 to December 2020 [1].",
            reason="answers what is not there", kind="nearmiss", answerability=absent,
            quotes=["Quill Retail, Junior Analyst, 06/2018 – 12/2020"], confidence=0.75,
        ),
        triple(
            "analyst-07", "How long did the month-end close take?", Outcome.CORRECT,
            "It took 8 days and was brought to 4 [1].", reference="From 8 to 4 days.", kind="did_at",
            facts=["8", "4"], gold=["Halved the month-end close from 8 to 4 days"],
            quotes=["halved the month-end closing"], confidence=0.8, draft=True,
        ),
    ]  # fmt: skip


def _sealed() -> list[tuple[Item, Response, Scored]]:
    return [
        triple(f"{SEALED_SET}-1", "What is the secret question?", Outcome.CORRECT, "The secret answer [1]."),
        triple(f"{SEALED_SET}-2", "And the other secret question?", Outcome.INCORRECT, "A secret mistake."),
    ]


def _set(name: str) -> str:
    return name.rpartition("-")[0]


def _quoted(marker: int, quote: str, source: Source | None) -> Quoted:
    start = source.text.find(quote) if source else -1
    if source is None or start < 0:
        return Quoted(marker=marker, quote=quote, source=source.source if source else "")
    return Quoted(marker=marker, quote=quote, source=source.source, start=start, end=start + len(quote))


def _figures(scored: Sequence[Scored], responses: Sequence[Response]) -> Iterable[Figure]:
    times = sorted(response.timings_ms["total"] for response in responses)
    worth = {Outcome.CORRECT: 1, Outcome.CORRECT_ABSTENTION: 1, Outcome.INCORRECT: -1}
    of_outcome = {"correct": RIGHT} | {
        name: frozenset({Outcome(name)}) for name in ("incorrect", "partial", "missing", "error")
    }
    for name, metric in METRICS.items():
        if name in of_outcome:
            values = [float(score.outcome in of_outcome[name]) for score in scored]
        elif name == "truthfulness":
            values = [float(worth.get(score.outcome, 0)) for score in scored]
        elif name.startswith("latency_p"):
            share = int(name.removeprefix("latency_p")) / 100
            level = times[round(share * (len(times) - 1))] if times else None
            yield Figure(metric=name, value=level, n=len(times))
            continue
        else:
            values = [score.values[name] for score in scored if name in score.values]
        if not values:
            yield Figure(metric=name, value=None)
            continue
        mean, about = sum(values) / len(values), 0.9 / len(values) ** 0.5
        low = max(mean - about, -1.0 if metric.nature == "graded" else 0.0)
        yield Figure(metric=name, value=mean, low=low, high=min(mean + about, 1.0), n=len(values))
