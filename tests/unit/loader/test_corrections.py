"""A later response wins, also when it holds less, unless it is cut short or the boxscore contradicts it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingestion.bronze import PLAYER_GAMES, TEAM_GAMES
from ingestion.payloads import accept_poorer
from ingestion.transform.payload import boxscore_players
from tests.support.archived_game import ArchivedGame, body


@pytest.fixture
def game(tmp_path: Path) -> ArchivedGame:
    return ArchivedGame(tmp_path)


# Kind of play -> who acts, his figure in the boxscore, our column.
COUNTED = {
    "hit": ("hittingPlayerId", "hits", "i_f_hits"),
    "shot-on-goal": ("shootingPlayerId", "sog", "i_f_shots_on_goal"),
    "penalty": ("committedByPlayerId", "pim", "i_f_penality_minutes"),
}


def withdrawn(kind: str) -> tuple[dict, dict, tuple[str, int]]:
    """A play-by-play without the last play of a kind, the boxscore that agrees, and who loses a count."""
    plays, boxscore = body("play-by-play"), body("boxscore")
    play = [
        p for p in plays["plays"] if p["typeDescKey"] == kind and p["details"].get("typeCode", "MIN") == "MIN"
    ][-1]
    plays["plays"].remove(play)
    details, team = play["details"], play["details"]["eventOwnerTeamId"]
    actor, what, column = COUNTED[kind]
    player = details[actor]
    amount = details["duration"] if kind == "penalty" else 1
    next(p for _, p in boxscore_players(boxscore) if p["playerId"] == player)[what] -= amount
    if kind == "shot-on-goal":
        for given in (plays, boxscore):
            for side in ("awayTeam", "homeTeam"):
                given[side]["sog"] -= given[side]["id"] == team
        goalie = next(p for _, p in boxscore_players(boxscore) if p["playerId"] == details["goalieInNetId"])
        saved, faced = map(int, goalie["saveShotsAgainst"].split("/"))
        goalie["saveShotsAgainst"] = f"{saved - 1}/{faced - 1}"
    return plays, boxscore, (column, player)


def count(computed, column: str, player: int) -> int:
    rows = computed.rows[PLAYER_GAMES].to_pylist()
    (row,) = (row for row in rows if (row["player_id"], row["situation"]) == (player, "all"))
    return row[column]


@pytest.mark.parametrize("kind", COUNTED)
def test_a_withdrawn_play_gets_in_with_its_boxscore(game: ArchivedGame, kind: str) -> None:
    plays, boxscore, (column, player) = withdrawn(kind)
    game.put_whole()
    before = count(game.compute(), column, player)
    shots = plays["awayTeam"]["sog"], plays["homeTeam"]["sog"]
    game.put(play_by_play=plays, boxscore=boxscore, right_rail=figures(shots))
    assert not game.is_current()
    corrected = game.compute()
    assert count(corrected, column, player) < before
    assert goals_on_power_plays(corrected) == [1, 2]
    assert (game.row.not_used, game.row.discrepancies, game.row.is_complete) == (None, None, True)
    assert game.is_current()


@pytest.mark.parametrize("kind", COUNTED)
def test_a_withdrawn_play_that_the_boxscore_still_has_waits_for_it(game: ArchivedGame, kind: str) -> None:
    plays, boxscore, (column, player) = withdrawn(kind)
    game.put_whole()
    before = count(game.compute(), column, player)
    (entry,) = game.put(play_by_play=plays)
    assert count(game.compute(), column, player) == before
    assert game.row.not_used.startswith(f"play-by-play {entry.sha256} of 2024-10-10 14:00: ")
    differing = re.search(
        r": (\d+) (figures? \w+) from the final boxscore, 0 of an older response", game.row.not_used
    )
    assert differing
    assert differing[2] == ("figure differs" if differing[1] == "1" else "figures differ")
    assert game.row.is_complete
    assert game.is_current()  # and is not computed again in each run
    row = game.row
    game.compute()
    assert game.row.not_used == row.not_used  # once
    game.put(boxscore=boxscore)
    assert not game.is_current()
    assert count(game.compute(), column, player) < before
    assert (game.row.not_used, game.row.discrepancies) == (None, None)


@pytest.mark.parametrize("kind", COUNTED)
def test_a_withdrawn_play_gets_in_where_no_boxscore_decides(game: ArchivedGame, kind: str) -> None:
    plays, _, (column, player) = withdrawn(kind)
    game.put(play_by_play=body("play-by-play"), boxscore={**body("boxscore"), "gameState": "LIVE"})
    before = count(game.compute(), column, player)
    game.put(play_by_play=plays)
    assert count(game.compute(), column, player) < before
    assert game.row.not_used is None


def test_a_later_response_that_repairs_an_older_one_wins_although_it_holds_less(game: ArchivedGame) -> None:
    """The feed repeated a quarter of the plays at first, under new ids."""
    doubled = body("play-by-play")
    repeated = [{**play, "eventId": play["eventId"] + 2000} for play in doubled["plays"][:100]]
    doubled["plays"] = repeated + doubled["plays"]
    game.put_whole_but(play_by_play=doubled)
    game.compute()
    assert game.row.discrepancies
    game.put(play_by_play=body("play-by-play"))
    game.compute()
    assert (game.row.discrepancies, game.row.not_used, game.row.is_complete) == (None, None, True)


def split_chart() -> tuple[dict, int]:
    """The recorded chart with a long shift of a skater as two that touch, and the player."""
    chart = body("shiftcharts")
    goalies = {s["playerId"] for s in body("play-by-play")["rosterSpots"] if s["positionCode"] == "G"}
    row = next(
        row
        for row in chart["data"]
        if row["typeCode"] == 517 and row["playerId"] not in goalies and row["duration"] > "00:50"
    )
    minutes, seconds = map(int, row["startTime"].split(":"))
    middle = 60 * minutes + seconds + 20
    second = {**row, "id": 1, "startTime": f"{middle // 60:02}:{middle % 60:02}"}
    row["endTime"] = second["startTime"]
    chart["data"].append(second)
    chart["total"] = len(chart["data"])
    return chart, row["playerId"]


def test_two_shifts_joined_into_one_get_in(game: ArchivedGame) -> None:
    split, player = split_chart()
    game.put_whole_but(shiftcharts=split)
    shifts = count(game.compute(), "shifts", player)
    game.put(shiftcharts=body("shiftcharts"))
    computed = game.compute()
    assert count(computed, "shifts", player) == shifts - 1
    assert (game.row.not_used, game.row.is_complete) == (None, True)
    assert game.is_current()


def less(endpoint: str, change: Callable[[dict], object]) -> tuple[str, dict]:
    given = body(endpoint)
    change(given)
    if endpoint == "shiftcharts":
        given["total"] = len(given["data"])
    return endpoint, given


def without_overtime(given: dict) -> None:
    plays = [play for play in given["plays"] if play["periodDescriptor"]["number"] < 4]
    given.update(plays=plays, periodDescriptor={"number": 3, "periodType": "REG"})


def without_end(given: dict) -> None:
    given["plays"] = given["plays"][:-5]


def thinned(given: dict) -> None:
    given["plays"] = given["plays"][::2] + given["plays"][-2:]


def without_missed_shots(given: dict) -> None:
    """What no official figure counts."""
    kinds = ("missed-shot", "stoppage")
    given["plays"] = [play for play in given["plays"] if play["typeDescKey"] not in kinds]


def without_players(given: dict) -> None:
    del given["playerByGameStats"]["homeTeam"]["defense"][2:]


def halved_time(given: dict) -> None:
    for _, player in boxscore_players(given):
        player["toi"] = f"{int(player['toi'][:2]) // 2:02}:00"


def zeroed(given: dict) -> None:
    for _, player in boxscore_players(given):
        player.update(goals=0, assists=0, sog=0, hits=0, pim=0, blockedShots=0)


POORER = {
    "plays without a period": less("play-by-play", without_overtime),
    "plays without an end": less("play-by-play", without_end),
    "half of the plays": less("play-by-play", thinned),
    "no missed shots": less("play-by-play", without_missed_shots),
    "plays of a live game": less("play-by-play", lambda given: given.update(gameState="LIVE")),
    "a live boxscore": less("boxscore", lambda given: given.update(gameState="LIVE")),
    "a boxscore without players": less("boxscore", without_players),
    "a boxscore of half the time": less("boxscore", halved_time),
    "a boxscore of zeros": less("boxscore", zeroed),
    "an empty chart": less("shiftcharts", lambda given: given["data"].clear()),
    "a chart of two periods": less(
        "shiftcharts", lambda given: given.update(data=[row for row in given["data"] if row["period"] < 3])
    ),
    "half a chart": less("shiftcharts", lambda given: given.update(data=given["data"][::2])),
}


@pytest.mark.thorough_when(boxscore=["live", "absent"])
@pytest.mark.parametrize("boxscore", ["final", "live", "absent"])
@pytest.mark.parametrize("what", POORER)
def test_a_poorer_response_never_replaces_a_richer_one(game: ArchivedGame, what: str, boxscore: str) -> None:
    endpoint, given = POORER[what]
    whole = {"play_by_play": body("play-by-play"), "shiftcharts": body("shiftcharts")}
    if boxscore == "final" or endpoint == "boxscore":
        whole["boxscore"] = body("boxscore")
    elif boxscore == "live":
        whole["boxscore"] = {**body("boxscore"), "gameState": "LIVE"}
    game.put(**whole)
    before = game.compute().rows
    (entry,) = game.put(**{endpoint.replace("-", "_"): given})
    after = game.compute().rows
    assert all(after[name].equals(before[name]) for name in (PLAYER_GAMES, TEAM_GAMES))
    assert entry.sha256 in game.row.not_used
    assert game.is_current()


def figures(shots: tuple[int, int] | None, **others: object) -> dict:
    """The recorded page, with other shots on goal or without figures."""
    page = {**body("right-rail"), **others}
    if shots is None:
        del page["teamGameStats"]
    else:
        (row,) = (row for row in page["teamGameStats"] if row["category"] == "sog")
        row.update(awayValue=shots[0], homeValue=shots[1])
    return page


WHOLE, EARLY = (26, 24), (9, 13)  # shots on goal
NO_ONE = {"referees": [], "linesmen": []}


def goals_on_power_plays(computed) -> list[int | None]:
    return computed.rows[TEAM_GAMES]["power_play_goals_for"].to_pylist()[:2]


def test_a_page_of_the_whole_game_replaces_one_from_before_the_end(game: ArchivedGame) -> None:
    game.put_whole_but(right_rail=figures(EARLY))
    assert goals_on_power_plays(game.compute()) == [None, None]
    assert game.row.gap_reason == "right-rail not whole (shots on goal 9 and 13, not 26 and 24)"
    (later,) = game.put(right_rail=figures(WHOLE))
    assert not game.is_current()
    assert goals_on_power_plays(game.compute()) == [1, 2]
    assert (game.row.right_rail_hash, game.row.gap_reason) == (later.sha256, None)
    assert game.is_current()


@pytest.mark.parametrize(
    ("shots", "reason"),
    [
        (EARLY, "its figures are not the final ones, those of an older response are: shots on goal 9 and 13, "
                "not 26 and 24"),
        (None, "an older response holds more: this one has no power plays"),
    ],
)  # fmt: skip
def test_a_page_without_the_figures_of_the_end_replaces_none_with_them(
    game: ArchivedGame, shots: tuple[int, int] | None, reason: str
) -> None:
    game.put_whole()
    whole = game.compute().rows
    (later,) = game.put(right_rail=figures(shots))
    found = game.compute()
    assert all(found.rows[name].equals(whole[name]) for name in whole)
    assert (game.row.gap_reason, game.row.is_complete) == (None, True)
    assert game.row.not_used == f"right-rail {later.sha256} of 2024-10-10 14:00: {reason}"
    assert game.is_current()
    accept_poorer(game.archive, game.game.id)
    assert goals_on_power_plays(game.compute()) == [None, None]
    assert game.row.right_rail_hash == later.sha256


def test_a_page_with_officials_replaces_one_without_whatever_its_figures(game: ArchivedGame) -> None:
    game.put_whole_but(right_rail=figures(WHOLE, gameInfo={**body("right-rail")["gameInfo"], **NO_ONE}))
    assert goals_on_power_plays(game.compute()) == [1, 2]
    assert game.row.gap_reason == "no officials"
    game.put(right_rail=figures(EARLY))
    assert goals_on_power_plays(game.compute()) == [None, None]
    assert game.row.gap_reason.startswith("right-rail not whole (")  # and the page is requested again
    game.put(right_rail=figures(WHOLE))
    assert goals_on_power_plays(game.compute()) == [1, 2]
    assert game.row.is_complete


def test_a_shot_that_only_the_page_still_has_is_a_gap(game: ArchivedGame) -> None:
    plays, boxscore, _ = withdrawn("shot-on-goal")
    game.put_whole()
    game.compute()
    game.put(play_by_play=plays, boxscore=boxscore)
    assert goals_on_power_plays(game.compute()) == [None, None]
    shots = plays["awayTeam"]["sog"], plays["homeTeam"]["sog"]
    assert game.row.gap_reason == (
        f"right-rail not whole (shots on goal 26 and 24, not {shots[0]} and {shots[1]})"
    )
    assert game.requests() == ("right-rail",)
    game.put(right_rail=figures(shots))
    assert goals_on_power_plays(game.compute()) == [1, 2]
    assert (game.row.gap_reason, game.requests()) == (None, ())


def test_figures_do_not_bring_in_a_page_that_has_lost_the_officials(game: ArchivedGame) -> None:
    game.put_whole_but(right_rail=figures(EARLY))
    game.compute()
    (later,) = game.put(right_rail=figures(WHOLE, gameInfo={}))
    game.compute()
    assert later.sha256 in game.row.not_used
    assert game.row.official_rows == 6
    assert "right-rail" in game.requests()


ACCEPTABLE = ("half of the plays", "no missed shots", "a boxscore of zeros", "an empty chart", "half a chart")


@pytest.mark.parametrize("what", ACCEPTABLE)
def test_a_poorer_response_is_accepted_by_name_and_stays_accepted(game: ArchivedGame, what: str) -> None:
    endpoint, given = POORER[what]
    game.put_whole()
    game.compute()
    (entry,) = game.put(**{endpoint.replace("-", "_"): given})
    said = accept_poorer(game.archive, game.game.id)
    assert said == f"Game {game.game.id}: accepted the {endpoint} of 2024-10-10 14:00 UTC."
    for _ in range(2):
        game.compute()
        assert entry.sha256 in game.row.hashes.values()
        assert game.row.not_used is None
        assert game.is_current()
    game.put_whole()  # a later whole one wins again
    game.compute()
    assert entry.sha256 not in game.row.hashes.values()
    assert game.row.is_complete


@pytest.mark.parametrize("what", ["a live boxscore", "plays of a live game", "plays without an end"])
def test_what_cannot_be_used_is_not_accepted(game: ArchivedGame, what: str) -> None:
    endpoint, given = POORER[what]
    game.put_whole()
    game.put(**{endpoint.replace("-", "_"): given})
    assert accept_poorer(game.archive, game.game.id).endswith("has no newer response that could be accepted.")
    game.compute()
    assert game.row.is_complete


def test_a_game_whose_newest_responses_are_used_has_none_to_accept(game: ArchivedGame) -> None:
    game.put_whole()
    assert accept_poorer(game.archive, game.game.id).endswith("has no newer response that could be accepted.")
