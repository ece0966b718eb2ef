"""The loader's rows of simulated games equal the simulator's own figures, and nothing is odd about them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from ingestion.archive import Archive
from ingestion.compute import compute_game
from ingestion.ledger import updated_row
from ingestion.scheduled_games import Game
from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.schedule import read_week, schedule_row_from_header
from tests.support.simulated_nhl import Fate, League
from tests.support.simulated_nhl.record import Record
from tests.support.simulated_nhl.truth import Figures, player_figures, team_figures

PLAYER_COLUMNS = {
    *(
        f"{prefix}_{name}"
        for prefix in ("i_f", "on_ice_f", "on_ice_a")
        for name in ("goals", "shots_on_goal", "missed_shots", "blocked_shot_attempts", "shot_attempts")
    ),
    *("i_f_primary_assists", "i_f_secondary_assists", "i_f_hits", "i_f_takeaways", "i_f_giveaways"),
    *("i_f_penality_minutes", "penalties", "penalties_drawn", "shots_blocked_by_player"),
    *("faceoffs_won", "faceoffs_lost", "icetime"),
}
TEAM_COLUMNS = ("goals", "shots_on_goal", "missed_shots", "blocked_shot_attempts", "shot_attempts", "hits",
                "takeaways", "giveaways", "face_offs_won", "penalties", "penality_minutes")  # fmt: skip
OFFICIAL = ("power_play_goals", "power_play_opportunities")


def parsed(league: League, endpoint: str, game: int) -> dict:
    return json.loads(league.body(endpoint, str(game)) or b"")


def tables_of(league: League, game: int) -> GameTables:
    bodies = (parsed(league, endpoint, game) for endpoint in ("play-by-play", "boxscore", "shiftcharts"))
    return game_tables(*bodies, right_rail=parsed(league, "right-rail", game))


def differences(record: Record, tables: GameTables) -> Iterator[str]:
    yield from _of_players(player_figures(record), tables)
    yield from _of_teams(team_figures(record), tables)


def _of_players(truth: Figures, tables: GameTables) -> Iterator[str]:
    for row in tables.players.to_pylist():
        figures = truth[row["player_id"], row["situation"]]
        columns = PLAYER_COLUMNS | ({"shifts", "plus_minus"} if row["situation"] == "all" else set())
        for name in sorted(columns):
            if row[name] != figures[name]:
                yield f"{row['player_id']} {row['situation']}: {name} {row[name]}, truth {figures[name]}"


def _of_teams(truth: Figures, tables: GameTables) -> Iterator[str]:
    for row in tables.teams.to_pylist():
        side = ("AWAY", "HOME").index(row["home_or_away"])
        figures = truth[side, row["situation"]]
        for name, column in (("ice_time", "ice_time"), *((name, f"{name}_for") for name in TEAM_COLUMNS)):
            if row[column] != figures[name]:
                yield f"{row['team']} {row['situation']}: {column} {row[column]}, truth {figures[name]}"
        for name in OFFICIAL if row["situation"] == "all" else ():
            for column, official in (
                (f"{name}_for", figures[name]),
                (f"{name}_against", truth[1 - side, "all"][name]),
            ):
                if row[column] != official:
                    yield f"{row['team']} all: {column} {row[column]}, truth {official}"


def sample(league: League, many: int, seed: int) -> list[int]:
    played = [game.id for game in league.games.values() if game.type > 1 and not game.if_necessary]
    return Random(seed).sample(played, many)


def check(league: League, games: list[int]) -> set[str]:
    """Check the games; return how they ended."""
    found: dict[int, list[str]] = {}
    for game in games:
        tables = tables_of(league, game)
        wrong = [*differences(league.record(game), tables), *tables.warnings, *tables.gaps]
        if wrong:
            found[game] = wrong[:3]
    assert not found
    return {league.record(game).last_period[1] for game in games}


@pytest.fixture(scope="module")
def league() -> League:
    return League(seed=11, calm=True, now=datetime(2027, 7, 1, tzinfo=UTC))


def test_rows_equal_the_truth(league):
    check(league, sample(league, 25, seed=1))


def test_rows_of_playoff_games_equal_the_truth(league):
    check(league, [game for game in sample(league, 400, seed=2) if game // 10_000 % 100 == 3][:8])


def test_rows_of_overtimes_and_shootouts_equal_the_truth(league):
    ended: dict[str, int] = {}
    for game in league.games:
        ended.setdefault(league.record(game).last_period[1], game)
        if len(ended) == 3:
            break
    assert check(league, list(ended.values())) == {"REG", "OT", "SO"}


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(8))
def test_rows_of_many_games_equal_the_truth(seed):
    league = League(seed=seed, calm=True, now=datetime(2027, 7, 1, tzinfo=UTC))
    assert check(league, sample(league, 150, seed)) == {"REG", "OT", "SO"}


def test_another_game_is_not_the_truth(league):
    first, second = sample(league, 2, seed=3)
    assert any(differences(league.record(second), tables_of(league, first)))


@pytest.mark.parametrize("endpoint", ["play-by-play", "shiftcharts"])
def test_a_spoiled_body_is_not_the_truth(league, endpoint):
    (game,) = sample(league, 1, seed=4)
    bodies = {each: parsed(league, each, game) for each in ("play-by-play", "boxscore", "shiftcharts")}
    if endpoint == "play-by-play":
        shot = next(play for play in bodies[endpoint]["plays"] if play["typeDescKey"] == "missed-shot")
        bodies[endpoint]["plays"].remove(shot)
    else:
        shift = bodies[endpoint]["data"].pop(5)
        assert shift["typeCode"] == 517
    tables = game_tables(bodies["play-by-play"], None, bodies["shiftcharts"])
    assert any(differences(league.record(game), tables))


def test_the_ledger_finds_nothing_wrong(league, tmp_path):
    archive = Archive(str(tmp_path / "landing"))
    for game in sample(league, 6, seed=5):
        at = league.games[game].start + timedelta(days=1)
        for endpoint in ("play-by-play", "boxscore", "shiftcharts", "right-rail"):
            archive.put(endpoint, game, league.body(endpoint, str(game)) or b"", at)
        (row,) = schedule_row_from_header(parsed(league, "play-by-play", game)).to_pylist()
        computed = compute_game(archive, Game(game, row["game_date"], row))
        entry = updated_row(computed, None, requested_at=at, answered={}, error=None, patience=14, now=at)
        assert entry.is_complete
        assert (entry.gap_reason, entry.discrepancies, entry.not_used, entry.oddities) == (None,) * 4
        assert (entry.shift_source, entry.shift_disagreements) == ("chart", 0)


def test_errors_are_in_the_figures_until_they_are_corrected():
    game = 2024020100
    start = League(seasons=[20242025]).games[game].start
    late = timedelta(hours=30)
    fate = Fate(errors={"scorer": late, "hit": late, "shift": late})
    league = League(seasons=[20242025], fates={game: fate}, now=start + timedelta(hours=4))
    found = differences(league.record(game), tables_of(league, game))
    wrong = {clause.split(": ")[1].split()[0] for clause in found}
    assert wrong >= {"i_f_goals", "i_f_hits", "hits_for", "shifts"}
    league.now = start + timedelta(hours=40)
    assert not list(differences(league.record(game), tables_of(league, game)))


@pytest.mark.parametrize("minutes", [20, 75, 130])
def test_a_page_from_before_the_end_has_a_part_and_is_refused(minutes):
    game = 2024020100
    league = League(seasons=[20242025], calm=True)
    league.now = league.games[game].start + timedelta(minutes=minutes)
    early = parsed(league, "right-rail", game)
    shots = [row for row in early["teamGameStats"] if row["category"] == "sog"]
    header = parsed(league, "play-by-play", game)
    assert shots == [
        {
            "category": "sog",
            "awayValue": header["awayTeam"]["sog"],
            "homeValue": header["homeTeam"]["sog"],
        }
    ]
    league.advance(days=1)
    bodies = [parsed(league, endpoint, game) for endpoint in ("play-by-play", "boxscore", "shiftcharts")]
    found = game_tables(*bodies, right_rail=early)
    assert [gap.split(" (")[0] for gap in found.gaps] == ["right-rail not whole"]
    assert found.teams["power_play_opportunities_for"].null_count == 8
    assert tables_of(league, game).gaps == []


def test_schedules_and_headers_agree(league):
    week = read_week(json.loads(league.body("schedule", "2025-04-13") or b""))
    assert not week.odd
    for row in [row for row in week.rows if row["game_state"] == "OFF"][:10]:
        (header,) = schedule_row_from_header(parsed(league, "play-by-play", row["game_id"])).to_pylist()
        assert {**row, "neutral_site": None} == header
