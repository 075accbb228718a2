"""A slice of the torture of the readers: the laws hold of a few damaged files, and planted faults are found.

Here hypothesis draws the recipes, because it leaves out the steps that a failure does not need; always the
same ones, because the search for new failures is the work of `make torture`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.models import Reading
from index.readers.formats import PDF, open_reader, recognise
from index.resume import read_resume
from tests.torture.damage.sample import FORMATS
from tests.torture.reader_fuzz import ENDINGS, PLANTED, ROOT, Pair, judge, read_file
from tests.torture.recipes import STEPS, Recipe, gather_samples, make_file

SCRIPT = ROOT / "tests" / "torture" / "reader_fuzz.py"
GOOD = ROOT / "tests" / "collection" / "dev" / "electrician" / "resume.md"
SAMPLES = gather_samples(hostile=False)


def read_here(path: Path) -> Reading:
    """Reads in this process what is read in a cell otherwise; PDFium alone stays in its own."""
    data = path.read_bytes()
    found = recognise(data, path.suffix)
    if found.format in (None, PDF):
        return read_file(path)
    try:
        return read_resume([open_reader(found.format)(data, path.name)])
    except RecursionError as error:  # as the cell tells it
        raise SourceRefused(path.name, "it is nested too deeply to be a résumé.", "Save it again.") from error


def recipes(format: str) -> st.SearchStrategy[Recipe]:
    known = [name for name, (formats, _) in STEPS.items() if format in formats]
    step = st.tuples(st.sampled_from(known), st.integers(0, 10**6))
    return st.builds(
        Recipe,
        format=st.just(format),
        sample=st.integers(0, len(SAMPLES[format]) - 1),
        steps=st.lists(step, min_size=1, max_size=3).map(tuple),
    )


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "pdf"])
def test_the_laws_hold_of_damaged_files(format: str, tmp_path: Path) -> None:
    @settings(max_examples=12, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(recipes(format))
    def hold(recipe: Recipe) -> None:
        path = tmp_path / f"resume{ENDINGS[format]}"
        path.write_bytes(make_file(recipe, SAMPLES))
        assert judge(path, read_here)["broken"] == []

    hold()


def test_the_same_recipe_makes_the_same_file_and_each_step_damages() -> None:
    for name, (formats, _) in STEPS.items():
        changed = 0
        for seed in range(6):
            recipe = Recipe(formats[0], seed % len(SAMPLES[formats[0]]), ((name, seed),))
            made = make_file(recipe, SAMPLES)
            assert make_file(recipe, SAMPLES) == made
            changed += made != SAMPLES[recipe.format][recipe.sample].data
        assert changed, name


@pytest.mark.parametrize("law", ["span", "says", "warning", "phone", "unnamed", "sentence"])
def test_a_reader_that_breaks_a_law_is_found_out(law: str) -> None:
    assert judge(GOOD, read_file)["broken"] == []
    assert judge(GOOD, PLANTED[law])["broken"][0].startswith(f"{law}: ")


@pytest.mark.parametrize(("law", "limit_s"), [("same", 60.0), ("lost", 60.0), ("time", 1.0)])
def test_a_moody_a_lost_and_a_hung_reader_are_found_out_from_outside(law: str, limit_s: float) -> None:
    with Pair(law, limit_s) as pair:
        found = pair.judge(GOOD)
    assert {told.partition(":")[0] for told in found["broken"]} == {law}


def test_a_few_files_of_every_format_go_through_the_cell(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--rounds", "6", "--seed", "3", "--failures", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith(FORMATS)]
    assert [(row[0], row[1], row[5]) for row in rows] == [(format, "1", "0") for format in FORMATS]
    assert list(tmp_path.iterdir()) == []
