"""dlt's own files: what is damaged, or of a newer dlt, must not stop a load.

dlt does not replace these files as a whole, so a kill or a power cut can leave one of zero bytes, and every
later command fails. Bronze needs none of them: what is missing is computed from the archive and the tables.
So its working folder is moved aside, never deleted, and dlt starts a new one. Of the files beside the tables,
which are its copies of schema and state, only the damaged one is moved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from ingestion.destinations.paths import lake_dir, pipelines_dir
from ingestion.settings import COMMAND, PIPELINE, LoadError, schema_name

# The state, the schemas, packages that are not loaded yet, and the versions of the two folders with these.
# Loaded packages are never read again.
READ_AT_START = (
    *("state.json", "schemas/*.json", "normalize/**/*.json", "load/normalized/**/*.json"),
    *("normalize/.version", "load/.version"),
)
# The same of a schema in the lake. dlt only lists its other files there.
READ_IN_LAKE = ("_dlt_version/*.jsonl", "_dlt_pipeline_state/*.jsonl")
# The types of fields that dlt takes as they are; a field has the same one in each of these files.
NAME = (str, type(None))
FIELDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("version", "engine_version", "_state_version"), int),
    **dict.fromkeys(("version_hash", "_version_hash", "schema_name", "pipeline_name", "created_at"), str),
    **dict.fromkeys(("dataset_name", "default_schema_name", "destination_type", "destination_name"), NAME),
    "_local": dict,
    "schema_names": list,
    "previous_hashes": (list, type(None)),
    **dict.fromkeys(("settings", "normalizers"), (dict, type(None))),
}
GOES_ON = "the load goes on from the archive and the tables."


@dataclass(frozen=True)
class Damage:
    """A file of dlt that dlt cannot read.

    Attributes:
        reason: a clause, as "it is empty".
    """

    file: Path
    reason: str


def set_aside_damaged() -> str | None:
    """Move aside what dlt cannot read: its working folder, a file in the lake. The next load starts anew.

    To be called by the holder of the writer lock only: a load that runs writes these files.

    Returns:
        A line for each file, with the new place; None if every file can be read.
    """
    lines = [*_set_aside_in_lake()]
    if damage := find_damage():
        lines.append(f"dlt's file {damage.file} cannot be read: {damage.reason}. {set_aside()}")
    return "\n".join(lines) or None


def set_aside() -> str:
    """Move dlt's working folder aside; return a sentence with its new place."""
    aside = _free_place()
    (pipelines_dir() / PIPELINE).rename(aside)
    return f"Its folder was moved to {aside}; {GOES_ON}"


def _set_aside_in_lake() -> Iterator[str]:
    schema = lake_dir() / schema_name()
    for file in sorted(file for pattern in READ_IN_LAKE for file in schema.glob(pattern)):
        if reason := unreadable_reason(file):
            aside = _free_place()
            aside.mkdir(parents=True)
            file.rename(aside / file.name)
            yield f"dlt's file {file} cannot be read: {reason}. It was moved to {aside}; {GOES_ON}"


def _free_place() -> Path:
    return next(
        place
        for number in range(1, 10_000)
        if not (place := pipelines_dir() / f"{PIPELINE}.{number}.damaged").exists()
    )


def refuse_damaged() -> None:
    """Raise `LoadError` if dlt cannot read a file of its working folder: for all that does not load."""
    if damage := find_damage():
        raise LoadError(
            f"dlt's file {damage.file} cannot be read: {damage.reason}. The next load moves its folder aside "
            f"and goes on: `{COMMAND}`, or `{COMMAND} --replay` without a request."
        )


def find_damage() -> Damage | None:
    """Return the first file that dlt would read and cannot; None if it can read all."""
    folder = pipelines_dir() / PIPELINE
    for file in files_read_at_start(folder):
        if reason := unreadable_reason(file):
            return Damage(file, reason)
    return None


