"""What runs the SQL is exchangeable: the same server, protocol and catalog with another engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb

from tests.support import run
from tests.support.warehouse.client import RunningWarehouse

from .another_engine import DuckDB
from .conftest import Client


def test_another_engine_takes_sails_place(tmp_path: Path, reader: duckdb.DuckDBPyConnection) -> None:
    name = f"{DuckDB.__module__}:{DuckDB.__name__}"
    with RunningWarehouse(tmp_path / "warehouse", engine=name) as warehouse:
        client = Client(warehouse, reader)
        assert client.run("select version() as v") == [{"v": f"v{duckdb.__version__}"}]
        client.run("create table t (id bigint not null, v string)", "insert into t values (1, 'a'), (2, 'b')")
        client.run("create view w as select id, upper(v) as v from t", "create table c as select * from w")
        assert client.stored("t") == [(1, "a"), (2, "b")]
        assert client.stored("c") == [(1, "A"), (2, "B")]
        assert client.operations("t") == ["CREATE TABLE", "WRITE"]
        assert "NOT NULL" in client.refused("insert into t select null, 'c'")
        assert "NOT_BY_DUCKDB" in client.refused("update t set v = 'x'")
        assert "NOT_BY_DUCKDB" in client.refused("delete from t where id in (select max(id) from t)")
        rows = "select id from (select id, row_number() over (order by id desc) as n from t) where n = 1"
        assert client.run("select id from t qualify row_number() over (order by id desc) = 1") == [{"id": 2}]
        assert client.run(rows) == [{"id": 2}]
        client.close()


def test_an_engine_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.support.warehouse", "--data", str(tmp_path / "data")]
    done = subprocess.run(
        [*command, "--engine", "spark:Nowhere"], cwd=run.ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "there is no engine spark:Nowhere, name one as MODULE:CLASS" in done.stderr
    assert not (tmp_path / "data").exists()
