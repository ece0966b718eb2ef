"""A play or shift as the feed writes it is taken as it is; the rows are those of a look at each value."""

from __future__ import annotations

import pytest

from ingestion.transform import tidy
from ingestion.transform.game import game_tables
from ingestion.transform.payload import Payload
from ingestion.transform.rows import table_of_columns
from tests.unit.transform.games import body

GAME = 2024020001
ENDPOINTS = ("play-by-play", "boxscore", "shiftcharts")


def test_rows_do_not_depend_on_which_values_are_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [body(endpoint, GAME) for endpoint in ENDPOINTS]
    # With one odd value, the payload of which the other values are a part is tidied.
    bodies[0]["plays"][5]["eventId"] = "x"
    bodies[2]["data"][7]["endTime"] = "99"
    usual = [tidy._is_usual(play) for play in bodies[0]["plays"]]
    assert usual.count(False) == 1
    assert [tidy._is_usual_shift(row) for row in bodies[2]["data"]].count(False) == 1
    quick, oddities = rows_of(bodies)
    monkeypatch.setattr(tidy, "_is_usual", lambda play: False)
    monkeypatch.setattr(tidy, "_is_usual_shift", lambda row: False)
    slow, slow_oddities = rows_of(bodies)
    assert (
        oddities
        == slow_oddities
        == [
            ["play-by-play: eventId of play 'x' is 'x'"],
            [],
            ["shiftcharts: 1 shifts whose endTime is unreadable"],
        ]
    )
    assert [name for name in quick if not quick[name].equals(slow[name])] == []


@pytest.mark.parametrize("odd", [None, "", "x", 1.0, True, -1, 10**13, [], {}])
@pytest.mark.parametrize(
    "name", ["typeDescKey", "timeInPeriod", "sortOrder", "periodDescriptor", "eventId", "situationCode"]
)
def test_a_value_of_another_kind_is_not_usual(name: str, odd: object) -> None:
    play = body("play-by-play", GAME)["plays"][5]
    is_taken_as_null = odd is None and name == "eventId"
    is_text = name == "typeDescKey" and odd == "x"
    assert tidy._is_usual({**play, name: odd}) is (is_taken_as_null or is_text)


@pytest.mark.parametrize(
    ("change", "usual"),
    [
        ({"sortOrder": 0}, True),
        ({"sortOrder": 10_000}, True),
        ({"sortOrder": 10_001}, False),
        ({"situationCode": None, "typeDescKey": "stoppage"}, True),
        ({"situationCode": None, "typeDescKey": "hit"}, False),
    ],
)
def test_bounds_of_what_is_usual(change: dict[str, object], usual: bool) -> None:
    play = body("play-by-play", GAME)["plays"][5]
    assert tidy._is_usual({**play, **change}) is usual


def test_a_column_that_the_contract_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"bronze_shifts has no columns \['shift'\]"):
        table_of_columns("bronze_shifts", {"shift": [1]}, 1)


def rows_of(bodies: list[Payload]) -> tuple[dict, list[list[str]]]:
    """Return the rows by table, and the oddities of each payload."""
    tidied = [tidy.tidy(endpoint, body) for endpoint, body in zip(ENDPOINTS, bodies, strict=True)]
    return game_tables(*(each.body for each in tidied)).by_name, [each.oddities for each in tidied]
