"""The folders of dlt on target `local`, all below the data folder (`NHL_DATA_DIR`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from dbt_duckdb_delta.paths import LAKE
from ingestion import layout
from ingestion.settings import LoadError

BUCKET_URL = "DESTINATION__FILESYSTEM__BUCKET_URL"


def pipelines_dir() -> Path:
    """Return dlt's working folder."""
    return layout.data_dir() / "pipelines"


def lake_dir() -> Path:
    """Return the folder of schemas, each a folder of Delta tables."""
    return layout.data_dir() / LAKE


def dlt_variables() -> dict[str, str]:
    """Return both folders under the names that dlt reads, for commands of dlt's own."""
    return {BUCKET_URL: str(lake_dir()), "PIPELINES_DIR": str(pipelines_dir())}


def in_lake(bucket_url: str, dataset_name: str) -> bool:
    """Return whether a dataset of dlt's `filesystem` destination is in the folder of the lake."""
    folder = _path(bucket_url)
    return folder is not None and (folder / dataset_name).is_relative_to(lake_dir().resolve())


def refuse_other_bucket() -> None:
    """Raise `LoadError` if dlt is configured to keep bronze outside the data folder.

    dbt, the backups and the writer lock all find bronze by the data folder. Bronze in another place would be
    tables that no build reads and no backup copies.
    """
    import dlt

    configured: Any = dlt.config.get("destination.filesystem.bucket_url")
    if configured and _path(str(configured)) != lake_dir().resolve():
        raise LoadError(
            f"{BUCKET_URL} (or bucket_url in .dlt/) is {str(configured)!r}, but bronze is in {lake_dir()}, "
            "where dbt and the backups look for it; remove that setting, and set NHL_DATA_DIR to move the "
            "data folder."
        )


def _path(url: str) -> Path | None:
    """Return the folder that a path or file URL names; None for a URL of another kind."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Path(unquote(parts.path)).resolve()
    return None if "://" in url else Path(url).resolve()
