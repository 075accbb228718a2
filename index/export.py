"""A sentence-transformers model written as one ONNX graph: transformer, masked pooling, length 1.

Run as a child, `python -m index.export MODEL_FOLDER OUTPUT_FOLDER --identity NAME`, so that torch stays out
of the process that serves. It refuses models whose vectors it cannot reproduce to 1e-5. On failure the last
line of stdout is {"kind": "unwritable" | "unsupported" | "failed", "message": one sentence}, and the status
is 1.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.adapter import Adapter, find_adapter, merge
from index.disk import remove_folder, sha256_of, sync_file, sync_folder, write_durably
from index.embed import EXPORTED, EncoderCard, OnnxEncoder
from index.errors import AdapterRefused, EncoderUnavailable

MAX_DIFFERENCE = 1e-5  # fp32 export was measured at 1.3e-7 (field notes)
OPSET = 17
# Texts of many lengths, so that a graph traced for one shape only is found out.
PROBES = (
    "Kubernetes",
    "How long did she work at Example Corp?",
    "Led a team of three; cut costs by 40 % — 99.99% availability, C++/Go, $1.2M saved, naïve café.",
    "Designed and operated the platform. " * 60,
    "",
)


class Unsupported(Exception):
    """A model of another make than transformer + pooling (+ normalising)."""


def export(folder: Path, output: Path, identity: str, adapter: Adapter | None = None) -> None:
    """Writes `output` (model.onnx, tokenizer.json, encoder.json, SHA256SUMS), whole or not at all, with the
    adapter merged into the weights."""
    import torch
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(
        str(folder), device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}
    ).eval()
    transformer, pooling = _parts_of(model)
    if adapter:
        merge(transformer.auto_model, adapter)
    graph = _graph_of(transformer.auto_model, pooling)
    tokenizer = model.tokenizer
    max_tokens = int(model.max_seq_length or 256)

    output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    scratch = output.with_name(f".{output.name}.tmp-{os.getpid()}")
    remove_folder(scratch)
    scratch.mkdir(mode=0o700)
    try:
        ids = torch.ones(2, 7, dtype=torch.long)
        mask = torch.ones(2, 7, dtype=torch.long)
        mask[1, 5:] = 0
        with torch.no_grad():
            # dynamo=True with an output named "embedding" wrote an invalid file (field notes).
            torch.onnx.export(
                graph,
                (ids, mask),
                str(scratch / "model.onnx"),
                input_names=["input_ids", "attention_mask"],
                output_names=["embedding"],
                dynamic_axes={
                    "input_ids": {0: "texts", 1: "tokens"},
                    "attention_mask": {0: "texts", 1: "tokens"},
                    "embedding": {0: "texts"},
                },
                opset_version=OPSET,
                dynamo=False,
            )
            dimension = int(graph(ids, mask).shape[1])
        tokenizer.backend_tokenizer.save(str(scratch / "tokenizer.json"))
        card = EncoderCard(
            identity=identity,
            dimension=dimension,
            max_tokens=max_tokens,
            pad_id=int(tokenizer.pad_token_id or 0),
        )
        write_durably(scratch / "encoder.json", card.model_dump_json().encode())
        sums = "".join(
            f"{sha256_of(scratch / name)}  {(scratch / name).stat().st_size}  {name}\n" for name in EXPORTED
        )
        write_durably(scratch / "SHA256SUMS", sums.encode())
        _check_parity(model, OnnxEncoder(scratch))
        for name in ("model.onnx", "tokenizer.json"):
            sync_file(scratch / name)
        sync_folder(scratch)
        os.rename(scratch, output)
        sync_folder(output.parent)
    except BaseException:
        remove_folder(scratch)
        raise


def _parts_of(model: Any) -> tuple[Any, str]:
    """The transformer and the kind of pooling; anything between or after them changes the vectors."""
    names = [type(module).__name__ for module in model]
    if names not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise Unsupported(f"its stages are {' + '.join(names)}")
    pooling = model[1].pooling_mode
    if pooling not in ("mean", "cls"):
        raise Unsupported(f"its pooling is {pooling!r}")
    return model[0], str(pooling)


def _graph_of(transformer: Any, pooling: str) -> Any:
    import torch

    class Graph(torch.nn.Module):
        """(texts, tokens) ids and mask -> (texts, dimension), each row of length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            states = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            if pooling == "cls":
                pooled = states[:, 0]
            else:
                weights = attention_mask.unsqueeze(-1).to(states.dtype)
                pooled = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(pooled, p=2, dim=1)

    return Graph().eval()


def _check_parity(model: Any, exported: OnnxEncoder) -> None:
    import numpy as np

    expected = model.encode(list(PROBES), normalize_embeddings=True, show_progress_bar=False)
    difference = float(np.abs(exported.encode(PROBES) - expected).max())
    if not difference <= MAX_DIFFERENCE:
        raise Unsupported(
            f"its exported vectors differ from torch's by {difference:.1e}, over {MAX_DIFFERENCE:.0e}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m index.export", description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--identity", required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--adapter-base", default="")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    try:
        adapter = find_adapter(options.adapter_base, options.adapter) if options.adapter else None
        export(options.model, options.output, options.identity, adapter)
    except Unsupported as error:
        return _failed("unsupported", f"this model cannot be exported: {error}.")
    except OSError as error:
        if error.errno is None:  # transformers raises bare OSError for a folder without a model
            return _failed("failed", _sentence(error))
        return _failed("unwritable", f"{options.output} cannot be written: {error.strerror}.")
    except (EncoderUnavailable, AdapterRefused) as error:
        return _failed("failed", str(error))
    except Exception as error:  # whatever torch or transformers raises is told to the parent as one sentence
        return _failed("failed", f"{type(error).__name__}: {_sentence(error)}")
    return 0


def _sentence(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _failed(kind: str, message: str) -> int:
    sys.stdout.write(json.dumps({"kind": kind, "message": message}) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
