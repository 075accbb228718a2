"""Damage to JSON: values of any type anywhere, texts changed, keys moved, sections full of anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.torture.damage.sample import ODD, Samples, Step, Steps, encoded
from tests.torture.damage.words import PHRASES, SIGNS, odd_text

_SCHEMA: dict[str, str] = ODD["fields"]
_KEYS = sorted({"x", "", *" ".join(_SCHEMA.values()).split()})
_NUMBERS = (0, -1, 2019, 1e308, float("nan"), float("-inf"), 10**30, 0.1, 201904)
_MOST_PLACES = 3_000  # of a value that may still grow
_DEEP = "(deep)"  # stands for a nest that json.dumps could not write
_OPENED = {'{"name":': "}", "[": "]", '{"keywords":["x",': "]}"}


def _on_json(change: Callable[[Any, Random], Any]) -> Step:
    def step(data: bytes, chance: Random, samples: Samples) -> bytes:
        try:
            value = change(json.loads(data.decode("utf-8", "replace")), chance)
            made = json.dumps(
                value, ensure_ascii=chance.random() < 0.5, indent=1 if chance.random() < 0.5 else None
            )
        except (ValueError, RecursionError):  # broken or deep already
            return data
        opened, depth = chance.choice(list(_OPENED)), chance.choice((3, 10, 30, 90, 900, 30_000))
        return encoded(made.replace(f'"{_DEEP}"', opened * depth + '"x"' + _OPENED[opened] * depth, 1))

    return step


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a value: the container and its key."""
    found: list[tuple[Any, Any]] = []
    queue = [value]
    while queue:
        holder = queue.pop()
        keys = (
            list(holder)
            if isinstance(holder, dict)
            else range(len(holder))
            if isinstance(holder, list)
            else ()
        )
        for key in keys:
            found.append((holder, key))
            queue.append(holder[key])
    return found


def _anything(chance: Random, depth: int = 0) -> Any:
    """A value of a random type."""
    ways: tuple[Callable[[], Any], ...] = (
        lambda: None,
        lambda: chance.random() < 0.5,
        lambda: chance.choice(_NUMBERS),
        lambda: chance.choice(PHRASES),
        lambda: "".join(chance.choices(SIGNS, k=5)),
        lambda: _DEEP,
        lambda: [_anything(chance, depth + 1) for _ in range(chance.randrange(4))],
        lambda: {chance.choice(_KEYS): _anything(chance, depth + 1) for _ in range(chance.randrange(4))},
    )
    return chance.choice(ways[:5] if depth > 3 else ways)()


def _retype(value: Any, chance: Random) -> Any:
    """Values of random types at random places."""
    for _ in range(chance.choice((1, 2, 5, 20))):
        if not (places := _places(value)):
            return _anything(chance)
        holder, key = chance.choice(places)
        holder[key] = _anything(chance)
    return value


def _rewrite(value: Any, chance: Random) -> Any:
    """Texts are changed."""
    places = [(holder, key) for holder, key in _places(value) if isinstance(holder[key], str)]
    for holder, key in chance.choices(places, k=chance.choice((1, 3, 10))) if places else ():
        holder[key] = odd_text(holder[key], chance)
    return value


def _rearrange(value: Any, chance: Random) -> Any:
    """Values change places, lists grow, keys are renamed or vanish."""
    for _ in range(chance.choice((1, 3, 10))):
        if not 2 <= len(places := _places(value)) <= _MOST_PLACES:
            return value
        (one, a), (other, b) = chance.sample(places, 2)
        way = chance.randrange(4)
        if way == 0:
            one[a] = json.loads(json.dumps(other[b]))
        elif way == 1:
            del one[a]
        elif way == 2 and isinstance(one[a], list):
            one[a] = one[a] * chance.choice((2, 50))
        elif isinstance(one, dict):
            one[chance.choice(_KEYS)] = one.pop(a)
    return value


def _sections(value: Any, chance: Random) -> Any:
    """Sections of the schema, their fields filled with anything."""
    if not isinstance(value, dict):
        return value
    for key in chance.sample(sorted(_SCHEMA), chance.randint(1, 6)):
        names = _SCHEMA[key].split()
        value[key] = [
            {name: _filling(chance) for name in chance.sample(names, chance.randint(1, len(names)))}
            for _ in range(chance.choice((1, 2, 5)))
        ]
    return value


def _filling(chance: Random) -> Any:
    return chance.choice((chance.choice(PHRASES), chance.choices(PHRASES, k=3), _anything(chance)))


STEPS: Steps = {
    "retype": (("json",), _on_json(_retype)),
    "rewrite": (("json",), _on_json(_rewrite)),
    "rearrange": (("json",), _on_json(_rearrange)),
    "sections": (("json",), _on_json(_sections)),
}
