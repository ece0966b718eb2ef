"""The data files of a table whose log is damaged: also those that no readable version lists.

A commit that is missing or cut short takes its rows out of every version from there on, but its Parquet files
are still in the folder. They are read together with the files of the newest readable version, as one relation
with the order in which the files came. A key can be in several files: the newest one has its last known row.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import duckdb
from deltalake import DeltaTable, Schema
from deltalake.transaction import AddAction, RemoveAction

from dbt_duckdb_delta import checksums
from dbt_duckdb_delta.damage import problem_of
from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import quarantined_table
from dbt_duckdb_delta.tables import DataFile, active_files, file_name, open_table, rows_by_footer
from dbt_duckdb_delta.versions import Action, actions_of, commits_in_log

ORDER = "_file_order"  # a column of the relation: a higher number is a newer file
NAMED = 3  # how many damaged commits a sentence names
NULL = "__HIVE_DEFAULT_PARTITION__"  # in the path of a file: NULL in a partition column
CHECKPOINT = re.compile(r"([0-9]{20})\.checkpoint\..*parquet")
ON_PURPOSE = re.compile(r"removes [0-9]+ rows? on purpose")  # the note of a commit, see macros/README.md


class LooseFile(NamedTuple):
    """A sound data file in the folder of a table.

    Attributes:
        path: relative to the table.
        rows: its rows.
        commit: the number of the commit that added it; of a file that no readable commit names, the newest
            commit that is lost; -1 if only a checkpoint has it.
        partition: the values of the partition columns, as texts.
        changed_at: the time of its last change, in nanoseconds.
        listed: whether the newest readable version has it.
    """

    path: str
    rows: int
    commit: int
    partition: dict[str, str | None]
    changed_at: int
    listed: bool


class Mention(NamedTuple):
    """What the readable commits say of a file: the newest that added it, and that removed it since."""

    commit: int
    add: Action
    removed_by: int | None
    on_purpose: bool


def has_data(path: Path) -> bool:
    """Return whether a folder has data files; one without a log may be a table that lost it."""
    return path.is_dir() and bool(_data_files(path))


def damaged_commits(path: Path) -> dict[int, str]:
    """Return the commits that the latest version needs and that cannot be read, with the reason."""
    log = path / "_delta_log"
    names = [file.name for file in log.iterdir()] if log.is_dir() else []
    numbers = set(commits_in_log(path)) if names else set()
    checkpoints = [int(match[1]) for name in names if (match := CHECKPOINT.fullmatch(name))]
    found: dict[int, str] = {}
    for number in range(max(checkpoints, default=-1) + 1, max(numbers, default=-1) + 1):
        if number not in numbers:
            found[number] = "is missing"
        elif not actions_of(path, number):
            found[number] = "is empty" if not _size(log / f"{number:020}.json") else "is cut short or damaged"
    return found


def log_damage(path: Path, error: str | None = None) -> str:
    """Return what is wrong with the log of a table that does not open, as a clause.

    Args:
        error: why it does not open, for a log whose commits are whole.
    """
    damaged = damaged_commits(path)
    if damaged:
        named = [f"commit {number} {problem}" for number, problem in list(damaged.items())[:NAMED]]
        more = [f"{len(damaged) - NAMED} more"] if len(damaged) > NAMED else []
        return f"the log is damaged: {', '.join(named + more)}"
    if not (path / "_delta_log").is_dir() or not any((path / "_delta_log").iterdir()):
        return "the log is damaged: it has no commit"
    return f"the log is damaged: {(error or 'it cannot be read').splitlines()[0]}"


def sound_files(path: Path, version: int | None) -> list[LooseFile]:
    """Return the sound data files that may hold rows of the table, in the order in which they came.

    These are the files of `version`, and all others except those that a readable commit removed. If a later
    commit is lost, the removed files count, too, because that commit may have added them again, as RESTORE
    does. What a loader removed on purpose, by the note of its commit, stays removed.

    Args:
        version: the newest version that can be read; None without one.
    """
    active = {file.path for file in active_files(open_table(path, version))} if version is not None else set()
    lost = max(damaged_commits(path), default=max(_commits(path), default=-1) + 1)
    mentions, known, found = _mentions(path), checksums.recorded(path), list[LooseFile]()
    for name in _data_files(path):
        said = mentions.get(name)
        removed = said is not None and said.removed_by is not None
        if name not in active and said and removed and (said.on_purpose or (said.removed_by or 0) > lost):
            continue
        file = _data_file(path, name, said.add if said else {})
        if file is None or problem_of(path / name, file, known.get(name)):
            continue
        rows = rows_by_footer(path / name)
        if rows is None:
            continue
        commit = said.commit if said and said.add else -1 if name in active else lost
        values = said.add.get("partitionValues") if said else None
        changed_at = (path / name).stat().st_mtime_ns
        partition = dict(values) if isinstance(values, dict) else _partition_of(name)
        found.append(LooseFile(name, rows, commit, partition, changed_at, name in active))
    return sorted(found, key=lambda file: (file.commit, file.changed_at, file.path))


def newest_change(files: list[LooseFile]) -> str | None:
    """Return the time of the last change of a file, ISO 8601 in UTC."""
    times = [file.changed_at for file in files]
    return datetime.fromtimestamp(max(times) / 1e9, UTC).isoformat() if times else None


def link(path: Path, version: int | None, files: list[LooseFile], view: Path) -> None:
    """Make a Delta table of links to the files in `view`, a folder that does not exist.

    Its columns are those that the log or the table of now declares, and the others that a file has.
    """
    fields, columns = _fields(path, version, files), list(files[0].partition) if files else []
    schema = Schema.from_json(json.dumps({"type": "struct", "fields": fields}))
    view.mkdir(parents=True)
    actions: list[AddAction | RemoveAction] = []
    for order, file in enumerate(files):
        name = f"{order:09}.parquet"
        (view / name).symlink_to((path / file.path).absolute())
        stats = json.dumps({"numRecords": file.rows})
        values = {**{column: file.partition.get(column) for column in columns}, ORDER: str(order)}
        size = (path / file.path).stat().st_size
        actions.append(AddAction(name, size, values, file.changed_at // 1_000_000, True, stats))
    table = DeltaTable.create(str(view), schema, partition_by=[*columns, ORDER])
    table.create_write_transaction(actions, "append", schema, [*columns, ORDER])


def _fields(path: Path, version: int | None, files: list[LooseFile]) -> list[dict[str, Any]]:
    """Return the columns of the relation as Delta describes them."""
    declared = {field["name"]: field for field in _declared(path, version)}
    of_files = {field["name"]: field for field in _fields_of(path, files)}
    partition = dict.fromkeys(column for file in files for column in file.partition)
    found = [{**field, "nullable": True, "metadata": {}} for field in {**of_files, **declared}.values()]
    for column in partition:
        if column not in declared and column not in of_files:
            values = [file.partition.get(column) for file in files]
            found.append(_field(column, "long" if all(map(_is_number, values)) else "string"))
    return [*found, _field(ORDER, "long")]


def _field(name: str, kind: str) -> dict[str, Any]:
    return {"name": name, "type": kind, "nullable": True, "metadata": {}}


def _is_number(value: str | None) -> bool:
    return value is None or bool(re.fullmatch(r"0|-?[1-9][0-9]{0,17}", value))


def _declared(path: Path, version: int | None) -> list[dict[str, Any]]:
    """Return the columns by the readable version, the newest commit that declares them, or the table now."""
    if version is not None:
        return _fields_of_table(open_table(path, version))
    for number in sorted(_commits(path), reverse=True):
        for action in actions_of(path, number) or []:
            if text := (action.get("metaData") or {}).get("schemaString"):
                return list(json.loads(text)["fields"])
    if table := quarantined_table(path):
        try:
            return _fields_of_table(open_table(table))
        except LakeError:
            return []
    return []


def _fields_of_table(table: DeltaTable) -> list[dict[str, Any]]:
    return list(json.loads(table.schema().to_json())["fields"])


def _fields_of(path: Path, files: list[LooseFile]) -> list[dict[str, Any]]:
    names = ", ".join("'" + str(path / file.path).replace("'", "''") + "'" for file in files)
    query = (
        f"select * from read_parquet([{names}], union_by_name := true, hive_partitioning := false) limit 0"
    )
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        schema = Schema.from_arrow(connection.execute(query).to_arrow_reader(1).schema)
    return list(json.loads(schema.to_json())["fields"])


def _commits(path: Path) -> list[int]:
    return commits_in_log(path) if (path / "_delta_log").is_dir() else []


def _mentions(path: Path) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for number in sorted(_commits(path)):
        actions = actions_of(path, number) or []
        notes = [(action.get("commitInfo") or {}).get("userMetadata") for action in actions]
        on_purpose = any(isinstance(note, str) and ON_PURPOSE.match(note) for note in notes)
        for action in actions:
            if removed := action.get("remove"):
                name = file_name(removed["path"])
                before = found.get(name)
                commit, add = (before.commit, before.add) if before else (-1, {})
                found[name] = Mention(commit, add, number, on_purpose)
        for action in actions:
            if added := action.get("add"):
                found[file_name(added["path"])] = Mention(number, added, None, False)
    return found


def _data_files(path: Path) -> list[str]:
    """Return the data files in the folder; what begins with _ or . is not one, but for a partition."""
    found = (file.relative_to(path) for file in path.rglob("*.parquet") if file.is_file())
    return sorted(
        str(name)
        for name in found
        if not any(part.startswith(("_", ".")) and "=" not in part for part in name.parts)
    )


def _data_file(path: Path, name: str, add: Action) -> DataFile | None:
    """Return what a file must be: by the commit that added it, else as it is."""
    size = add.get("size", _size(path / name))
    try:
        rows = json.loads(add.get("stats") or "{}").get("numRecords")
    except (ValueError, AttributeError):
        rows = None
    return DataFile(name, size, rows) if isinstance(size, int) else None


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _partition_of(name: str) -> dict[str, str | None]:
    """Return the partition values that the path of a file has, as column=value."""
    parts = [part.partition("=") for part in Path(name).parts[:-1] if "=" in part]
    return {unquote(column): None if value == NULL else unquote(value) for column, _, value in parts}
