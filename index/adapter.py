"""The adapter that ships with the default encoder: how recruiters put things, learned from invented résumés.

A low-rank change to the encoder's weights (the files of PEFT: any tool that reads those can load it), added
to them once, when the encoder is exported. It knows which weights it belongs to and refuses any others, and
what was altered since it was trained. How it was made, and what it is worth, stands in README.md beside it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.disk import read_regular, sha256_of
from index.errors import AdapterRefused, IndexDamaged

if TYPE_CHECKING:
    from torch.nn import Module

NAME = "recruiters"
FOLDER = Path(__file__).resolve().parent / NAME
WEIGHTS, CONFIG, SUMS = "adapter_model.safetensors", "adapter_config.json", "SHA256SUMS"
MAX_BYTES = 4 << 20
_PREFIX = "base_model.model."


class Adapter(NamedTuple):
    """An adapter whose files are as they were written, for weights whose checksum is `base_sha256`."""

    folder: Path
    identity: str
    scale: float
    base_sha256: str


def find_adapter(base_sha256: str, folder: Path = FOLDER) -> Adapter:
    """The adapter in `folder`, for an encoder with these weights. Raises `AdapterRefused`, one sentence with
    what the owner can do."""
    remedy = "Reinstall resume-chatbot, or set adapter = false to be rid of this message."
    try:
        listed = (line.split("  ") for line in read_regular(folder / SUMS, 4096).decode().splitlines())
        sums = {name: checksum for checksum, name in listed}
        for name in (WEIGHTS, CONFIG):
            path = folder / name
            if path.is_symlink() or not path.is_file():
                raise AdapterRefused(f"The encoder's adapter is not complete: {name} is missing. {remedy}")
            if path.stat().st_size > MAX_BYTES or sums.get(name) != sha256_of(path):
                raise AdapterRefused(
                    f"The encoder's adapter is damaged: {name} does not match its checksum. {remedy}"
                )
        config = json.loads(read_regular(folder / CONFIG, MAX_BYTES))
        made_for = str(config["revision"])
        scale = float(config["lora_alpha"]) / float(config["r"])
    except (IndexDamaged, OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        reason = str(error).removesuffix(".")
        raise AdapterRefused(f"The encoder's adapter cannot be read ({reason}). {remedy}") from error
    if made_for != base_sha256:
        raise AdapterRefused(
            f"The encoder's adapter belongs to other weights ({made_for[:16]}, not {base_sha256[:16]}). "
            f"{remedy}"
        )
    return Adapter(folder, f"{NAME}@{sums[WEIGHTS][:16]}", scale, base_sha256)


def merge(transformer: Module, adapter: Adapter) -> None:
    """Adds the adapter to the weights of `transformer`: W + scale · B·A for every layer that it names.

    Raises `ValueError` when a layer is not there or has another shape; nothing is changed then."""
    import torch
    from safetensors.torch import load_file

    tensors: dict[str, Any] = load_file(adapter.folder / WEIGHTS)
    weights = dict(transformer.named_parameters())
    changes = {}
    for name in sorted(tensors):
        if ".lora_A." not in name:
            continue
        target = name.removeprefix(_PREFIX).replace(".lora_A.", ".")
        inner, outer = tensors[name].float(), tensors[name.replace(".lora_A.", ".lora_B.")].float()
        change = adapter.scale * (outer @ inner)
        if target not in weights or weights[target].shape != change.shape:
            raise ValueError(f"the adapter changes {target}, which the encoder does not have in that shape")
        changes[target] = change
    if 2 * len(changes) != len(tensors):
        raise ValueError("the adapter holds more than low-rank changes")
    with torch.no_grad():
        for target, change in changes.items():
            weights[target] += change
