"""Rows against the official figures: every count that the NHL publishes, of real games and of spoilt ones."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable

import pytest

from ingestion.transform.game import game_tables
from ingestion.transform.official import MOST_NAMED, OURS, clauses_as_text, discrepancies
from ingestion.transform.payload import boxscore_players
from tests.support import season
from tests.support.official_box import boxscore_of
from tests.unit.transform.games import OTHERS, body, tables

GAME = 2024020009
OFFICIAL = OTHERS / "official"
# Goals without a shot type in the first two; 180 penalty minutes, misconducts among them, in the last.
SAMPLE = (2023020068, 2023030165, 2023020856)
WITHOUT_SHOT_TYPE = {2023020068: 1, 2023030165: 2, 2023020856: 0}


def official_rows(game: int) -> list[dict[str, str]]:
    with (OFFICIAL / "player_box.csv").open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["game_id"] == str(game)]


def sample(game: int) -> dict:
    return json.loads(gzip.decompress((OFFICIAL / "play-by-play" / f"{game}.json.gz").read_bytes()))


def found_in(play_by_play: dict, boxscore: dict | None) -> list[str]:
    computed = game_tables(play_by_play, None, None)
    return [str(each) for each in discrepancies(computed.players, computed.teams, play_by_play, boxscore)]


@pytest.mark.parametrize("game", SAMPLE)
def test_the_sample_equals_the_official_box(game: int) -> None:
    rows = official_rows(game)
    assert len(rows) == 40
    assert found_in(sample(game), boxscore_of(rows)) == []


@pytest.mark.parametrize("game", SAMPLE)
def test_goals_without_a_shot_type_are_no_shots_on_goal(game: int) -> None:
    given = sample(game)
    odd = [
        play["details"]
        for play in given["plays"]
        if play["typeDescKey"] == "goal" and "shotType" not in play["details"]
    ]
    assert len(odd) == WITHOUT_SHOT_TYPE[game]
    for details in odd:
        details["shotType"] = "wrist"
    said = found_in(given, boxscore_of(official_rows(game)))
    assert sum(": sog " in one for one in said) == len(odd)
    assert sum("shots on goal" in one and "play-by-play header" in one for one in said) == len(
        {details["eventOwnerTeamId"] for details in odd}
    )


@pytest.mark.thorough
def test_every_game_of_a_season_equals_the_official_box() -> None:
    """1,312 games of the regular season of 2023-24 and 88 of the playoffs."""
    official = season.official_box()
    assert len(official) == 1400
    said = {
        game: wrong
        for game, rows in official.items()
        if (wrong := found_in(season.play_by_play(game), boxscore_of(rows)))
    }
    assert said == {}


# Each figure is fed with a bad case.


def spoilt(change: Callable[[dict], None]) -> list[str]:
    boxscore = body("boxscore", GAME)
    change(boxscore)
    found = tables(GAME)
    return [
        str(each) for each in discrepancies(found.players, found.teams, body("play-by-play", GAME), boxscore)
    ]


@pytest.mark.parametrize("what", OURS)
def test_a_figure_of_a_player_that_differs_is_named_with_both_numbers(what: str) -> None:
    player = body("boxscore", GAME)["playerByGameStats"]["awayTeam"]["defense"][0]
    other = "59:59" if what == "toi" else 99

    def corrected(boxscore: dict) -> None:
        boxscore["playerByGameStats"]["awayTeam"]["defense"][0][what] = other

    (said,) = spoilt(corrected)
    assert f" ({player['playerId']}): {what} " in said
    assert said.endswith("boxscore 3599" if what == "toi" else "boxscore 99")


def test_a_teams_shots_that_differ_are_named() -> None:
    def corrected(boxscore: dict) -> None:
        boxscore["homeTeam"]["sog"] += 1

    assert spoilt(corrected) == ["VAN: shots on goal 24, boxscore 25"]


def test_the_headers_shots_that_differ_are_named() -> None:
    given = body("play-by-play", GAME)
    given["awayTeam"]["sog"] += 2
    shots = given["awayTeam"]["sog"]
    assert found_in(given, None) == [f"CGY: shots on goal {shots - 2}, play-by-play header {shots}"]


def test_a_team_with_another_code_in_the_boxscore_is_compared_all_the_same() -> None:
    def renamed(boxscore: dict) -> None:
        boxscore["homeTeam"]["abbrev"] = "UTA"

    assert spoilt(renamed) == []


def test_a_player_of_the_boxscore_without_rows_is_named_once() -> None:
    def strange(boxscore: dict) -> None:
        boxscore["playerByGameStats"]["awayTeam"]["defense"][0]["playerId"] = 1

    (said,) = spoilt(strange)
    assert said.startswith("player 1: toi no row, boxscore ")


def test_a_boxscore_of_a_game_in_progress_is_not_compared() -> None:
    def early(boxscore: dict) -> None:
        boxscore["gameState"] = "LIVE"
        for _, player in boxscore_players(boxscore):
            player["hits"] = 0

    assert spoilt(early) == []


@pytest.mark.parametrize("value", [None, "", "--", [], {}, True])
@pytest.mark.parametrize("what", OURS)
def test_what_the_boxscore_does_not_say_is_not_compared(what: str, value: object) -> None:
    def odd(boxscore: dict) -> None:
        boxscore["playerByGameStats"]["awayTeam"]["defense"][0][what] = value

    assert spoilt(odd) == []


def test_of_many_discrepancies_the_first_are_named() -> None:
    found = tables(GAME)
    other = body("boxscore", 2024020001)
    wrong = discrepancies(found.players, found.teams, body("play-by-play", GAME), other)
    text = clauses_as_text(map(str, wrong))
    assert text is not None
    assert text.count(";") == MOST_NAMED
    assert text.endswith(f"; and {len(wrong) - MOST_NAMED} more")
    assert clauses_as_text([]) is None


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        ("saveShotsAgainst", "17/22", "saves {saved}, boxscore 17; shotsAgainst {faced}, boxscore 22"),
        ("goalsAgainst", 9, "goalsAgainst {goals}, boxscore 9"),
        ("pim", 2, "pim 0, boxscore 2"),
        ("saveShotsAgainst", "x", ""),  # unreadable: not compared
        ("goalsAgainst", None, ""),
    ],
)
def test_goalies_are_compared_with_the_boxscore(figure: str, value: object, said: str) -> None:
    found, boxscore = tables(GAME), body("boxscore", GAME)
    goalie = boxscore["playerByGameStats"]["homeTeam"]["goalies"][0]
    given = (found.players, found.teams, body("play-by-play", GAME), boxscore, found.goalies)
    assert discrepancies(*given) == []
    saved, faced = goalie["saveShotsAgainst"].split("/")
    said = said.format(saved=saved, faced=faced, goals=goalie["goalsAgainst"])
    goalie[figure] = value
    clauses = [str(each).partition("): ")[2] for each in discrepancies(*given)]
    assert "; ".join(clauses) == said
