"""The export is a child process: whole or absent, and its failures are one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.embed import Model, check_export, find_model, open_encoder
from index.errors import EncoderUnavailable

ROOT = Path(__file__).resolve().parents[2]


def run_export(model: Path, output: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "index.export", str(model), str(output), "--identity", "test@0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.endtoend
def test_a_folder_that_is_no_model_fails_with_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "config.json").write_text("{}")
    done = run_export(tmp_path / "model", tmp_path / "out" / "id")
    assert done.returncode == 1
    failure = json.loads(done.stdout.splitlines()[-1])
    assert failure["kind"] in ("failed", "unsupported")
    assert "\n" not in failure["message"]
    assert not (tmp_path / "out" / "id").exists()


@pytest.mark.endtoend
def test_an_output_that_cannot_be_written_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file")
    done = run_export(find_model("all-MiniLM-L6-v2").folder, tmp_path / "blocked" / "id")
    assert done.returncode == 1
    assert json.loads(done.stdout.splitlines()[-1])["kind"] == "unwritable"


@pytest.mark.endtoend
def test_another_sentence_transformers_model_is_exported_from_its_folder(
    tiny_model: Path, tmp_path: Path
) -> None:
    encoder, notices = open_encoder(str(tiny_model), tmp_path / "state")
    assert notices == ()
    assert encoder.dimension == 16
    assert encoder.identity == find_model(str(tiny_model)).identity
    model = Model(tiny_model.name, tiny_model, encoder.identity)
    assert check_export(tmp_path / "state" / "index" / "encoders" / model.slug).max_tokens == 32


@pytest.mark.endtoend
def test_a_model_of_another_make_is_served_by_torch_and_told(odd_model: Path, tmp_path: Path) -> None:
    encoder, notices = open_encoder(str(odd_model), tmp_path / "state")
    assert type(encoder).__name__ == "TorchEncoder"
    assert len(notices) == 1
    assert "pooling" in notices[0]


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable):
        open_encoder(str(tmp_path / "nothing-here"), tmp_path / "state")


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model with random weights, 16 numbers wide."""
    return make_model(tmp_path_factory.mktemp("models") / "tiny", "mean")


@pytest.fixture(scope="module")
def odd_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "odd", "max")


def make_model(folder: Path, pooling: str) -> Path:
    """In a child, so that torch does not stay in the process of the tests."""
    code = """
import shutil, sys
from pathlib import Path
import torch
from sentence_transformers import SentenceTransformer, models
from transformers import BertConfig, BertModel
folder, pooling, default = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
torch.manual_seed(0)
raw = folder / "raw"
config = BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
BertModel(config).save_pretrained(raw)
for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
    shutil.copy(default / name, raw / name)
word = models.Transformer(str(raw), max_seq_length=32)
SentenceTransformer(modules=[word, models.Pooling(16, pooling_mode=pooling)]).save(str(folder / "model"))
"""
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-c",
            code,
            str(folder),
            pooling,
            str(find_model("all-MiniLM-L6-v2").folder),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "model"
