"""Start Spark's Thrift server for target `spark`: `python -m ingestion.spark.thrift_server`.

The settings are those of the target in profiles.yml, where they are for dbt's sessions in one process, too. A
Thrift server needs them when it starts: dbt-spark sends them with each session, and the server ignores them.
SPARK_HOST, SPARK_PORT, SPARK_MASTER and NHL_DATA_DIR have the meaning that they have there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import jinja2
import yaml

from ingestion.spark.jars import SparkError, fetch, java, part_of_pyspark

PROFILE = "nhl"
CLASS = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2"
# dbt-spark sets it in each of its sessions; a Thrift server ignores that, as it ignores the others.
FIXED = {"spark.sql.ansi.enabled": "false"}


def settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return Spark's settings of target `spark`.

    Args:
        environment: the variables that profiles.yml reads.

    Raises:
        SparkError: profiles.yml has no such target, or reads a variable that is not set.
    """
    path = Path(environment.get("DBT_PROFILES_DIR") or Path.cwd()) / "profiles.yml"
    try:
        outputs = yaml.safe_load(path.read_text(encoding="utf-8"))[PROFILE]["outputs"]
        written = outputs["spark"]["server_side_parameters"]
    except (OSError, KeyError, TypeError) as error:
        raise SparkError(
            f"{path} has no target spark with server_side_parameters; run this in the folder of the project, "
            "or set DBT_PROFILES_DIR."
        ) from error

    def env_var(name: str, default: str | None = None) -> str:
        found = environment.get(name, default)
        if found is None:
            raise SparkError(f"{path} reads {name}, which is not set; set it.")
        return found

    rendered = {name: jinja2.Template(str(value)).render(env_var=env_var) for name, value in written.items()}
    return {name: value for name, value in rendered.items() if value} | FIXED


def start_command(environment: Mapping[str, str], jars: list[Path]) -> list[str]:
    """Return the command that starts the server in the foreground.

    Args:
        jars: Delta's. They are on the class path, because the server's threads do not find classes of
            `spark.jars` (Spark 4.1); workers fetch them from there.
    """
    found = settings(environment)
    found |= {
        "spark.jars": ",".join(map(str, jars)),
        "spark.driver.extraClassPath": os.pathsep.join(map(str, jars)),
        "spark.hadoop.hive.server2.thrift.bind.host": environment.get("SPARK_HOST", "127.0.0.1"),
        "spark.hadoop.hive.server2.thrift.port": environment.get("SPARK_PORT", "10000"),
    }
    found.pop("spark.jars.packages", None)
    words = [str(part_of_pyspark("bin/spark-submit")), "--class", CLASS, "--name", "nhl-lakehouse"]
    for name, value in found.items():
        words += ["--conf", f"{name}={value}"]
    return [*words, "spark-internal"]


def main() -> None:
    """Become the server: the process ends when the server ends."""
    try:
        java()
        words = start_command(os.environ, fetch())
    except SparkError as error:
        sys.exit(str(error))
    Path(os.environ.get("NHL_DATA_DIR", "data")).mkdir(parents=True, exist_ok=True)
    os.execv(words[0], words)


if __name__ == "__main__":
    main()
