"""The client against a real HTTP server that goes wrong in the ways that the NHL's has."""

from __future__ import annotations

import email.utils
import json
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version

import pytest

from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.in_threads import THREADS, requested
from tests.support.nhl_server import (
    NhlServer,
    broken_off,
    dropped,
    garbage,
    latency,
    other,
    recorded,
    redirect,
    status,
    truncated,
)

GAME = 2024020001
OTHER_GAME = 2024020009


@pytest.fixture
def client(nhl_server: NhlServer):
    with _client(nhl_server) as opened:
        yield opened


def _client(server: NhlServer, **settings) -> NhlClient:
    fast = {"requests_per_second": 1000, "timeout": 5, "max_retries": 2, "backoff": 0.01}
    urls = (server.api_url, server.stats_url)
    return NhlClient(*urls, **{"reports_url": server.reports_url, **fast, **settings})


def _statuses(server: NhlServer) -> list[int | None]:
    return [request.status for request in server.requests]


def _sentence(refused: pytest.ExceptionInfo) -> str:
    """The message, which must be one line that ends like a sentence."""
    text = str(refused.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


def test_the_connections_of_all_threads_are_kept(
    nhl_server: NhlServer, client: NhlClient, caplog: pytest.LogCaptureFixture
) -> None:
    nhl_server.fail("boxscore", GAME, latency(0.3), always=True)
    with requested([GAME] * THREADS, client.boxscore) as outcomes:
        assert all(outcome.result() for _, outcome in outcomes)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("urllib3")] == []


def test_bodies_come_as_served(nhl_server: NhlServer, client: NhlClient) -> None:
    assert client.play_by_play(GAME) == recorded("play-by-play", GAME)
    assert client.boxscore(GAME) == recorded("boxscore", GAME)
    assert client.shift_chart(GAME) == recorded("shiftcharts", GAME)
    week = json.loads(client.schedule(date(2024, 10, 4)))
    assert [game["id"] for day in week["gameWeek"] for game in day["games"]][:1] == [GAME]
    assert nhl_server.paths() == [
        "/v1/gamecenter/2024020001/play-by-play",
        "/v1/gamecenter/2024020001/boxscore",
        "/stats/rest/en/shiftcharts?cayenneExp=gameId=2024020001",
        "/v1/schedule/2024-10-04",
    ]
    assert client.requests_made == 4


def test_the_api_learns_who_asks(nhl_server: NhlServer, client: NhlClient) -> None:
    client.boxscore(GAME)
    assert (
        nhl_server.requests[0].user_agent == f"nhl-lakehouse/{version('nhl-lakehouse')} dlt/{version('dlt')}"
    )


@pytest.mark.parametrize(
    "fault",
    [status(429), status(500), status(503), dropped, broken_off],
    ids=["429", "500", "503", "dropped", "broken off"],
)
def test_what_passes_is_tried_again(nhl_server: NhlServer, client: NhlClient, fault: Callable) -> None:
    nhl_server.fail("boxscore", GAME, fault, fault)
    assert client.boxscore(GAME) == recorded("boxscore", GAME)
    assert len(nhl_server.requests) == client.requests_made == 3


def test_an_answer_that_is_late_is_asked_for_again(nhl_server: NhlServer) -> None:
    nhl_server.fail("boxscore", GAME, latency(2))
    with _client(nhl_server, timeout=0.3) as client:
        assert client.boxscore(GAME) == recorded("boxscore", GAME)
    assert len(nhl_server.requests) == 2


def test_a_timeout_is_named(nhl_server: NhlServer) -> None:
    nhl_server.fail("boxscore", GAME, latency(2), always=True)
    with _client(nhl_server, timeout=0.2, max_retries=1) as client, pytest.raises(ClientError) as refused:
        client.boxscore(GAME)
    assert "did not answer in time" in _sentence(refused)
    assert "timeout" in _sentence(refused)
    assert len(nhl_server.requests) == 2


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed(nhl_server: NhlServer, client: NhlClient, form: str) -> None:
    # A date has whole seconds: two from now is more than one.
    value = 1 if form == "seconds" else email.utils.formatdate(time.time() + 2, usegmt=True)
    nhl_server.fail("boxscore", GAME, status(429, retry_after=value))
    client.boxscore(GAME)
    assert _statuses(nhl_server) == [429, 200]
    first, second = nhl_server.requests
    assert second.at - first.at >= 0.95  # without the header, the retry comes after 0.02 s


