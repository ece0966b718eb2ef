"""Rows of bronze_plays: complete, in order, seen from the right side, equal to the counts of other tables."""

from __future__ import annotations

from collections import Counter

import pyarrow.compute as pc
import pytest

from ingestion.bronze import PLAY_DETAILS, PLAY_PEOPLE
from tests.unit.transform.games import GAMES, WITH_SHIFTS, body, players, tables
from tests.unit.transform.rink import AWAY, HOME, Rink

# Left out on purpose: clips, and what other columns have.
LEFT_OUT = {
    "eventOwnerTeamId", "playerId", "highlightClip", "highlightClipFr", "discreteClip", "discreteClipFr",
    "highlightClipSharingUrl", "highlightClipSharingUrlFr", "goalInGame",
}  # fmt: skip
# A count of the player rows -> the event types and the column of the player.
COUNTS = {
    "i_f_goals": ({"goal"}, "scoring_player_id"),
    "i_f_primary_assists": ({"goal"}, "assist1_player_id"),
    "i_f_secondary_assists": ({"goal"}, "assist2_player_id"),
    "i_f_missed_shots": ({"missed-shot"}, "shooting_player_id"),
    "i_f_saved_shots_on_goal": ({"shot-on-goal"}, "shooting_player_id"),
    "i_f_hits": ({"hit"}, "hitting_player_id"),
    "faceoffs_won": ({"faceoff"}, "winning_player_id"),
    "faceoffs_lost": ({"faceoff"}, "losing_player_id"),
    "penalties": ({"penalty"}, "committed_by_player_id"),
    "i_f_takeaways": ({"takeaway"}, "player_id"),
    "i_f_giveaways": ({"giveaway"}, "player_id"),
}
# Shots whose zone the feed has wrong: the place, and the net that the team attacks, say otherwise.
WRONG_ZONES = {(2024010013, 59), (2024020001, -63), (2024020003, 30)}


def plays(game: int) -> list[dict]:
    return tables(game).plays.to_pylist()


def camel(name: str) -> str:
    first, *others = name.removesuffix("_id").split("_")
    return first + "".join(part.title() for part in others) + "Id"


@pytest.mark.parametrize("game", GAMES)
def test_every_play_of_the_feed_has_a_row_with_all_that_it_says(game: int) -> None:
    served = sorted(body("play-by-play", game)["plays"], key=lambda play: play["sortOrder"])
    rows = plays(game)
    assert [row["play_number"] for row in rows] == list(range(1, len(served) + 1))
    named = {camel(name): name for name in PLAY_PEOPLE}
    named |= {feed: name for name, (feed, _, _) in PLAY_DETAILS.items()}
    for item, row in zip(served, rows, strict=True):
        assert (row["event_id"], row["event_type"]) == (item["eventId"], item["typeDescKey"])
        for name, value in (item.get("details") or {}).items():
            if name not in LEFT_OUT:
                assert row[named[name]] == value, name


@pytest.mark.parametrize("game", GAMES)
def test_counts_of_plays_are_those_of_the_player_rows(game: int) -> None:
    played = [row for row in plays(game) if row["period_type"] != "SO"]
    for column, (kinds, who) in COUNTS.items():
        counted = Counter(row[who] for row in played if row["event_type"] in kinds)
        of_rows = {
            player: row[column]
            for (player, situation), row in players(game).items()
            if situation == "all" and row[column]
        }
        assert {player: counted[player] for player in of_rows} == of_rows, column
        skaters = {player for player, _ in players(game)}
        assert {player for player in counted if player in skaters} == set(of_rows), column


@pytest.mark.parametrize("game", GAMES)
def test_the_score_before_the_last_play_is_the_final_score_without_a_shootout(game: int) -> None:
    pbp = body("play-by-play", game)
    last = plays(game)[-1]
    scores = [pbp["awayTeam"]["score"], pbp["homeTeam"]["score"]]
    if pbp["gameOutcome"]["lastPeriodType"] == "SO":
        scores = [min(scores)] * 2
    assert [last["away_score_before"], last["home_score_before"]] == scores
    for row in plays(game):  # a goal's own score is that before, and one
        if row["event_type"] == "goal" and row["period_type"] != "SO":
            before, after = (
                row["away_score_before"] + row["home_score_before"],
                (row["away_score"] + row["home_score"]),
            )
            assert after == before + 1


