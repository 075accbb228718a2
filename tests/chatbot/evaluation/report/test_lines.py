"""A run in a few lines: the headline first, a figure a line, nothing that is not defined."""

from __future__ import annotations

from chatbot.evaluation.models import Change, Outcome
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.lines import MOST_CHANGES, SHOWN, summary_lines
from chatbot.evaluation.report.view import view_of
from tests.chatbot.evaluation.report import runs


def test_the_headline_comes_first_and_every_figure_has_its_count() -> None:
    run = runs.run()
    first, *figures = summary_lines(run)
    assert first == headline_of(view_of(run)).quality
    assert run.summary is not None
    defined = {figure.metric for figure in run.summary.figures if figure.value is not None}
    assert len(figures) == len(defined & set(SHOWN))
    right = next(line for line in figures if line.split()[0] == "right")
    assert right.split()[-2:] == [f"n={run.summary.figure('correct').n}", "correct"]  # its key for rules


def test_what_no_item_defines_is_left_out() -> None:
    run = runs.run()
    assert run.summary is not None
    kept = tuple(
        figure.model_copy(update={"value": None}) if figure.metric == "missing" else figure
        for figure in run.summary.figures
        if figure.metric != "truthfulness"
    )
    bare = run.model_copy(update={"summary": run.summary.model_copy(update={"figures": kept})})
    gone = set(summary_lines(run)[1:]) - set(summary_lines(bare)[1:])
    assert {line.split("  ")[1] for line in gone} == {"missed", "truthfulness"}


def test_a_comparison_is_a_sentence_of_its_own() -> None:
    run = runs.run()
    comparison = runs.comparison(run)
    assert summary_lines(run, comparison)[1].startswith(f"Against {comparison.base}, ")


def test_what_got_worse_is_told_before_the_figures_with_both_answers() -> None:
    run = runs.run()
    lines = summary_lines(run, runs.comparison(run))
    assert lines[2:8] == [
        "  right → wrong: Since when has she worked in intensive care?",
        "    before: She has worked in intensive care since 2016 [1].",
        "    now:    She has worked in intensive care since March 2019 [1], for 12 years [7].",
        "  right → missed: How accurate are his forecasts?",
        "    before: (not kept)",
        "    now:    The résumé does not say that.",
    ]
    assert lines[8].startswith("  right  ")


def test_a_question_asked_back_stands_behind_what_was_asked_before() -> None:
    run = runs.run()
    worse = Change(id="nurse-05", base=Outcome.CORRECT, candidate=Outcome.PARTIAL, regression=True)
    lines = summary_lines(run, runs.comparison(run).model_copy(update={"changes": (worse,)}))
    assert lines[2] == "  right → partly: “Where does Mara work now?” … And before that?"


def test_many_that_got_worse_are_cut_and_counted() -> None:
    many = [runs.triple(f"nurse-{n}", f"Question {n}?", Outcome.INCORRECT, "No.") for n in range(100, 130)]
    run = runs.run(extra=many)
    changes = tuple(
        Change(id=item.id, base=Outcome.CORRECT, candidate=Outcome.INCORRECT, regression=True)
        for item, _, _ in many
    )
    lines = summary_lines(run, runs.comparison(run).model_copy(update={"changes": changes}))
    assert sum(line.startswith("  right → ") for line in lines) == MOST_CHANGES
    assert "  and 10 more; see all with -o change.html" in lines


def test_no_question_of_a_sealed_set_is_printed() -> None:
    run = runs.run(sealed=True)
    hidden = next(item for item in run.items if item.id in run.manifest.sealed)
    worse = Change(id=hidden.id, base=Outcome.CORRECT, candidate=Outcome.INCORRECT, regression=True)
    comparison = runs.comparison(run).model_copy(update={"changes": (worse,)})
    text = "\n".join(summary_lines(run, comparison))
    assert "1 answer got worse" in text
    for item in run.items:
        assert item.user_input not in text
        assert item.id not in text
