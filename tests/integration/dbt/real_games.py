"""The sample as bronze: games of the regular season and playoffs, standings, teams."""

from __future__ import annotations

import gzip
import json

import pyarrow as pa

from ingestion import bronze
from ingestion.transform.game import game_tables
from ingestion.transform.schedule import schedule_row_from_header
from ingestion.transform.skaters import skater_seasons
from ingestion.transform.standings import standings_rows
from ingestion.transform.teams import team_rows
from tests.support.run import ROOT

SAMPLE = ROOT / "sample" / "nhl"


def payload(endpoint: str, key: str) -> dict | None:
    """Return a recorded response; None if the sample has none."""
    path = SAMPLE / endpoint / f"{key}.json.gz"
    return json.loads(gzip.decompress(path.read_bytes())) if path.exists() else None


def recorded(endpoint: str) -> list[tuple[str, dict]]:
    """Return (key, response) of all recorded responses of an endpoint, in the order of their keys."""
    keys = sorted(path.name.split(".")[0] for path in (SAMPLE / endpoint).iterdir())
    return [(key, payload(endpoint, key)) for key in keys]


def bronze_of_sample() -> dict[str, pa.Table]:
    parts = {name: [table.schema.empty_table()] for name, table in bronze.TABLES.items()}
    games = recorded("play-by-play")
    for game_id, play_by_play in games:
        parts[bronze.SCHEDULE].append(schedule_row_from_header(play_by_play))
        if play_by_play["gameType"] in (2, 3):
            boxscore, chart, page = (
                payload(each, game_id) for each in ("boxscore", "shiftcharts", "right-rail")
            )
            game = game_tables(play_by_play, boxscore, chart, right_rail=page)
            for name, table in game.by_name.items():
                parts[name].append(table)
    parts[bronze.STANDINGS] += [standings_rows(day, body) for day, body in recorded("standings")]
    rows = {name: pa.concat_tables(tables) for name, tables in parts.items()}
    rows[bronze.TEAMS] = team_rows([body for _, body in games], rows[bronze.STANDINGS])
    return {**rows, bronze.SKATERS: skater_seasons(rows[bronze.PLAYER_GAMES])}
