"""Lakes on target `spark`: dbt and its verbs in one process on one JVM.

`SparkLake` is the application, in a JVM of its own with the settings of profiles.yml. `SparkShop` is the
small guard project, in the JVM that the tests of a run share.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from deltalake import DeltaTable

from ingestion.spark.jars import fetch
from tests.support import spark_jvm
from tests.support.run import ROOT, Done, environment

GAMES = "bronze_games_historical_v2"
CONF = Path(__file__).with_name("conf")  # spark-defaults.conf: quick for small tables
SHOP = ROOT / "tests" / "support" / "guard_project"


class Commands:
    """dbt in a process of its own, that runs one command after the other."""

    def __init__(self, environ: dict[str, str], log: Path, *options: str) -> None:
        self.log, self._options = log, options
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.spark.commands"],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log.open("w"),
            text=True,
        )

    def dbt(self, *arguments: str) -> Done:
        return self._run(*arguments, *self._options)

    def _run(self, *words: str) -> Done:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"dbt ended: {self.log.read_text()[-3000:]}"
        answer = json.loads(line)
        return Done(" ".join(words), answer["code"], answer["output"], "")

    def verb(self, name: str, **arguments: Any) -> Done:
        return self.dbt("run-operation", name, "--args", json.dumps(arguments))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)


class SparkLake(Commands):
    """The application on a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        variables = {
            "NHL_TARGET": "spark",
            "NHL_SPARK_JARS": ",".join(map(str, fetch())),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_CONF_DIR": str(CONF),
            "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1",
        }
        environ = environment(data_dir, **variables)
        for name in (spark_jvm.PORT, spark_jvm.SECRET):
            environ.pop(name, None)  # the JVM of the stand-in has another catalog
        super().__init__(environ, data_dir.with_name(data_dir.name + "_spark.log"))

    def sql(self, statement: str) -> str:
        return self._run("sql", statement).ok().output

    def delta(self, table: str = GAMES, schema: str = "dev") -> DeltaTable:
        return DeltaTable(str(self.data_dir / "lake" / schema / table))

    def rows(self, table: str = GAMES) -> list[dict[str, Any]]:
        """The rows by delta-rs, past Spark."""
        return sorted(self.delta(table).to_pyarrow_table().to_pylist(), key=repr)


class SparkShop(Commands):
    """The guard project in `folder`, with schemas `raw` and `shop` whose tables lie in `folder`, too.

    Args:
        spark: the session of the shared JVM.
    """

    SCHEMAS = ("raw", "shop")

    def __init__(self, folder: Path, spark: Any) -> None:
        self.folder, self.spark, self.project = folder, spark, folder / "project"
        shutil.copytree(SHOP, self.project, ignore=shutil.ignore_patterns("target", "logs", "dbt_packages"))
        (self.project / "dbt_packages").mkdir()
        (self.project / "dbt_packages" / "holdfast").symlink_to(ROOT / "macros", target_is_directory=True)
        self._write_settings()
        for schema in [name + end for name in self.SCHEMAS for end in ("", "_backup", "_recovery", "_drill")]:
            spark.sql(f"create schema if not exists {schema} location '{folder / schema}'")
        environ = environment(folder / "data")
        super().__init__(environ, folder / "spark.log", *self._folders())

    def _folders(self) -> list[str]:
        return ["--project-dir", str(self.project), "--profiles-dir", str(self.project)]

    def _write_settings(self) -> None:
        """What a project adds for dbt-spark: a target, and Delta as the format of all that it builds."""
        session = {"type": "spark", "method": "session", "host": "none", "schema": "shop", "threads": 1}
        profile = {"shop": {"target": "spark", "outputs": {"spark": session}}}
        (self.project / "profiles.yml").write_text(yaml.safe_dump(profile))
        settings = self.project / "dbt_project.yml"
        project = yaml.safe_load(settings.read_text())
        for kind in ("models", "snapshots", "seeds"):
            project[kind] = {"+file_format": "delta"}
        settings.write_text(yaml.safe_dump(project))

    def sql(self, statement: str) -> list[Any]:
        return self.spark.sql(statement).collect()

    def rows(self, table: str) -> list[str]:
        return sorted(map(str, self.sql(f"select * from {table}")))

    def version(self, table: str) -> int:
        return int(self.sql(f"describe history {table} limit 1")[0].version)

    def id(self, table: str) -> str:
        """The id of the Delta table that has the name now."""
        return str(self.sql(f"describe detail {table}")[0].id)

    def sets(self) -> set[str]:
        """The ids of the sets of backups, as the names of their tables begin."""
        found = [row.tableName for name in self.SCHEMAS for row in self.sql(f"show tables in {name}_backup")]
        return {name.split("__")[0] for name in found if name.startswith("set_")}

    def follow(self, said: str, label: str) -> Done:
        """Run the command that a verb has printed behind a label."""
        _, _, command = said.partition(label)
        dbt, *words = shlex.split(command.splitlines()[0])
        assert dbt == "dbt"
        return self.dbt(*words)