def test_a_server_that_asks_for_an_hour_is_left_alone(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.fail("boxscore", GAME, status(429, retry_after=3600))
    with pytest.raises(ClientError) as refused:
        client.boxscore(GAME)
    assert "left alone for 3600 s" in _sentence(refused)
    assert _statuses(nhl_server) == [429]


def test_retries_end(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.fail("boxscore", GAME, status(500), always=True)
    with pytest.raises(ClientError) as refused:
        client.boxscore(GAME)
    assert _statuses(nhl_server) == [500, 500, 500]
    assert "answered 500 for the boxscore of 2024020001, 3 times" in _sentence(refused)
    assert "run the command again" in _sentence(refused)


@pytest.mark.parametrize("code", [400, 403])
def test_a_refusal_is_not_repeated(nhl_server: NhlServer, client: NhlClient, code: int) -> None:
    nhl_server.fail("boxscore", GAME, status(code))
    with pytest.raises(ClientError, match=f"answered {code} for the boxscore of 2024020001;"):
        client.boxscore(GAME)
    assert _statuses(nhl_server) == [code]


def test_an_unknown_game_is_not_found(nhl_server: NhlServer, client: NhlClient) -> None:
    with pytest.raises(NotFoundError) as refused:
        client.play_by_play(2024029999)
    assert "no play-by-play of 2024029999" in _sentence(refused)
    assert "check the game id" in _sentence(refused)
    assert _statuses(nhl_server) == [404]


def test_redirects_are_followed(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.fail("boxscore", GAME, redirect())
    assert client.boxscore(GAME) == recorded("boxscore", GAME)
    assert _statuses(nhl_server) == [307, 200]
    assert nhl_server.requests[1].path == "/moved/v1/gamecenter/2024020001/boxscore"


def test_redirects_in_a_circle_end(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.fail("boxscore", GAME, redirect(f"/v1/gamecenter/{GAME}/boxscore"), always=True)
    with pytest.raises(ClientError, match="more than 5 redirects"):
        client.boxscore(GAME)
    assert _statuses(nhl_server) == [307] * 6


def test_errors_behind_a_redirect_are_not_retried_over_and_over(
    nhl_server: NhlServer, client: NhlClient
) -> None:
    # Retries of the hop inside retries of the whole would make nine requests of three.
    nhl_server.fail("boxscore", GAME, redirect(f"/v1/gamecenter/{OTHER_GAME}/boxscore"), always=True)
    nhl_server.fail("boxscore", OTHER_GAME, status(500), always=True)
    with pytest.raises(ClientError, match="answered 500"):
        client.boxscore(GAME)
    assert _statuses(nhl_server) == [307, 500, 500, 500]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (truncated, "not JSON or is cut short"),
        (garbage, "not JSON or is cut short"),
        (other(b""), "not JSON or is cut short"),
        (other(b"[]"), "is a JSON list, not an object"),
        (other(b"{}"), "is of game None"),
        (other(b"\xff\xfe\x00"), "not JSON or is cut short"),
        (other(recorded("play-by-play", OTHER_GAME)), "asked for game 2024020001 is of game 2024020009"),
    ],
    ids=["truncated", "garbage", "empty", "list", "hollow", "no text", "wrong game"],
)
def test_a_body_that_is_not_what_was_asked_for(
    nhl_server: NhlServer, client: NhlClient, fault: Callable, said: str
) -> None:
    nhl_server.fail("play-by-play", GAME, fault, always=True)
    with pytest.raises(BadAnswerError) as refused:
        client.play_by_play(GAME)
    assert said in _sentence(refused)
    assert "not kept" in _sentence(refused)
    assert str(GAME) in _sentence(refused)


def test_another_game_s_shift_chart(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.serve("shiftcharts", GAME, recorded("shiftcharts", OTHER_GAME))
    with pytest.raises(BadAnswerError, match="is of game 2024020009"):
        client.shift_chart(GAME)


def test_a_chart_that_is_not_published_yet_is_an_answer(nhl_server: NhlServer, client: NhlClient) -> None:
    assert json.loads(client.shift_chart(2024020033)) == {"data": [], "total": 0}


def test_another_week(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.serve("schedule", "2024-10-04", recorded("schedule", "2023-11-10"))
    with pytest.raises(BadAnswerError, match="asked for 2024-10-04 is of the week from 2023-11-10"):
        client.schedule(date(2024, 10, 4))


def test_no_network(nhl_server: NhlServer, client: NhlClient) -> None:
    nhl_server.close()
    with pytest.raises(ClientError) as refused:
        client.boxscore(GAME)
    assert "cannot be reached" in _sentence(refused)
    assert "(Connection refused)" in _sentence(refused)
    assert "--replay needs no network" in _sentence(refused)


def test_the_pace_holds_for_retries_too(nhl_server: NhlServer) -> None:
    nhl_server.fail("boxscore", GAME, status(500), redirect())
    with _client(nhl_server, requests_per_second=20, backoff=0) as client:
        client.boxscore(GAME)
        client.boxscore(OTHER_GAME)
    at = [request.at for request in nhl_server.requests]
    assert _statuses(nhl_server) == [500, 307, 200, 200]
    # Each start is 0.05 s after the one before; a few milliseconds are the way to the server.
    assert at[-1] - at[0] >= 3 * 0.05 - 0.02


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("api_url", "api-web.nhle.com"),
        ("stats_url", "file:///etc/passwd"),
        ("reports_url", "www.nhl.com"),
        ("api_url", "http://[::1/v1"),
        ("api_url", "http://127.0.0.1:99999/v1"),
        ("api_url", "http://127.0.0.1:port/v1"),
        ("requests_per_second", 0),
        ("requests_per_second", 1e-300),
        ("timeout", -1),
        ("timeout", float("inf")),
        ("timeout", float("nan")),
        ("max_retries", -1),
        ("backoff", -1),
    ],
)
def test_settings_that_make_no_sense(setting: str, value: object) -> None:
    with pytest.raises(ClientError) as refused:
        NhlClient(**{setting: value})
    assert _sentence(refused).startswith(f"{setting} is ")
