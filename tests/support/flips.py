"""Flip bits at random places of a table and of its backups: is the damage told, and does every row come back?

    python -m tests.support.flips --trials 200
    python -m tests.support.flips --trials 60 --only manifest
    python -m tests.support.flips --trials 1 --first 17 --keep /tmp/flips

Each trial flips one bit of one file in a copy of a small lake: in the live table (data files and log), or in
the newest of its backups (data files, log, manifest, checksums), or in its manifest alone. Another
reader compares the rows.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from dbt_duckdb_delta import delta_extension, functions, session
from tests.support.macros import Refused
from tests.support.trials import Trial, Verdict, made_once, read_options, run_trials, workplace
from tests.unit.macros.small_shop import Shop, open_shop

LIVE, BACKUP, MANIFEST = "live table", "newest backup", "manifest"
TOLD = Verdict("told, every row came back", True)
HARMLESS = Verdict("harmless, every row is as before", True)
WRONG = Verdict("called sound, and it is not", False)
LOST = Verdict("rows lost", False)
STUCK = Verdict("a sound backup is there, and no verb restores it", False)
ERROR = Verdict("ended with an error instead of a sentence", False)

Rows = list[tuple[int, str]]


def rows_of(folder: Path) -> Rows | None:
    """Read a Delta table with DuckDB's own reader; None where it cannot."""
    with duckdb.connect() as connection:
        delta_extension.load(connection)
        try:
            return connection.execute(f"select id, name from delta_scan('{folder}') order by all").fetchall()
        except duckdb.Error:
            return None


def make(folder: Path) -> Path:
    """Make the lake that each trial copies: of its three backups the newest two hold all rows."""
    with open_shop(folder) as shop:
        shop.verb("backup_all")
        shop.verb("backup_all")
    return folder


@contextmanager
def opened(data_dir: Path) -> Iterator[Shop]:
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir)
        yield Shop(data_dir, connection)


def sets(data_dir: Path) -> list[Path]:
    """Return the backups of `orders`, oldest first."""
    return sorted((data_dir / "backups").glob("set_*/dev.orders"))


def flip(folder: Path, random: Random, names: str = "*") -> str:
    """Flip one bit of the files of a folder, each byte as likely as any other; return where."""
    files = sorted(path for path in folder.rglob(names) if path.is_file() and path.stat().st_size)
    [file] = random.choices(files, [path.stat().st_size for path in files])
    whole = bytearray(file.read_bytes())
    place = random.randrange(len(whole))
    whole[place] ^= 1 << random.randrange(8)
    file.write_bytes(whole)
    return f"byte {place} of {file.relative_to(folder)}"


@dataclass(frozen=True)
class Said:
    """How a verb that did not do its work ended; `is_sentence`: as a verb should."""

    text: str
    is_sentence: bool


def refusal(shop: Shop, verb: str, **arguments: Any) -> Said | None:
    """Run a verb; return its refusal, or none."""
    try:
        shop.verb(verb, **arguments)
    except (Refused, duckdb.Error) as error:
        return Said(str(error), True)
    except Exception as error:  # dbt ends with the same one, and a stack of macros
        return Said(f"{type(error).__name__}: {error}", False)
    return None


def is_told(shop: Shop) -> bool:
    """Return whether doctor's check of the live table finds something wrong."""
    facts = shop.macros.call("table_facts", shop.macros.call("find_table", "orders"), [], {}, 24)
    [found] = shop.macros.call("check_tables", [facts])
    return bool(found["status"] != "OK")


def verdict(*, told: bool, came_back: bool, where: str, said: list[Said | None]) -> Verdict:
    """Judge a trial; `said` is how each verb ended."""
    texts = [each.text for each in said if each]
    detail = f"{where} ({'; '.join(texts)})" if texts else where
    if not came_back:
        return LOST.because(detail)
    if not all(each.is_sentence for each in said if each):
        return ERROR.because(detail)
    return TOLD if told else HARMLESS


def try_live(trial: Trial, pristine: Path, rows: Rows) -> Verdict:
    """Damage the live table, and let `auto` bring it back."""
    shutil.copytree(pristine, trial.folder)
    table = trial.folder / "lake" / "dev" / "orders"
    where = flip(table, trial.random)
    with opened(trial.folder) as shop:
        if not is_told(shop):
            return HARMLESS if rows_of(table) == rows else WRONG.because(where)
        said = refusal(shop, "restore_table", table="orders", auto=True)
    return verdict(told=True, came_back=rows_of(table) == rows, where=where, said=[said])


def try_backup(trial: Trial, pristine: Path, rows: Rows, names: str = "*") -> Verdict:
    """Damage the newest backup, then prune to one: a sound copy must stay, and bring everything back."""
    shutil.copytree(pristine, trial.folder)
    table = trial.folder / "lake" / "dev" / "orders"
    *_, sound, newest = sets(trial.folder)
    where = flip(newest, trial.random, names)
    with opened(trial.folder) as shop:
        verified = refusal(shop, "verify_backup", table="orders", backup=newest.parent.name)
        if not verified and rows_of(newest) != rows:
            return WRONG.because(where)
        pruned = refusal(shop, "prune_backups", keep_last=1, dry_run=False)
        if verified and rows_of(sound) != rows:
            return LOST.because(f"{where}: the sound set went ({verified.text})")
        shutil.rmtree(table)
        said = [verified, pruned, refusal(shop, "restore_table", table="orders", backup="latest")]
        if rows_of(table) != rows:
            said.append(refusal(shop, "restore_table", table="orders", backup=sound.parent.name))
    came_back = rows_of(table) == rows
    found = verdict(told=bool(verified), came_back=came_back, where=where, said=said)
    return found if came_back or rows_of(sound) != rows else STUCK.because(found.detail)


def main(argv: list[str] | None = None) -> int:
    """Run the trials, print their counts, and return 1 when one ended badly."""
    kinds = {LIVE: try_live, BACKUP: try_backup, MANIFEST: partial(try_backup, names="manifest.json")}
    options = read_options(__doc__, argv, 20, kinds)
    with workplace(options) as folder:
        pristine = made_once(folder / "pristine", make)
        rows = rows_of(pristine / "lake" / "dev" / "orders")
        assert rows
        assert [rows_of(place) == rows for place in sets(pristine)] == [False, True, True]
        prepared = {kind: partial(attempt, pristine=pristine, rows=rows) for kind, attempt in kinds.items()}
        return run_trials(options, folder, prepared)


if __name__ == "__main__":
    sys.exit(main())
