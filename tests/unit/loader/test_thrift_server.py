"""The command that starts Spark's Thrift server: its settings are those of the profile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from ingestion.spark import thrift_server
from ingestion.spark.jars import SparkError

ROOT = Path(__file__).resolve().parents[3]
JARS = [Path("/jars/delta.jar"), Path("/jars/storage.jar")]


@pytest.fixture(autouse=True)
def submit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package pyspark with a `spark-submit`, that nothing starts."""
    program = tmp_path / "pyspark" / "bin" / "spark-submit"
    program.parent.mkdir(parents=True)
    program.touch()
    (tmp_path / "pyspark" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pyspark", raising=False)
    monkeypatch.chdir(ROOT)
    return program


def conf(words: list[str]) -> dict[str, str]:
    pairs = [words[place + 1] for place, word in enumerate(words) if word == "--conf"]
    return dict(pair.split("=", 1) for pair in pairs)


def test_the_settings_of_the_profile_reach_the_server(submit: Path) -> None:
    environment = {"NHL_DATA_DIR": "/lake", "SPARK_PORT": "10123", "SPARK_HOST": "0.0.0.0"}
    words = thrift_server.start_command(environment, JARS)
    assert (words[0], words[-1]) == (str(submit), "spark-internal")
    found = conf(words)
    assert found["spark.sql.warehouse.dir"] == "/lake/lake"
    assert "databaseName=/lake/metastore" in found["spark.hadoop.javax.jdo.option.ConnectionURL"]
    assert found["spark.master"] == "local[2]"
    assert found["spark.driver.extraClassPath"] == "/jars/delta.jar:/jars/storage.jar"
    assert found["spark.jars"] == "/jars/delta.jar,/jars/storage.jar"
    assert found["spark.hadoop.hive.server2.thrift.port"] == "10123"
    assert found["spark.hadoop.hive.server2.thrift.bind.host"] == "0.0.0.0"
    assert found["spark.sql.ansi.enabled"] == "false"


def test_each_setting_of_the_profile_is_there() -> None:
    profile = yaml.safe_load((ROOT / "profiles.yml").read_text(encoding="utf-8"))
    written = set(profile["nhl"]["outputs"]["spark"]["server_side_parameters"])
    found = set(conf(thrift_server.start_command({"NHL_SPARK_JARS": "x"}, JARS)))
    assert written - {"spark.jars.packages"} <= found
    assert "spark.jars.packages" not in set(conf(thrift_server.start_command({}, JARS))), "the jars are given"


def test_a_folder_without_the_target_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SparkError, match=r"has no target spark .*; run this in the folder of the project"):
        thrift_server.settings({"DBT_PROFILES_DIR": str(tmp_path)})
    (tmp_path / "profiles.yml").write_text("nhl: {outputs: {local: {type: duckdb}}}\n")
    with pytest.raises(SparkError, match="has no target spark"):
        thrift_server.settings({"DBT_PROFILES_DIR": str(tmp_path)})


def test_a_variable_that_is_not_set_is_named(tmp_path: Path) -> None:
    parameters = {"spark.master": "{{ env_var('MY_CLUSTER') }}"}
    profile = {"nhl": {"outputs": {"spark": {"server_side_parameters": parameters}}}}
    (tmp_path / "profiles.yml").write_text(yaml.safe_dump(profile))
    with pytest.raises(SparkError, match=r"reads MY_CLUSTER, which is not set"):
        thrift_server.settings({"DBT_PROFILES_DIR": str(tmp_path)})


def test_pyspark_without_a_jvm_is_named(submit: Path) -> None:
    submit.unlink()
    with pytest.raises(SparkError, match=r"pyspark with its JVM is not installed"):
        thrift_server.start_command({}, JARS)
