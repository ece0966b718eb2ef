"""dbt commands in one process, so that they share a JVM: lines of JSON in, lines of JSON out.

["build"]                      ->   {"code": 0, "output": "..."}
["sql", "drop table dev.t"]    ->   the same, in the session that dbt uses

With the address of a JVM in the environment (spark_jvm.py), that session is one of that JVM.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from dbt.cli.main import dbtRunner

from tests.support import spark_jvm


def main() -> None:
    answers = sys.stdout
    sys.stdout = sys.stderr  # what else is printed is no answer
    if spark_jvm.PORT in os.environ:
        spark_jvm.join()
    for line in sys.stdin:
        words = json.loads(line)
        code, output = run_sql(words[1]) if words[0] == "sql" else run_dbt(words)
        print(json.dumps({"code": code, "output": output}), file=answers, flush=True)


def run_dbt(words: list[str]) -> tuple[int, str]:
    said: list[str] = []

    def hear(event: Any) -> None:
        if event.info.level != "debug":
            said.append(event.info.msg)

    done = dbtRunner(callbacks=[hear]).invoke(words)
    if done.exception is not None:
        said.append(str(done.exception))
    return int(not done.success), "\n".join(said)


def run_sql(statement: str) -> tuple[int, str]:
    from pyspark.sql import SparkSession

    try:
        return 0, "\n".join(map(str, SparkSession.builder.getOrCreate().sql(statement).collect()))
    except Exception as error:  # whatever Spark says of it
        return 1, str(error)


if __name__ == "__main__":
    main()
