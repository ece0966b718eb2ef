"""What a table's retention keeps, and how far back it lets anybody go.

Newer runtimes refuse to read, restore or clone a version whose own commit is older than
`delta.deletedFileRetentionDuration`, whether its files are there or not. The latest version is exempt, and a
longer retention opens older ones again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from tests.support.warehouse import delta_log
from tests.support.warehouse.clock import Clock
from tests.support.warehouse.errors import SqlError, syntax_error
from tests.support.warehouse.grammar import Statement

_FILES, _LOG = "delta.deletedFileRetentionDuration", "delta.logRetentionDuration"
_DEFAULTS = {_FILES: "interval 7 days", _LOG: "interval 30 days"}
_UNITS = {"day": 24, "hour": 1, "week": 168}


def of_files(path: str) -> timedelta:
    """How long the files of replaced rows are kept, by the table as it is now."""
    return _duration(delta_log.snapshot(path).properties, _FILES)


def _duration(properties: Mapping[str, str], name: str) -> timedelta:
    text = properties.get(name, _DEFAULTS[name])
    words = [token.text.lower() for token in Statement.of(text).tokens if token.text.lower() != "interval"]
    if len(words) != 2 or words[1].rstrip("s") not in _UNITS:
        raise syntax_error(f"Not an interval: {text}")
    return timedelta(hours=int(words[0]) * _UNITS[words[1].rstrip("s")])


def check_properties(properties: Mapping[str, str]) -> None:
    """Refuse what Delta refuses: to keep the files of replaced rows longer than the log that names them.

    Of a change these are the properties that the statement sets. What the table has does not count: for a
    property that the statement leaves out, Delta takes its default.
    """
    if not {_FILES, _LOG} & set(properties):
        return
    files, log = _duration(properties, _FILES), _duration(properties, _LOG)
    if files > log:
        raise SqlError(
            "QUERY_FAILED",
            f"requirement failed: The table property {_FILES}({_text(files)}) needs to be less than or "
            f"equal to {_LOG}({_text(log)}).",
        )


def _text(duration: timedelta) -> str:
    return f"{duration.total_seconds() / 86400:g} days"


def check(path: str, version: int, clock: Clock) -> None:
    """Refuse a version that is older than the retention."""
    if version == delta_log.latest(path):
        return
    kept = of_files(path)
    committed = delta_log.commit_info(path, version).get("timestamp", 0)
    if clock.now().timestamp() * 1000 - committed > kept.total_seconds() * 1000:
        raise SqlError(
            "DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION",
            "Cannot time travel beyond delta.deletedFileRetentionDuration "
            f"({kept.total_seconds() / 3600:.0f} HOURS) set on the table.",
            "0AKDC",
        )
