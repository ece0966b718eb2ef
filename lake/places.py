"""Names to folders. A table is `schema.table`; a backup is a path that starts with `backups/`.

Every name is resolved below the data folder, and nothing outside it can be reached.
"""

from __future__ import annotations

from pathlib import Path

from lake.errors import LakeError

LAKE = "lake"
BACKUPS = "backups"
# How an interrupted copy, an interrupted deletion, and a damaged table that made room for a copy are named.
PARTIAL, DOOMED, DAMAGED = ".partial", ".deleting", ".damaged"
NO_TABLE = (PARTIAL, DOOMED, DAMAGED)

UNUSABLE = "%#?[]^|"  # delta-rs takes paths for URLs: it decodes, cuts off or refuses these


def locate(data_dir: Path, name: str) -> Path:
    """The folder of `schema.table` or `backups/...`; LakeError for a name that leads elsewhere."""
    if name.startswith(f"{BACKUPS}/"):
        if not name.removeprefix(f"{BACKUPS}/").strip("/. "):
            raise LakeError(f"'{name}' is no backup; write {BACKUPS}/SET or {BACKUPS}/SET/SCHEMA.TABLE.")
        path = data_dir / name
    else:
        schema, dot, table = name.partition(".")
        nameless = not schema or not table.strip(".")  # lake/SCHEMA/. would be the whole schema
        if not dot or nameless or set(name) & set("/\\"):
            raise LakeError(f"'{name}' is no table of the lake; write schema.table.")
        path = data_dir / LAKE / schema / table
    if ".." in path.relative_to(data_dir).parts:
        raise LakeError(f"'{name}' leads out of {data_dir}.")
    wrong = sorted(character for character in set(str(path)) if character in UNUSABLE or character < " ")
    if wrong:
        told = " ".join(repr(character) for character in wrong)
        raise LakeError(f"{path} cannot hold a Delta table: choose a name without {told}.")
    if path.name[-1] > "~":  # DuckDB's Delta reader loses it
        raise LakeError(
            f"{path} cannot hold a Delta table: choose a name that does not end in '{path.name[-1]}'."
        )
    return path
