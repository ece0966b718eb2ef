"""Backup sets of any age and state, made of one that the verbs took: folders with manifests."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.integration.recovery.lake_of_test import Lake


def sets(lake: Lake) -> set[str]:
    """The sets that lie in the folder of backups, whatever state they are in."""
    return {folder.name for folder in (lake.data_dir / "backups").iterdir()}


def copy_set(lake: Lake, days_ago: float, kind: str = "set", only: str | None = None, **marks: Any) -> str:
    """The one set again, as if taken that long ago; `only` one table of it; with marks in its manifests."""
    original = max((lake.data_dir / "backups").glob("set_*"))  # the newest: the one that the verbs took
    taken = datetime.now(UTC) - timedelta(days=days_ago)
    name = f"{kind}_{taken:%Y%m%dT%H%M%SZ}"
    copy = original.with_name(name)
    shutil.copytree(original, copy)
    for folder in copy.iterdir():
        if only and not folder.name.endswith("." + only):
            shutil.rmtree(folder)
        else:
            change_manifest(
                folder, id=f"{name}/{folder.name}", set=name, taken_at=f"{taken:%Y-%m-%d %H:%M:%S}"
            )
            change_manifest(folder, **({"set_tables": [only]} if only else {}), **marks)
    return name


def change_manifest(folder: Path, **marks: Any) -> None:
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **marks}))


def damage(folder: Path) -> None:
    """One data file with other bytes in its middle, as long as before: only a reader can tell."""
    file = sorted(folder.rglob("*.parquet"))[0]
    whole = file.read_bytes()
    third = len(whole) // 3
    file.write_bytes(whole[:third] + bytes(third) + whole[2 * third :])
