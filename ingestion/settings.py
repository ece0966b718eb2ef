"""The settings of a run: `.dlt/config.toml` and the environment by dlt's own rules, then the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypedDict

from ingestion.bounds import BOUNDS, OLDEST_FEED, out_of_bounds
from ingestion.bronze import HISTORY_BEGINS, TABLES
from ingestion.client import API_URL, REPORTS_URL, STATS_URL
from ingestion.known_settings import unknown_setting

PIPELINE = "nhl"
COMMAND = f"dlt pipeline {PIPELINE} run"
SECTION = "sources.nhl"
DESTINATIONS = ("filesystem", "databricks", "spark")
COMMAND_LINE_ONLY = ("games", "replay", "plan", "accept_loss", "accept_poorer")


class LoadError(Exception):
    """The load cannot be done as asked. The message is one sentence and the next step."""


class Options(TypedDict, total=False):
    """The options of the command line, as typed; an option that was not given is absent or None."""

    since: str | None
    until: str | None
    games: Sequence[str] | None
    one_time_load: bool | None
    lookback_days: str | int | None
    replay: bool | None
    plan: bool | None
    accept_loss: Sequence[str] | None
    accept_poorer: Sequence[str] | None


@dataclass(frozen=True)
class Settings:
    """Every setting, under its name in `[sources.nhl]`.

    Attributes:
        one_time_load: request every final game of the dates again, with rosters and standings.
        lookback_days: days; final games of the last ones are requested again, for corrections. If no run did
            so on the last of these days, the next one does.
        history_begins: first league date of all tables; games before it are not looked at.
        since: first league date of this run; `history_begins` unless given.
        until: last league date; None for all that is announced.
        games: only these games.
        replay: make no requests: compute from the archive.
        plan: print what a run requests, and fetch only schedules.
        accept_loss: tables that may have lost rows since the last load.
        accept_poorer: games whose newest responses are used although older ones hold more, from now on.
        backup_hours: hours; after a load, back up all if a table has changed since its backup and the last
            good set is older than an hour less than this; 0: never.
        shift_chart_days: days after a game in which each run requests a missing shift chart, missing
            officials, or a right-rail that is not whole, again. The variable `shift_gap_grace_days` of dbt
            goes with it: a day more.
        shift_chart_weekly_days: days after these in which a chart is requested weekly; then monthly.
        shift_chart_requests: after so many requests a run, shifts of no other game that is complete otherwise
            are requested; 0: of none.
        shift_reports: where no good shift chart is, fetch the HTML reports; the site's terms are the user's
            to check.
        destination: one of `DESTINATIONS`.
        archive_url: the landing archive, a path or an fsspec URL; empty for `landing` in the data folder.
        api_url: base of schedules, play-by-plays and boxscores, version included.
        stats_url: base of shift charts.
        reports_url: base of the HTML reports.
        requests_per_second: the pace of the requests.
        timeout: seconds to wait for a connection, and for the next bytes of an answer.
        max_retries: further attempts after 429, 5xx, a timeout or a broken connection.
    """

    one_time_load: bool = False
    lookback_days: int = 3
    history_begins: date = HISTORY_BEGINS
    since: date = HISTORY_BEGINS
    until: date | None = None
    games: tuple[int, ...] = ()
    replay: bool = False
    plan: bool = False
    accept_loss: tuple[str, ...] = ()
    accept_poorer: tuple[int, ...] = ()
    backup_hours: int = 24
    shift_chart_days: int = 14
    shift_chart_weekly_days: int = 60
    shift_chart_requests: int = 100
    shift_reports: bool = False
    destination: str = "filesystem"
    archive_url: str = ""
    api_url: str = API_URL
    stats_url: str = STATS_URL
    reports_url: str = REPORTS_URL
    requests_per_second: float = 4.0
    timeout: float = 30.0
    max_retries: int = 5


def read_settings(options: Options) -> Settings:
    """Return the configuration, overridden by the options of the command line.

    Raises:
        LoadError: a value is not valid.
    """
    import dlt

    schema_name()  # every command that reads the settings refuses a wrong one before it does anything
    configurable = [field.name for field in fields(Settings) if field.name not in COMMAND_LINE_ONLY]
    if sentence := unknown_setting(SECTION, configurable):
        raise LoadError(sentence)
    values: dict[str, Any] = {}
    for field in fields(Settings):
        value: Any = options.get(field.name)
        if value is None and field.name not in COMMAND_LINE_ONLY:
            value = dlt.config.get(f"{SECTION}.{field.name}")
        if value is not None and value != "":
            parse = _tables if field.name == "accept_loss" else _PARSERS[str(field.type)]
            values[field.name] = parse(field.name, value)
    values.setdefault("since", values.get("history_begins", HISTORY_BEGINS))
    settings = Settings(**values)
    if settings.destination not in DESTINATIONS:
        raise LoadError(
            f"{settings.destination!r} is not a valid destination; set `destination` to "
            f"{' or '.join(DESTINATIONS)}."
        )
    if settings.until and settings.until < settings.since:
        raise LoadError(
            f"until ({settings.until}) is before since ({settings.since}); give the dates the other way."
        )
    if settings.history_begins < OLDEST_FEED:
        raise LoadError(
            f"history_begins is {settings.history_begins}, but the feed has this shape since {OLDEST_FEED}; "
            "give a later day."
        )
    if settings.since < settings.history_begins:
        raise LoadError(
            f"since is {settings.since}, but history begins on {settings.history_begins}; give a later day, "
            "or set history_begins."
        )
    for name in BOUNDS:
        if name in values and (sentence := out_of_bounds(name, values[name])):
            raise LoadError(sentence)
    return settings


def schema_name() -> str:
    """Return the schema of all bronze tables: `NHL_SCHEMA`, or `dev`.

    Raises:
        LoadError: dlt would write to a schema of another name. The load would then look for frozen tables and
            lost rows where no table is.
    """
    name = os.environ.get("NHL_SCHEMA", "")
    written = _as_dlt_writes(name) or "dev"
    if name not in ("", written):
        raise LoadError(
            f"NHL_SCHEMA is {name!r}, but dlt would write the tables to {written!r}; set NHL_SCHEMA={written}"
            " or another name of small letters, digits and single underscores."
        )
    return written


def _as_dlt_writes(name: str) -> str:
    """Return the name of the schema that dlt makes of a name."""
    from dlt.common.normalizers.naming.snake_case import NamingConvention

    return NamingConvention().normalize_table_identifier(name) if name.strip() else ""


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
        raise LoadError(f"{name} is {value!r}, which is not a date; write it as YYYY-MM-DD.") from None


def _games(name: str, value: Any) -> tuple[int, ...]:
    for game in value:
        if not re.fullmatch(r"[0-9]{10}", str(game)):  # str.isdigit takes "²" for a digit, int() does not
            raise LoadError(
                f"{game!r} is not a game id; an id has ten digits: the season's first year, the type, the "
                "number (2024020161)."
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
            raise LoadError(f"{table!r} is not a bronze table; the bronze tables are {', '.join(TABLES)}.")
    return tuple(value)


_PARSERS: dict[str, Callable[[str, Any], Any]] = {
    "bool": _flag,
    "int": _whole,
    "float": _number,
    "str": lambda _, value: str(value),
    "date": _day,
    "date | None": _day,
    "tuple[int, ...]": _games,
}
