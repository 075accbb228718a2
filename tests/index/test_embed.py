"""Unit vectors, the same for the same text in any company; a damaged or absent model is told, not served."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import embed
from index.embed import (
    DEFAULT_ENCODER,
    DEFAULT_WEIGHTS_SHA256,
    EXPORTED,
    Encoder,
    HashingEncoder,
    Model,
    OnnxEncoder,
    TorchEncoder,
    adapted,
    check_weights,
    encoder_identity,
    find_model,
    open_encoder,
)
from index.errors import EncoderUnavailable

TEXTS = [
    "Kubernetes",
    "How long did she work at Example Corp?",
    "Led three teams; cut costs by 40 % — 99.99% availability, C++/Go, $1.2M saved.",
    "naïve café 漢字",
    "Designed and operated the platform. " * 80,
    "",
]


def test_hashing_vectors_can_be_counted_by_hand() -> None:
    encoder = HashingEncoder(16)
    row = encoder.encode(["Go go Java"])[0]
    go, java = (zlib.crc32(word) % 16 for word in (b"go", b"java"))
    assert go != java
    assert row[go] == pytest.approx(2 / math.sqrt(5))
    assert row[java] == pytest.approx(1 / math.sqrt(5))


@given(st.lists(st.text(max_size=30), max_size=6))
def test_hashing_vectors_have_length_one(texts: list[str]) -> None:
    rows = HashingEncoder(32).encode(texts)
    assert rows.shape == (len(texts), 32)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize(("name", "dimension"), [("hashing", 512), ("hashing-64", 64)])
def test_the_hashing_encoder_is_a_setting(name: str, dimension: int, tmp_path: Path) -> None:
    encoder, notices = open_encoder(name, tmp_path)
    assert (encoder.dimension, notices) == (dimension, ())
    assert encoder.identity == encoder_identity(name, tmp_path)


def test_the_default_is_the_published_model() -> None:
    model = find_model(DEFAULT_ENCODER)
    check_weights(model)
    assert model == find_model(f"sentence-transformers/{DEFAULT_ENCODER}")
    assert model.identity == f"{DEFAULT_ENCODER}@{DEFAULT_WEIGHTS_SHA256[:16]}"


def test_altered_default_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    model = find_model(DEFAULT_ENCODER)._replace(folder=tmp_path)
    with pytest.raises(EncoderUnavailable, match="checksum differs"):
        check_weights(model)


@pytest.mark.parametrize(
    "name", ["nobody/no-such-model", "no-such-model-xyz", "../../etc/passwd", "https://x.example/m"]
)
def test_a_model_that_is_not_there_is_told_with_what_to_use_instead(name: str, tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        find_model(name, tmp_path)
    assert DEFAULT_ENCODER in str(told.value)
    assert "\n" not in str(told.value)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="no model weights"):
        find_model(str(tmp_path))


def test_the_identity_of_a_folder_changes_with_its_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"one")
    first = find_model(str(tmp_path)).identity
    (tmp_path / "model.safetensors").write_bytes(b"two")
    assert find_model(str(tmp_path)).identity != first


@pytest.mark.endtoend
def test_the_exported_model_gives_unit_vectors(real_encoder: Encoder) -> None:
    rows = real_encoder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert real_encoder.encode([]).shape == (0, 384)


@pytest.mark.endtoend
@pytest.mark.endtoend
def test_opening_it_leaves_nothing_in_the_home_folder_and_reports_to_nobody(
    exported: Path, tmp_path: Path
) -> None:
    """onnxruntime writes an identifier, a store of events and sends them, unless told not to in time."""
    code = (
        f"from pathlib import Path; from index.embed import OnnxEncoder; OnnxEncoder(Path({str(exported)!r}))"
    )
    home = tmp_path / "home"
    home.mkdir()
    folders = {name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")}
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    # Not the whole environment: where CI is set, onnxruntime is silent anyway.
    root = Path(embed.__file__).parents[1]
    subprocess.run(
        [sys.executable, "-c", code], env=kept | folders | {"PYTHONPATH": str(root)}, cwd=root, check=True
    )
    assert list(home.iterdir()) == []


def test_a_vector_does_not_depend_on_its_batch(real_encoder: Encoder) -> None:
    many = [f"{'word ' * (n * 7 % 50)}number {n}" for n in range(40)] + TEXTS
    together = real_encoder.encode(many)
    alone = np.vstack([real_encoder.encode([text]) for text in many])
    assert float(np.abs(together - alone).max()) < 1e-6


@pytest.mark.endtoend
def test_the_exported_model_agrees_with_torch(real_encoder: Encoder) -> None:
    torch_encoder = TorchEncoder(adapted(find_model(DEFAULT_ENCODER))[0])
    assert torch_encoder.identity == real_encoder.identity
    assert torch_encoder.dimension == real_encoder.dimension
    difference = np.abs(torch_encoder.encode(TEXTS) - real_encoder.encode(TEXTS)).max()
    assert float(difference) < 1e-5


@pytest.fixture
def exported(encoder_home: Path, real_encoder: Encoder, tmp_path: Path) -> Path:
    """A copy of the export, to be harmed. The model itself is a hard link where that is possible."""
    source = encoder_home / "index" / "encoders" / adapted(find_model(DEFAULT_ENCODER))[0].slug
    return Path(shutil.copytree(source, tmp_path / "state" / "index" / "encoders" / source.name))


@pytest.mark.endtoend
@pytest.mark.parametrize("name", [*EXPORTED, "SHA256SUMS"])
@pytest.mark.parametrize("harm", ["missing", "cut", "flipped", "symlink"])
def test_a_damaged_export_is_refused(name: str, harm: str, exported: Path, tmp_path: Path) -> None:
    path = exported / name
    whole = path.read_bytes()
    path.unlink()
    if harm == "cut":
        path.write_bytes(whole[:-1])
    elif harm == "flipped":
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    elif harm == "symlink":
        (tmp_path / "elsewhere").write_bytes(whole)
        path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EncoderUnavailable, match="damaged"):
        OnnxEncoder(exported)


@pytest.mark.endtoend
def test_a_damaged_export_is_made_again_and_told(
    exported: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spare = Path(shutil.copytree(exported, tmp_path / "spare"))
    (exported / "tokenizer.json").write_bytes(b"{}")

    def copy_instead(model: Model, target: Path) -> None:
        shutil.copytree(spare, target)

    monkeypatch.setattr(embed, "_run_export", copy_instead)  # the true export takes 12 s and has its own test
    encoder, notices = open_encoder(DEFAULT_ENCODER, tmp_path / "state")
    assert isinstance(encoder, OnnxEncoder)
    assert len(notices) == 1
    assert "made again" in notices[0]
    assert open_encoder(DEFAULT_ENCODER, tmp_path / "state")[1] == ()


@pytest.mark.endtoend
def test_when_the_export_fails_torch_serves_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(model: Model, target: Path) -> None:
        raise EncoderUnavailable("this model cannot be exported: its pooling is 'max'.")

    monkeypatch.setattr(embed, "_run_export", fail)
    encoder, notices = open_encoder(DEFAULT_ENCODER, tmp_path)
    assert isinstance(encoder, TorchEncoder)
    assert len(notices) == 1
    assert "its pooling is 'max'" in notices[0]


@pytest.mark.endtoend
def test_where_the_state_folder_cannot_be_written_the_export_is_temporary(
    exported: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    targets: list[Path] = []

    def copy_instead(model: Model, target: Path) -> None:
        targets.append(target)
        shutil.copytree(exported, target)

    monkeypatch.setattr(embed, "_run_export", copy_instead)
    encoder, notices = open_encoder(DEFAULT_ENCODER, blocked / "state")
    assert encoder.encode(["still works"]).shape == (1, 384)
    assert notices == ()
    assert len(targets) == 1
    assert not targets[0].exists()
