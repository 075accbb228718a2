"""Teaches the default encoder how recruiters ask (`make train`); what it learned goes to `index/recruiters`.

A low-rank adapter (PEFT) trained by the trainer of sentence-transformers. A batch is the lines of a few
résumés, each with some of its questions; a question must lie nearer to its line than to every other line of
the batch, most of all to those of the same résumé, and nearer than a fixed distance, beyond which every line
must lie of a question that its résumé does not answer. It refuses to look at the groups that are kept out,
and to measure: that is `measure.py`.
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

from chatbot.learning.pairs import Portrait, load, training_groups
from index.adapter import CONFIG, FOLDER, SUMS, WEIGHTS
from index.disk import sha256_of
from index.embed import DEFAULT_ENCODER, DEFAULT_WEIGHTS_SHA256, check_weights, find_model

SEED = 7
EPOCHS = 3
RESUMES = 4  # résumés a batch
QUESTIONS = 3  # questions of a line in one batch, at most
WITHOUT_CONTEXT = 0.3  # share of the lines that are shown without whose they are
RANK, ALPHA, DROPOUT = 32, 64, 0.05
LEARNING_RATE, WARM_UP = 1e-3, 0.05
AT_ONCE = 24  # texts
TENSORS = ("input_ids", "attention_mask")
SCALE = 20.0  # of the cosines, before the softmax
STATED = 0.4  # cosine that a line must reach to be stated
STATED_WEIGHT = 0.3  # of what is learned about that, beside the order of the lines


class Row(NamedTuple):
    """A line as it is embedded, `QUESTIONS` questions about it and one that nothing in its résumé answers, ''
    where there is none; `resume` is the place of its résumé in the batch."""

    passage: str
    questions: tuple[str, ...]
    not_stated: str
    resume: int


def batches(portraits: Sequence[Portrait], epochs: int, seed: int = SEED) -> Iterator[list[Row]]:
    """The rows of every step, in order: all lines of `RESUMES` résumés, which are drawn anew each epoch.

    Questions that a second line answers too are left out, since that line would be taught as wrong."""
    draw = random.Random(seed)  # noqa: S311 - an order, not a secret
    for _ in range(epochs):
        order = draw.sample(list(portraits), len(portraits))
        for first in range(0, len(order), RESUMES):
            together = order[first : first + RESUMES]
            yield [row for place, portrait in enumerate(together) for row in _rows(portrait, place, draw)]


def _rows(portrait: Portrait, place: int, draw: random.Random) -> Iterator[Row]:
    """The lines of one résumé; as many of its questions that are not stated as it has lines."""
    not_stated = [asked.q for asked in portrait.not_stated]
    draw.shuffle(not_stated)
    for number, line in enumerate(portrait.lines):
        mine = [asked.q for asked in line.questions if not asked.also and not line.also]
        draw.shuffle(mine)
        yield Row(
            passage=line.text if draw.random() < WITHOUT_CONTEXT else line.passage,
            questions=tuple((mine * QUESTIONS)[:QUESTIONS] or [""] * QUESTIONS),
            not_stated=not_stated[number] if number < len(not_stated) else "",
            resume=place,
        )


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
    columns: dict[str, list[Any]] = {"passage": [row.passage for row in rows]}
    columns |= {f"question_{n}": [row.questions[n] for row in rows] for n in range(QUESTIONS)}
    columns |= {"not_stated": [row.not_stated for row in rows], "label": [row.resume for row in rows]}

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
        """Of every question that is one, the cross-entropy over the lines of the batch; and over those of its
        own résumé and *not stated*, once with its line and once without it."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, features: Sequence[dict[str, Any]], labels: Any) -> Any:
            lines, *asked = (self._embedded(column) for column in features)
            own = torch.arange(len(lines))
            first, stated, removed = [], [], []
            for column, questions in zip(features[1:-1], asked[:-1], strict=True):
                is_one = _is_one(column)
                cosines = questions[is_one] @ lines.T
                first.append(self._entropy(SCALE * cosines, own[is_one]))
                of_it = labels[is_one][:, None] == labels[None, :]
                stated.append(self._entropy(self._or_none(cosines, of_it), own[is_one]))
                others = of_it & (own[is_one][:, None] != own[None, :])
                removed.append(self._none(cosines, others))
            is_one = _is_one(features[-1])
            not_stated = self._none(asked[-1][is_one] @ lines.T, labels[is_one][:, None] == labels[None, :])
            told = torch.cat(stated).mean() + (torch.cat(removed).mean() + not_stated.mean()) / 2
            return torch.cat(first).mean() + STATED_WEIGHT * told

        def _none(self, cosines: Any, of_it: Any) -> Any:
            """The cross-entropy of questions, shape (questions, lines), that no line of theirs answers."""
            return self._entropy(self._or_none(cosines, of_it), torch.full((len(cosines),), cosines.shape[1]))

        @staticmethod
        def _or_none(cosines: Any, of_it: Any) -> Any:
            """Scores of the lines of a question's own résumé, and in the last column of *not stated*."""
            apart = torch.finfo(cosines.dtype).min
            scores = (SCALE * cosines).masked_fill(~of_it, apart)
            return torch.cat([scores, torch.full((len(cosines), 1), SCALE * STATED)], dim=1)

        @staticmethod
        def _entropy(scores: Any, right: Any) -> Any:
            return torch.nn.functional.cross_entropy(scores, right, reduction="none")

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

    def _is_one(column: dict[str, Any]) -> Any:
        """Which texts of a column are any: they have more than the two marks around every text."""
        return column["attention_mask"].sum(1) > 2

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
