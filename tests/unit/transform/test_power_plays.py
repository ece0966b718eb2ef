"""Plus/minus and power plays: the NHL's own figures, and what a page from before the end is worth."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter

import pytest

from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.payload import boxscore_players
from ingestion.transform.power_plays import PowerPlays, read_power_plays
from ingestion.transform.tidy import tidy
from tests.support import season
from tests.support.box import boxscore_of
from tests.unit.transform.games import (
    OTHERS,
    WITH_ALL_THREE,
    WITH_BOXSCORE,
    WITH_OFFICIALS,
    all_tables,
    bodies,
    body,
)

GAME = 2024020009  # CGY 1 of 3, VAN 2 of 4
COLUMNS = [f"power_play_{what}_{side}" for side in ("for", "against") for what in ("goals", "opportunities")]
SKATERS_ON_ICE = [f"{{}}_skater_{place}_id" for place in range(1, 7)]


def official() -> dict[tuple[int, int], dict[str, str]]:
    """(game, player) -> row of the official box of the recorded games that it covers."""
    with (OTHERS / "official" / "player_box.csv").open(newline="", encoding="utf-8") as file:
        return {(int(row["game_id"]), int(row["player_id"])): row for row in csv.DictReader(file)}


def plus_minus(tables: GameTables) -> dict[int, int | None]:
    rows = tables.players.to_pylist()
    return {row["player_id"]: row["plus_minus"] for row in rows if row["situation"] == "all"}


def power_plays(tables: GameTables) -> dict[str, list[int | None]]:
    """HOME or AWAY -> goals and opportunities, for and against."""
    rows = tables.teams.to_pylist()
    return {row["home_or_away"]: [row[name] for name in COLUMNS] for row in rows if row["situation"] == "all"}


def mid_game() -> dict:
    """The page of a game as it was served in its second period."""
    return body("variants/right-rail", "2024020477__live", OTHERS)


def page(category: str, /, **values: object) -> dict:
    """The game's page with other values of a category."""
    given = body("right-rail", GAME)
    (row,) = (row for row in given["teamGameStats"] if row["category"] == category)
    row.update(values)
    return given


# Real games


@pytest.mark.parametrize("game", WITH_BOXSCORE)
def test_plus_minus_is_the_boxscores(game: int) -> None:
    skaters = [player for _, player in boxscore_players(body("boxscore", game)) if player["position"] != "G"]
    assert plus_minus(all_tables(game)) == {player["playerId"]: player["plusMinus"] for player in skaters}


def test_plus_minus_is_the_official_box() -> None:
    box = official()
    for game in (2023020204, 2023020339):
        found = plus_minus(all_tables(game))
        assert found == {
            player: int(row["plus_minus"])
            for (of, player), row in box.items()
            if of == game and row["plus_minus"]
        }
        assert len(found) == 36
        assert {-1, 0, 1} <= set(found.values())


@pytest.mark.parametrize("game", WITH_ALL_THREE)
def test_plus_minus_is_of_the_goals_without_those_of_power_plays(game: int) -> None:
    """Counted from the players on the ice, by the definition: the column has the field that it says."""
    counted: Counter[int] = Counter()
    for play in all_tables(game).plays.to_pylist():
        if play["event_type"] != "goal" or play["period_type"] == "SO":
            continue
        skaters = {side: play[f"{side}_skaters"] - (not play[f"{side}_goalies"]) for side in ("away", "home")}
        own, other = ("away", "home") if play["home_or_away"] == "AWAY" else ("home", "away")
        if skaters[own] > skaters[other]:
            continue
        for side, amount in ((own, 1), (other, -1)):
            counted.update(
                {play[name.format(side)]: amount for name in SKATERS_ON_ICE if play[name.format(side)]}
            )
    found = plus_minus(all_tables(game))
    assert found == {player: counted[player] for player in found}


def test_plus_minus_is_unknown_in_the_strengths_and_without_a_final_boxscore() -> None:
    play_by_play, boxscore, chart = bodies(GAME)
    rows = all_tables(GAME).players.to_pylist()
    assert {row["situation"] for row in rows if row["plus_minus"] is not None} == {"all"}
    live = {**boxscore, "gameState": "LIVE"}
    for given in (None, live):
        assert set(game_tables(play_by_play, given, chart).players["plus_minus"].to_pylist()) == {None}


