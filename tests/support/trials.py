"""Trials by seed and the counts of their verdicts: what flips.py, kills.py and pairs.py share.

Each trial has a folder of its own. A seed and a kind decide its random numbers, so a trial can be repeated.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random


@dataclass(frozen=True)
class Verdict:
    """What came of a trial; `detail` says where and why."""

    name: str
    is_good: bool
    detail: str = ""

    def because(self, detail: str) -> Verdict:
        return replace(self, detail=detail)


@dataclass(frozen=True)
class Trial:
    """One trial of a kind. `folder` does not exist yet."""

    folder: Path
    random: Random


FAILED = Verdict("the trial itself failed", False)
Kinds = Mapping[str, Callable[[Trial], Verdict]]


def trial(kind: str, seed: int, folder: Path) -> Trial:
    return Trial(folder / f"{re.sub('[^a-z]+', '_', kind.lower())}_{seed}", Random(f"{kind} {seed}"))


def read_options(
    description: str | None, argv: list[str] | None, trials: int, kinds: Iterable[str]
) -> argparse.Namespace:
    """Read the command line; `trials` is the default number of each kind."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=trials, help="of each kind (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first trial")
    parser.add_argument("--only", nargs="+", metavar="KIND", help=f"or a pattern: {', '.join(kinds)}")
    parser.add_argument("--minutes", type=float, help="start no trial after this time")
    parser.add_argument("--keep", type=Path, help="keep the lakes in this folder")
    options = parser.parse_args(argv)
    options.kinds = [kind for kind in kinds if matches(kind, options.only)]
    if not options.kinds:
        parser.error(f"{', '.join(options.only)}: no such kind; use --help")
    return options


def matches(kind: str, patterns: list[str] | None) -> bool:
    """Return whether a kind is wanted: by its name, by a pattern such as 'load + *', or by default."""
    return patterns is None or any(fnmatchcase(kind, pattern) for pattern in patterns)


@contextmanager
def workplace(options: argparse.Namespace) -> Iterator[Path]:
    """Yield the folder of all lakes."""
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        yield options.keep
    else:
        with tempfile.TemporaryDirectory() as scratch:
            yield Path(scratch)


def emptied(folder: Path) -> Path:
    """Remove what an earlier run kept in a folder; return the folder, which does not exist then."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` has filled, perhaps for an earlier run that kept it."""
    if not folder.exists():
        part = emptied(folder.with_name(f"{folder.name}.part"))
        make(part)
        part.rename(folder)
    return folder


def run_trials(options: argparse.Namespace, folder: Path, kinds: Kinds) -> int:
    """Run the trials, one of each kind and then the next seed; print counts; return 1 if one ended badly."""
    ends = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")
    counts: dict[str, Counter[Verdict]] = {kind: Counter() for kind in options.kinds}
    seeds = range(options.first, options.first + options.trials)
    try:
        for seed, kind in ((seed, kind) for seed in seeds for kind in options.kinds):
            if time.monotonic() > ends:
                print(f"The time is over before seed {seed} of {kind}.", flush=True)
                break
            one = trial(kind, seed, folder)
            emptied(one.folder)
            try:
                verdict = kinds[kind](one)
            except Exception as error:  # the others go on
                verdict = FAILED.because(f"{type(error).__name__}: {error}")
            counts[kind][verdict.because("")] += 1
            if not verdict.is_good:
                print(f"{kind}, seed {seed}: {verdict.name}: {verdict.detail}", flush=True)
            if not options.keep:
                shutil.rmtree(one.folder, ignore_errors=True)
    except KeyboardInterrupt:
        print("Interrupted.")
    return print_counts(counts)


def print_counts(counts: Mapping[str, Counter[Verdict]]) -> int:
    """Print the counts of each kind and of all; return 1 if one ended badly."""
    total = sum(counts.values(), Counter[Verdict]())
    for kind, found in [*counts.items(), ("all", total)]:
        clauses = (f"{number} {verdict.name}" for verdict, number in found.most_common())
        print(f"{kind}, {found.total()} trials: {'; '.join(clauses)}", flush=True)
    return int(any(not verdict.is_good for verdict in total))
