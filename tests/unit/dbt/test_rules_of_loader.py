"""Rules that Python computes bronze by and SQL reads it by: both give the same answer, in a DuckDB."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pytest
import yaml

from ingestion.bronze import DANGERS, RESULT_GAME_TYPES, SITUATIONS
from ingestion.scheduled_games import GONE
from ingestion.settings import Settings
from ingestion.transform.danger import HIGH_FROM, LOW_BELOW, danger
from ingestion.transform.payload import FINAL_STATES
from ingestion.transform.plays import ATTEMPT, UNBLOCKED, is_shot
from ingestion.transform.schedule import CALLED_OFF
from ingestion.transform.strength import ALL, AWAY, HOME, MIRROR_OF, situations_by_code

ROOT = Path(__file__).resolve().parents[3]
MACROS = ROOT / "dbt_project" / "macros"


def macro(name: str, *arguments: str) -> str:
    """Return the SQL that a macro renders."""
    text = (MACROS / f"{name}.sql").read_text(encoding="utf-8")
    return str(getattr(jinja2.Environment().from_string(text).module, name)(*arguments))


def column(expression: str, rows: list[tuple[Any, ...]], names: str) -> list[Any]:
    """Return the values of an SQL expression for rows with these columns."""
    with duckdb.connect(config={"threads": 1}) as connection:
        places = ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
        values = [value for row in rows for value in row]
        found = connection.execute(f"select {expression} from (values {places}) t({names})", values)
        return [value for (value,) in found.fetchall()]


def test_danger() -> None:
    chances = [0.0, LOW_BELOW - 1e-9, LOW_BELOW, HIGH_FROM - 1e-9, HIGH_FROM, 0.9]
    found = column(macro("danger_of", "x_goals"), [(chance,) for chance in chances], "x_goals")
    assert found == [danger(chance) for chance in chances]
    assert column(macro("danger_of", "cast(x_goals as double)"), [(None,)], "x_goals") == [None]
    bounds = {"low": ["0.08"], "medium": ["0.08", "0.20"], "high": ["0.20"]}
    for name, meaning in DANGERS.items():
        assert re.findall(r"0\.\d+", meaning) == bounds[name.partition("_")[0]]


def test_a_goal_without_a_shot_type_is_not_a_shot() -> None:
    plays = list(itertools.product(sorted(ATTEMPT), ["wrist", None]))
    found = column(macro("is_shot_attempt"), plays, "event_type, shot_type")
    for (kind, shot_type), is_attempt in zip(plays, found, strict=True):
        assert (is_attempt and kind in UNBLOCKED) == is_shot(kind, shot_type), kind


@pytest.mark.parametrize("side", [AWAY, HOME])
def test_situation_of_a_play(side: int) -> None:
    codes = list(itertools.product(range(3), range(8), range(8), range(3)))
    rows, due = [], []
    for away_goalies, away, home, home_goalies in codes:
        strength = f"{away}on{home}" if side == AWAY else f"{home}on{away}"
        rows.append((away_goalies, home_goalies, strength))
        situation = situations_by_code(f"{away_goalies}{away}{home}{home_goalies}")[side]
        due.append("other" if situation == ALL else SITUATIONS[situation])
    assert column(macro("situation_of_play"), rows, "away_goalies, home_goalies, strength") == due
    no_code = (None, None, None)
    assert column(macro("situation_of_play"), [no_code], "away_goalies, home_goalies, strength") == ["other"]


def test_the_mirror_is_its_own_inverse() -> None:
    assert {MIRROR_OF[MIRROR_OF[name]] == name for name in SITUATIONS} == {True}
    assert MIRROR_OF["5on4"] == "4on5"


def test_states_of_a_game() -> None:
    states = ["FUT", "PRE", "LIVE", "CRIT", "OVER", "FINAL", "OFF", GONE]
    games = list(itertools.product(states, ["OK", "TBD", "PPD", "CNCL", "SUSP", None]))
    found = column(macro("is_called_off"), games, "game_state, game_schedule_state")
    assert found == [state == GONE or listed in CALLED_OFF for state, listed in games]
    staging = ROOT / "dbt_project" / "models" / "staging" / "nhl" / "stg_nhl__games.sql"
    is_final = re.search(r"(game_state in \(.*\)) as is_final", staging.read_text(encoding="utf-8"))
    assert is_final
    found = column(is_final[1], [(state,) for state in states], "game_state")
    assert found == [state in FINAL_STATES for state in states]


def test_types_of_games_with_results() -> None:
    types = range(1, 21)
    found = column(macro("counted_games"), [(game_type,) for game_type in types], "game_type")
    assert found == [game_type in RESULT_GAME_TYPES for game_type in types]


def test_a_chart_is_given_up_before_its_game_is_overdue() -> None:
    variables = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]
    assert variables["shift_gap_grace_days"] == Settings().shift_chart_days + 1
