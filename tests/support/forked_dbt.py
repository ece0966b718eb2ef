"""`dbt` for `fork_server.py`: imported, and with the project parsed once.

What differs from the program, beside what differs for each that is forked:
- A new target folder begins with the parse of the server's start, which is in memory, decoded. dbt itself
  decides what of it still holds.
- DuckDB does not check the signature of its delta extension (trusted_extension.py).
- A parse counts as valid for every data folder, every warehouse, and every variable that macros read
  when they run: dbt parses anew when the profile's `path`, `host` or `http_path`, or a variable, is another.
- The macros of the project are compiled already.
- dbt-databricks does not ask the host what kind it is, which it does over HTTPS, three times with pauses.
"""

from __future__ import annotations

import fcntl
import importlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IMPORTED = (
    *("dbt.cli.main", "dbt.adapters.duckdb", "dbt.task.build", "dbt.task.snapshot"),
    "dbt_duckdb_delta.dbt_plugin",
    "pandas",  # DuckDB imports it at its first query
)
DATABRICKS = "dbt.adapters.databricks"
PARSE = "partial_parse.msgpack"
PARSES = "TEST_DBT_PARSES"  # names the folder of what the servers of a test run have parsed
AT_RUN_TIME = (
    "accept_loss",
    "allow_destroy",
    "backup_max_age_hours",
    "time_travel_days",
    "holdfast_",
    "recovery_",
)


def prepare(scratch: Path, adapters: list[str]) -> None:
    """Import dbt and parse the project: code that dbt generates and templates that it compiles are kept."""
    for module in (*IMPORTED, *adapters):
        importlib.import_module(module)
    from dbt.adapters.duckdb.credentials import DuckDBCredentials

    forget(DuckDBCredentials, "path", "plugins")
    forget_variables()
    if DATABRICKS in adapters:
        prepare_databricks()
    folders = {"NHL_DATA_DIR": "data", "DBT_TARGET_PATH": "target", "DBT_LOG_PATH": "logs"}
    os.environ.update({name: str(scratch / folder) for name, folder in folders.items()})
    # Twice: dbt's static parser starts threads, so it has a process of its own; the second reads the result.
    # Where the project cannot be parsed, each command will say so itself.
    share_parse(scratch / "target" / PARSE, "_".join(["local", *adapters]))
    compile_macros(dbt_parse("--no-static-parser"))
    keep_parse(scratch / "target" / PARSE)


def share_parse(path: Path, name: str) -> None:
    """Parse the project into `path`, or copy what another server of this test run has parsed."""
    shared = Path(os.environ.get(PARSES) or path.parents[1]) / f"{name}.msgpack"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if shared.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shared, path)
            return
        parsing = os.fork()
        if not parsing:
            dbt_parse()
            sys.exit()
        os.waitpid(parsing, 0)
        if path.exists():
            shutil.copyfile(path, shared)


def dbt_parse(*arguments: str) -> Any:
    """Return the manifest of the project, or None if dbt cannot parse it."""
    from dbt.cli.main import dbtRunner

    return dbtRunner().invoke(["--quiet", *arguments, "parse"]).result


def forget(credentials: type, *names: str) -> None:
    """Take settings out of what dbt compares to see whether a parse still holds."""
    keys = credentials._connection_keys

    def others(self: Any, **given: Any) -> tuple[str, ...]:
        return tuple(key for key in keys(self, **given) if key not in names)

    credentials._connection_keys = others


def forget_variables() -> None:
    """The same for variables that no model reads while it is parsed."""
    from dbt.parser.manifest import ManifestLoader

    build = ManifestLoader.build_manifest_state_check

    def others(self: Any) -> Any:
        said = self.root_project.cli_vars
        parsed = {name: value for name, value in said.items() if not name.startswith(AT_RUN_TIME)}
        self.root_project.cli_vars = parsed
        try:
            return build(self)
        finally:
            self.root_project.cli_vars = said

    ManifestLoader.build_manifest_state_check = others


def prepare_databricks() -> None:
    from dbt.adapters.databricks.credentials import DatabricksCredentials
    from dbt.adapters.databricks.spog import probe

    forget(DatabricksCredentials, "host", "http_path")
    probe.probe_host = lambda host: probe.HostMetadata(host_type=None)
    address = {"DATABRICKS_HOST": "none", "DATABRICKS_HTTP_PATH": "none", "DATABRICKS_TOKEN": "none"}
    os.environ.update({"NHL_TARGET": "databricks", **address})


def compile_macros(manifest: Any) -> None:
    """Those of the project and its package: dbt keeps a compiled template by its text."""
    from dbt_common.clients.jinja import template_cache

    for macro in manifest.macros.values() if manifest else ():
        if "dbt" not in macro.package_name:
            template_cache.get_node_template(macro)


def keep_parse(path: Path) -> None:
    """Decode the parse once: a command that reads the same bytes gets the manifest that is in memory."""
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    if not path.exists():
        return
    decode, parse = Manifest.from_msgpack, path.read_bytes()
    decoded = [decode(parse, decoder=extended_mashumuro_decoder)]

    def from_msgpack(data: bytes, *given: Any, **named: Any) -> Any:
        if decoded and data == parse:  # once: dbt changes what it gets
            return Manifest.__post_deserialize__(decoded.pop())  # with a lock of this process
        return decode(data, *given, **named)

    Manifest.from_msgpack = from_msgpack


def begin(scratch: Path) -> None:
    """Give a new target folder the parse of the server's start."""
    target = Path(os.environ.get("DBT_TARGET_PATH", "target"))
    if Path.cwd() == ROOT and not (target / PARSE).exists() and (scratch / "target" / PARSE).exists():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(scratch / "target" / PARSE, target / PARSE)


def main() -> Any:
    from dbt.cli.main import cli

    return cli()
