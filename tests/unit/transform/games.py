"""The recorded real games, and MoneyPuck's rows to hold ours against."""

from __future__ import annotations

import copy
import csv
import gzip
import json
from functools import cache
from pathlib import Path

import pyarrow as pa

from ingestion.bronze import SCHEDULE, TABLES
from ingestion.report_html import parse_report
from ingestion.transform.game import GameTables, game_tables
from ingestion.transform.payload import REPORTS
from ingestion.transform.schedule import read_week

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "sample"
OTHERS = ROOT / "tests" / "data" / "nhl"


def _keys(endpoint: str) -> list[int]:
    return sorted(int(path.name.split(".")[0]) for path in (SAMPLE / "nhl" / endpoint).glob("*.json.gz"))


GAMES = _keys("play-by-play")
WITH_BOXSCORE = sorted(set(_keys("boxscore")) & set(GAMES))
WITH_SHIFTS = sorted(set(_keys("shiftcharts")) & set(GAMES))
WITH_OFFICIALS = sorted(set(_keys("right-rail")) & set(GAMES))
WITH_ALL_THREE = sorted(set(WITH_BOXSCORE) & set(WITH_SHIFTS))
FIRST_SHAPE = [2023020185, 2023020201, 2023020248]


@cache
def _text(path: Path) -> bytes | None:
    return gzip.decompress(path.read_bytes()) if path.exists() else None


def body(endpoint: str, key: int | str, root: Path = SAMPLE / "nhl") -> dict | None:
    """A fresh parse, so that a test may spoil it."""
    text = _text(root / endpoint / f"{key}.json.gz")
    return None if text is None else json.loads(text)


def schedule_table(schedule: dict) -> pa.Table:
    """The rows of a schedule in the contract's types."""
    return pa.Table.from_pylist(read_week(schedule).rows, schema=TABLES[SCHEDULE].schema)


REPORTED = 2023020001  # the game whose HTML reports are recorded


def report_html(endpoint: str, game: int = REPORTED) -> bytes:
    """The report as served."""
    return gzip.decompress((OTHERS / endpoint / f"{game}.html.gz").read_bytes())


def reports(game: int = REPORTED) -> dict[str, dict]:
    """Endpoint -> a fresh parse of the report."""
    return {endpoint: parse_report(endpoint, report_html(endpoint, game)) for endpoint in REPORTS}


def bodies(game: int) -> tuple[dict, dict | None, dict | None]:
    return body("play-by-play", game), body("boxscore", game), body("shiftcharts", game)


@cache
def all_tables(game: int) -> GameTables:
    """The tables of a game, with its officials where they were recorded."""
    return game_tables(*bodies(game), right_rail=body("right-rail", game))


@cache
def tables(game: int) -> GameTables:
    return game_tables(*bodies(game))


@cache
def _rows(game: int, which: str) -> list[dict]:
    return getattr(tables(game), which).to_pylist()


def players(game: int) -> dict[tuple[int, str], dict]:
    """(player_id, situation) -> row."""
    return {(row["player_id"], row["situation"]): row for row in copy.copy(_rows(game, "players"))}


def teams(game: int) -> dict[tuple[str, str], dict]:
    """(team, situation) -> row."""
    return {(row["team"], row["situation"]): row for row in copy.copy(_rows(game, "teams"))}


def moneypuck(name: str) -> dict[str, dict[str, str]]:
    """situation -> MoneyPuck's row of Toronto's game 2024020161; `name` is "team" or "player"."""
    with (SAMPLE / "oracle" / f"moneypuck_{name}_games.csv").open(newline="") as file:
        return {row["situation"]: row for row in csv.DictReader(file)}
