"""A chat model by one setting, through LangChain: the only file that knows providers and their packages.

It refuses to read an answer, and never lets a key into a message: a provider's own words stay here.
"""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from pydantic import SecretStr

from chatbot.errors import OperatorError
from chatbot.prompts import Prompt, answer_tokens
from chatbot.settings import Settings, without_keys

_PACKAGES = {"openai": "langchain_openai", "anthropic": "langchain_anthropic", "ollama": "langchain_ollama"}
_COMPATIBLE = "openai-compatible"
_NO_KEY = "none"  # local servers want a key and look at none


class Piece(NamedTuple):
    """A few words of an answer; `tokens` is what the provider says it has used in all, 0 when it does not."""

    text: str
    tokens: int = 0


class Provider:
    """One chat model. `label` is what answers name as their writer."""

    def __init__(self, label: str, model: BaseChatModel) -> None:
        self.label = label
        self._model = model

    async def pieces(self, prompt: Prompt) -> AsyncIterator[Piece]:
        """The answer as it comes. Raises whatever the provider's library does."""
        messages: list[BaseMessage] = [HumanMessage(prompt.human)]
        if prompt.system:
            messages.insert(0, SystemMessage(prompt.system))
        async for chunk in self._model.astream(messages):
            usage = getattr(chunk, "usage_metadata", None) or {}
            yield Piece(str(chunk.text), int(usage.get("total_tokens") or 0))


def named(settings: Settings) -> tuple[str, str]:
    """(provider, model) of the setting `llm`; the model is '' for a server that has only one."""
    provider, _, model = (settings.llm or "").partition(":")
    return provider, model


def check_provider(settings: Settings) -> None:
    """Raises `OperatorError`, one sentence, for what the owner must install or set first."""
    provider, _ = named(settings)
    base = "openai" if provider == _COMPATIBLE else provider
    package = _PACKAGES[base]
    if importlib.util.find_spec("langchain") is None or importlib.util.find_spec(package) is None:
        raise OperatorError(
            f"llm = {settings.llm!r} needs a package that is not installed; "
            f"run: .venv/bin/pip install -e '.[{base}]'"
        )
    if provider == _COMPATIBLE and not settings.llm_base_url:
        raise OperatorError(
            f"llm = {settings.llm!r} needs the address of your server; "
            'set it: llm_base_url = "http://127.0.0.1:8000/v1"'
        )


def _bearing(key: SecretStr) -> Callable[[Any], Any]:
    """Puts a key on each request as it leaves."""

    def with_key(request: Any) -> Any:
        request.headers["Authorization"] = f"Bearer {key.get_secret_value()}"
        return request

    return with_key


def open_provider(settings: Settings) -> Provider:
    """The model of the setting `llm`. Nothing is sent yet."""
    check_provider(settings)
    provider, model = named(settings)
    key = settings.llm_key.get_secret_value() if settings.llm_key else None
    how: dict[str, Any] = {}
    if settings.llm_base_url:
        how["base_url"] = settings.llm_base_url
    if provider == "ollama":
        how |= {"num_predict": answer_tokens(), "temperature": 0, "validate_model_on_init": False}
        if settings.llm_key:  # no header: the model's own repr would show it
            how["client_kwargs"] = {"auth": _bearing(settings.llm_key)}
    else:
        how |= {"max_retries": 0, "timeout": settings.llm_total_s}
        if key:
            how["api_key"] = key
        if provider == "openai":
            how["max_tokens"] = answer_tokens()
            how["stream_usage"] = True
        elif provider == "anthropic":
            how["max_tokens"] = answer_tokens()
        else:  # servers of all ages know this name
            how["extra_body"] = {"max_tokens": answer_tokens()}
            how["temperature"] = 0
            how["api_key"] = key or _NO_KEY
    from langchain.chat_models import init_chat_model

    try:
        opened = init_chat_model(
            model or "default", model_provider="openai" if provider == _COMPATIBLE else provider, **how
        )
    except Exception as error:
        # The library's own message may hold the key; its kind does not.
        raise OperatorError(
            f"llm = {without_keys(repr(settings.llm))} cannot be opened ({type(error).__name__}); "
            "set the key (llm_key) and the address (llm_base_url), then run: resume-chatbot doctor"
        ) from None
    return Provider(settings.llm or "", opened)
