"""A play-by-play whose header contradicts boxscore and schedule costs its own game, and is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingestion.bronze import PLAYER_GAMES
from ingestion.payloads import accept_poorer
from ingestion.transform.headers import contradiction
from tests.support.archived_game import ArchivedGame, body
from tests.unit.transform.games import WITH_BOXSCORE

CONTRADICTED = [
    ("homeTeam.abbrev", "TOR", "homeTeam.abbrev is 'TOR' and in the boxscore 'VAN'"),
    ("awayTeam.abbrev", "TOR", "awayTeam.abbrev is 'TOR' and in the boxscore 'CGY'"),
    ("gameDate", "2025-03-09", "gameDate is '2025-03-09' and in the boxscore '2024-10-09'"),
]


@pytest.fixture
def game(tmp_path: Path) -> ArchivedGame:
    return ArchivedGame(tmp_path)


def changed(endpoint: str, field: str, value: object) -> dict:
    given = body(endpoint)
    if "." in field:
        side, name = field.split(".")
        given[side][name] = value
    else:
        given[field] = value
    return given


def moved_team(given: dict, side: str, team: int) -> dict:
    """Return a play-by-play or boxscore whose team has another id everywhere, as one of another game has."""
    old, given[side]["id"] = given[side]["id"], team
    for spot in given.get("rosterSpots", ()):
        spot["teamId"] = team if spot["teamId"] == old else spot["teamId"]
    return given


@pytest.mark.parametrize(("field", "value", "clause"), CONTRADICTED)
def test_a_contradicted_header_is_a_gap_of_its_game(
    game: ArchivedGame, field: str, value: str, clause: str
) -> None:
    game.put_whole_but(play_by_play=changed("play-by-play", field, value))
    assert game.compute().rows == {}
    assert game.row.gap_reason == f"no play-by-play ({clause})"
    assert clause in game.row.not_used
    assert not game.row.is_complete
    assert "play-by-play" in game.requests()
    assert game.is_current()  # and is not computed again in each run


def test_another_id_of_a_team_is_a_gap_of_its_game(game: ArchivedGame) -> None:
    game.put_whole_but(play_by_play=moved_team(body("play-by-play"), "homeTeam", 10))
    assert game.compute().rows == {}
    assert game.row.gap_reason == "no play-by-play (homeTeam.id is 10 and in the boxscore 23)"


@pytest.mark.parametrize(("field", "value", "clause"), CONTRADICTED)
def test_an_older_response_that_is_not_contradicted_is_used(
    game: ArchivedGame, field: str, value: str, clause: str
) -> None:
    game.put_whole()
    before = game.compute()
    (entry,) = game.put(play_by_play=changed("play-by-play", field, value))
    after = game.compute()
    assert after.rows[PLAYER_GAMES].equals(before.rows[PLAYER_GAMES])
    assert game.row.is_complete
    assert game.row.not_used == f"play-by-play {entry.sha256} of 2024-10-10 14:00: its {clause}"
    assert accept_poorer(game.archive, game.game.id, game.game.listed).endswith("could be accepted.")


def test_a_newer_response_that_is_not_contradicted_is_used(game: ArchivedGame) -> None:
    game.put_whole_but(play_by_play=changed("play-by-play", "homeTeam.abbrev", "TOR"))
    game.compute()
    game.put(play_by_play=body("play-by-play"))
    assert game.compute().rows
    assert (game.row.is_complete, game.row.not_used) == (True, None)


def test_what_is_known_of_the_other_responses_stays_theirs(game: ArchivedGame) -> None:
    """The oddity of the one that is refused is not of the next, and an accepted one stays accepted."""
    wrong = changed("play-by-play", "homeTeam.abbrev", "TOR")
    wrong["plays"][5]["timeInPeriod"] = "soon"
    game.put_whole_but(play_by_play=wrong)
    game.put(play_by_play=body("play-by-play"))
    game.compute()
    assert game.row.oddities is None
    poorer = body("play-by-play")
    poorer["plays"] = [play for play in poorer["plays"] if play["typeDescKey"] != "hit"]
    (entry,) = game.put(play_by_play=poorer)
    game.compute()
    assert game.row.play_by_play_hash != entry.sha256
    assert accept_poorer(game.archive, game.game.id, game.game.listed).startswith("Game 2024020009: accepted")
    game.compute()
    assert game.row.play_by_play_hash == entry.sha256


def test_without_a_boxscore_the_schedule_decides_about_the_teams(game: ArchivedGame) -> None:
    game.put_whole_but(play_by_play=changed("play-by-play", "homeTeam.abbrev", "TOR"), boxscore=None)
    assert game.compute().rows == {}
    assert "no play-by-play (homeTeam.abbrev is 'TOR' and in the schedule 'VAN')" in game.row.gap_reason


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, value, _ in CONTRADICTED])
def test_a_boxscore_that_the_schedule_contradicts_costs_nothing(
    game: ArchivedGame, field: str, value: str
) -> None:
    game.put_whole_but(boxscore=changed("boxscore", field, value))
    assert game.compute().rows
    assert (game.row.is_complete, game.row.not_used) == (True, None)


def test_a_row_that_the_play_by_play_has_made_does_not_confirm_it(game: ArchivedGame) -> None:
    wrong = changed("play-by-play", "homeTeam.abbrev", "TOR")
    row = {**game.game.row, "home_team": "TOR"}
    game.game = replace(game.game, row=row, is_listed=False)
    game.put_whole_but(play_by_play=wrong)
    assert game.compute().rows == {}


def test_a_game_that_was_moved_after_the_schedule_was_served_goes_on(game: ArchivedGame) -> None:
    game.game = replace(game.game, row={**game.game.row, "game_date": date(2024, 10, 1)})
    game.put_whole()
    assert game.compute().rows
    game.row = None
    alone = ArchivedGame(Path(game.archive.location).parent / "alone")
    alone.game = game.game
    alone.put_whole_but(boxscore=None)
    assert alone.compute().rows


@pytest.mark.parametrize("recorded", WITH_BOXSCORE)
def test_no_recorded_header_is_contradicted(recorded: int) -> None:
    assert contradiction(body("play-by-play", recorded), body("boxscore", recorded), None) is None