@pytest.mark.parametrize("game", WITH_OFFICIALS)
def test_power_plays_are_the_pages(game: int) -> None:
    (served,) = (row for row in body("right-rail", game)["teamGameStats"] if row["category"] == "powerPlay")
    away, home = (list(map(int, served[side].split("/"))) for side in ("awayValue", "homeValue"))
    assert power_plays(all_tables(game)) == {"AWAY": away + home, "HOME": home + away}
    assert all_tables(game).gaps == []
    strengths = [row for row in all_tables(game).teams.to_pylist() if row["situation"] != "all"]
    assert {row[name] for row in strengths for name in COLUMNS} == {None}


def test_power_play_goals_are_those_of_the_official_box() -> None:
    scored: Counter[tuple[int, str]] = Counter()
    for (game, _), row in official().items():
        scored[game, row["home_away"].upper()] += int(row["power_play_goals"] or 0)
    for game in (2023020204, 2023020339):
        goals = {side: found[0] for side, found in power_plays(all_tables(game)).items()}
        assert goals == {side: scored[game, side] for side in ("AWAY", "HOME")}
    assert scored[2023020204, "AWAY"] == 2


@pytest.mark.thorough
def test_power_plays_of_other_real_games() -> None:
    """Pages of games whose play-by-play and official box are in the season's folder."""
    pages = sorted((season.folder().parent / "api" / "right-rail").glob("2023*.json.gz"))
    compared = 0
    for path in pages:
        game, given = int(path.name[:10]), json.loads(gzip.decompress(path.read_bytes()))
        play_by_play, box = season.play_by_play(game), season.official_box()[game]
        found = game_tables(play_by_play, boxscore_of(play_by_play, box), None, None, given)
        assert not [gap for gap in found.gaps if "right-rail" in gap], game
        assert plus_minus(found) == {
            int(row["player_id"]): int(row["plus_minus"]) for row in box if row["plus_minus"]
        }, game
        if "teamGameStats" not in given:
            assert power_plays(found) == {"AWAY": [None] * 4, "HOME": [None] * 4}
            continue
        compared += 1
        for side, (goals, opportunities, *_) in power_plays(found).items():
            of_side = [row for row in box if row["home_away"].upper() == side]
            assert goals == sum(int(row["power_play_goals"] or 0) for row in of_side), game
            assert opportunities >= goals, game
    assert compared == 8


# Pages that are not of the whole game


def test_a_page_from_before_the_end_is_not_believed() -> None:
    given = {**body("right-rail", GAME), "teamGameStats": mid_game()["teamGameStats"]}
    found = game_tables(*bodies(GAME), right_rail=given)
    assert found.gaps == ["right-rail not whole (shots on goal 9 and 13, not 26 and 24)"]
    assert power_plays(found) == {"AWAY": [None] * 4, "HOME": [None] * 4}
    assert found.officials.equals(all_tables(GAME).officials)


def test_power_play_goals_that_the_boxscore_does_not_have_are_not_believed() -> None:
    given = page("powerPlay", homeValue="1/4")
    found = game_tables(*bodies(GAME), right_rail=given)
    assert found.gaps == ["right-rail not whole (power-play goals 1 and 1, not 1 and 2)"]
    assert power_plays(found)["HOME"] == [None] * 4


def without_goals(boxscore: dict) -> dict:
    del boxscore["playerByGameStats"]["homeTeam"]["forwards"][0]["powerPlayGoals"]
    return boxscore


def without_skater(boxscore: dict) -> dict:
    del boxscore["playerByGameStats"]["homeTeam"]["forwards"][0]
    return boxscore


BOXSCORES = {
    "absent": lambda _: None,
    "live": lambda boxscore: {**boxscore, "gameState": "LIVE"},
    "without the goals of a skater": without_goals,
    "without a skater": without_skater,
}


@pytest.mark.parametrize("which", BOXSCORES)
def test_without_goals_to_compare_the_shots_decide(which: str) -> None:
    """A boxscore that lacks something is not held against the page."""
    play_by_play, boxscore, chart = bodies(GAME)
    boxscore = BOXSCORES[which](boxscore)
    found = game_tables(play_by_play, boxscore, chart, None, page("powerPlay", homeValue="1/4"))
    assert power_plays(found) == {"AWAY": [1, 3, 1, 4], "HOME": [1, 4, 1, 3]}
    cut = game_tables(play_by_play, boxscore, chart, None, page("sog", homeValue=23))
    assert "right-rail not whole (shots on goal 26 and 23, not 26 and 24)" in cut.gaps


