"""A recipe of a damaged file: a sample of the tree, and the steps that damage it, in order.

A step is a name and a number; the same recipe makes the same bytes, so a failure is told by its recipe, and
shrinks by leaving steps out. Steps that know the format come first, then those that know bytes alone. It
refuses to know how files are read and what must hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.hostile.files import FILES
from tests.torture.damage import blind, drawing, fields, package, page, words
from tests.torture.damage.sample import FORMATS, SUFFIXES, Sample, Samples, Steps

TESTS = Path(__file__).resolve().parents[1]
MAX_BYTES = 1_500_000  # what grows beyond is cut: size is the business of tests/hostile
MAX_HOSTILE_BYTES = 100_000
STEPS: Steps = {
    **blind.STEPS,
    **words.STEPS,
    **page.STEPS,
    **fields.STEPS,
    **package.STEPS,
    **drawing.STEPS,
}


@dataclass(frozen=True)
class Recipe:
    """`sample` is the sample's place among those of its format."""

    format: str
    sample: int
    steps: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return ", ".join(f"{name} {seed}" for name, seed in self.steps) or "no step"

    def without(self, number: int) -> Recipe:
        return replace(self, steps=self.steps[:number] + self.steps[number + 1 :])


def gather_samples(*, hostile: bool) -> Samples:
    """The sample files of the tree by format, in order of their names; kept-out files stay closed. `hostile`:
    also the small ones of tests/hostile, which take seconds to make."""
    found: Samples = {format: [] for format in FORMATS}
    paths = [
        *(TESTS / "readings" / "dev").glob("*/resume.*"),
        *(TESTS / "readings" / "dev").glob("*/files/*"),
        *(TESTS / "collection" / "dev").glob("*/resume.*"),
        *(TESTS / "index" / "fixtures").glob("*.*"),
    ]
    for path in sorted(paths):
        format = SUFFIXES[path.suffix]
        found[format].append(Sample(path.relative_to(TESTS).as_posix(), format, path.read_bytes()))
    for made in FILES if hostile else ():
        format = SUFFIXES.get(Path(made.name).suffix, "")
        if format and len(data := made.make()) <= MAX_HOSTILE_BYTES:
            found[format].append(Sample(f"hostile/{made.name}", format, data))
    return found


def draw_recipe(format: str, chance: Random, samples: Samples) -> Recipe:
    """A recipe at random: mostly of a good sample, one or two steps that know the format, none that does
    not."""
    known = [name for name, (formats, _) in STEPS.items() if format in formats and formats != FORMATS]
    names = [chance.choice(known) for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 2, 3, 4)))]
    count = chance.choice((0, 0, 0, 0, 0, 0, 1, 2)) if names else chance.randint(1, 3)
    names += [chance.choice(list(blind.STEPS)) for _ in range(count)]
    good = [at for at, sample in enumerate(samples[format]) if not sample.name.startswith("hostile/")]
    sample = chance.choice(good) if chance.random() < 0.8 else chance.randrange(len(samples[format]))
    return Recipe(format, sample, tuple((name, chance.randrange(10**6)) for name in names))


def make_file(recipe: Recipe, samples: Samples) -> bytes:
    """The bytes that a recipe makes."""
    data = samples[recipe.format][recipe.sample].data
    for name, seed in recipe.steps:
        data = STEPS[name][1](data, Random(f"{name} {seed}"), samples)[:MAX_BYTES]
    return data
