"""Run two commands at once on one lake, and see that nothing is lost.

    python -m tests.support.pairs --only 'local: *' --trials 20
    python -m tests.support.pairs --only 'local: load + restore' --trials 1 --first 7 --keep /tmp/pairs

A kind is a target and a pair of commands. Each trial copies a lake, starts the first command, and the second
one at a random moment of the time that the first takes. On `local` the second waits for the writer lock, or
is refused at once: the seed decides. On `databricks`, which is the stand-in, there is no lock.

Then on `local` the lake must be as after one of the two orders, one command after the other, with the same
exit codes. Or it must be as after one command alone, if the other was refused with the sentence of the lock.
On `databricks` each protected table must be as after one of the orders or one of the commands. On both, every
backup that counts as good must hold rows that its table had, every verb must have its end in the recovery
log, and no command may end with a traceback.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations_with_replacement
from pathlib import Path

from tests.integration.recovery.conftest import warehouse_lake
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line
from tests.support import run, trial_lake, whole
from tests.support.trial_lake import BUILD, Words, land, load, verb
from tests.support.trials import Trial, Verdict, emptied, read_options, run_trials, workplace
from tests.support.warehouse.client import RunningWarehouse

BOTH = Verdict("both ended as one after the other", True)
REFUSED = Verdict("one was refused by the lock, the other ended as alone", True)
CONFLICT = Verdict("one was refused by a conflict, every table is whole", True)
LOST = Verdict("differs from both orders", False)
DAMAGED = Verdict("a backup counts as good and is not whole", False)
NO_END = Verdict("a verb has no end in the recovery log", False)
WORDS = Verdict("refused in other words", False)
TRACEBACK = Verdict("ended with a traceback", False)

LOCKED = re.compile(r"is being written by [^;]+; wait until it has ended and try again")
WAITS = ("0", "300")  # seconds for the lock
SET = "{set}"  # in a command: the oldest set of the lake

SIBLING = f"{SNAPSHOT}__replaced_before"  # a name that an undrop gives; builds drop no such table

COMMANDS: dict[str, Words] = {
    "load": load("--replay"),
    "build": BUILD,
    "backup_all": verb("backup_all"),
    "restore": verb("restore_table", table=GAMES, backup=SET),
    "replace": verb("restore_table", table=GAMES, backup=SET, mode="replace"),
    "prune": verb("prune_backups", keep_last=1, dry_run=False),
    "undrop": verb("undrop_table", table=SNAPSHOT, standing=SIBLING),
}
TARGETS = ("local", "databricks")
PAIRS = {
    f"{target}: {one} + {other}": (target, one, other)
    for target in TARGETS
    for one, other in combinations_with_replacement(COMMANDS, 2)
}


def prepare(lake: AnyLake) -> None:
    """Let every command have something to do, in each order.

    The oldest set is pinned and has all rows. The table of games lacks a season since, which is accepted. A
    sibling of the snapshot has all of its rows. Two more sets are there to be pruned, and games to be loaded.
    """
    lake.verb("pin_backup", backup="latest").ok()
    lake.delta().delete("season = 20232024")
    lake.database(f"create table dev.{SIBLING} as select * from dev.{SNAPSHOT}")
    lake.database(f"delete from dev.{SNAPSHOT} where player_id % 2 = 0")
    for table in (GAMES, SNAPSHOT):
        lake.verb("accept_loss", table=table, reason="a trial").ok()
    for _ in range(2):
        lake.verb("backup_all").ok()
    land(lake)


@dataclass(frozen=True)
class Outcome:
    """What commands left that ran one after the other: their exit codes, the rows, the lake."""

    codes: tuple[int, ...]
    seconds: float
    tables: whole.Hashes
    lake: AnyLake


class Stage:
    """A prepared lake, and what becomes of it when commands run one after the other.

    Args:
        base: the lake. It is not changed.
        folder: where the lakes of the orders are made.
    """

    def __init__(self, base: AnyLake, folder: Path, commands: dict[str, Words] | None = None) -> None:
        self._base, self._folder = base, folder
        self._made: dict[tuple[str, ...], Outcome] = {}
        oldest = min(base.sets())
        self.commands = {
            name: tuple(word.replace(SET, oldest) for word in words)
            for name, words in (commands or COMMANDS).items()
        }
        self.observer = whole.Observer(base)
        self.before = self.observer.tables(base)
        self.sets = list(self.observer.good_backups(base).values())

    def after(self, *names: str) -> Outcome:
        """Return what these commands leave, one after the other."""
        if names not in self._made:
            *first, last = names
            before = self.after(*first) if first else None
            source = before.lake if before else self._base
            with source.copied(self._folder / "_then_".join(names) / "data") as lake:
                start = time.monotonic()
                done = lake.execute(*self.commands[last])
                seconds = time.monotonic() - start
                codes = (*(before.codes if before else ()), done.code)
                self._made[names] = Outcome(codes, seconds, self.observer.tables(lake), lake)
        return self._made[names]

    def copied(self, folder: Path) -> AbstractContextManager[AnyLake]:
        """Return another lake as it was before."""
        return self._base.copied(folder)


class Kind:
    """The trials of a pair; `stage` is made when it is needed first."""

    def __init__(self, stage: Callable[[], Stage], one: str, other: str) -> None:
        self._make_stage, self._names = stage, (one, other)

    @property
    def _stage(self) -> Stage:
        return self._make_stage()

    def __call__(self, trial: Trial) -> Verdict:
        """Run both at once, and judge what they left."""
        one, other = self._names
        wait = trial.random.choice(WAITS)
        offset = trial.random.uniform(0, self._stage.after(one).seconds)
        with self._stage.copied(trial.folder / "data") as lake:
            started = []
            for number, name in enumerate(self._names):
                time.sleep(offset if number else 0)
                words = self._stage.commands[name]
                target = {"DBT_TARGET_PATH": str(trial.folder / f"target_{number}")}
                started.append((words, lake.start(*words, LAKE_LOCK_WAIT=wait, **target)))
            done = [run.Done(" ".join(words), *each.wait(run.TIMEOUT)) for words, each in started]
            found = self.judge(lake, done)
        return found.because(f"{other} after {offset:.2f} s, lock wait {wait} s: {found.detail}")

    def judge(self, lake: AnyLake, done: list[run.Done]) -> Verdict:
        """Return the verdict on a lake after the two commands."""
        said = "; ".join(f"{each.code} {one_line(each.output)[-600:]}" for each in done)
        if any("Traceback (most recent call last)" in each.output for each in done):
            return TRACEBACK.because(said)
        orders = [self._names, self._names[::-1]]
        outcomes = [self._stage.after(*names[:length]) for names in orders for length in (1, 2)]
        states = [self._stage.before, *(outcome.tables for outcome in outcomes)]
        backups = self._stage.observer.good_backups(lake)
        if damaged := whole.not_whole(backups, [*self._stage.sets, *states]):
            return DAMAGED.because("; ".join(damaged))
        if begun := whole.begun(lake):
            return NO_END.because(", ".join(begun))
        found = self._stage.observer.tables(lake)
        judge = self._judge_rows if isinstance(lake, Lake) else self._judge_tables
        verdict = judge(found, done, states)
        return verdict.because("; ".join([said, *whole.differences(found, states[-1])][:12]))

    def _judge_rows(self, found: whole.Hashes, done: list[run.Done], _: list[whole.Hashes]) -> Verdict:
        """On `local`: as one after the other, or as one alone."""
        locked = [bool(LOCKED.search(one_line(each.output))) for each in done]
        if all(locked):
            return WORDS
        if any(locked):
            [winner] = [number for number in (0, 1) if not locked[number]]
            alone = self._stage.after(self._names[winner])
            is_alone = (done[winner].code,) == alone.codes and found == alone.tables
            return REFUSED if is_alone and done[1 - winner].code else LOST
        one, other = self._names
        codes = (done[0].code, done[1].code)
        first, second = self._stage.after(one, other), self._stage.after(other, one)
        orders = [(first.codes, first.tables), (second.codes[::-1], second.tables)]
        return BOTH if (codes, found) in orders else LOST

    def _judge_tables(self, found: whole.Hashes, done: list[run.Done], states: list[whole.Hashes]) -> Verdict:
        """On `databricks`: each protected table as after an order, or as after one of the commands."""
        wrong = {
            name: each
            for name, each in found.items()
            if whole.is_protected(name) and each not in {state.get(name) for state in states}
        }
        lost = {name for name in self._stage.before if whole.is_protected(name)} - found.keys()
        if wrong or lost:
            return LOST
        refused = [each.code != 0 for each in done]
        return WORDS if all(refused) else CONFLICT if any(refused) else BOTH


def make_stage(target: str, folder: Path) -> Stage:
    """Make the lake of a target, prepare it, and return its stage."""
    if target == "local":
        with trial_lake.made(folder).copied(emptied(folder / "local") / "data") as base:
            prepare(base)
            return Stage(base, folder / "local")
    with RunningWarehouse(emptied(folder / "databricks") / "data") as running:
        base = warehouse_lake(running, folder / "databricks")
        trial_lake.fill(base)
        prepare(base)
        return Stage(base, folder / "databricks")


def main(argv: list[str] | None = None) -> int:
    """Run the trials, print their counts, and return 1 when one ended badly."""
    options = read_options(__doc__, argv, 3, PAIRS)
    with workplace(options) as folder, trial_lake.simulated_api():
        stages = {target: cache(partial(make_stage, target, folder)) for target in TARGETS}
        kinds = {name: Kind(stages[target], *pair) for name, (target, *pair) in PAIRS.items()}
        return run_trials(options, folder, kinds)


if __name__ == "__main__":
    sys.exit(main())
