"""The adapter is added to the weights it was made for and to no others; damaged or absent, the encoder serves
without it and the owner reads one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.adapter import CONFIG, FOLDER, MAX_BYTES, SUMS, WEIGHTS, find_adapter, merge
from index.embed import (
    DEFAULT_ENCODER,
    DEFAULT_WEIGHTS_SHA256,
    Encoder,
    adapted,
    encoder_identity,
    find_model,
)
from index.errors import AdapterRefused


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "recruiters"))


def test_what_ships_is_small_and_whole() -> None:
    found = find_adapter(DEFAULT_WEIGHTS_SHA256)
    assert found.identity.startswith("recruiters@")
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MAX_BYTES
    config = json.loads((FOLDER / CONFIG).read_text(encoding="utf-8"))
    assert config["base_model_name_or_path"] == f"sentence-transformers/{DEFAULT_ENCODER}"


def _altered(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))


@pytest.mark.parametrize("name", [WEIGHTS, CONFIG])
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_altered, "does not match its checksum"),
        (lambda folder, name: (folder / name).unlink(), "is missing"),
        (lambda folder, name: (folder / name).write_bytes(b""), "does not match its checksum"),
    ],
    ids=["one bit", "gone", "empty"],
)
def test_a_damaged_adapter_is_refused(copy: Path, name: str, harm: object, told: str) -> None:
    assert callable(harm)
    harm(copy, name)
    with pytest.raises(AdapterRefused, match=told) as refused:
        find_adapter(DEFAULT_WEIGHTS_SHA256, copy)
    assert name in str(refused.value)
    assert "adapter = false" in str(refused.value)


@pytest.mark.parametrize("sums", ["", "x", "a  b  c\n", "\udcff"])
def test_a_list_of_checksums_that_is_none_is_refused(copy: Path, sums: str) -> None:
    (copy / SUMS).write_bytes(sums.encode(errors="surrogateescape"))
    with pytest.raises(AdapterRefused):
        find_adapter(DEFAULT_WEIGHTS_SHA256, copy)


def test_an_absent_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AdapterRefused, match="cannot be read"):
        find_adapter(DEFAULT_WEIGHTS_SHA256, tmp_path / "nowhere")


def test_other_weights_are_refused() -> None:
    with pytest.raises(AdapterRefused, match="belongs to other weights"):
        find_adapter("0" * 64)


def test_without_a_usable_adapter_the_plain_encoder_serves(copy: Path) -> None:
    (copy / WEIGHTS).unlink()
    plain = find_model(DEFAULT_ENCODER)
    model, told = adapted(plain, copy)
    assert model == plain
    assert len(told) == 1
    assert told[0].endswith("The encoder serves without it.")
    assert "\n" not in told[0]


@pytest.mark.parametrize("name", ["another-model", DEFAULT_ENCODER])
def test_another_model_is_left_alone_whatever_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "model.safetensors").write_bytes(b"weights")
    model = find_model(str(tmp_path / name))
    assert adapted(model) == (model, ())


def test_the_setting_switches_it_off(tmp_path: Path) -> None:
    with_it = encoder_identity(DEFAULT_ENCODER, tmp_path)
    without = encoder_identity(DEFAULT_ENCODER, tmp_path, with_adapter=False)
    assert with_it != without
    assert with_it.startswith(f"{without}+recruiters@")


def test_a_layer_that_is_not_there_changes_nothing() -> None:
    import torch

    stranger = torch.nn.Linear(4, 4)
    before = stranger.weight.detach().clone()
    with pytest.raises(ValueError, match="does not have in that shape"):
        merge(stranger, find_adapter(DEFAULT_WEIGHTS_SHA256))
    assert torch.equal(stranger.weight, before)


@pytest.mark.endtoend
def test_merged_in_the_export_it_is_what_peft_computes(real_encoder: Encoder) -> None:
    """The exported graph against PEFT's own loading of the same files."""
    from peft import PeftModel
    from sentence_transformers import SentenceTransformer

    texts = ["Did she stop customers being billed twice?", "Introduced idempotency keys.", "C++"]
    model = SentenceTransformer(str(find_model(DEFAULT_ENCODER).folder), device="cpu", local_files_only=True)
    plain = model.encode(texts, normalize_embeddings=True)
    PeftModel.from_pretrained(model[0].auto_model, str(FOLDER))
    theirs = model.encode(texts, normalize_embeddings=True)
    ours = real_encoder.encode(texts)
    assert float(np.abs(ours - theirs).max()) < 1e-5
    assert float(np.abs(ours - plain).max()) > 1e-3
