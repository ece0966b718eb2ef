"""The text of a backup's manifest as verbs write it, and with a bit of it flipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any


def sealed(manifest: Mapping[str, Any]) -> str:
    """Return the text with its seal, the MD5 of all that stands before."""
    text = json.dumps({name: value for name, value in manifest.items() if name != "seal"})[:-1]
    return f'{text}, "seal": "{hashlib.md5(text.encode()).hexdigest()}"}}'


def flips(value: Any) -> Iterator[Any]:
    """Copies of a manifest, each with another key or another value, at any depth."""
    if isinstance(value, dict):
        for key in value:
            changed = key[:-1] + chr(ord(key[-1]) ^ 1)
            yield {changed if each == key else each: value[each] for each in value}
            yield from ({**value, key: other} for other in flips(value[key]))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in flips(each))
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value ^ 4
    elif value:
        yield chr(ord(value[0]) ^ 1) + value[1:]
        yield value[:-1] + chr(ord(value[-1]) ^ 1)
