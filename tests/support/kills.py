"""Kill commands at random moments (kill -9), run them again, and see that nothing is lost.

    python -m tests.support.kills --trials 20
    python -m tests.support.kills --only restore_table --trials 1 --first 7 --keep /tmp/kills

A kind is a load, a build or a verb. Each trial copies a lake of target `local`, starts the command, and
kills its process after a random part of the time that the command takes. Then it runs the command that
`doctor` has for a verb, or the same one again. Now the lake must be as after an undisturbed command: the rows
and properties of all tables, the backups, the landing archive, the frozen tables, the recovery log. Every
backup that counts as good must hold rows that its table had. A load once more must change nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from deltalake import DeltaTable

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, Lake
from tests.support import run, trial_lake, whole
from tests.support.trial_lake import BUILD, Words, dbt, land, load, verb
from tests.support.trials import Trial, Verdict, emptied, read_options, run_trials, workplace

KILLED = Verdict("killed, finished, as undisturbed", True)
LATE = Verdict("ended before the kill, as undisturbed", True)
DIFFERS = Verdict("differs from an undisturbed command", False)
DAMAGED = Verdict("a backup counts as good and is not whole", False)
STUCK = Verdict("cannot be finished", False)
RESTLESS = Verdict("a load once more changes something", False)


def nothing(_: Lake) -> None:
    """Leave the lake as it is."""


def lose_rows(lake: Lake) -> None:
    lake.delta().delete("season = 20232024")


def lose_table(lake: Lake) -> None:
    shutil.rmtree(lake.path())


def lose_everything(lake: Lake) -> None:
    shutil.rmtree(lake.data_dir)
    lake.data_dir.mkdir()


def back_up_again(lake: Lake) -> None:
    lake.verb("backup_all").ok()


def load_late_games(lake: Lake) -> None:
    lake.execute(*load()).ok()


def leave_a_sibling(lake: Lake) -> None:
    """What a failed change of type leaves."""
    lake.database(f"alter table dev.{SNAPSHOT} rename to {SNAPSHOT}__dbt_backup")


def leave_a_drill(lake: Lake) -> None:
    lake.kill("drill", before="log 5")


def freeze(lake: Lake) -> None:
    lake.verb("freeze", reason="a trial").ok()


def lose_a_manifest(lake: Lake) -> None:
    (lake.backup().folder / "manifest.json").unlink()


def doubt(lake: Lake) -> None:
    lake.backup().mark(suspect="rows are missing")


def begin(lake: Lake) -> None:
    lake.verb("blue_green_begin", tables=[GAMES], suffix="_new").ok()
    lake.delta(f"{GAMES}_new").update({"hits_for": "hits_for + 1"}, predicate="season = 20242025")


def validate(lake: Lake) -> None:
    begin(lake)
    lake.verb("blue_green_validate", suffix="_new").ok()


def swap(lake: Lake) -> None:
    validate(lake)
    lake.verb("blue_green_swap", suffix="_new").ok()


@dataclass(frozen=True)
class Step:
    """A command to kill, and what happens to the lake before."""

    words: Words
    prepare: Callable[[Lake], None] = nothing

    @property
    def is_load(self) -> bool:
        return self.words[0] == "dlt"

    def finish(self, lake: Lake) -> None:
        """Go on after a kill."""
        if "run-operation" in self.words:
            name, _, arguments = self.words[-3:]
            lake.finish(name, **json.loads(arguments))
        else:
            lake.execute(*self.words).ok()


STEPS = {
    "first load": Step(load(until=trial_lake.EARLY), lose_everything),
    "load": Step(load()),
    "replay": Step(load("--replay"), land),
    "build": Step(BUILD, load_late_games),
    "snapshot": Step(dbt("snapshot"), load_late_games),
    "backup_table": Step(verb("backup_table", table=GAMES)),
    "backup_all": Step(verb("backup_all")),
    "restore_table": Step(verb("restore_table", table=GAMES, auto=True), lose_rows),
    "restore_table by replace": Step(
        verb("restore_table", table=GAMES, backup="latest", mode="replace"), load_late_games
    ),
    "restore_all": Step(verb("restore_all", backup="latest"), lose_table),
    "undrop_table": Step(
        verb("undrop_table", table=SNAPSHOT, standing=f"{SNAPSHOT}__dbt_backup"), leave_a_sibling
    ),
    "drill": Step(verb("drill")),
    "doctor": Step(verb("doctor")),
    "verify_backup": Step(verb("verify_backup", table=GAMES)),
    "prune_backups": Step(verb("prune_backups", keep_last=1, dry_run=False), back_up_again),
    "clean_up": Step(verb("clean_up", dry_run=False), leave_a_drill),
    "pin_backup": Step(verb("pin_backup", backup="latest")),
    "trust_backup": Step(verb("trust_backup", backup="{set}"), doubt),
    "adopt_backup": Step(verb("adopt_backup", table=GAMES, backup="{set}"), lose_a_manifest),
    "accept_loss": Step(verb("accept_loss", table=GAMES, reason="a trial"), lose_rows),
    "set_retention": Step(verb("set_retention", days=900)),
    "freeze": Step(verb("freeze", reason="a trial")),
    "thaw": Step(verb("thaw"), freeze),
    "blue_green_begin": Step(verb("blue_green_begin", tables=[GAMES], suffix="_new")),
    "blue_green_validate": Step(verb("blue_green_validate", suffix="_new"), begin),
    "blue_green_swap": Step(verb("blue_green_swap", suffix="_new"), validate),
    "blue_green_rollback": Step(verb("blue_green_rollback", suffix="_new"), swap),
    "blue_green_finish": Step(verb("blue_green_finish", suffix="_new", dry_run=False), swap),
}


@dataclass(frozen=True)
class Undisturbed:
    """How long a command takes when nothing disturbs it, and what it leaves."""

    lake: Lake
    seconds: float
    before: whole.Hashes
    after: whole.Hashes
    state: dict[str, Any]


def kill_after(lake: Lake, words: Words, seconds: float) -> bool:
    """Start a command and kill it; return whether it was still at work."""
    started = lake.start(*words)
    time.sleep(seconds)
    try:
        os.kill(started.pid, signal.SIGKILL)
    except ProcessLookupError:
        started.wait(run.TIMEOUT)
        return False
    code, *_ = started.wait(run.TIMEOUT)
    return code == -signal.SIGKILL


class Kind:
    """The trials of one command on copies of a lake.

    Args:
        origin: the lake. It is not changed.
        folder: where the lakes of the kind are made.
    """

    def __init__(self, step: Step, origin: Lake, folder: Path) -> None:
        self._origin, self._folder = origin, emptied(folder)
        if "{set}" in step.words[-1]:
            [only] = origin.sets()
            step = Step((*step.words[:-1], step.words[-1].replace("{set}", only)), step.prepare)
        self.step = step

    @cached_property
    def base(self) -> Lake:
        """The lake that each trial copies."""
        with self._origin.copied(self._folder / "base" / "data") as lake:
            self.step.prepare(lake)
            return lake

    @cached_property
    def observer(self) -> whole.Observer:
        return whole.Observer(self.base)

    @cached_property
    def of_origin(self) -> whole.Hashes:
        return self.observer.tables(self._origin)

    @cached_property
    def undisturbed(self) -> Undisturbed:
        before = self.observer.tables(self.base)
        with self.base.copied(self._folder / "undisturbed" / "data") as lake:
            start = time.monotonic()
            lake.execute(*self.step.words).ok()
            seconds = time.monotonic() - start
            return Undisturbed(lake, seconds, before, self.observer.tables(lake), self.observer.state(lake))

    def __call__(self, trial: Trial) -> Verdict:
        """Kill the command, finish it, and compare."""
        seconds = trial.random.uniform(0, self.undisturbed.seconds)
        with self.base.copied(trial.folder / "data") as lake:
            killed = kill_after(lake, self.step.words, seconds)
            where = f"after {seconds:.2f} of {self.undisturbed.seconds:.2f} s"
            if killed:
                try:
                    self.step.finish(lake)
                except AssertionError as error:
                    return STUCK.because(f"{where}: {error}")
            found = self.judge(lake)
        return found.because(f"{where}: {found.detail}") if found else KILLED if killed else LATE

    def judge(self, lake: Lake) -> Verdict | None:
        """Return what is wrong with the lake after the command, or nothing."""
        expected = self.undisturbed
        if differs := whole.differences(self.observer.state(lake), expected.state):
            return DIFFERS.because("; ".join(differs))
        # The first set is from before `prepare`, which may have changed the tables.
        states = [self.of_origin, expected.before, expected.after]
        if damaged := whole.not_whole(self.observer.good_backups(lake), states):
            return DAMAGED.because("; ".join(damaged))
        if self.step.is_load:
            before = versions(lake)
            again = lake.execute(*self.step.words)
            if again.code or versions(lake) != before:
                return RESTLESS.because(f"exit code {again.code}: {again.output}")
        return None


def versions(lake: Lake) -> dict[str, int]:
    return {name: DeltaTable(path).version() for name, path in whole.delta_tables(lake).items()}


def main(argv: list[str] | None = None) -> int:
    """Run the trials, print their counts, and return 1 when one ended badly."""
    options = read_options(__doc__, argv, 3, STEPS)
    with workplace(options) as folder, trial_lake.simulated_api():
        origin = trial_lake.made(folder)
        kinds = {name: Kind(step, origin, folder / f"of {name}") for name, step in STEPS.items()}
        return run_trials(options, folder, kinds)


if __name__ == "__main__":
    sys.exit(main())
