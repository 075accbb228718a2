"""What a step is made of, and a short training of the real encoder: the adapter it writes can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.learning.pairs import DEVELOPMENT, UNTOUCHED, Portrait, load, training_groups
from chatbot.learning.train import QUESTIONS, RESUMES, batches, train
from index.adapter import SUMS, find_adapter
from index.embed import DEFAULT_WEIGHTS_SHA256


@pytest.fixture(scope="module")
def portraits() -> tuple[Portrait, ...]:
    return load("software")[:6]


def test_a_step_holds_all_lines_of_a_few_résumés(portraits: tuple[Portrait, ...]) -> None:
    steps = list(batches(portraits, epochs=2))
    assert len(steps) == 2 * -(-len(portraits) // RESUMES)
    lines = sum(len(portrait.lines) for portrait in portraits)
    assert sum(map(len, steps)) == 2 * lines
    for step in steps:
        assert all(len(row.questions) == QUESTIONS for row in step)


def test_no_step_teaches_a_right_line_as_wrong(portraits: tuple[Portrait, ...]) -> None:
    shared = {
        asked.q for portrait in portraits for _, asked, answering in portrait.asked() if len(answering) > 1
    }
    assert shared
    taught = {question for step in batches(portraits, 1) for row in step for question in row.questions}
    assert not taught & shared


def test_the_same_seed_draws_the_same_steps(portraits: tuple[Portrait, ...]) -> None:
    assert list(batches(portraits, 2)) == list(batches(portraits, 2))
    assert list(batches(portraits, 2)) != list(batches(portraits, 2, seed=8))


def test_what_is_kept_out_is_never_drawn() -> None:
    kept_out = {line.text for group in DEVELOPMENT + UNTOUCHED for p in load(group) for line in p.lines}
    trained = [portrait for group in training_groups() for portrait in load(group)]
    seen = {row.passage for step in batches(trained, 1) for row in step}
    assert not any(text in passage for passage in seen for text in kept_out if len(text) > 60)


@pytest.mark.endtoend
def test_a_short_training_writes_an_adapter_that_can_be_used(
    portraits: tuple[Portrait, ...], tmp_path: Path
) -> None:
    import torch
    from safetensors.torch import load_file

    few = portraits[0].model_copy(update={"lines": portraits[0].lines[:4]})
    for folder in ("adapter", "again"):
        train([few], tmp_path / folder, epochs=2, quiet=True)
    assert (tmp_path / "adapter" / SUMS).read_text() == (tmp_path / "again" / SUMS).read_text()
    found = find_adapter(DEFAULT_WEIGHTS_SHA256, tmp_path / "adapter")
    tensors = load_file(found.folder / "adapter_model.safetensors")
    assert all(tensor.dtype is torch.float16 for tensor in tensors.values())
    outer = [tensor for name, tensor in tensors.items() if ".lora_B." in name]
    assert outer
    assert all(tensor.abs().max() > 0 for tensor in outer)  # zero before the first step
