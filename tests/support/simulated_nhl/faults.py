"""What goes wrong between the API and its client, by rules.

    Rule(reset, endpoint="boxscore", nth=2)                  the second boxscore that is asked for
    Rule(status(500), key="2024020001", times=3)             the first three requests for a game
    Rule(latency(0.5), probability=0.1)                      a tenth of all requests

A probability is decided by the seed, the endpoint, the key and the number of the request for it, whatever the
order in which threads ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from threading import Lock


@dataclass
class Answer:
    """What goes over the wire.

    Attributes:
        wait: seconds before the first byte.
        announced: Content-Length, if it is to be a lie; then the connection closes after the body.
        stall: seconds of silence in the middle of the body.
        is_reset: no answer: the connection is reset.
    """

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    announced: int | None = None
    stall: float = 0.0
    is_reset: bool = False


@dataclass(frozen=True)
class Asked:
    """A request: what it asks for, and how to get another body of the API."""

    endpoint: str
    key: str
    body_of: Callable[[str, str], bytes | None]
    other_keys: Callable[[], Sequence[str]]


Fault = Callable[[Answer, Asked], Answer]


def latency(seconds: float) -> Fault:
    """The right answer, late."""

    def fault(answer: Answer, _: Asked) -> Answer:
        answer.wait = seconds
        return answer

    return fault


def stall(seconds: float) -> Fault:
    """Half of the body, and then silence."""

    def fault(answer: Answer, _: Asked) -> Answer:
        answer.stall = seconds
        return answer

    return fault


def status(code: int, retry_after: int | str | None = None) -> Fault:
    """An error status with a page for people."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return lambda *_: Answer(code, b"<html>error</html>", dict(headers))


def reset(_: Answer, __: Asked) -> Answer:
    """The connection is reset without an answer."""
    return Answer(0, b"", is_reset=True)


def cut(answer: Answer, _: Asked) -> Answer:
    """A complete answer whose JSON ends in the middle."""
    return Answer(answer.status, answer.body[: len(answer.body) // 2])


def broken_off(answer: Answer, _: Asked) -> Answer:
    """The connection closes in the middle of the body."""
    return Answer(answer.status, answer.body[: len(answer.body) // 2], announced=len(answer.body))


def empty(answer: Answer, _: Asked) -> Answer:
    """No body."""
    return Answer(answer.status, b"")


def html(*_: object) -> Answer:
    """200, and a page for people."""
    return Answer(200, b"<!doctype html><title>We will be right back</title>")


def not_found(*_: object) -> Answer:
    """404, as for a game that does not exist."""
    return Answer(404, b"Not Found")


def another(answer: Answer, asked: Asked) -> Answer:
    """The body of another game, or of another week."""
    for key in asked.other_keys():
        if key != asked.key and (body := asked.body_of(asked.endpoint, key)) is not None:
            return Answer(200, body)
    return Answer(500, b"")


@dataclass
class Rule:
    """When a fault happens: all that is given must match.

    Attributes:
        nth: only the n-th matching request, from 1.
        times: only so many matching requests.
        probability: share of the matching requests.
    """

    fault: Fault
    endpoint: str | None = None
    key: str | None = None
    nth: int | None = None
    times: int | None = None
    probability: float = 1.0


class Faults:
    """The rules of a server. The first that matches decides."""

    def __init__(self, seed: int = 1, rules: Sequence[Rule] = ()) -> None:
        self.seed = seed
        self._lock = Lock()
        self._rules: list[tuple[Rule, Counter[str]]] = []
        self._asked: Counter[tuple[str, str]] = Counter()
        self.set(*rules)

    def set(self, *rules: Rule, seed: int | None = None) -> None:
        """Replace all rules; without any, nothing goes wrong."""
        with self._lock:
            self.seed = self.seed if seed is None else seed
            self._rules = [(rule, Counter()) for rule in rules]
            self._asked.clear()

    def apply(self, answer: Answer, asked: Asked) -> Answer:
        """Return the answer, or what becomes of it."""
        fault = self._choose(asked)
        return fault(answer, asked) if fault else answer

    def _choose(self, asked: Asked) -> Fault | None:
        with self._lock:
            self._asked[asked.endpoint, asked.key] += 1
            number = self._asked[asked.endpoint, asked.key]
            for place, (rule, counts) in enumerate(self._rules):
                if rule.endpoint not in (None, asked.endpoint) or rule.key not in (None, asked.key):
                    continue
                counts["matched"] += 1
                if rule.nth not in (None, counts["matched"]) or counts["happened"] == rule.times:
                    continue
                draw = Random(f"{self.seed} {place} {asked.endpoint} {asked.key} {number}").random()
                if draw < rule.probability:
                    counts["happened"] += 1
                    return rule.fault
        return None
