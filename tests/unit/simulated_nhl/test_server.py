"""The simulated API over HTTP, and what goes wrong on demand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from tests.support.simulated_nhl import Faults, League, Rule, SimulatedNhl, faults

GAME = 2024020300


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedNhl]:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    league = League(seasons=[20242025], calm=True, now=datetime(2025, 7, 1, tzinfo=UTC))
    with SimulatedNhl(league) as server:
        yield server


def client(api: SimulatedNhl, **options: float) -> NhlClient:
    return NhlClient(api.api_url, api.stats_url, 1000, **{"timeout": 30, "max_retries": 0, **options})


def test_bodies_arrive_as_rendered(api):
    with client(api) as asked:
        assert asked.play_by_play(GAME) == api.league.body("play-by-play", str(GAME))
        assert asked.boxscore(GAME) == api.league.body("boxscore", str(GAME))
        assert asked.shift_chart(GAME) == api.league.body("shiftcharts", str(GAME))
        assert asked.schedule(date(2024, 11, 5)) == api.league.body("schedule", "2024-11-05")
    assert [request.status for request in api.requests] == [200] * 4


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (faults.status(500), ClientError, "answered 500"),
        (faults.status(429), ClientError, "answered 429"),
        (faults.status(429, 3600), ClientError, "left alone for 3600 s"),
        (faults.reset, ClientError, "cannot be reached"),
        (faults.stall(0.6), ClientError, "did not answer|cannot be reached"),
        (faults.latency(0.6), ClientError, "did not answer"),
        (faults.broken_off, ClientError, "cannot be reached"),
        (faults.cut, BadAnswerError, "cut short"),
        (faults.empty, BadAnswerError, "cut short"),
        (faults.html, BadAnswerError, "not JSON"),
        (faults.another, BadAnswerError, "is of game"),
        (faults.not_found, NotFoundError, "no boxscore"),
    ],
)
def test_the_client_rejects_each_fault(api, fault, error, words):
    api.faults.set(Rule(fault, endpoint="boxscore"))
    is_late = "did not answer" in words
    with client(api, timeout=0.3 if is_late else 30) as asked, pytest.raises(error, match=words):
        asked.boxscore(GAME)
    with client(api) as asked:
        asked.shift_chart(GAME)


def test_a_fault_that_passes_is_mended_by_another_attempt(api):
    api.faults.set(Rule(faults.status(503), times=1), Rule(faults.reset, nth=1))
    with client(api, max_retries=3, backoff=0) as asked:
        asked.boxscore(GAME)
    assert [request.status for request in api.requests] == [503, None, 200]


def test_the_nth_request_alone(api):
    api.faults.set(Rule(faults.html, endpoint="boxscore", key=str(GAME), nth=2))
    with client(api) as asked:
        asked.boxscore(GAME)
        with pytest.raises(BadAnswerError):
            asked.boxscore(GAME)
        asked.boxscore(GAME)
        asked.boxscore(GAME + 1)


def test_a_probability_is_decided_by_seed_and_request_not_by_order():
    def outcome(seed: int, keys: list[str]) -> dict[str, int]:
        unsure = Faults(seed, [Rule(faults.status(500), probability=0.4)])
        return {
            key: unsure.apply(
                faults.Answer(200, b""), faults.Asked("boxscore", key, lambda *_: None, list)
            ).status
            for key in keys
        }

    keys = [str(key) for key in range(200)]
    assert outcome(1, keys) == outcome(1, keys[::-1])
    assert outcome(1, keys) != outcome(2, keys)
    assert 50 < sum(status == 500 for status in outcome(1, keys).values()) < 110
