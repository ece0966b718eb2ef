"""`dlt pipeline nhl archive`: verify the landing archive, pack a season of it, copy it, move it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from rich.console import Console

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.lock import writer_lock
from ingestion import freeze, layout, lost, suspects
from ingestion.archive import Archive, ArchiveError, DamagedError
from ingestion.archive.copy import copy
from ingestion.archive.move import move
from ingestion.archive.pack import pack
from ingestion.archive.verify import Verified, verify
from ingestion.ledger import Ledger
from ingestion.progress import progress_bars
from ingestion.refusals import exit_code
from ingestion.run import open_run
from ingestion.settings import LoadError, Settings, read_settings
from ingestion.wording import counted, form

COMMAND = "dlt pipeline nhl archive"
PLACE = "s3://BUCKET/landing"
MANY = 50  # games: more of them make no command to type
ARGUMENTS = {"verify": None, "pack": "20232024", "copy": PLACE, "move": PLACE}  # an example of each


def main(action: str | None, argument: str | None, *, as_json: bool = False) -> int:
    """Do it, and return the exit code: 0 done, 1 something is damaged, 2 refused."""

    def work() -> int:
        refuse_wrong_words(action, argument)
        settings = read_settings({})
        archive = Archive(settings.archive_url)
        if action == "verify":
            return print_verified(archive, _ledger(settings, archive), as_json=as_json)
        with writer_lock(layout.data_dir(), f"{COMMAND} {action}"):
            if action == "pack":  # it deletes files of what a table may have to be computed from
                freeze.refuse(open_run(settings, archive).bronze, f"{COMMAND} pack")
            run = {"pack": print_packed, "copy": print_copied, "move": print_moved}[str(action)]
            return run(archive, str(argument), as_json=as_json)

    return exit_code(work)


def refuse_wrong_words(action: str | None, argument: str | None) -> None:
    """Raise `LoadError` if the words of the command are not those of an action and its argument."""
    if action not in ARGUMENTS:
        what = "An action is missing" if action is None else f"{action!r} is not an action of the archive"
        raise LoadError(f"{what}; use `{COMMAND} verify`, `pack SEASON`, `copy URL` or `move URL`.")
    example = ARGUMENTS[action]
    if example and argument is None:
        raise LoadError(f"`{action}` needs an argument; use `{COMMAND} {action} {example}`.")
    if argument is not None and not example:
        raise LoadError(f"`{action}` takes no argument ({argument!r}); use `{COMMAND} {action}`.")
    if example == PLACE and (argument or "").startswith("memory:"):
        raise LoadError(
            f"{argument} ends with this command; use a place like `{COMMAND} {action} {example}`."
        )


def _ledger(settings: Settings, archive: Archive) -> Ledger:
    """Return the ledger, which knows what the archive must have; an empty one where it cannot be read."""
    try:
        return open_run(settings, archive).ledger()
    except LoadError as error:
        print(f"What the ledger knows is not compared: {error}", file=sys.stderr)
        return {}


def print_verified(archive: Archive, ledger: Ledger, *, as_json: bool) -> int:
    """Verify, print what was found, and return 1 if anything is damaged or absent."""
    with progress_bars(Console(stderr=True)) as progress:
        verified = verify(archive, progress)
    for game, row in sorted(ledger.items()):
        if sources := lost.absent_sources(archive, row):
            verified.absent[game] = sources
    if as_json:
        print(json.dumps(_as_json(archive, verified), indent=1))
    else:
        for endpoint, count in verified.entries.items():
            print(f"{endpoint}: {count:,}")
        for path, reason in verified.packs.items():
            print(f"{path}: {reason}")
        for _, error in verified.damaged:
            print(f"{error.place}: {error.reason}")
        total = f"{counted(verified.entries.total(), 'response')} in {archive.location}"
        print(f"{total}, {len(verified.damaged):,} of them damaged.")
        if games := list(verified.absent):
            first, of = ", ".join(map(str, games[:3])), counted(len(games), "game")
            more = ", ..." if games[3:] else ""
            print(f"Responses that rows were computed from are absent, of {of}: {first}{more}")
        for sentence in _next_steps(verified):
            print(sentence)
    if verified.damaged:
        _remember(archive, verified)
    return 0 if verified.is_whole else 1


def _as_json(archive: Archive, verified: Verified) -> dict[str, object]:
    return {
        "location": archive.location,
        "entries": dict(verified.entries),
        "damaged": [
            {"path": error.place, "endpoint": entry.endpoint, "key": entry.key, "reason": error.reason}
            for entry, error in verified.damaged
        ],
        "packs": [{"path": path, "reason": reason} for path, reason in verified.packs.items()],
        "absent": [{"game_id": game, "endpoints": names} for game, names in verified.absent.items()],
    }


def _next_steps(verified: Verified) -> Iterable[str]:
    """Yield what to do about the damage, and about what is absent."""
    if verified.absent:
        yield "Check that archive_url names the archive, and put back what was deleted from it."
    entries = [entry for entry, _ in verified.damaged]
    games = sorted({entry.key for entry in entries if entry.key.isdecimal()} | {*map(str, verified.absent)})
    if len(games) > MANY:
        yield "`dlt pipeline nhl run --one-time-load` requests all games again."
    elif games:
        yield f"`dlt pipeline nhl run --games {' '.join(games)}` requests these games again."
    if any(not entry.key.isdecimal() for entry in entries):
        yield "The next `dlt pipeline nhl run` requests schedules, rosters and standings again."
    if entries:
        yield (
            "The same response from the API repairs the file. If the API has another one now, a run uses "
            "that; delete the damaged file then."
        )
    for season in sorted({path.rsplit("/", 1)[-1].split("-")[0] for path in verified.packs}):
        yield f"`{COMMAND} pack {season}` writes that pack anew from what can be read."


def _remember(archive: Archive, verified: Verified) -> None:
    """Let the next run request damaged rosters and standings; a run at work prevents only this."""
    try:
        with writer_lock(layout.data_dir(), f"{COMMAND} verify"):
            suspects.remember(archive, [entry.path for entry, _ in verified.damaged])
    except (ArchiveError, LakeError) as error:
        print(f"What is damaged could not be noted for the next run: {error}", file=sys.stderr)


def print_packed(archive: Archive, season: str, *, as_json: bool) -> int:
    """Pack a season, print what was done, and return 1 if damaged entries stay outside."""
    with progress_bars(Console(stderr=True)) as progress:
        packed = pack(archive, season, progress)
    if as_json:
        damaged = [error.place for error in packed.damaged]
        print(json.dumps({**vars(packed), "damaged": damaged, "kept": list(packed.kept)}, indent=1))
    else:
        are = form(packed.entries, "is", "are")
        responses = counted(packed.entries, "response")
        print(f"{responses} of {season} {are} in {packed.place}, each read back from it.")
        were = form(packed.removed, "was", "were")
        print(f"{counted(packed.removed, 'single file')} {were} replaced by it.")
    for path in packed.kept:
        print(f"{path} stays: it is damaged, or lists damaged responses.", file=sys.stderr)
    return print_left_out(packed.damaged, " and stays where it is", "pack")


def print_copied(archive: Archive, location: str, *, as_json: bool) -> int:
    """Bring a second copy up to date, print what was done, and return 1 if damaged files were left out."""
    with progress_bars(Console(stderr=True)) as progress:
        copied = copy(archive, location, progress)
    if as_json:
        print(json.dumps({**vars(copied), "damaged": [error.place for error in copied.damaged]}, indent=1))
    else:
        there = copied.files - len(copied.damaged)
        print(
            f"{location} has {counted(there, 'file')} of {archive.location}, "
            f"{copied.copied:,} of them copied now."
        )
    return print_left_out(copied.damaged, ", so it was not copied", "copy")


def print_left_out(damaged: list[DamagedError], what: str, action: str) -> int:
    """Print which files were left out because they are damaged, and the next step; return the exit code."""
    for error in damaged:
        print(f"{error.place} is damaged ({error.reason}){what}.", file=sys.stderr)
    if damaged:
        print(
            f"`{COMMAND} verify` prints the command that requests them again; then {action} again.",
            file=sys.stderr,
        )
    return 1 if damaged else 0


def print_moved(archive: Archive, location: str, *, as_json: bool) -> int:
    """Copy the archive, and print the setting to make."""
    with progress_bars(Console(stderr=True)) as progress:
        moved = move(archive, location, progress)
    if as_json:
        print(json.dumps(vars(moved), indent=1))
        return 0
    are, files_moved = form(moved.files, "is", "are"), counted(moved.files, "file")
    were = form(moved.copied, "was", "were")
    print(f"{files_moved} {are} in {moved.location}, each compared; {moved.copied:,} {were} copied now.")
    print(f"Set SOURCES__NHL__ARCHIVE_URL={moved.location} (or archive_url in .dlt/config.toml).")
    files = archive.files
    delete = f"`rm -r {files.root}`" if files.is_local else f"deleting {archive.location} in its store"
    print(f"The old archive is unchanged. Remove it by {delete} after `dlt pipeline nhl run --replay`.")
    return 0
