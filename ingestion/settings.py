"""What a run is told: `.dlt/config.toml` and the environment by dlt's own rules, then the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ingestion.bronze import TABLES
from ingestion.client import API_URL, STATS_URL

PIPELINE = "nhl"
SECTION = "sources.nhl"
HISTORY_BEGINS = date(2023, 10, 1)
DESTINATIONS = ("filesystem", "databricks")
SAID_ONLY = ("games", "replay", "plan", "accept_loss")


class LoadError(Exception):
    """The load cannot be done as asked. The message is one sentence and the next step."""


@dataclass(frozen=True)
class Settings:
    """Every setting, under its name in `[sources.nhl]`.

    Attributes:
        one_time_load: request every final game of the window again.
        lookback_days: final games of so many days back are requested again, for corrections.
        since: first league date to look at.
        until: last league date to look at; None for all that is announced.
        games: only these games.
        replay: make no requests: compute from the archive.
        plan: say what would be requested, and fetch nothing but schedules.
        accept_loss: tables that may have lost rows since the last load.
        backup_hours: after a load with changes, back up all if the last good set is older; 0: never.
        shift_chart_days: so long after a game an empty shift chart is asked for again.
    """

    one_time_load: bool = False
    lookback_days: int = 3
    since: date = HISTORY_BEGINS
    until: date | None = None
    games: tuple[int, ...] = ()
    replay: bool = False
    plan: bool = False
    accept_loss: tuple[str, ...] = ()
    backup_hours: int = 24
    shift_chart_days: int = 14
    destination: str = "filesystem"
    api_url: str = API_URL
    stats_url: str = STATS_URL
    requests_per_second: float = 4.0
    timeout: float = 30.0
    max_retries: int = 5


def read_settings(said: dict[str, Any]) -> Settings:
    """The configuration, overridden by what the command line said (None is not said).

    Raises:
        LoadError: a value is not of its kind.
    """
    import dlt

    values: dict[str, Any] = {}
    for field in fields(Settings):
        value = said.get(field.name)
        if value is None and field.name not in SAID_ONLY:
            value = dlt.config.get(f"{SECTION}.{field.name}")
        if value is not None and value != "":
            kind = _tables if field.name == "accept_loss" else _KINDS[field.type]
            values[field.name] = kind(field.name, value)
    settings = Settings(**values)
    if settings.destination not in DESTINATIONS:
        raise LoadError(
            f"No destination is called {settings.destination!r}; set `destination` to "
            f"{' or '.join(DESTINATIONS)}."
        )
    for name in ("lookback_days", "shift_chart_days", "backup_hours"):
        if getattr(settings, name) < 0:
            raise LoadError(f"{name} cannot be below 0; set it to 0 or more.")
    if settings.until and settings.until < settings.since:
        raise LoadError(
            f"until ({settings.until}) is before since ({settings.since}); give the dates the other way."
        )
    if settings.since < HISTORY_BEGINS:
        raise LoadError(
            f"since is {settings.since}, but history begins on {HISTORY_BEGINS}; give a later day."
        )
    return settings


def schema_name() -> str:
    """The schema of all bronze tables: `NHL_SCHEMA`, or `dev`."""
    return os.environ.get("NHL_SCHEMA") or "dev"


def _flag(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in ("true", "yes", "1", "false", "no", "0"):
        return str(value).lower() in ("true", "yes", "1")
    raise LoadError(f"{name} is {value!r}; set it to true or false.")


def _whole(name: str, value: Any) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise LoadError(f"{name} is {value!r}; set it to a whole number.") from None


def _number(name: str, value: Any) -> float:
    try:
        return float(str(value))
    except ValueError:
        raise LoadError(f"{name} is {value!r}; set it to a number.") from None


def _day(name: str, value: Any) -> date:
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        raise LoadError(f"{name} is {value!r}, which is no date; write it as YYYY-MM-DD.") from None


def _games(name: str, value: Any) -> tuple[int, ...]:
    for game in value:
        if len(str(game)) != 10 or not str(game).isdigit():
            raise LoadError(
                f"{game!r} is no game id; it has ten digits: the season's first year, the type, the number "
                "(2024020161)."
            )
        if int(str(game)[4:6]) not in (2, 3):
            raise LoadError(
                f"Game {game} is of type {str(game)[4:6]}; only regular season (02) and playoff (03) games "
                "have results here."
            )
    return tuple(int(game) for game in value)


def _tables(name: str, value: Any) -> tuple[str, ...]:
    for table in value:
        if table not in TABLES:
            raise LoadError(f"{table!r} is no bronze table; there are {', '.join(TABLES)}.")
    return tuple(value)


_KINDS = {
    "bool": _flag,
    "int": _whole,
    "float": _number,
    "str": lambda _, value: str(value),
    "date": _day,
    "date | None": _day,
    "tuple[int, ...]": _games,
}
