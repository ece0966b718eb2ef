"""DuckDB's delta extension, from the nearest of three origins: installed, the wheel, the network."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import duckdb

from dbt_duckdb_delta.errors import LakeError


def load(connection: duckdb.DuckDBPyConnection) -> str:
    """Load the extension and return its origin: `installed`, `wheel` or `download`.

    Raises:
        LakeError: none of the three has it.
    """
    wheel = _file_in_wheel()
    # A plain `load` of an extension that is not installed would go to the network first, and may hang there.
    connection.execute("set autoinstall_known_extensions = false")
    attempts = [("installed", ["load delta"])]
    if wheel:
        attempts.append(("wheel", [f"load '{wheel}'"]))
    attempts.append(("download", ["install delta", "load delta"]))
    for origin, statements in attempts:
        try:
            for statement in statements:
                connection.execute(statement)
        except duckdb.Error:
            continue
        return origin
    raise LakeError(
        f"DuckDB {duckdb.__version__} cannot load its delta extension: "
        f"run `pip install duckdb-extension-delta=={duckdb.__version__}`."
    )


def _file_in_wheel() -> Path | None:
    spec = importlib.util.find_spec("duckdb_extension_delta")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        pattern = f"extensions/v{duckdb.__version__}/**/delta.duckdb_extension"
        for file in Path(folder).glob(pattern):
            return file
    return None
