"""One oddity costs one field, one row or one game: each field of each payload is spoilt in each way."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ingestion.transform
from ingestion.archive import Archive, Entry
from ingestion.bronze import PLAYER_GAMES, PLAYS, TEAM_GAMES
from ingestion.compute import Computed, compute_game
from ingestion.ledger import updated_row
from ingestion.payloads import GAME_ENDPOINTS
from ingestion.transform.shifts import SHIFT
from ingestion.transform.tidy import tidy
from tests.support import season
from tests.support.archived_game import GAME, PLAYED, ArchivedGame, body
from tests.unit.transform.games import SAMPLE
from tests.unit.transform.games import body as recorded_body

REMOVED = object()
SPOILT = {
    "removed": REMOVED,
    "null": None,
    "empty": "",
    "a list": [],
    "an object": {},
    "a text": "x",
    "true": True,
    "negative": -1,
    "huge": 10**30,
    "infinite": 1e308,
}
COMMON = {"removed", "null", "a text", "huge"}
Place = tuple[str | int, ...]


@cache
def _transform_source() -> str:
    return "".join(path.read_text() for path in Path(ingestion.transform.__file__).parent.glob("*.py"))


def _places(node: Any, place: Place = ()) -> Iterator[Place]:
    """Yield a place for each field: of a list only the entries whose fields are new."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield (*place, name)
            yield from _places(value, (*place, name))
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield (*place, index)
            yield from _places(value, (*place, index))


def places(endpoint: str) -> dict[str, Place]:
    """Return the last place of each field that the transform reads, by its path."""
    found: dict[str, Place] = {}
    for place in _places(body(endpoint)):
        path = ".".join("[]" if isinstance(step, int) else step for step in place)
        if isinstance(place[-1], int) or f'"{place[-1]}"' in _transform_source():
            found[path] = place
    return found


