"""What a user sees while a request is retried: on a terminal, and in a job's log."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest
from rich.console import Console

from ingestion.client import NhlClient, Pause, UnreachableError
from ingestion.progress import LONG_PAUSE, ProgressBars, progress_bars
from tests.support.cases import cases
from tests.support.nhl_server import NhlServer, broken_off, dropped, latency, recorded, status

GAME = 2024020001


def _client(server: NhlServer, on_pause: Callable[[Pause], None], **settings: float) -> NhlClient:
    options = {"requests_per_second": 1000, "timeout": 5, "max_retries": 2, "backoff": 0.01, **settings}
    return NhlClient(server.api_url, server.stats_url, **options, on_pause=on_pause)


def _terminal(width: int = 80) -> Console:
    return Console(force_terminal=True, file=io.StringIO(), width=width, color_system=None)


def _shown(console: Console, bars: ProgressBars) -> list[str]:
    """The lines that a terminal shows now."""
    with console.capture() as captured:
        console.print(bars.bars.get_renderable())
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (status(429), "429"),
        (status(503), "503"),
        (latency(0.6), "no answer in time"),
        (dropped, "Remote end closed connection without response"),
        (broken_off, "IncompleteRead"),
    ],
    ids=["429", "503", "late", "dropped", "broken off"],
)
def test_each_retry_has_a_pause_with_its_reason(nhl_server: NhlServer, fault, reason: str) -> None:
    pauses: list[Pause] = []
    nhl_server.fail("boxscore", GAME, fault, fault)
    with _client(nhl_server, pauses.append, timeout=0.3) as client:
        assert client.boxscore(GAME) == recorded("boxscore", GAME)
    assert [reason in pause.reason for pause in pauses] == [True, True]
    assert [(pause.what, pause.attempt, pause.attempts) for pause in pauses] == [
        (f"the boxscore of {GAME}", 2, 3),
        (f"the boxscore of {GAME}", 3, 3),
    ]
    assert [pause.seconds for pause in pauses] == [0.01, 0.02]


def test_the_pause_is_that_of_retry_after(nhl_server: NhlServer) -> None:
    pauses: list[Pause] = []
    nhl_server.fail("boxscore", GAME, status(429, retry_after=1))
    with _client(nhl_server, pauses.append) as client:
        client.boxscore(GAME)
        client.play_by_play(GAME)
    assert [pause.seconds for pause in pauses] == [1]


def test_no_pause_follows_the_last_attempt(nhl_server: NhlServer) -> None:
    pauses: list[Pause] = []
    nhl_server.close()
    with _client(nhl_server, pauses.append) as client, pytest.raises(UnreachableError):
        client.boxscore(GAME)
    assert [(pause.attempt, pause.reason) for pause in pauses] == [
        (2, "Connection refused"),
        (3, "Connection refused"),
    ]


def test_the_counts_begin_anew_with_each_request(nhl_server: NhlServer) -> None:
    pauses: list[Pause] = []
    nhl_server.fail("boxscore", GAME, status(500))
    nhl_server.fail("play-by-play", GAME, status(500))
    with _client(nhl_server, pauses.append) as client:
        client.boxscore(GAME)
        client.play_by_play(GAME)
    assert [(pause.what, pause.attempt) for pause in pauses] == [
        (f"the boxscore of {GAME}", 2),
        (f"the play-by-play of {GAME}", 2),
    ]


def _pause(seconds: float, what: str = f"the boxscore of {GAME}") -> Pause:
    return Pause(seconds, "429", what, 2, 6)


def test_a_terminal_shows_the_pause_below_the_bars_and_counts_down(monkeypatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    console = _terminal()
    bars = ProgressBars(console)
    bars("games", 120, 1312)
    assert len(_shown(console, bars)) == 1
    bars.pause(_pause(60))
    bar, line = _shown(console, bars)
    assert "120/1312" in bar
    assert line == "Waiting 60 s: 429 for the boxscore of 2024020001 (try 2 of 6)"
    now += 18
    assert _shown(console, bars)[1].startswith("Waiting 42 s: 429 ")
    now += 43
    assert len(_shown(console, bars)) == 1


def test_of_two_pauses_a_terminal_shows_that_which_ends_last(monkeypatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    console = _terminal()
    bars = ProgressBars(console)
    bars("games", 1, 2)
    for seconds, what in ((8, "one"), (60, "two"), (9, "three")):
        bars.pause(_pause(seconds, what))
    assert [line for line in _shown(console, bars) if "Waiting" in line] == [
        "Waiting 60 s: 429 for two (try 2 of 6)"
    ]


def test_a_narrow_terminal_cuts_the_line(monkeypatch) -> None:
    console = _terminal(40)
    bars = ProgressBars(console)
    bars("games", 1, 2)
    bars.pause(_pause(60))
    assert [len(line) for line in _shown(console, bars)] == [40, 40]


def test_the_pause_reaches_a_terminal_while_the_client_waits(nhl_server: NhlServer, capsys) -> None:
    """All parts together: the client's thread waits, and rich's own thread shows why."""
    console = _terminal()
    nhl_server.fail("boxscore", GAME, status(429, retry_after=1))
    with progress_bars(console) as progress, _client(nhl_server, progress.pause) as client:
        progress("games", 0, 1)
        client.boxscore(GAME)
    assert "Waiting 1 s: 429 for the boxscore of 2024020001 (try 2 of 3)" in console.file.getvalue()
    assert capsys.readouterr().err == ""


@cases("seconds, lines", """
    [0.5, 1, 2, 4], 0
    [60], 1
    [60, 60, 60, 60], 1
    [60, 120], 2
    [1, 2, 4, 8, 16], 2
""")  # fmt: skip
def test_a_log_has_one_line_for_each_long_pause(seconds, lines, monkeypatch, capsys) -> None:
    """These pauses begin at the same moment, except that a doubled one follows the one before."""
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    console = Console(file=io.StringIO())
    with progress_bars(console) as progress:
        for each in seconds:
            progress("games", 1, 2)
            progress.pause(_pause(each))
            now += each if len(seconds) > 4 else 0
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == lines
    assert all(float(line.split()[1]) >= LONG_PAUSE for line in said.err.splitlines())
    assert said.out == console.file.getvalue() == ""


def test_a_line_of_a_log_is_a_sentence(capsys) -> None:
    with progress_bars(Console(file=io.StringIO())) as progress:
        progress.pause(_pause(60))
    assert capsys.readouterr().err == "Waiting 60 s: 429 for the boxscore of 2024020001 (try 2 of 6).\n"
