"""A run as JUnit: a question is a test case, its set the suite, its kind the class name.

Where a gate was run, its conditions are the first suite; one that cannot be judged is an error, since CI
takes a skipped case for a good one. What CI systems show of a case stands in the failure: the question, the
right answer, the answer. Where a gate was run it decides what fails: a question that did not come out right
and that it forgives is a skipped case, so that no build is red whose gate passed. A sealed set is a suite
without cases whose properties are its figures. It refuses to decide whether a build fails.
"""

from __future__ import annotations

from collections.abc import Sequence

from junitparser import Error, Failure, JUnitXml, Property, Skipped, TestCase, TestSuite
from junitparser.junitparser import Properties

from chatbot.evaluation.metric import WORDS
from chatbot.evaluation.models import RIGHT, Check, Comparison, Outcome, Run, Verdict
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.view import Case, View, view_of
from chatbot.evaluation.report.wording import clipped, plain

NAME_SIGNS = 160


def junit_of(run: Run, comparison: Comparison | None = None, verdict: Verdict | None = None) -> str:
    """The XML text. Raises `OperatorError` for a run without scores."""
    view = view_of(run, comparison, verdict)
    document = JUnitXml(plain(f"resume-chatbot eval {run.manifest.run}"))
    if view.verdict is not None:
        gate = TestSuite("gate")
        gate.timestamp = plain(run.manifest.created)
        gate.add_property("headline", plain(headline_of(view).gate))
        gate.add_testcases([_condition(check) for check in view.verdict.checks])
        document.add_testsuite(gate)
    records = {record.name: record for record in run.manifest.sets}
    for name in dict.fromkeys([*records, *(case.set for case in view.cases)]):
        suite = TestSuite(plain(name) or "questions")
        suite.timestamp = plain(run.manifest.created)
        suite.add_property("system", plain(run.manifest.system))
        suite.add_property("headline", plain(" ".join(headline_of(view).sentences)))
        if name in records and records[name].sealed:
            suite.add_property("sealed", f"{len(records[name].items)} questions, not shown")
            for outcome, count in view.summary.by_set.get(name, {}).items():
                suite.add_property(WORDS[outcome], str(count))
        # One at a time, the suite would count all of them anew for each.
        suite.add_testcases([_case(case, view) for case in view.cases if case.set == name])
        document.add_testsuite(suite)
    # Parts of junitparser carry no types.
    document.update_statistics()  # type: ignore[no-untyped-call]
    text = document.tostring()  # type: ignore[no-untyped-call]
    body = text.decode("utf-8") if isinstance(text, bytes) else text
    return body if body.startswith("<?xml") else f'<?xml version="1.0" encoding="utf-8"?>\n{body}'


def _condition(check: Check) -> TestCase:
    """A condition of the gate."""
    test = TestCase(clipped(check.name, NAME_SIGNS), classname="gate")
    if check.passed is not True:
        kind, word = (Error, "not judged") if check.passed is None else (Failure, "does not hold")
        result = kind(f"{word}: {clipped(check.detail, 400)}", type_=word)
        result.text = plain(check.detail)
        test.result = [result]
    return test


def _case(case: Case, view: View) -> TestCase:
    response = case.worst.response
    total_ms = response.timings_ms.get("total") if response else None
    test = TestCase(
        f"{plain(case.item.id)}: {clipped(case.item.user_input, NAME_SIGNS)}",
        classname=clipped(case.item.kind, NAME_SIGNS),
        time=None if total_ms is None else total_ms / 1000,
    )
    properties = Properties()  # type: ignore[no-untyped-call]
    for name, value in _properties(case):
        properties.add_property(Property(name, value))
    test.append(properties)  # type: ignore[no-untyped-call]
    if case.outcome not in RIGHT:
        forgiven = view.verdict is not None and not case.item.must_pass
        kind = Skipped if forgiven else Error if case.outcome is Outcome.ERROR else Failure
        result = kind(_message(case), type_=WORDS[case.outcome])
        result.text = "\n".join(_details(case))
        test.result = [result]
    return test


def _properties(case: Case) -> Sequence[tuple[str, str]]:
    rows = [
        ("outcome", WORDS[case.outcome]),
        ("key", case.outcome),
        ("answerability", str(case.item.answerability)),
    ]
    if case.item.must_pass:
        rows.append(("must_pass", "true"))
    if case.change is not None:
        rows.append(("before", WORDS[case.change.base]))
        if case.change.said_before:
            rows.append(("answer before", clipped(case.change.said_before, 400)))
    return [*rows, *(("tag", plain(tag)) for tag in case.item.tags[1:])]


def _message(case: Case) -> str:
    notes = []
    if case.item.must_pass:
        notes.append("must pass")
    if case.regressed and case.change:
        notes.append(f"was {WORDS[case.change.base]}")
    if len(case.attempts) > 1:
        right = sum(attempt.scored.outcome in RIGHT for attempt in case.attempts)
        notes.append(f"right in {right} of {len(case.attempts)} attempts")
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"{WORDS[case.outcome]}{noted}: {clipped(case.worst.scored.reason, 400)}"


def _details(case: Case) -> list[str]:
    response = case.worst.response
    earlier = [f"{turn.role}: {turn.content}" for turn in case.item.messages]
    answer = "(not kept)" if response is None else response.answer or "(none)"
    rows = [
        *(("Earlier", turn) for turn in earlier),
        ("Question", case.item.user_input),
        ("Right answer", case.item.reference or "(none: the résumé does not say)"),
        ("Answer", answer),
    ]
    if response is not None and response.error:
        rows.append(("Error", response.error))
    return [plain(f"{name}: {text}") for name, text in rows]