def files_read_at_start(folder: Path) -> list[Path]:
    """Return the files that dlt reads when a pipeline starts."""
    return sorted(file for pattern in READ_AT_START for file in folder.glob(pattern))


def unreadable_reason(file: Path) -> str | None:
    """Return why dlt cannot read a file of its own, as a clause; None if it can."""
    if file.is_dir():
        return "it is a folder"
    content = file.read_bytes()
    if not content.strip(b"\0 \n"):
        return "it is empty"
    if file.name == ".version":
        return _storage_reason(file.parent.name, content)
    try:
        value = json.loads(content)
    except ValueError:
        return "it is cut off or overwritten"
    if reason := _newer_reason(file, value):
        return reason
    try:
        for field, kinds in FIELDS.items():
            if isinstance(value, dict) and field in value and not isinstance(value[field], kinds):
                return f"its {field} is not what dlt writes"
        _read_as_dlt(file, value)
    except Exception as error:  # whatever stops dlt: it expects what it has written
        return f"it is not what dlt writes ({type(error).__name__}: {_one_line(error)})"
    return None


def _newer_reason(file: Path, value: Any) -> str | None:
    if file.name == "state.json":
        from dlt.pipeline.state_sync import PIPELINE_STATE_ENGINE_VERSION

        return _version_reason(value, "_state_engine_version", PIPELINE_STATE_ENGINE_VERSION)
    if _is_schema(file):
        import dlt

        return _version_reason(value, "engine_version", dlt.Schema.ENGINE_VERSION)
    return None


def _is_schema(file: Path) -> bool:
    return file.name == "schema.json" or file.name.endswith(".schema.json")


def _read_as_dlt(file: Path, value: Any) -> None:
    """Take the value of a JSON file apart as dlt does; raise what it would raise."""
    import dlt
    from dlt.common.destination.client import StateInfo, StorageSchemaInfo
    from dlt.common.schema.utils import verify_schema_hash
    from dlt.common.storages.load_package import LOAD_PACKAGE_STATE_ENGINE_VERSION, migrate_load_package_state
    from dlt.common.time import ensure_datetime_in_tz
    from dlt.common.versioned_state import decompress_state

    if _is_schema(file):
        if not verify_schema_hash(value, verifies_if_not_migrated=True):
            raise ValueError("its version_hash is of another content")
        if value["engine_version"] == dlt.Schema.ENGINE_VERSION:
            value["previous_hashes"]
        dlt.Schema.from_stored_schema(value)
    elif file.parent.name == "_dlt_version":
        row = StorageSchemaInfo(**value)
        ensure_datetime_in_tz(row.inserted_at, UTC)
        schema = json.loads(row.schema)
        if row.engine_version <= dlt.Schema.ENGINE_VERSION:
            dlt.Schema.from_stored_schema(schema)
    elif file.parent.name == "_dlt_pipeline_state":
        decompress_state(StateInfo(**value).state)
    elif file.name == "state.json":
        for field in ("_state_version", "_local", "schema_names"):
            value[field]
    elif file.name == "load_package_state.json":
        migrate_load_package_state(value, value["_state_engine_version"], LOAD_PACKAGE_STATE_ENGINE_VERSION)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _storage_reason(folder: str, content: bytes) -> str | None:
    """Return why dlt does not take the version of its folder `load` or `normalize`; it knows only one."""
    from dlt.common.storages import LoadStorage, NormalizeStorage

    known = LoadStorage.STORAGE_VERSION if folder == "load" else NormalizeStorage.STORAGE_VERSION
    text = content.decode(errors="replace")
    if text == known:
        return None
    if re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", text):
        return f"another version of dlt has written it ({text}; this dlt reads {known})"
    return "it is cut off or overwritten"


def _version_reason(value: Any, name: str, known: int) -> str | None:
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, int):
        return f"it has no {name}"
    if found > known:
        return f"a newer dlt has written it ({name} {found}; this dlt reads up to {known})"
    return None
