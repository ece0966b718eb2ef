"""Kill verbs at random moments (kill -9), run them again, and see that no row is lost.

    python -m tests.support.kills --trials 20
    python -m tests.support.kills --verbs restore_table --trials 1 --first 7 --keep /tmp/kills

Each trial copies a lake of target `local`, starts a verb, kills its process after a random part of the time
that the verb takes, and runs the command that `doctor` has for it, or the same one again. Then all protected
tables must hold the rows that the verb leaves when nothing disturbs it, and the last good backup must verify.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.integration.recovery.conftest import build_lake
from tests.integration.recovery.local_lake import GAMES, Lake
from tests.support import run

SOUND = "finished, every row there"
LOST = "rows differ"
STUCK = "cannot be finished"
UNVERIFIED = "the last good backup does not verify"


def nothing(_: Lake) -> None:
    """Leave the lake as it is."""


def lose_rows(lake: Lake) -> None:
    lake.delta().delete("season = 20242025")


def lose_table(lake: Lake) -> None:
    shutil.rmtree(lake.path())


def back_up_again(lake: Lake) -> None:
    lake.verb("backup_all").ok()


# verb -> (its arguments, what happens to the lake before)
VERBS: dict[str, tuple[dict[str, Any], Callable[[Lake], None]]] = {
    "backup_table": ({"table": GAMES}, nothing),
    "backup_all": ({}, nothing),
    "restore_table": ({"table": GAMES, "auto": True}, lose_rows),
    "restore_all": ({"backup": "latest"}, lose_table),
    "drill": ({}, nothing),
    "prune_backups": ({"keep_last": 1, "dry_run": False}, back_up_again),
    "blue_green_begin": ({"tables": [GAMES], "suffix": "_new"}, nothing),
}


def duration(lake: Lake, verb: str, arguments: dict[str, Any]) -> float:
    start = time.monotonic()
    lake.verb(verb, **arguments).ok()
    return time.monotonic() - start


def kill_after(lake: Lake, seconds: float, verb: str, arguments: dict[str, Any]) -> bool:
    """Start a verb and kill it; return whether it was still at work."""
    words = ("-q", "run-operation", verb, "--args", json.dumps(arguments))
    started = lake.start_dbt(*words)
    time.sleep(seconds)
    try:
        os.kill(started.pid, signal.SIGKILL)
    except ProcessLookupError:
        started.wait(run.TIMEOUT)
        return False
    code, *_ = started.wait(run.TIMEOUT)
    return code == -signal.SIGKILL


def attempt(lake: Lake, verb: str, seconds: float, rows: dict[str, list[tuple]]) -> str:
    """Kill the verb after `seconds`, finish it, and return the verdict."""
    arguments, prepare = VERBS[verb]
    prepare(lake)
    kill_after(lake, seconds, verb, arguments)
    try:
        lake.finish(verb, **arguments)
    except AssertionError as error:
        return f"{STUCK}: {error}"
    found = lake.all_rows()
    differ = [name for name in rows if found.get(name) != rows[name]]
    if differ:
        return f"{LOST}: {', '.join(differ)}"
    verified = lake.verb("verify_backup", table=GAMES, backup="latest")
    return SOUND if verified.code == 0 else f"{UNVERIFIED}: {verified.output}"


def main(argv: list[str] | None = None) -> int:
    """Run the trials, print their counts, and return 1 when one did not end well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--trials", type=int, default=3, help="of each verb")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first trial")
    parser.add_argument("--verbs", nargs="*", choices=VERBS, default=list(VERBS))
    parser.add_argument("--keep", type=Path, help="keep the lakes in this folder")
    options = parser.parse_args(argv)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        build_lake(folder / "pristine")
        pristine = Lake(folder / "pristine" / "data")
        pristine.verb("backup_all").ok()
        rows = pristine.all_rows()
        for verb in options.verbs:
            arguments, prepare = VERBS[verb]
            with pristine.copied(folder / f"{verb}_whole" / "data") as whole:
                prepare(whole)
                longest = duration(whole, verb, arguments)
            for seed in range(options.first, options.first + options.trials):
                place = folder / f"{verb}_{seed}" / "data"
                with pristine.copied(place) as lake:
                    verdict = attempt(lake, verb, Random(f"{verb} {seed}").uniform(0, longest), rows)
                counts[verdict.partition(":")[0]] += 1
                if verdict != SOUND:
                    print(f"{verb}, seed {seed}: {verdict}", flush=True)
                if not options.keep:
                    shutil.rmtree(place.parent)
            print(f"{verb}: {options.trials} kills within {longest:.1f} s", flush=True)
    print("; ".join(f"{number} {verdict}" for verdict, number in counts.most_common()))
    return int(set(counts) - {SOUND} != set())


if __name__ == "__main__":
    sys.exit(main())
