"""Names to folders. A table is `schema.table`; a backup is a path that starts with `backups/`.

    data_dir/
      lake/SCHEMA/TABLE/         Delta tables
      backups/SET/SCHEMA.TABLE/  backups, each a Delta table with its manifest
      frozen.json                tables that must not be written (`freeze`)
      writer.lock                the process that writes now

Every name is resolved below the data folder, and nothing outside it can be reached.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from dbt_duckdb_delta.errors import LakeError

LAKE = "lake"
BACKUPS = "backups"
# Endings of folders that are not tables: an interrupted copy, an interrupted deletion, a quarantined table.
PARTIAL, DOOMED, DAMAGED = ".partial~", ".deleting~", ".damaged"
ORIGIN = {
    PARTIAL: "an interrupted copy",
    DOOMED: "an interrupted deletion",
    DAMAGED: "a restore over a damaged table",
}
QUARANTINED = re.compile(rf"(.+)\.\d+{re.escape(DAMAGED)}", re.DOTALL)  # TABLE.1.damaged

UNUSABLE = "%#?[]^|"  # delta-rs takes paths for URLs: it decodes, cuts off or refuses these


def local_path(text: str) -> Path:
    """Return the absolute path of a text. `~/` at its beginning is the home folder, as DuckDB reads it.

    A shell replaces `~`; cron, `.env` files, quotes and `docker -e` do not.

    Raises:
        LakeError: it begins with `~NAME`, which DuckDB and shells read differently.
    """
    if text.startswith("~") and text[1:2] not in ("", "/"):
        raise LakeError(f"{text} begins with '~' but not with '~/'. Name the whole path.")
    return Path(os.path.expanduser(text)).absolute()


def data_folder(text: str) -> Path:
    """Return a data folder by its path.

    Raises:
        LakeError: `text` is a URL, and the writer lock (`flock`) needs a local disk; it begins with `~NAME`;
            or no Delta table can lie in a folder of this path.
    """
    if re.match(r"[a-z0-9]+:/", text, re.IGNORECASE):
        raise LakeError(
            f"The data folder is a URL, {text.split(':')[0]}://... The lake needs a folder of a local disk, "
            "because of its writer lock. Name a path, and let second_place in profiles.yml name the URL."
        )
    path = local_path(text)
    if wrong := _unusable(path):
        raise LakeError(
            f"The data folder {path} cannot hold Delta tables: its path contains {wrong}. "
            "Choose a folder without that in its path, and name it where you set the data folder."
        )
    return path


def _unusable(path: Path) -> str:
    """Return the characters of a path that Delta libraries do not take literally; empty without any."""
    wrong = {character for character in str(path) if character in UNUSABLE or character < " "}
    return " ".join(repr(character) for character in sorted(wrong))


def require_own_folder(path: Path) -> None:
    """Refuse a table whose folder is a link to another table of the lake; a link to another disk is its own.

    Raises:
        LakeError: it is such a link.
    """
    other = path.resolve()
    if path.is_symlink() and other.parent.parent == path.parent.parent.resolve():
        raise LakeError(
            f"{path} is a link to the folder of {other.parent.name}.{other.name}, and what is written to one "
            f"changes both. Remove the link, which deletes no rows: rm {path}. {path.name} is absent then: "
            "dbt run-operation doctor"
        )


def origin(folder: Path) -> str | None:
    """Return what left a folder of the lake or of the backups that is not a table; None for a table."""
    for ending in (PARTIAL, DOOMED):  # no table has such a name, see `locate`
        if folder.name.endswith(ending):
            return ORIGIN[ending]
    in_set = folder.parents[1].name == BACKUPS  # nothing is quarantined there
    return ORIGIN[DAMAGED] if quarantined_table(folder) and not in_set else None


def quarantined_table(folder: Path) -> Path | None:
    """Return the table that a restore moved out of its way into this folder; None for another folder."""
    match = QUARANTINED.fullmatch(folder.name)
    return folder.with_name(match.group(1)) if match else None


def locate(data_dir: Path, name: str) -> Path:
    """Return the folder of `schema.table` or `backups/...`.

    Raises:
        LakeError: the name is malformed, leads out of `data_dir`, or Delta cannot hold it.
    """
    if name.startswith(f"{BACKUPS}/"):
        if not name.removeprefix(f"{BACKUPS}/").strip("/. "):
            raise LakeError(
                f"'{name}' is not a backup. Write {BACKUPS}/SET or {BACKUPS}/SET/SCHEMA.TABLE instead."
            )
        path = data_dir / name
    else:
        schema, dot, table = name.partition(".")
        nameless = not schema or not table.strip(".")  # lake/SCHEMA/. would be the whole schema
        if not dot or nameless or set(name) & set("/\\"):
            raise LakeError(f"'{name}' is not a table of the lake. Write schema.table instead.")
        path = data_dir / LAKE / schema / table
    if ".." in path.relative_to(data_dir).parts:
        raise LakeError(f"'{name}' leads out of {data_dir}. Name a table or a backup in it.")
    if wrong := _unusable(path):
        raise LakeError(f"{path} cannot hold a Delta table: choose a name without {wrong}.")
    if path.name.endswith((PARTIAL, DOOMED)):
        raise LakeError(f"{path} cannot be a table: choose a name without '~' at its end.")
    if path.name[-1] > "~":  # DuckDB's Delta reader loses it
        raise LakeError(
            f"{path} cannot hold a Delta table: choose a name that does not end in '{path.name[-1]}'."
        )
    return path
