"""A skater's season is the sum of his games."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest

from ingestion.bronze import PLAYER_GAMES, SITUATIONS, SKATERS, TABLES
from ingestion.transform.skaters import skater_seasons
from tests.unit.transform.games import GAMES, tables
from tests.unit.transform.rink import AWAY, HOME, Rink

SCHEMA = TABLES[SKATERS].schema
SUMMED = [
    name
    for name in SCHEMA.names
    if name.startswith(("i_f_", "on_ice_", "off_ice_")) and not name.endswith("_percentage")
] + ["icetime", "shifts", "faceoffs_won", "faceoffs_lost", "penalties", "penalties_drawn"]


@pytest.fixture(scope="module")
def player_rows() -> list[dict]:
    return pa.concat_tables([tables(game).players for game in GAMES]).to_pylist()


@pytest.fixture(scope="module")
def seasons() -> dict[tuple, dict]:
    whole = pa.concat_tables([tables(game).players for game in GAMES])
    found = skater_seasons(whole)
    assert found.schema == SCHEMA
    return {(row["player_id"], row["season"], row["situation"]): row for row in found.to_pylist()}


def test_rows_are_four_a_player_and_season(player_rows: list[dict], seasons: dict) -> None:
    played = {(r["player_id"], r["season"]) for r in player_rows if r["game_type"] == 2}
    assert set(seasons) == {(*key, situation) for key in played for situation in SITUATIONS}


def test_every_sum_is_the_sum_of_the_games(player_rows: list[dict], seasons: dict) -> None:
    """Over the games where it is known; unknown in all is unknown."""
    games = defaultdict(list)
    for row in player_rows:
        if row["game_type"] == 2:
            games[row["player_id"], row["season"], row["situation"]].append(row)
    assert max(len(rows) for rows in games.values()) >= 3
    for key, rows in games.items():
        row = seasons[key]
        assert row["games_played"] == len(rows)
        assert row["games_with_shifts"] == sum(r["has_shifts"] for r in rows)
        for name in SUMMED:
            known = [r[name] for r in rows if r[name] is not None]
            total = sum(known) if known else None
            if "x_goals" in name and known:
                total = round(total, 4)  # as many decimals as its parts
            assert row[name] == total, (key, name)


def test_percentages_are_of_the_sums_not_means_of_percentages(seasons: dict) -> None:
    checked = 0
    for row in seasons.values():
        for share, what in (("corsi", "shot_attempts"), ("fenwick", "unblocked_shot_attempts")):
            for where in ("on", "off"):
                ours, theirs = row[f"{where}_ice_f_{what}"], row[f"{where}_ice_a_{what}"]
                found = row[f"{where}_ice_{share}_percentage"]
                if ours is None or ours + theirs == 0:
                    assert found is None
                else:
                    assert found == pytest.approx(ours / (ours + theirs))
                    checked += 1
    assert checked > 200


def test_playoffs_and_preseason_are_left_out(player_rows: list[dict], seasons: dict) -> None:
    only = {r["player_id"] for r in player_rows if r["game_type"] != 2} - {
        r["player_id"] for r in player_rows if r["game_type"] == 2
    }
    assert only
    assert not only & {player for player, _, _ in seasons}


def season_of(*changes: dict) -> list[dict]:
    """The season of one player whose games are the rink's, each with the changes given."""
    rink = Rink().play("shot-on-goal", 100, by=HOME[0]).tables().players
    mine = [row for row in rink.to_pylist() if row["player_id"] == HOME[0] and row["situation"] == "all"]
    rows = [{**mine[0], **change} for change in changes]
    found = skater_seasons(pa.Table.from_pylist(rows, schema=TABLES[PLAYER_GAMES].schema))
    return found.to_pylist()


def test_team_name_and_position_are_those_of_the_latest_game_whatever_the_order() -> None:
    from datetime import date

    january = {"game_id": 2024020700, "game_date": date(2025, 1, 20), "player_team": "COL", "position": "C"}
    march = {"game_id": 2024020600, "game_date": date(2025, 3, 20), "player_team": "CAR", "position": "R"}
    for games in ([january, march], [march, january]):
        (row,) = season_of(*games)
        assert (row["team"], row["position"], row["games_played"]) == ("CAR", "R", 2)
        assert row["i_f_shots_on_goal"] == 2


def test_seasons_are_kept_apart() -> None:
    rows = season_of({"season": 20242025}, {"season": 20232024})
    assert sorted(row["season"] for row in rows) == [20232024, 20242025]


def test_no_rows_make_no_rows() -> None:
    found = skater_seasons(TABLES[PLAYER_GAMES].schema.empty_table())
    assert len(found) == 0
    assert found.schema == SCHEMA


def test_a_team_mate_does_not_get_ones_shots() -> None:
    found = skater_seasons(Rink().play("goal", 100, by=HOME[0]).tables().players).to_pylist()
    goals = {row["player_id"]: row["i_f_goals"] for row in found if row["situation"] == "all"}
    assert goals == {HOME[0]: 1} | dict.fromkeys([*AWAY, *HOME[1:]], 0)
