"""A whole real season: every game is computed, and equals the official count of every goalie."""

from __future__ import annotations

from collections import Counter, defaultdict

import pyarrow as pa
import pytest

from ingestion.bronze import PLAYS, TABLES
from ingestion.transform.checks import check_game
from ingestion.transform.game import game_tables
from tests.support.season import official_box, play_by_plays

pytestmark = pytest.mark.thorough  # half a minute for all games of a season

# Official column -> the goalie rows' column; tests/unit/transform/test_official.py compares the skaters.
GOALIES = {
    "shots_against": "shots_on_goal_against",
    "goals_against": "goals_against",
    "saves": "saved_shots_on_goal",
}
# Official column -> (event types, the column of the player) in bronze_plays, shootouts apart.
PLAYED = {
    "goals": (("goal",), ("scoring_player_id",)),
    "assists": (("goal",), ("assist1_player_id", "assist2_player_id")),
    "hits": (("hit",), ("hitting_player_id",)),
    "giveaways": (("giveaway",), ("player_id",)),
    "takeaways": (("takeaway",), ("player_id",)),
}


@pytest.fixture(scope="module")
def season() -> dict[str, pa.Table]:
    parts = defaultdict(list)
    violations: list[str] = []
    for body in play_by_plays():
        tables = game_tables(body, None, None)
        violations += check_game(tables.players, tables.teams, body)
        for name, table in tables.by_name.items():
            parts[name].append(table)
    assert violations == []
    return {name: pa.concat_tables(tables) for name, tables in parts.items()}


@pytest.fixture(scope="module")
def official() -> dict[tuple[int, int], dict[str, str]]:
    return {(game, int(row["player_id"])): row for game, rows in official_box().items() for row in rows}


def test_keys_are_unique_and_required_columns_filled(season: dict[str, pa.Table]) -> None:
    assert len(set(season[PLAYS]["game_id"].to_pylist())) == 1400
    for name, table in season.items():
        assert table.schema.equals(TABLES[name].schema, check_metadata=True)
        assert len(table.group_by(list(TABLES[name].key)).aggregate([])) == len(table), name
        for field in table.schema:
            assert field.nullable or table[field.name].null_count == 0, (name, field.name)


def test_goalie_rows_equal_the_official_box(season, official) -> None:
    differences = []
    for row in season["bronze_goalie_game_stats"].to_pylist():
        box = official.get((row["game_id"], row["player_id"]))
        if box is None:  # dressed, and not in the box
            assert row["shots_on_goal_against"] == 0
            continue
        for what, column in GOALIES.items():
            if row[column] != int(box[what] or 0):
                differences.append((row["game_id"], row["player_name"], what, row[column], box[what]))
    # The official box of this goalie has 32 saves and 6 goals on 37 shots.
    assert differences == [(2023020863, "Ilya Sorokin", "shots_against", 38, "37")]


def test_counts_of_plays_equal_the_official_box(season, official) -> None:
    plays = season[PLAYS]
    played = plays.filter(pa.compute.not_equal(plays["period_type"], "SO"))
    rows = played.select(
        ["game_id", "event_type", *{column for _, columns in PLAYED.values() for column in columns}]
    )
    counts: dict[str, Counter] = defaultdict(Counter)
    for row in rows.to_pylist():
        for what, (kinds, columns) in PLAYED.items():
            if row["event_type"] in kinds:
                counts[what].update((row["game_id"], row[c]) for c in columns if row[c] is not None)
    for what, counted in counts.items():
        theirs = Counter({key: int(box[what]) for key, box in official.items() if box[what]})
        # The box has no hits, giveaways and takeaways of goalies.
        ours = Counter({key: count for key, count in counted.items() if official[key][what]})
        assert ours == +theirs, what
        assert all(official[key]["save_shots_against"] for key in counted - ours), what
