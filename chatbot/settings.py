"""What the owner has chosen, in one frozen object: the only reader of the environment and of their file.

A value comes from the caller, else from a variable `RESUME_CHATBOT_…`, else from `resume-chatbot.toml`, else
from the defaults here. A key or variable it does not know is an error, never ignored: a misspelt `show_fone`
must not quietly do nothing. It refuses to know what the values are used for.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from chatbot.errors import OperatorError

FILE_NAME = "resume-chatbot.toml"
PREFIX = "RESUME_CHATBOT_"
STATE_FOLDER = ".resume-chatbot"
SEEDS_FOLDER = "seeds"

# Where Gradio's hosts say to listen. Only what the owner left open is taken from them.
_HOST_VARIABLES = {"host": "GRADIO_SERVER_NAME", "port": "GRADIO_SERVER_PORT"}

# A hosted Space says that it is one: a proxy stands in front, and the host's own site frames the page.
_SPACE_VARIABLE = "SPACE_ID"
_ON_A_SPACE = {"forwarded_hops": 1, "framed_by": ("https://huggingface.co",)}

_SECRETS = {
    "owner_key",
    "metrics_key",
    "llm_key",
}  # their values are never repeated, not even to say what is wrong with them

_KEY_LIKE = re.compile(
    r"\b(?:sk|pk|rk|hf|gsk|ghp|xai|xox[a-z]|key)[-_][\w-]{12,}|\bAIza[\w-]{20,}"
    r"|\b(?=[A-Za-z_]*\d)(?=[\d_]*[A-Za-z])[A-Za-z0-9_]{24,}"
)
"""What a pasted key looks like: a known prefix and a long rest, or letters and digits without an end."""

_LISTS = {
    "suggested_questions": "What is the current role?",
    "allowed_origins": "https://ada.example",
    "framed_by": "https://ada.example",
    "allowed_hosts": "ask.ada.example",
}
"""Settings that are lists, each with an entry as it could be."""

_HEX_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

_ORIGIN = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?")
_DEFAULT_PORT = re.compile(r"(?<=^https)(://.+):443$|(?<=^http)(://.+):80$")
_HOST_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F]*:[0-9a-fA-F:]+")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+")


def _first_pronoun(value: object) -> object:
    """`she/her` is how people write it; the first word says it all."""
    return value.split("/")[0].strip().lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """The owner's choices. Passed in, never imported as a global; `load_settings` makes it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    home: Path = Field(
        default=Path(STATE_FOLDER),
        description="Folder of everything the program writes: the index, the records.",
    )
    seeds: Path = Field(
        default=Path(SEEDS_FOLDER),
        description="Your résumé: a file, or a folder of files that belong together.",
    )
    name: str | None = Field(
        default=None,
        min_length=1,
        max_length=100,
        description="Your name as shown; without it, the name that the résumé prints.",
    )
    pronouns: Annotated[Literal["he", "she", "they"] | None, BeforeValidator(_first_pronoun)] = Field(
        default=None,
        description='"he", "she" or "they"; without it your name is used, nothing is guessed.',
    )
    greeting: str | None = Field(
        default=None,
        min_length=1,
        max_length=500,
        description="The first words a visitor reads; without it, one sentence is made from your name.",
    )
    suggested_questions: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = Field(
        default=(),
        max_length=8,
        description="Questions offered to begin with; without them, ones that your résumé answers.",
    )
    show_phone: bool = Field(
        default=False,
        description="Whether visitors may see your phone number.",
    )
    show_address: bool = Field(
        default=False,
        description="Whether visitors may see your street address.",
    )
    encoder: str = Field(
        default="all-MiniLM-L6-v2",
        min_length=1,
        description="Model that turns text into vectors: a sentence-transformers model by name or folder.",
    )
    adapter: bool = Field(
        default=True,
        description="Whether the default model is used with what it has learned of how recruiters ask.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description='Address to serve on; "0.0.0.0" lets other machines in, under any name.',
    )
    port: int = Field(
        default=7860,
        ge=0,
        le=65535,
        description="Port to serve on.",
    )
    theme_color: str = Field(
        default="#0f5e9c",
        description="Colour of buttons and links, as #rrggbb.",
    )
    max_question_chars: int = Field(
        default=2000,
        ge=50,
        le=20_000,
        description="Longest question a visitor may send, in characters.",
    )
    owner_key: SecretStr | None = Field(
        default=None,
        min_length=12,
        max_length=200,
        description="Secret (12 characters or more) that opens your own page, /owner; without it, no page.",
    )
    feedback: bool = Field(
        default=True,
        description="Whether visitors may rate an answer, and the rating is kept for you.",
    )
    allowed_origins: tuple[str, ...] = Field(
        default=(),
        max_length=50,
        description='Other sites whose pages may ask, exactly: ["https://ada.example"]; none without it.',
    )
    framed_by: tuple[str, ...] = Field(
        default=(),
        max_length=50,
        description='Other sites that may show the page in a frame, exactly: ["https://ada.example"].',
    )
    allowed_hosts: tuple[Annotated[str, Field(min_length=1, max_length=253)], ...] = Field(
        default=(),
        max_length=50,
        description='Names under which visitors reach it through a proxy: ["ask.ada.example"].',
    )
    root_path: str = Field(
        default="",
        max_length=200,
        description='Path that a proxy serves it under, such as "/ask".',
    )
    forwarded_hops: int = Field(
        default=0,
        ge=0,
        le=10,
        description="Proxies of yours in front, whose X-Forwarded-For is believed; nobody else's is.",
    )
    questions_a_minute: int = Field(
        default=30,
        ge=3,
        le=100_000,
        description="Questions that one address may ask in a minute, a third of them at once.",
    )
    questions_a_day: int = Field(
        default=100_000,
        ge=1,
        description="Questions that all visitors together may ask in a day (UTC).",
    )
    metrics_key: SecretStr | None = Field(
        default=None,
        min_length=12,
        max_length=200,
        description="Secret (12 characters or more) that opens /metrics as a bearer token; without it, none.",
    )
    logs: Literal["plain", "json"] = Field(
        default="plain",
        description='"json": a line a request (route, status, time; no address, no words), for a collector.',
    )
    llm: str | None = Field(
        default=None,
        pattern=r"^(?:(?:openai|anthropic|ollama):\S+|openai-compatible(?::\S+)?)$",
        max_length=200,
        description='Language model that words the answers, such as "openai:NAME", "anthropic:NAME", '
        '"ollama:NAME" or "openai-compatible:NAME"; without it, none is needed.',
    )
    llm_base_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        max_length=300,
        description='Address of the model\'s server, such as "http://127.0.0.1:8000/v1".',
    )
    llm_key: SecretStr | None = Field(
        default=None,
        min_length=1,
        max_length=500,
        description="Key for the model; never shown or logged. Better set as RESUME_CHATBOT_LLM_KEY.",
    )
    llm_first_s: float = Field(
        default=8.0,
        gt=0,
        le=120,
        description="Seconds to wait for the model's first word, and between words.",
    )
    llm_total_s: float = Field(
        default=30.0,
        gt=0,
        le=300,
        description="Seconds a model's whole answer may take; then it is finished without the model.",
    )
    llm_tokens_a_day: int = Field(
        default=200_000,
        ge=0,
        description="Tokens the model may use a day (UTC); beyond it answers need no model. 0 is no limit.",
    )

    @field_validator("name", "greeting", "encoder", "host", mode="before")
    @classmethod
    def _strip(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("owner_key", "metrics_key")
    @classmethod
    def _sendable(cls, value: SecretStr | None) -> SecretStr | None:
        """A key with an accent would never open anything: each program sends it in bytes of its own."""
        if value is not None and not value.get_secret_value().isascii():
            raise ValueError("it must be of letters without accents, digits and signs")
        return value

    @field_validator("allowed_origins", "framed_by")
    @classmethod
    def _exact_origins(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """As a browser says them: nothing that could match more than the one site that was meant."""
        for value in values:
            if not _ORIGIN.fullmatch(value):
                raise ValueError(
                    f"{value[:80]!r} is no origin; write scheme and host in small letters, without a path, "
                    'such as "https://ada.example" or "http://localhost:3000"'
                )
        return tuple(_DEFAULT_PORT.sub(r"\1\2", value) for value in values)  # browsers leave it out

    @field_validator("allowed_hosts")
    @classmethod
    def _bare_names(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if not _HOST_NAME.fullmatch(value):
                raise ValueError(f'{value[:80]!r} is no host name; write it alone, such as "ask.ada.example"')
        return values

    @field_validator("root_path")
    @classmethod
    def _slash_before_not_after(cls, value: str) -> str:
        path = value.strip().rstrip("/")
        if path and not _PATH.fullmatch(path):
            raise ValueError('it must be a path such as "/ask"')
        return path

    @field_validator("theme_color")
    @classmethod
    def _six_digits(cls, value: str) -> str:
        """`#abc` is `#aabbcc`. It ends in a style sheet, so nothing but a colour may pass."""
        if not _HEX_COLOR.fullmatch(value):
            raise ValueError('it must be a colour such as "#0f5e9c"')
        digits = value[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def project_folder(start: Path | None = None) -> Path:
    """The folder the owner works in.

    The nearest one from `start` (the current folder) upwards with `resume-chatbot.toml` or `seeds/` in it;
    else the checkout this package stands in, if it has `seeds/`; else `start`.
    """
    try:
        start = (start or Path.cwd()).resolve()
    except FileNotFoundError as error:
        raise OperatorError("The current folder was deleted; change to one that exists: cd ~") from error
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).exists() or (folder / SEEDS_FOLDER).is_dir():
            return folder
    checkout = Path(__file__).resolve().parent.parent
    return checkout if (checkout / SEEDS_FOLDER).is_dir() else start


def load_settings(start: Path | None = None, **overrides: Any) -> Settings:
    """The settings in force for the project around `start` (the current folder).

    `overrides` are the caller's (options of a command); None means "not given". A relative path is relative
    to the owner's file where it stands there, and to the current folder everywhere else. Raises
    `OperatorError`, one sentence, for anything the owner must mend.
    """
    project = project_folder(start)
    set_in_environment = _known_variables(os.environ)
    given = {key: value for key, value in overrides.items() if value is not None}
    unknown = given.keys() - Settings.model_fields.keys()
    if unknown:
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")  # the caller's bug, not the owner's

    origin = {key: name for key, name in set_in_environment.items() if key not in given}
    values: dict[str, Any] = {"home": project / STATE_FOLDER, "seeds": project / SEEDS_FOLDER}
    if os.environ.get(_SPACE_VARIABLE):
        values |= _ON_A_SPACE
    for key, variable in _HOST_VARIABLES.items():
        if os.environ.get(variable):
            values[key], origin[key] = os.environ[variable], origin.get(key, variable)
    from_file = _read_file(project / FILE_NAME)
    values |= from_file
    values = {key: value for key, value in values.items() if key not in set_in_environment} | given
    origin |= {key: str(project / FILE_NAME) for key in from_file if key not in origin and key not in given}

    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise OperatorError(_complaint(error, origin)) from error
    except SettingsError as error:  # a list in the environment that is not JSON
        key = next((name for name in _LISTS if f'"{name}"' in str(error)), "suggested_questions")
        variable = variable_of(key)
        raise OperatorError(
            f"{variable} = {without_keys(repr(os.environ.get(variable, '')))} is not a list; "
            "write it as JSON: "
            f"""{variable}='["{_LISTS[key]}"]'"""
        ) from error
    return settings.model_copy(
        update={key: getattr(settings, key).expanduser().absolute() for key in ("home", "seeds")}
    )


def _known_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Setting → the variable that sets it. Raises for one with our prefix that sets nothing."""
    known: dict[str, str] = {}
    for variable in sorted(environ):
        if not variable.upper().startswith(PREFIX):
            continue
        key = variable[len(PREFIX) :].lower()
        if key not in Settings.model_fields:
            raise OperatorError(_unknown(f"The variable {variable}", key, variable_of))
        if environ[variable]:
            known[key] = variable
    return known


def _read_file(path: Path) -> dict[str, Any]:
    """The owner's file as settings; empty when there is none."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OperatorError(f"{path} is not valid TOML: {error}; mend that line and try again.") from error
    except IsADirectoryError as error:
        raise OperatorError(
            f"{path} is a folder, but a file of that name holds the settings; rename the folder."
        ) from error
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}; check its permissions.") from error
    for key in values:
        if key not in Settings.model_fields:
            raise OperatorError(_unknown(f"The key `{key}` in {path}", key, str))
    for key in ("home", "seeds"):
        if isinstance(values.get(key), str):
            values[key] = path.parent / Path(values[key]).expanduser()
    return values


def variable_of(key: str) -> str:
    """The environment variable that sets `key`."""
    return PREFIX + key.upper()


def without_keys(text: str) -> str:
    """A text without what looks like a key that was pasted into the wrong place: logs are kept."""
    return _KEY_LIKE.sub("…", text)


def _unknown(what: str, key: str, written: Callable[[str], str]) -> str:
    """One sentence about a misspelt `key`, with the nearest right one as it is `written` in that place."""
    close = difflib.get_close_matches(key, Settings.model_fields, n=1)
    if close:
        return f"{what} sets nothing this program knows; did you mean {written(close[0])}?"
    right = ", ".join(written(field) for field in sorted(Settings.model_fields))
    return f"{what} sets nothing this program knows; remove it, or use one of {right}."


def _complaint(error: ValidationError, origin: Mapping[str, str]) -> str:
    """One sentence about the first thing wrong, saying where it was written and what the setting is for."""
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    place = origin.get(key)
    name = (
        place
        if place and place.isupper()
        else f"`{key}` in {place}"
        if place
        else f"--{key.replace('_', '-')}"
    )
    described = (Settings.model_fields[key].description or "").rstrip(".")
    value = "…" if key in _SECRETS else without_keys(repr(first["input"]))
    return f"{name} = {value} is not accepted: {in_plain_words(first)} ({described})."


_PLAIN_WORDS = {
    "missing": "it is missing",
    "model_type": "it must be an object",
    "model_attributes_type": "it must be an object",
    "tuple_type": "it must be a list",
    "list_type": "it must be a list",
    "string_type": "it must be text",
    "path_type": "it must be the path of a file or folder",
    "int_type": "it must be a whole number",
    "int_parsing": "it must be a whole number",
    "int_parsing_size": "it must be a smaller number",
    "int_from_float": "it must be a whole number",
    "bool_type": "it must be true or false",
    "bool_parsing": "it must be true or false",
    "too_short": "it must not be empty",
    "string_too_short": "it must not be empty",
    "string_too_long": "it must have at most {max_length} characters",
    "too_long": "it must have at most {max_length} entries",
    "greater_than_equal": "it must be at least {ge}",
    "less_than_equal": "it must be at most {le}",
    "string_pattern_mismatch": "it is not written like that",
    "literal_error": "it must be {expected}",
    "string_unicode": "it holds half a character (a lone surrogate), which no file can hold",
}


def in_plain_words(error: ErrorDetails) -> str:
    """What a value must be, said to someone who has never heard of pydantic."""
    context = error.get("ctx", {})
    words = _PLAIN_WORDS.get(error["type"])
    if words == _PLAIN_WORDS["too_short"] and context.get("min_length", 1) > 1:
        words = "it must have at least {min_length} characters or entries"
    if words is None:
        words = error["msg"].removeprefix("Value error, ").replace("Input should", "it should", 1)
        return words[:1].lower() + words[1:]
    return words.format(**context)


def settings_table() -> str:
    """The settings as a Markdown table, for the README."""
    rows = ["| Key | Default | What it is |", "|---|---|---|"]
    for key, field in Settings.model_fields.items():
        default = f"`{_shown(field.default)}`" if field.default not in (None, ()) else "–"
        rows.append(f"| `{key}` | {default} | {field.description} |")
    return "\n".join(rows)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | Path) else f'"{value}"'