def test_what_cannot_be_compared_is_unknown_and_no_gap() -> None:
    play_by_play, boxscore, chart = bodies(GAME)
    del play_by_play["homeTeam"]["sog"]
    found = game_tables(play_by_play, boxscore, chart, None, body("right-rail", GAME))
    assert (power_plays(found)["AWAY"], found.gaps) == ([None] * 4, [])
    for given in (None, {}, {**body("right-rail", GAME), "teamGameStats": []}):
        found = game_tables(*bodies(GAME), right_rail=given)
        assert (power_plays(found)["AWAY"], found.gaps) == ([None] * 4, [])


def test_figures_are_read_of_a_page_alone() -> None:
    header = {"awayTeam": {"sog": 9}, "homeTeam": {"sog": 13}}
    assert read_power_plays(mid_game(), header, None) == (PowerPlays((0, 1), (1, 1)), None)
    assert read_power_plays(mid_game(), None, None) == (None, None)
    assert read_power_plays({}, header, None) == (None, None)


# Odd values


@pytest.mark.parametrize("game", WITH_OFFICIALS)
def test_recorded_pages_are_not_odd(game: int) -> None:
    tidied = tidy("right-rail", body("right-rail", game))
    assert (tidied.oddities, tidied.body) == ([], body("right-rail", game))


@pytest.mark.parametrize(
    ("category", "values", "named", "expected"),
    [
        ("powerPlay", {"awayValue": "x"}, ["awayValue of powerPlay is 'x'"], None),
        ("powerPlay", {"awayValue": 1}, ["awayValue of powerPlay is 1"], None),
        ("powerPlay", {"homeValue": "2/-4"}, ["homeValue of powerPlay is '2/-4'"], None),
        ("powerPlay", {"homeValue": None}, ["homeValue of powerPlay is None"], None),
        ("powerPlay", {"category": "pp"}, ["powerPlay of teamGameStats is None"], None),
        ("sog", {"awayValue": True}, ["awayValue of sog is True"], None),
        ("sog", {"awayValue": "26"}, ["awayValue of sog is '26'"], [1, 3, 2, 4]),
        ("pim", {"category": "sog"}, ["category sog is listed twice and its first entry is used"],
         [1, 3, 2, 4]),
        ("hits", {"awayValue": "many"}, [], [1, 3, 2, 4]),  # no row depends on it
    ],
)  # fmt: skip
def test_an_odd_figure_is_unknown_and_named(
    category: str, values: dict, named: list[str], expected: list[int] | None
) -> None:
    tidied = tidy("right-rail", page(category, **values))
    assert tidied.oddities == [f"right-rail: {each}" for each in named]
    found = game_tables(*bodies(GAME), right_rail=tidied.body)
    assert power_plays(found)["AWAY"] == (expected or [None] * 4)
    assert found.gaps == []


@pytest.mark.parametrize("value", ["x", 5, {}, [7]])
def test_a_page_whose_figures_are_of_another_shape_has_none(value: object) -> None:
    tidied = tidy("right-rail", {**body("right-rail", GAME), "teamGameStats": value})
    assert tidied.oddities[0].startswith(
        ("right-rail: teamGameStats is ", "right-rail: an entry of teamGameStats is 7", "right-rail: sog of")
    )
    found = game_tables(*bodies(GAME), right_rail=tidied.body)
    assert (power_plays(found)["HOME"], len(found.officials)) == ([None] * 4, 6)


@pytest.mark.parametrize(
    ("value", "expected", "is_named"),
    [(-3, -3, False), ("1", 1, True), ("-1", None, True), (2.0, 2, True), ("x", None, True),
     (True, None, True), (10**9, None, True), ([], None, True), (None, None, False)],
)  # fmt: skip
def test_an_odd_plus_minus_costs_itself(value: object, expected: int | None, is_named: bool) -> None:
    play_by_play, boxscore, chart = bodies(GAME)
    player = boxscore["playerByGameStats"]["homeTeam"]["forwards"][0]
    player["plusMinus"] = value
    tidied = tidy("boxscore", boxscore)
    assert len(tidied.oddities) == is_named
    assert all(f"plusMinus of player {player['playerId']} is " in clause for clause in tidied.oddities)
    found = plus_minus(game_tables(play_by_play, tidied.body, chart))
    assert found.pop(player["playerId"]) == expected
    whole = plus_minus(all_tables(GAME))
    assert found == {other: whole[other] for other in found}
