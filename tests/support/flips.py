"""Flip bits at random places of a table and of its backups: is the damage told, and does every row come back?

    python -m tests.support.flips --trials 200
    python -m tests.support.flips --trials 1 --first 17 --keep /tmp/flips

Each trial flips one bit of one file in a copy of a small lake: in the live table (data files and log), or in
the newest of its backups (data files, log, manifest, checksums). `harmless`: all rows are as before, by
another reader.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from dbt_duckdb_delta import delta_extension, functions, session
from tests.support.macros import Refused
from tests.unit.macros.small_shop import Shop, open_shop

LIVE, BACKUP = "live table", "newest backup"
TOLD = "told, and every row came back"
HARMLESS = "harmless: every row is as before"
WRONG = "called sound, and it is not"
LOST = "rows lost"
GOOD = (TOLD, HARMLESS)

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


def flip(folder: Path, random: Random) -> str:
    """Flip one bit of the files of a folder, each byte as likely as any other; return where."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    [file] = random.choices(files, [path.stat().st_size for path in files])
    whole = bytearray(file.read_bytes())
    place = random.randrange(len(whole))
    whole[place] ^= 1 << random.randrange(8)
    file.write_bytes(whole)
    return f"byte {place} of {file.relative_to(folder)}"


def refusal(shop: Shop, verb: str, **arguments: Any) -> str | None:
    """Run a verb; return its refusal, or none."""
    try:
        shop.verb(verb, **arguments)
    except (Refused, duckdb.Error) as error:
        return str(error)
    return None


def is_told(shop: Shop) -> bool:
    """Return whether doctor's check of the live table finds something wrong."""
    facts = shop.macros.call("table_facts", shop.macros.call("find_table", "orders"), [], {}, 24)
    [found] = shop.macros.call("check_tables", [facts])
    return bool(found["status"] != "OK")


def try_live(data_dir: Path, rows: Rows, random: Random) -> tuple[str, str]:
    """Damage the live table, and let `auto` bring it back: what came of it, and where the bit was."""
    folder = data_dir / "lake" / "dev" / "orders"
    where = flip(folder, random)
    with opened(data_dir) as shop:
        if not is_told(shop):
            return (HARMLESS if rows_of(folder) == rows else WRONG), where
        said = refusal(shop, "restore_table", table="orders", auto=True)
    return (TOLD if rows_of(folder) == rows else LOST), f"{where} ({said})" if said else where


def try_backup(data_dir: Path, rows: Rows, random: Random) -> tuple[str, str]:
    """Damage the newest backup, then prune to one: a sound copy must stay, and bring everything back."""
    *_, sound, newest = sets(data_dir)
    where = flip(newest, random)
    with opened(data_dir) as shop:
        told = refusal(shop, "verify_backup", table="orders", backup=newest.parent.name) is not None
        if not told and rows_of(newest) != rows:
            return WRONG, where
        said = refusal(shop, "prune_backups", keep_last=1, dry_run=False)
        if told and rows_of(sound) != rows:
            return LOST, f"{where}: the sound set went ({said})"
        shutil.rmtree(data_dir / "lake" / "dev" / "orders")
        said = refusal(shop, "restore_table", table="orders", backup="latest")
    came_back = rows_of(data_dir / "lake" / "dev" / "orders") == rows
    return (TOLD if told else HARMLESS) if came_back else LOST, f"{where} ({said})" if said else where


def main(argv: list[str] | None = None) -> int:
    """Run the trials, print their counts, and return 1 when a row was lost or damage was called sound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--trials", type=int, default=20, help="of each kind")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first trial")
    parser.add_argument("--keep", type=Path, help="keep the lakes in this folder")
    options = parser.parse_args(argv)
    counts: dict[str, Counter[str]] = {LIVE: Counter(), BACKUP: Counter()}
    with tempfile.TemporaryDirectory() as scratch:
        pristine = make(Path(scratch) / "pristine")
        rows = rows_of(pristine / "lake" / "dev" / "orders")
        assert rows
        assert [rows_of(place) == rows for place in sets(pristine)] == [False, True, True]
        for seed in range(options.first, options.first + options.trials):
            for kind, attempt in ((LIVE, try_live), (BACKUP, try_backup)):
                place = (options.keep or Path(scratch)) / f"{kind.replace(' ', '_')}_{seed}"
                shutil.copytree(pristine, place)
                verdict, where = attempt(place, rows, Random(f"{kind} {seed}"))
                counts[kind][verdict] += 1
                if verdict not in GOOD:
                    print(f"{kind}, seed {seed}: {verdict}: {where}", flush=True)
                if not options.keep:
                    shutil.rmtree(place)
    for kind, found in counts.items():
        print(f"{kind}: " + "; ".join(f"{number} {verdict}" for verdict, number in found.most_common()))
    return int(any(verdict not in GOOD for found in counts.values() for verdict in found))


if __name__ == "__main__":
    sys.exit(main())
