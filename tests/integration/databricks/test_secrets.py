"""Secrets are in the environment and nowhere else: not in what commands print, log, record or leave behind.

Commands run with a marked token, on connections that work, that are refused and that break off; everything is
logged as loudly as it can be. Then the marker is looked for in all of it.
"""

from __future__ import annotations

import gzip
import json
import logging
import socket
import threading
import zlib
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import dlt
import pyarrow as pa
import pytest
import yaml
from pyarrow import parquet

from ingestion import bronze
from ingestion.destinations.databricks import Databricks
from ingestion.destinations.source import bronze_source
from ingestion.destinations.warehouse_tables import WarehouseTables
from ingestion.settings import LoadError
from tests.support import run
from tests.support.markers import where
from tests.support.warehouse.client import RunningWarehouse

pytestmark = pytest.mark.databricks
TOKEN = "dapi-marked-8c41d2e7f60b"
SECRET = "dose-marked-19b7e5c3a2d4"  # OAuth secrets of Databricks begin like this
MARKED = (TOKEN, SECRET)
GAME = "2024020001"


class _Server(BaseHTTPRequestHandler):
    """Answers every statement with 403, or hangs up on it."""

    hangs_up = False

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._answer(404, b'{"error_code": "ENDPOINT_NOT_FOUND", "message": "Not served here."}')

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.hangs_up:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._answer(403, b'{"error_code": "403", "message": "Invalid access token."}')

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Identity(BaseHTTPRequestHandler):
    """A workspace's token endpoint: the marked token for the marked secret of a service principal."""

    known = "/oidc/.well-known/oauth-authorization-server"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}/oidc/v1"
        assert self.path == self.known
        self._answer(200, {"authorization_endpoint": f"{here}/authorize", "token_endpoint": f"{here}/token"})

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        expected = "Basic " + b64encode(f"an-application:{SECRET}".encode()).decode()
        good = b"client_credentials" in said and self.headers["Authorization"] == expected
        token = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600}
        self._answer(200 if good else 401, token if good else {"error": "invalid_client"})

    def _answer(self, code: int, body: dict) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


@pytest.fixture(scope="module")
def identity() -> Iterator[str]:
    """The address of a workspace that knows one service principal."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Identity)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def failing() -> Iterator[list[str]]:
    """The addresses of a server that knows no token, and of one that hangs up."""
    servers = []
    for hangs_up in (False, True):
        handler = type("Handler", (_Server,), {"hangs_up": hangs_up})
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_port}" for server in servers]
    for server in servers:
        server.shutdown()


def connection(address: str, http_path: str) -> dict[str, object]:
    """Plain HTTP, and no patience: a test need not wait for a server that is not there."""
    return {
        "_connection_uri": address + http_path,
        "enable_telemetry": False,
        "use_cloud_fetch": False,
        "_retry_stop_after_attempts_count": 1,
    }


def profiles(folder: Path, address: str, http_path: str) -> str:
    """The repository's profiles.yml, with what plain HTTP needs."""
    found = yaml.safe_load((run.ROOT / "profiles.yml").read_text())
    output = found["nhl"]["outputs"]["databricks"]
    output.update(connect_retries=0, connection_parameters=connection(address, http_path))
    folder.mkdir(exist_ok=True)
    (folder / "profiles.yml").write_text(yaml.safe_dump(found))
    return str(folder)


@pytest.fixture(scope="module")
def commands(
    failing: list[str], identity: str, tables: dict[str, pa.Table], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[run.Done], Path]:
    """What the commands said, and the folder that holds all they left: data, target, logs, the warehouse."""
    folder = tmp_path_factory.mktemp("secrets")
    done = []
    with RunningWarehouse(folder / "warehouse") as warehouse:
        warehouse.token = TOKEN
        for name, rows in tables.items():
            warehouse.load(f"lr_nhl_demo.dev.{name}", rows, ["season"])

        def on(address: str, *arguments: str, **variables: str) -> None:
            place = folder / f"profiles_{address.rpartition(':')[2]}"
            variables = {
                "DATABRICKS_HOST": address,
                "DATABRICKS_HTTP_PATH": warehouse.http_path,
                "DATABRICKS_TOKEN": TOKEN,
                "DBT_PROFILES_DIR": profiles(place, address, warehouse.http_path),
                **variables,
            }
            words = ("--debug", *arguments, "--target", "databricks")
            done.append(run.dbt(*words, data_dir=folder / "data", **variables))

        on(warehouse.host, "debug")
        on(warehouse.host, "build", "--select", "stg_nhl__games", "--exclude-resource-type", "test")
        on(warehouse.host, "run-operation", "backup_table", "--args", f"{{table: {bronze.SCHEDULE}}}")
        on(failing[0], "run-operation", "list_backups")
        on(failing[1], "debug")
        principal = {  # a workspace says by HTTPS where its tokens are; here a variable of the SDK does
            "DATABRICKS_CLIENT_ID": "an-application",
            "DATABRICKS_DISCOVERY_URL": f"{identity}{_Identity.known}",
        }
        verb = ("run-operation", "list_backups")
        on(warehouse.host, *verb, **principal, DATABRICKS_CLIENT_SECRET=SECRET, DATABRICKS_TOKEN="")
        on(warehouse.host, *verb, **principal, DATABRICKS_CLIENT_SECRET=SECRET)
        on(warehouse.host, *verb, **principal, DATABRICKS_CLIENT_SECRET=f"{SECRET}-old")
    secrets = {"DATABRICKS_TOKEN": TOKEN, "RUNTIME__LOG_LEVEL": "DEBUG", "DESTINATION__CREDENTIALS": TOKEN}
    local = folder / "data_local"
    done.append(run.run("python", "-m", "ingestion.sample", data_dir=local, **secrets))
    done.append(run.replay("--games", GAME, data_dir=local, **secrets))
    done.append(run.dlt("--debug", "pipeline", "nhl", "info", data_dir=local, **secrets))
    table = f"{{table: {bronze.SCHEDULE}}}"
    done.append(
        run.dbt("--debug", "run-operation", "backup_table", "--args", table, data_dir=local, **secrets)
    )
    return done, folder


