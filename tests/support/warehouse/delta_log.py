"""A Delta table as its own log tells it, and the few commits that neither Sail nor delta-rs can write.

Data is written by the engine or by delta-rs. Here are: reading the log (versions, schema, properties, files),
labelling a commit with what Databricks would have called it, changing metadata without data, and commits that
only name files (clones). The log is the public Delta protocol: one JSON file a version, one action a line.
"""

import json
import os
import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyarrow import parquet

from tests.support.warehouse.errors import SqlError

Action = dict[str, Any]
_COMMIT = re.compile(r"\d{20}\.json")


def _file(path: str, version: int) -> Path:
    return Path(path) / "_delta_log" / f"{version:020d}.json"


def exists(path: str) -> bool:
    return bool(versions(path))


def versions(path: str) -> list[int]:
    log = Path(path) / "_delta_log"
    if not log.is_dir():
        return []
    return sorted(int(file.stem) for file in log.iterdir() if _COMMIT.fullmatch(file.name))


def latest(path: str) -> int:
    """The newest version; -1 where there is no table."""
    return max(versions(path), default=-1)


def read(path: str, version: int) -> list[Action]:
    return [json.loads(line) for line in _file(path, version).read_text().splitlines() if line.strip()]


@dataclass
class Snapshot:
    """What a version consists of. `files` maps the path of each data file to its `add` action."""

    path: str
    version: int
    protocol: Action = field(default_factory=dict)
    metadata: Action = field(default_factory=dict)
    files: dict[str, Action] = field(default_factory=dict)

    @property
    def schema(self) -> Action:
        return json.loads(self.metadata["schemaString"])

    @property
    def columns(self) -> list[str]:
        return [column["name"] for column in self.schema["fields"]]

    @property
    def partitions(self) -> list[str]:
        return self.metadata["partitionColumns"]

    @property
    def properties(self) -> dict[str, str]:
        return self.metadata.get("configuration") or {}

    @property
    def bytes(self) -> int:
        return sum(add["size"] for add in self.files.values())


def snapshot(path: str, version: int | None = None) -> Snapshot:
    """The table at a version, by replaying its log from the first commit on, or from the last checkpoint
    where older commits have been cleaned up."""
    known = versions(path)
    if not known:
        raise SqlError("DELTA_TABLE_NOT_FOUND", f"There is no Delta table at {path}.", "42P01")
    version = known[-1] if version is None else version
    if version not in known:
        raise version_not_found(path, version)
    found, since = Snapshot(path, version), 0
    if known[0] > 0:
        since = _last_checkpoint(path, version)
        _read_checkpoint(found, since)
    for number in (number for number in known if since <= number <= version):
        actions = read(path, number)
        # A commit may remove a file and add it again with a deletion vector: what it removes goes first.
        for action in sorted(actions, key=lambda action: "remove" not in action):
            if "protocol" in action:
                found.protocol = action["protocol"]
            elif "metaData" in action:
                found.metadata = action["metaData"]
            elif "add" in action:
                found.files[action["add"]["path"]] = action["add"]
            elif "remove" in action:
                found.files.pop(action["remove"]["path"], None)
    return found


def _checkpoint(path: str, version: int) -> Path:
    return _file(path, version).with_suffix(".checkpoint.parquet")


def _last_checkpoint(path: str, version: int) -> int:
    found = [number for number in range(version + 1) if _checkpoint(path, number).exists()]
    if not found:
        raise SqlError(
            "DELTA_TRUNCATED_TRANSACTION_LOG",
            f"{path}: Unable to reconstruct state at version {version} as the transaction log has been "
            "truncated due to manual deletion or the log retention policy.",
            "XXKDS",
        )
    return found[-1]


def _read_checkpoint(found: Snapshot, version: int) -> None:
    """The state of a version as a checkpoint holds it: one action a row, maps as lists of pairs."""
    columns = ["protocol", "metaData", "add"]
    for row in parquet.read_table(_checkpoint(found.path, version), columns=columns).to_pylist():
        if row["protocol"]:
            found.protocol = {key: value for key, value in row["protocol"].items() if value is not None}
        elif row["metaData"]:
            configuration = dict(row["metaData"]["configuration"] or [])
            found.metadata = {**row["metaData"], "configuration": configuration}
        elif row["add"]:
            values = dict(row["add"]["partitionValues"] or [])
            found.files[row["add"]["path"]] = {**row["add"], "partitionValues": values}


