"""A run in a few lines: the headline first, a figure a line, nothing that is not defined."""

from __future__ import annotations

from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.lines import SHOWN, summary_lines
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
    assert right.endswith(f"n={run.summary.figure('correct').n}")


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


def test_no_question_of_a_sealed_set_is_printed() -> None:
    run = runs.run(sealed=True)
    text = "\n".join(summary_lines(run, runs.comparison(run)))
    for item in run.items:
        assert item.user_input not in text
        assert item.id not in text