@pytest.mark.thorough
def test_the_commands_did_something(commands: tuple[list[run.Done], Path]) -> None:
    done, folder = commands
    assert "All checks passed" in done[0].stdout
    assert [each.code for each in done[1:3]] == [0, 0]
    assert "DEEP CLONE" in (folder / "warehouse" / "statements.jsonl").read_text().upper()
    assert [each.code != 0 for each in done[3:5]] == [True, True]
    assert [each.code != 0 for each in done[5:8]] == [False, False, True]
    assert f"{bronze.SCHEDULE}" in done[5].stdout
    assert list(folder.glob("data_target/manifest.json"))
    assert list(folder.glob("data_logs/dbt.log"))
    assert (folder / "data_local" / "lake").is_dir()
    assert (folder / "data_local" / "backups").is_dir()


@pytest.mark.thorough
def test_no_command_prints_it(commands: tuple[list[run.Done], Path]) -> None:
    for marker in MARKED:
        assert [each.command for each in commands[0] if marker in each.output] == []


@pytest.mark.thorough
def test_no_file_holds_it(commands: tuple[list[run.Done], Path]) -> None:
    """Logs, manifests, compiled SQL, Delta logs and comments, backup records, dlt's state and traces."""
    for marker in MARKED:
        assert where(marker, commands[1]) == []


def test_dlt_keeps_it_to_itself(
    running_warehouse: RunningWarehouse,
    variables: dict[str, str],
    failing: list[str],
    tables: dict[str, pa.Table],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A load that works, one that is refused, one that breaks off: state, traces, packages, errors, logs."""
    monkeypatch.setenv("DATABRICKS_TOKEN", TOKEN)
    said = []
    for number, address in enumerate((running_warehouse.host, *failing)):
        monkeypatch.setenv("DATABRICKS_HOST", address)
        parameters = json.dumps(connection(address, running_warehouse.http_path))
        monkeypatch.setenv("DESTINATION__DATABRICKS__CREDENTIALS__CONNECTION_PARAMETERS", parameters)
        pipeline = dlt.pipeline(
            f"nhl_{number}",
            destination=Databricks().factory(),
            dataset_name="secrets",
            pipelines_dir=str(tmp_path / "pipelines"),
        )
        source = bronze_source({bronze.SCHEDULE: tables[bronze.SCHEDULE]})
        Databricks().add_hints(source.resources.values())
        with caplog.at_level(logging.DEBUG):
            if number == 0:
                said += [str(pipeline.run(source)), str(pipeline.last_trace.asdict())]
                continue
            with pytest.raises(Exception, match=r".") as failed:
                pipeline.run(source)
            with pytest.raises(LoadError) as unanswered:
                WarehouseTables(pipeline).version(bronze.SCHEDULE)
            said += [
                f"{failed.value!r} {failed.value}",
                f"{unanswered.value!r} {unanswered.value.__cause__!r}",
            ]
            said.append(repr(failed.getrepr(showlocals=False)))
    assert [text for text in [*said, caplog.text] if TOKEN in text] == []
    assert list((tmp_path / "pipelines").rglob("trace.pickle"))
    assert where(TOKEN, tmp_path, running_warehouse.data) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "plain.log").write_text(f"Authorization: Bearer {TOKEN}")
    (tmp_path / "packed.gz").write_bytes(gzip.compress(TOKEN.encode()))
    state = b64encode(zlib.compress(json.dumps({"token": TOKEN, "more": "x" * 99}).encode())).decode()
    (tmp_path / "state.json").write_text(json.dumps({"state": state}))
    (tmp_path / "basic.txt").write_text("Basic " + b64encode(f"token:{TOKEN}".encode()).decode())
    parquet.write_table(pa.table({"a": ["x", TOKEN]}), tmp_path / "column.parquet", compression="zstd")
    parquet.write_table(pa.table({"state": [state]}), tmp_path / "state.parquet", compression="zstd")
    (tmp_path / "innocent.txt").write_text("dapi-marked")
    assert sorted(Path(file).name for file in where(TOKEN, tmp_path)) == [
        "basic.txt",
        "column.parquet",
        "packed.gz",
        "plain.log",
        "state.json",
        "state.parquet",
    ]


@pytest.mark.skipif(not (run.ROOT / ".git").exists(), reason="no git checkout")
def test_no_secret_is_tracked() -> None:
    tracked = run.run("git", "ls-files", data_dir=Path("unused")).ok().stdout.splitlines()
    assert ".dlt/example.secrets.toml" in tracked
    assert not [name for name in tracked if name.endswith(("/secrets.toml", ".env"))]
    ignored = run.run("git", "check-ignore", ".dlt/secrets.toml", ".env", data_dir=Path("unused")).ok()
    assert ignored.stdout.split() == [".dlt/secrets.toml", ".env"]