@pytest.mark.parametrize("game", GAMES)
def test_shots_are_taken_at_the_attacked_net(game: int) -> None:
    """Normalised, zone O is that of the net at x > 0, zone D the other; the blue lines are at 25 feet."""
    shots = [row for row in plays(game) if row["event_type"] in ("goal", "shot-on-goal", "missed-shot")]
    assert all(row["x_adjusted"] > 24 for row in shots if row["zone_code"] == "O")
    assert all(abs(row["x_adjusted"]) < 26 for row in shots if row["zone_code"] == "N")
    far = [row for row in shots if row["zone_code"] == "D"]
    assert all(row["x_adjusted"] < -24 for row in far if (game, row["x_coord"]) not in WRONG_ZONES)
    for row in plays(game):
        known = row["shot_distance"] is not None
        assert known == (row in shots and row["x_adjusted"] is not None)
        assert (row["is_rebound"] is not None) == (row in shots and row["period_type"] != "SO")


@pytest.mark.parametrize("game", WITH_SHIFTS)
def test_players_on_the_ice_agree_with_the_situation_code(game: int) -> None:
    agreeing = compared = 0
    for row in plays(game):
        if row["event_type"] not in ("shot-on-goal", "hit", "faceoff", "goal") or row["period_type"] == "SO":
            continue
        compared += 1
        agreeing += all(
            sum(row[f"{side}_skater_{place}_id"] is not None for place in range(1, 7))
            == row[f"{side}_skaters"]
            and (row[f"{side}_goalie_id"] is not None) == bool(row[f"{side}_goalies"])
            for side in ("away", "home")
        )
    assert compared > 100
    assert agreeing >= 0.97 * compared


def test_without_a_chart_nobody_is_known_on_the_ice() -> None:
    table = tables(2023020001).plays
    for name in table.column_names:
        if name.startswith(("away_skater_", "home_skater_", "away_goalie_", "home_goalie_")):
            assert table[name].null_count == len(table), name


def test_a_shootout_counts_in_no_score_and_has_no_game_second() -> None:
    table = tables(2023020185).plays
    shootout = table.filter(pc.equal(table["period_type"], "SO"))
    assert len(shootout) > 4
    assert shootout["game_seconds"].null_count == len(shootout)
    assert len(set(shootout["home_score_before"].to_pylist())) == 1


def test_strength_and_place_are_seen_from_the_plays_own_team() -> None:
    rink = (
        Rink()
        .play("shot-on-goal", 100, by=HOME[0], code="1451", xCoord=80, yCoord=5)
        .play("shot-on-goal", 200, by=AWAY[0], code="1560", xCoord=-60, yCoord=5)
    )
    home, away = (row for row in rink.tables().plays.to_pylist() if row["event_type"] == "shot-on-goal")
    assert (home["strength"], home["is_empty_net"], home["home_or_away"]) == ("5on4", False, "HOME")
    assert (away["strength"], away["is_empty_net"], away["home_or_away"]) == ("5on6", True, "AWAY")
    # The hosts defend the left, so they attack the right, and the visitors the left.
    assert (home["x_adjusted"], home["y_adjusted"]) == (80, 5)
    assert (away["x_adjusted"], away["y_adjusted"]) == (60, -5)
    assert home["shot_distance"] == pytest.approx(10.3, abs=0.01)
    assert away["shot_angle"] == pytest.approx(9.78, abs=0.01)


def test_a_missing_field_is_null() -> None:
    rink = Rink().play("shot-on-goal", 100, by=HOME[0])
    (row,) = (row for row in rink.tables().plays.to_pylist() if row["event_type"] == "shot-on-goal")
    for name in ("x_coord", "x_adjusted", "shot_distance", "shot_angle", "shot_type", "away_sog"):
        assert row[name] is None, name