def version_not_found(path: str, version: int) -> SqlError:
    known = versions(path)
    return SqlError(
        "DELTA_VERSION_NOT_FOUND",
        f"Cannot time travel Delta table to version {version}. "
        f"Available versions: [{known[0]}, {known[-1]}].",
        "22003",
    )


def label(
    path: str,
    version: int,
    *,
    millis: int,
    operation: str | None = None,
    parameters: dict | None = None,
    metrics: dict | None = None,
    note: str | None = None,
    metadata: dict | None = None,
    user: str | None = None,
) -> None:
    """Rewrite the newest commit's own description: operation, time, note, metrics; and its metadata, where
    the writer could not be told (properties, nullability). Only for a commit that was made a moment ago,
    under the table's lock.
    """
    actions = [action for action in read(path, version) if "commitInfo" not in action]
    [info] = [action["commitInfo"] for action in read(path, version) if "commitInfo" in action] or [{}]
    info = {**info, "timestamp": millis}
    if operation is not None:
        info.update(operation=operation, operationParameters=parameters or {})
    if metrics is not None:
        info["operationMetrics"] = {key: str(value) for key, value in metrics.items()}
    if note is not None:
        info["userMetadata"] = note
    if user is not None:
        info["userName"] = user
    if metadata is not None:
        actions = [action for action in actions if "metaData" not in action] + [{"metaData": metadata}]
    _write(path, version, [{"commitInfo": info}, *actions], replace=True)
    exact = millis * 1_000_000  # Delta compares with it
    os.utime(_file(path, version), ns=(exact, exact))


def commit(
    path: str,
    actions: list[Action],
    *,
    millis: int,
    operation: str,
    parameters: dict | None = None,
    metrics: dict | None = None,
    note: str | None = None,
    user: str | None = None,
) -> int:
    """Append a version made of these actions. Fails if another writer took the number first."""
    version = latest(path) + 1
    _write(path, version, actions, replace=False)
    label(
        path,
        version,
        millis=millis,
        operation=operation,
        parameters=parameters,
        metrics=metrics or {},
        note=note,
        user=user,
    )
    return version


def withdraw(path: str, version: int) -> None:
    """Take back the newest commit, which turned out to break a constraint. Its data files stay behind,
    unnamed."""
    _file(path, version).unlink()


def _write(path: str, version: int, actions: list[Action], replace: bool) -> None:
    file = _file(path, version)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{uuid.uuid4().hex}.tmp")
    draft.write_text("".join(json.dumps(action, separators=(",", ":")) + "\n" for action in actions))
    if replace:
        os.replace(draft, file)
        return
    try:
        os.link(draft, file)
    except FileExistsError:
        raise SqlError(
            "DELTA_CONCURRENT_WRITE", f"Another writer committed version {version} of {path} first.", "2D521"
        ) from None
    finally:
        draft.unlink()


def changed_metadata(
    found: Snapshot, *, schema: Action | None = None, properties: dict | None = None
) -> Action:
    metadata = dict(found.metadata)
    if schema is not None:
        metadata["schemaString"] = json.dumps(schema, separators=(",", ":"))
    if properties is not None:
        metadata["configuration"] = properties
    return metadata


def data_file(path: str, name: str) -> Path:
    """Where a data file lies: paths in the log are percent-encoded, and relative but in a shallow clone."""
    return Path(path) / unquote(name).removeprefix("file://").removeprefix("file:")


def version_at(path: str, millis: int) -> int:
    """The version that was current at that time; refused outside of what the log knows, as Databricks
    does."""
    times = {number: commit_info(path, number).get("timestamp", 0) for number in versions(path)}
    if not times:
        raise SqlError("DELTA_TABLE_NOT_FOUND", f"There is no Delta table at {path}.", "42P01")
    if millis < min(times.values()):
        raise SqlError(
            "DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION",
            f"The provided timestamp ({_text(millis)}) is before the earliest version available to this "
            f"table ({_text(min(times.values()))}). Please use a timestamp greater than or equal to that.",
            "42816",
        )
    if millis > max(times.values()):
        raise SqlError(
            "DELTA_TIMESTAMP_GREATER_THAN_COMMIT",
            f"The provided timestamp ({_text(millis)}) is after the latest version available to this table "
            f"({_text(max(times.values()))}). Please use a timestamp before or at that.",
            "42816",
        )
    return max(number for number, time in times.items() if time <= millis)


def commit_info(path: str, version: int) -> Action:
    return next((action["commitInfo"] for action in read(path, version) if "commitInfo" in action), {})


def _text(millis: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(millis / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
