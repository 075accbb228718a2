"""Teaches the default encoder how recruiters ask (`make train`); what it learned goes to `index/recruiters`.

A low-rank adapter (PEFT) trained by the trainer of sentence-transformers. A batch is the lines of a few
résumés, each with some of its questions; a question must lie nearer to its line than to every other line of
the batch, most of all to those of the same résumé. It refuses to look at the groups that are kept out, and to
measure: that is `measure.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from chatbot.learning.pairs import Line, Portrait, load, training_groups
from index.adapter import CONFIG, FOLDER, SUMS, WEIGHTS
from index.disk import sha256_of
from index.embed import DEFAULT_ENCODER, DEFAULT_WEIGHTS_SHA256, check_weights, find_model

SEED = 7
EPOCHS = 3
RESUMES = 4  # résumés a batch
QUESTIONS = 4  # questions of a line in one batch, at most
WITHOUT_CONTEXT = 0.3  # share of the lines that are shown without whose they are
RANK, ALPHA, DROPOUT = 16, 32, 0.05
LEARNING_RATE, WARM_UP = 1e-3, 0.05
AT_ONCE = 24  # texts
TENSORS = ("input_ids", "attention_mask")
SCALE = 20.0  # of the cosines, before the softmax


class Row(NamedTuple):
    """A line as it is embedded, and `QUESTIONS` questions about it; '' where it has none."""

    passage: str
    questions: tuple[str, ...]


def batches(portraits: Sequence[Portrait], epochs: int, seed: int = SEED) -> Iterator[list[Row]]:
    """The rows of every step, in order: all lines of `RESUMES` résumés, which are drawn anew each epoch.

    Questions that a second line answers too are left out, since that line would be taught as wrong."""
    draw = random.Random(seed)  # noqa: S311 - an order, not a secret
    for _ in range(epochs):
        order = draw.sample(list(portraits), len(portraits))
        for first in range(0, len(order), RESUMES):
            yield [_row(line, draw) for portrait in order[first : first + RESUMES] for line in portrait.lines]


def _row(line: Line, draw: random.Random) -> Row:
    mine = [asked.q for asked in line.questions if not asked.also and not line.also]
    draw.shuffle(mine)
    questions = (mine * QUESTIONS)[:QUESTIONS] or [""] * QUESTIONS
    return Row(line.text if draw.random() < WITHOUT_CONTEXT else line.passage, tuple(questions))


def train(portraits: Sequence[Portrait], output: Path, epochs: int = EPOCHS, quiet: bool = False) -> None:
    """Trains on `portraits` and writes the adapter into `output`. The same call on the same machine gives the
    same weights; another processor rounds otherwise, and gives ones of the same worth."""
    import torch
    from datasets import Dataset
    from peft import LoraConfig, TaskType, get_peft_model
    from sentence_transformers import (
        SentenceTransformer,
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from sentence_transformers.base.sampler import DefaultBatchSampler

    published = find_model(DEFAULT_ENCODER)
    check_weights(published)
    torch.manual_seed(SEED)
    model: Any = SentenceTransformer(str(published.folder), device="cpu", local_files_only=True)
    # `model.add_adapter` would do the same, but transformers 5 asks for a PEFT that is not released yet.
    adapter = get_peft_model(
        model[0].auto_model,
        LoraConfig(
            task_type=TaskType.FEATURE_EXTRACTION,
            r=RANK,
            lora_alpha=ALPHA,
            lora_dropout=DROPOUT,
            target_modules=["query", "key", "value", "dense"],
            exclude_modules=r".*pooler.*",
        ),
    )
    steps = list(batches(portraits, epochs))
    rows = [row for step in steps for row in step]
    columns = {"passage": [row.passage for row in rows]}
    columns |= {f"question_{n}": [row.questions[n] for row in rows] for n in range(QUESTIONS)}

    class InOrder(DefaultBatchSampler):
        """The batches as they were drawn: what stands together in one is chosen, not left to chance."""

        def __init__(self, dataset: Any, **_: Any) -> None:
            self._ends = [0]
            for step in steps:
                self._ends.append(self._ends[-1] + len(step))

        def __iter__(self) -> Iterator[list[int]]:
            return (list(range(a, b)) for a, b in zip(self._ends, self._ends[1:], strict=False))

        def __len__(self) -> int:
            return len(steps)

        def set_epoch(self, epoch: int) -> None:
            """There is one: the epochs are in the rows."""

    class OwnLineFirst(torch.nn.Module):
        """Cross-entropy over the lines of the batch, of every question that is one."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, features: Sequence[dict[str, Any]], labels: Any = None) -> Any:
            lines, *asked = (self._embedded(column) for column in features)
            own = torch.arange(len(lines))
            losses = []
            for column, questions in zip(features[1:], asked, strict=True):
                is_one = column["attention_mask"].sum(1) > 2  # more than the two marks around every text
                scores = SCALE * questions[is_one] @ lines.T
                losses.append(torch.nn.functional.cross_entropy(scores, own[is_one], reduction="none"))
            return torch.cat(losses).mean()

        def _embedded(self, column: dict[str, Any]) -> Any:
            """Unit vectors, shape (texts, dimension); texts of like length together, since padding is half of
            a column otherwise."""
            lengths = column["attention_mask"].sum(1)
            parts = torch.argsort(lengths).split(AT_ONCE)
            vectors = []
            for part in parts:
                cut = {name: column[name][part, : int(lengths[part].max())] for name in TENSORS}
                vectors.append(self.model(cut)["sentence_embedding"])
            back = torch.argsort(torch.cat(parts))
            return torch.nn.functional.normalize(torch.cat(vectors)[back], dim=1)

    with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch,
            num_train_epochs=1,
            learning_rate=LEARNING_RATE,
            warmup_steps=WARM_UP,
            lr_scheduler_type="cosine",
            batch_sampler=InOrder,
            save_strategy="no",
            report_to=[],
            seed=SEED,
            use_cpu=True,
            logging_steps=max(1, len(steps) // 20),
            disable_tqdm=quiet,
        )
        SentenceTransformerTrainer(
            model=model, args=arguments, train_dataset=Dataset.from_dict(columns), loss=OwnLineFirst()
        ).train()
        adapter.save_pretrained(scratch)
        _write(Path(scratch), output)


def _write(trained: Path, output: Path) -> None:
    """The adapter in half precision, for these weights and no others, with checksums."""
    from safetensors.torch import load_file, save_file

    output.mkdir(parents=True, exist_ok=True)
    tensors = load_file(trained / WEIGHTS)
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, output / WEIGHTS)
    written = json.loads((trained / CONFIG).read_text(encoding="utf-8"))
    config = {name: value for name, value in written.items() if value not in (None, {}, False)}
    config |= {
        "base_model_name_or_path": f"sentence-transformers/{DEFAULT_ENCODER}",
        "inference_mode": True,
        "revision": DEFAULT_WEIGHTS_SHA256,
        "target_modules": sorted(written["target_modules"]),  # PEFT keeps a set
    }
    (output / WEIGHTS).chmod(0o644)
    (output / CONFIG).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    sums = "".join(f"{sha256_of(output / name)}  {name}\n" for name in (WEIGHTS, CONFIG))
    (output / SUMS).write_text(sums, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m chatbot.learning.train", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args(arguments)
    portraits = [portrait for group in training_groups() for portrait in load(group)]
    sys.stderr.write(f"{len(portraits)} résumés of {len(training_groups())} groups of professions\n")
    train(portraits, options.output, options.epochs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