PLACES = {(endpoint, path): place for endpoint in GAME_ENDPOINTS for path, place in places(endpoint).items()}
SAMPLE_OF_FIELDS = random.Random(1).sample(sorted(PLACES), len(PLACES) // 4)  # the others: make thorough
FIELDS = [
    pytest.param(*field, id=" ".join(field), marks=() if field in SAMPLE_OF_FIELDS else pytest.mark.thorough)
    for field in PLACES
]


def spoil(given: dict, place: Place, value: object) -> dict:
    node = given
    for step in place[:-1]:
        node = node[step]
    if value is REMOVED:
        del node[place[-1]]
    else:
        node[place[-1]] = copy.deepcopy(value)
    return given


class OneOfEach(Archive):
    """An archive in memory with one response for each endpoint of a game."""

    def __init__(self, bodies: dict[str, bytes]) -> None:
        super().__init__("memory://odd")
        self._bodies = bodies

    def entries(self, endpoint: str, key: str | int | None = None) -> list[Entry]:
        if endpoint not in self._bodies:  # no HTML reports
            return []
        return [Entry(endpoint, str(key), f"{endpoint}-hash", PLAYED, endpoint)]

    def read(self, entry: Entry) -> bytes:
        return self._bodies[entry.endpoint]


@cache
def _served(endpoint: str) -> bytes:
    return json.dumps(body(endpoint)).encode()


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> ArchivedGame:
    return ArchivedGame(tmp_path_factory.mktemp("game"))


@pytest.fixture(scope="module")
def whole(game: ArchivedGame) -> Computed:
    return compute_game(OneOfEach({each: _served(each) for each in GAME_ENDPOINTS}), game.game)


def compute_spoilt(game: ArchivedGame, endpoint: str, place: Place, value: object) -> Computed:
    bodies = {each: _served(each) for each in GAME_ENDPOINTS}
    bodies[endpoint] = json.dumps(spoil(body(endpoint), place, value)).encode()
    computed = compute_game(OneOfEach(bodies), game.game)
    game.row = None
    later = PLAYED + timedelta(days=1)
    answered = dict.fromkeys(GAME_ENDPOINTS, later)
    game.row = updated_row(
        computed, None, requested_at=later, answered=answered, error=None, patience=14, now=later
    )
    return computed


def remarks(game: ArchivedGame) -> str:
    row = game.row
    return "; ".join(filter(None, (row.gap_reason, row.oddities, row.not_used, row.discrepancies)))


@pytest.mark.thorough_when(ways="other")
@pytest.mark.parametrize("ways", ["common", "other"])
@pytest.mark.parametrize(("endpoint", "path"), FIELDS)
def test_each_field_spoilt_in_each_way(
    game: ArchivedGame, whole: Computed, endpoint: str, path: str, ways: str
) -> None:
    place = PLACES[endpoint, path]
    for way in COMMON if ways == "common" else sorted(SPOILT.keys() - COMMON):
        computed = compute_spoilt(game, endpoint, place, SPOILT[way])
        if not computed.rows:
            assert remarks(game), way
            assert not game.row.is_complete, way
            assert game.requests(), way
            continue
        assert len(computed.rows[TEAM_GAMES]) == 8, way
        assert len(computed.rows[PLAYER_GAMES]) >= 140, way
        changed = any(not computed.rows[name].equals(whole.rows[name]) for name in whole.rows)
        if changed and not is_another_value(place, way):
            said = remarks(game).replace("shift chart", "shiftcharts").replace("no officials", "right-rail")
            assert endpoint in said, way


def is_another_value(place: Place, way: str) -> bool:
    """Is the spoilt field absent, or has another value that may be true?"""
    texts = (
        *("shotType", "zoneCode", "default", "homeTeamDefendingSide", "typeDescKey", "typeCode"),
        *("reason", "secondaryReason", "descKey", "decision"),
    )
    return (
        (way == "a list" and place[-1] == "scratches")  # all may be dressed
        or (way == "an object" and place[:1] == ("gameInfo",) and place[-1] in ("awayTeam", "homeTeam"))
        or (way == "true" and place[-1] == "starter")
        or way in ("removed", "null")
        or (way == "a text" and place[-1] in texts)
        or (way == "negative" and place[-1] in ("xCoord", "yCoord", "plusMinus"))
    )


def test_the_spoilt_fields_are_many() -> None:
    assert len(PLACES) > 100
    assert {endpoint for endpoint, _ in SAMPLE_OF_FIELDS} == {*GAME_ENDPOINTS}
    assert {"plays.[].timeInPeriod", "rosterSpots.[].positionCode", "awayTeam.abbrev"} <= {
        path for endpoint, path in PLACES if endpoint == "play-by-play"
    }


FORWARD = ("playerByGameStats", "homeTeam", "forwards", 0)
SPOT = ("rosterSpots", 3)
FIGURES = {
    row["category"]: ("teamGameStats", index) for index, row in enumerate(body("right-rail")["teamGameStats"])
}
ODD_VALUES = [
    ("boxscore", (*FORWARD, "toi"), "--", "toi of player 8478444 is '--'"),
    ("boxscore", (*FORWARD, "playerId"), "8478444", "playerId of one of the forwards is '8478444'"),
    ("boxscore", (*FORWARD, "plusMinus"), "even", "plusMinus of player 8478444 is 'even'"),
    ("boxscore", (*FORWARD, "powerPlayGoals"), -1, "powerPlayGoals of player 8478444 is -1"),
    ("right-rail", (*FIGURES["powerPlay"], "homeValue"), "x", "homeValue of powerPlay is 'x'"),
    ("right-rail", (*FIGURES["sog"], "awayValue"), REMOVED, "awayValue of sog is None"),
    ("play-by-play", ("plays", 5, "timeInPeriod"), REMOVED, "timeInPeriod of play "),
    ("play-by-play", ("plays", 5, "typeDescKey"), None, "typeDescKey of play "),
    ("play-by-play", ("plays", 6, "situationCode"), REMOVED, "situationCode of play "),
    ("play-by-play", ("plays", 6, "sortOrder"), 10**18, "sortOrder of play "),
    ("play-by-play", (*SPOT, "positionCode"), REMOVED, "positionCode of player "),
    ("play-by-play", (*SPOT, "firstName", "default"), REMOVED, "firstName.default of player "),
    ("play-by-play", (*SPOT, "teamId"), "20", "teamId of a rosterSpot is '20'"),
    ("shiftcharts", ("data", 9, "playerId"), "x", "1 shifts whose playerId is unreadable"),
    ("shiftcharts", ("data", 9, "gameId"), str(GAME), "1 shifts whose gameId is of another type"),
]


@pytest.mark.parametrize(("endpoint", "place", "value", "named"), ODD_VALUES)
def test_an_odd_value_costs_its_field_and_is_named(
    game: ArchivedGame, endpoint: str, place: Place, value: object, named: str
) -> None:
    computed = compute_spoilt(game, endpoint, place, value)
    assert len(computed.rows[PLAYER_GAMES]) == 144
    assert game.row.oddities.startswith(f"{endpoint}: {named}")


REFUSED_ROWS = [
    ("gameId", 2024020010, "shift rows of another game refused"),
    ("teamId", 99, "shift rows of another game refused"),
    ("playerId", 999, "shift rows of players who are not dressed refused"),
    ("endTime", "soon", "shift rows without a length refused"),
]


@pytest.mark.parametrize(("field", "value", "named"), REFUSED_ROWS)
def test_refused_rows_of_a_chart_are_counted_in_the_ledger(
    game: ArchivedGame, field: str, value: object, named: str
) -> None:
    index = next(i for i, row in enumerate(body("shiftcharts")["data"]) if row["typeCode"] == SHIFT)
    compute_spoilt(game, "shiftcharts", ("data", index, field), value)
    assert f"shiftcharts: 1 {named}" in game.row.oddities


def test_ids_as_texts_give_the_same_rows(game: ArchivedGame, whole: Computed) -> None:
    def as_texts(node: Any) -> Any:
        if isinstance(node, dict):
            return {
                name: str(value)
                if isinstance(value, int) and (name == "id" or name.endswith(("Id", "sog")))
                else as_texts(value)
                for name, value in node.items()
            }
        return [as_texts(each) for each in node] if isinstance(node, list) else node

    bodies = {each: json.dumps(as_texts(body(each))).encode() for each in GAME_ENDPOINTS}
    computed = compute_game(OneOfEach(bodies), game.game)
    assert all(computed.rows[name].equals(whole.rows[name]) for name in whole.rows)
    assert "gameId is of another type" in computed.oddities or "more" in computed.oddities


def test_a_goal_without_a_time_counts(game: ArchivedGame, whole: Computed) -> None:
    plays = body("play-by-play")["plays"]
    index = next(i for i, play in enumerate(plays) if play["typeDescKey"] == "goal")
    computed = compute_spoilt(game, "play-by-play", ("plays", index, "timeInPeriod"), REMOVED)
    assert computed.rows[PLAYER_GAMES]["i_f_goals"].equals(whole.rows[PLAYER_GAMES]["i_f_goals"])
    assert game.row.is_complete


def test_an_order_out_of_bounds_leaves_a_play_in_its_place(game: ArchivedGame, whole: Computed) -> None:
    computed = compute_spoilt(game, "play-by-play", ("plays", 60, "sortOrder"), 10**18)
    types = computed.rows[PLAYS]["event_type"]
    assert types.equals(whole.rows[PLAYS]["event_type"])


def test_a_play_that_is_listed_twice_counts_once(game: ArchivedGame, whole: Computed) -> None:
    plays = body("play-by-play")["plays"]
    index = next(i for i, play in enumerate(plays) if play["typeDescKey"] == "missed-shot")
    doubled = [*plays[: index + 1], plays[index], *plays[index + 1 :]]
    computed = compute_spoilt(game, "play-by-play", ("plays",), doubled)
    assert all(computed.rows[name].equals(whole.rows[name]) for name in whole.rows)
    assert game.row.oddities == f"play-by-play: play {plays[index]['eventId']} is listed twice"


def test_a_boxscore_that_calls_a_team_by_its_new_code_is_compared(game: ArchivedGame) -> None:
    compute_spoilt(game, "boxscore", ("homeTeam", "abbrev"), "UTA")
    assert (game.row.is_complete, game.row.discrepancies) == (True, None)


def test_a_final_play_by_play_without_a_score_is_in_the_ledger(game: ArchivedGame) -> None:
    computed = compute_spoilt(game, "play-by-play", ("homeTeam", "score"), REMOVED)
    assert computed.rows
    assert game.row.gap_reason == (
        f"its rows disagree: The play-by-play of game {GAME} has no final score of both teams."
    )


def test_an_exception_in_a_check_is_a_gap_of_its_game(
    game: ArchivedGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[str]:
        raise KeyError("UTA")

    monkeypatch.setattr("ingestion.compute.check_game", broken)
    computed = compute_spoilt(game, "boxscore", ("id",), GAME)
    assert len(computed.rows[PLAYER_GAMES]) == 144
    assert game.row.gap_reason.startswith(
        "its rows disagree: The rows of game 2024020009 cannot be read: KeyError"
    )


def test_an_exception_in_the_transform_is_asked_for_again(
    game: ArchivedGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[str]:
        raise ZeroDivisionError("shift")

    monkeypatch.setattr("ingestion.compute.game_tables", broken)
    computed = compute_spoilt(game, "boxscore", ("id",), GAME)
    assert computed.rows == {}
    assert game.row.gap_reason.startswith("its rows cannot be computed: The payloads of game 2024020009")
    assert game.requests() == GAME_ENDPOINTS


@pytest.mark.parametrize("path", sorted((SAMPLE / "nhl").glob("[pbs]*[yes]/*.json.gz")), ids=str)
def test_recorded_payloads_have_no_oddity_and_stay_as_they_are(path: Path) -> None:
    given = recorded_body(path.parent.name, path.name.split(".")[0])
    tidied = tidy(path.parent.name, given)
    assert tidied.oddities == []
    assert tidied.body == given


@pytest.mark.thorough
def test_a_seasons_payloads_have_no_oddity() -> None:
    for game_id in season.official_box():
        assert tidy("play-by-play", season.play_by_play(game_id)).oddities == []
