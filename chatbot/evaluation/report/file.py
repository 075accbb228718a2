"""A report into a file, its format told by the file's ending.

JSON is the run itself, which later commands read, so it is complete; every other format shows no item of a
sealed set. It refuses to know what a report looks like.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chatbot.batch import write_whole
from chatbot.errors import OperatorError
from chatbot.evaluation.models import Comparison, Run, Verdict

Writer = Callable[[Run, Comparison | None, Verdict | None], str]


def _page_of(run: Run, comparison: Comparison | None, verdict: Verdict | None) -> str:
    from chatbot.evaluation.report.page import page_of

    return page_of(run, comparison, verdict)


def _markdown_of(run: Run, comparison: Comparison | None, verdict: Verdict | None) -> str:
    from chatbot.evaluation.report.markdown import markdown_of

    return markdown_of(run, comparison, verdict)


def _junit_of(run: Run, comparison: Comparison | None, verdict: Verdict | None) -> str:
    from chatbot.evaluation.report.junit import junit_of

    return junit_of(run, comparison, verdict)


def _json_of(run: Run, comparison: Comparison | None, verdict: Verdict | None) -> str:
    """The run, and what it was compared with; what it was judged by is not part of it."""
    return run.model_copy(update={"comparison": comparison}).model_dump_json(
        exclude=None if comparison else {"comparison"}
    )


SUFFIXES: dict[str, Writer] = {".html": _page_of, ".md": _markdown_of, ".xml": _junit_of, ".json": _json_of}
"""Ending -> what is written; each format loads when it is. `.junit.xml` ends in `.xml`."""


def check_suffix(path: Path) -> None:
    """Raises `OperatorError` if no report has that ending: before a long run, not after it."""
    if path.suffix.lower() not in SUFFIXES:
        raise OperatorError(
            f"{path} tells no kind of report by its ending; "
            "end it in .html (a page), .md (a comment), .junit.xml (for CI) or .json (the run itself)."
        )


def write(path: Path, run: Run, comparison: Comparison | None = None, verdict: Verdict | None = None) -> None:
    """`path` as a whole or not at all. Raises `OperatorError` for an unknown ending, a run without scores and
    a file that cannot be written."""
    check_suffix(path)
    text = SUFFIXES[path.suffix.lower()](run, comparison, verdict)
    write_whole(path, [text.removesuffix("\n")])
