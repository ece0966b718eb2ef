"""No game as the NHL served it counts as cut: the bounds of `ingestion.transform.gaps` in real games."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingestion.transform import gaps
from ingestion.transform.clock import seconds
from ingestion.transform.game import game_tables
from ingestion.transform.official import discrepancies
from ingestion.transform.payload import boxscore_players
from ingestion.transform.plays import read_game
from ingestion.transform.required_time import required_time
from tests.support import season
from tests.support.official_box import boxscore_of
from tests.unit.transform.games import GAMES, body, tables
from tests.unit.transform.rink import HOME, Rink


@pytest.mark.parametrize("game", GAMES)
def test_no_recorded_game_is_cut(game: int) -> None:
    found, plays, boxscore = tables(game), body("play-by-play", game), body("boxscore", game)
    assert found.gaps == []
    differences = discrepancies(found.players, found.teams, plays, boxscore, found.goalies)
    assert gaps.figures_gap(differences) is None


@pytest.mark.thorough
def test_no_game_of_a_season_is_cut() -> None:
    """1,312 games of the regular season of 2023-24 and 88 of the playoffs, each with its official box."""
    said: dict[int, list[str | None]] = {}
    shares: dict[str, list[float]] = {"skaters": [], "goalies": []}
    pauses = []
    for given in season.play_by_plays():
        game, boxscore = read_game(given), boxscore_of(season.official_box()[given["id"]])
        box = {p["playerId"]: (seconds(p["toi"]), p.get("shifts")) for _, p in boxscore_players(boxscore)}
        found = game_tables(given, None, None)
        differences = discrepancies(found.players, found.teams, given, boxscore, found.goalies)
        clauses = [
            gaps.plays_gap(game, box),
            gaps.plays_gap(game, {}),
            gaps.boxscore_gap(boxscore, game, box),
            gaps.figures_gap(differences),
        ]
        if any(clauses):
            said[game.id] = clauses
        required = required_time(game)
        for side in (0, 1):
            for what, all_seconds in (("skaters", required.skaters), ("goalies", required.goalies)):
                on = sum(
                    box.get(player.id, (0, None))[0]
                    for player in game.players.values()
                    if player.side == side and player.is_goalie == (what == "goalies")
                )
                shares[what].append(on / all_seconds[side])
        for period in game.periods:
            times = [0, *sorted(play.elapsed for play in game.plays if play.period == period)]
            pauses.append(max(end - start for start, end in pairwise(times)))
    assert len(shares["skaters"]) == 2 * 1400
    assert said == {}
    # The numbers that the comments in gaps.py and docs/bronze.md have.
    assert (round(min(shares["skaters"]), 3), round(min(shares["goalies"]), 3)) == (1.0, 0.973)
    assert max(pauses) == 192


def test_the_required_time_follows_the_strength() -> None:
    """Two minutes of the home team's penalty, and a goalie who is pulled for the last minute."""
    rink = Rink()
    rink.play("penalty", 300, by=HOME[0], duration=2)
    rink.play("faceoff", 300, code="1541").play("faceoff", 420, code="1551")
    rink.play("faceoff", 1140, period=3, code="0651")
    for play in rink.plays:
        play.setdefault("situationCode", "1551")
    given = rink.play_by_play()
    found = required_time(read_game(given))
    assert found.skaters == (5 * 3600 + 60, 5 * 3600 - 120)
    assert found.goalies == (3600 - 60, 3600)
