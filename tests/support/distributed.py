"""The incident at ten times its size on several workers, one of which is killed in the middle of each change.

    python -m tests.support.distributed --rows 4925720 --workers 2

Spark runs as `local-cluster`: each worker's executor is a process of its own. A table is backed up, lost as
in the incident, and restored by the SQL of the verbs. Then it is loaded, and replaced from the backup. In
each of the three changes the process of one executor is killed. At the end of each the table has the hash
that it must have. Prints a table in Markdown; exit code 1 if a hash differs, or if no executor was killed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import spark_jvm
from tests.support.macros import Macros

EXECUTOR = "CoarseGrainedExecutorBackend"
COLUMNS = 26  # of numbers, beside the key: as wide as bronze
SEASONS = (20212022, 20222023, 20232024, 20242025)
NEW = 216  # rows that landed after the loss, as in the incident
KEY = ["player_id", "game_id"]


@dataclass
class Proof:
    """A change and what came of it. `killed`: process ids of executors."""

    change: str
    rows: int
    seconds: float
    killed: list[int]
    whole: bool


@dataclass
class Cluster:
    spark: Any
    driver: int
    proofs: list[Proof] = field(default_factory=list)

    def run(self, sql: str) -> list[Any]:
        return self.spark.sql(sql).collect()

    def facts(self, source: str) -> tuple[int, str]:
        """Rows and the hash over all of them, by the query of the verbs."""
        asked = Macros().engine("spark").call("row_facts_sql", {"engine": None}, source)
        [row] = self.run(asked)
        return row.n, str(row.h)

    def executors(self) -> list[int]:
        """The processes of executors that this driver has started."""
        found = []
        for process in Path("/proc").iterdir():
            try:
                if not process.name.isdigit():
                    continue
                parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.driver and EXECUTOR in (process / "cmdline").read_text():
                    found.append(int(process.name))
            except (OSError, ValueError):  # it has ended meanwhile
                continue
        return sorted(found)

    def prove(self, change: str, act: Callable[[], None], expected: tuple[int, str], table: str) -> None:
        """Run a change, kill an executor when its tasks run, and compare the table with what is expected."""
        killed: list[int] = []
        ended = threading.Event()
        killer = threading.Thread(target=self._kill_one, args=(killed, ended))
        started = time.monotonic()
        killer.start()
        try:
            act()
        finally:
            ended.set()
            killer.join()
        seconds = time.monotonic() - started
        found = self.facts(table)
        self.proofs.append(Proof(change, found[0], seconds, killed, found == expected and bool(killed)))

    def _kill_one(self, killed: list[int], ended: threading.Event) -> None:
        """Kill the first executor as soon as a stage of several tasks has finished some and not all."""
        tracker = self.spark.sparkContext.statusTracker()
        while not ended.is_set():
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                running = info is not None and info.numActiveTasks and info.numTasks > 1
                if running and info.numCompletedTasks:
                    executors = self.executors()
                    if executors:
                        os.kill(executors[0], signal.SIGKILL)
                        killed.append(executors[0])
                        return
            time.sleep(0.02)


def start(folder: Path, workers: int) -> Cluster:
    import pyspark

    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    spark = spark_jvm.start(
        {
            "spark.master": f"local-cluster[{workers},1,1024]",
            "spark.executor.memory": "1g",
            "spark.sql.warehouse.dir": str(folder / "lake"),
            "spark.sql.shuffle.partitions": "16",
            "spark.sql.files.maxPartitionBytes": "16m",
            "spark.task.maxFailures": "8",
            "spark.local.dir": str(folder / "scratch"),
            "spark.log.level": "ERROR",
        }
    )
    driver = spark.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
    cluster = Cluster(spark, driver)
    cluster.run("select count(*) from range(1000)")  # every worker has its executor
    for _ in range(100):
        if len(cluster.executors()) >= workers:
            return cluster
        time.sleep(0.2)
    raise RuntimeError(f"{len(cluster.executors())} executors instead of {workers}")


def rows_sql(first: int, count: int) -> str:
    """Rows as wide as bronze: the key is the number of the row."""
    values = ", ".join(f"cast(hash(id, {at}) / 1000 as double) as measure_{at}" for at in range(COLUMNS))
    seasons = f"element_at(array({', '.join(map(str, SEASONS))}), cast(id % {len(SEASONS)} as int) + 1)"
    return (
        f"select cast(id % 1000 as bigint) as player_id, cast(id as bigint) as game_id, "
        f"cast({seasons} as bigint) as season, concat('player ', id % 1000) as player_name, {values} "
        f"from range({first}, {first + count})"
    )


def merge_sql(table: str, source: str) -> str:
    """The MERGE of `restore_table` with `prefer: live`, as the verbs write it."""
    match = " and ".join(f"l.`{name}` = p.`{name}`" for name in KEY)
    plan = {"point_rows": f"select * from {source}", "match": match, "updates": False, "point_names": None}
    return Macros().engine("spark").call("merge_point_sql", {"sql": table}, plan)


def incident(cluster: Cluster, rows: int) -> None:
    table, backup = "nhl.bronze", "nhl_backup.bronze"
    for schema in ("nhl", "nhl_backup"):
        cluster.run(f"create schema if not exists {schema}")
    cluster.run(f"create table {table} using delta partitioned by (season) as {rows_sql(0, rows)}")
    cluster.run(f"create table {backup} using delta as select * from {table}")
    before = cluster.facts(table)
    if cluster.facts(backup) != before or before[0] != rows:
        raise RuntimeError("the backup is not the table")

    cluster.run(f"create or replace table {table} using delta as {rows_sql(rows, NEW)}")  # the deployment
    whole = cluster.facts(f"(select * from {backup} union all {rows_sql(rows, NEW)})")
    cluster.prove("restore by merge", lambda: cluster.run(merge_sql(table, backup)), whole, table)

    load = rows // 100  # a day that corrects some rows and adds others
    loaded = rows_sql(rows + NEW - load // 2, load)
    match = " and ".join(f"d.{name} = s.{name}" for name in KEY)
    merge = (
        f"merge into {table} as d using ({loaded}) as s on {match} "
        "when matched then update set * when not matched then insert *"
    )
    after = cluster.facts(f"(select * from {backup} union all {rows_sql(rows, NEW + load - load // 2)})")
    cluster.prove("load", lambda: cluster.run(merge), after, table)

    replace = f"create or replace table {table} using delta partitioned by (season) as select * from {backup}"
    cluster.prove("restore by replace", lambda: cluster.run(replace), before, table)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=4_925_720, help="ten times the incident")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="distributed"))
    try:
        cluster = start(folder, arguments.workers)
        incident(cluster, arguments.rows)
        cluster.spark.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("| change | rows afterwards | seconds | executors killed | whole, by hash |")
    print("| --- | --- | --- | --- | --- |")
    for each in cluster.proofs:
        verdict = "yes" if each.whole else "NO"
        print(f"| {each.change} | {each.rows:,} | {each.seconds:.0f} | {len(each.killed)} | {verdict} |")
    return int(not all(each.whole for each in cluster.proofs))


if __name__ == "__main__":
    sys.exit(main())
