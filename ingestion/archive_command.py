"""`dlt pipeline nhl archive`: verify the landing archive, pack a season of it, copy it, move it."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rich.console import Console

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.lock import writer_lock
from ingestion import freeze, layout, lost, suspects, table_losses
from ingestion.archive import Archive, ArchiveError, DamagedError
from ingestion.archive.copy import copy
from ingestion.archive.entry import season_of
from ingestion.archive.move import move
from ingestion.archive.pack import pack
from ingestion.archive.verify import Verified, verify
from ingestion.bronze import LEDGER
from ingestion.progress import progress_bars
from ingestion.refusals import exit_code
from ingestion.run import open_run
from ingestion.settings import LoadError, Settings, read_settings
from ingestion.wording import counted, form

COMMAND = "dlt pipeline nhl archive"
PLACE = "s3://BUCKET/landing"
REQUEST = f"`{COMMAND} verify` prints the command that requests what is lost."
MANY = 50  # games: more of them make no command to type
ARGUMENTS = {"verify": None, "pack": "20232024", "copy": PLACE, "move": PLACE}  # an example of each


def main(action: str | None, argument: str | None, *, as_json: bool = False) -> int:
    """Do it, and return the exit code: 0 done, 1 something is damaged, 2 refused."""

    def work() -> int:
        refuse_wrong_words(action, argument)
        settings = read_settings({})
        archive = Archive(settings.archive_url)
        if action == "verify":
            return print_verified(archive, compare(settings, archive), as_json=as_json)
        with writer_lock(layout.data_dir(), f"{COMMAND} {action}"):
            if action == "pack":  # it deletes files of what a table may have to be computed from
                freeze.refuse(open_run(settings, archive).bronze, f"{COMMAND} pack")
                return print_packed(archive, str(argument), as_json=as_json)
            if action == "move":
                return print_moved(archive, str(argument), as_json=as_json)
            compared = compare(settings, archive)
            return print_copied(archive, str(argument), compared, as_json=as_json)

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


@dataclass(frozen=True)
class Compared:
    """The archive compared with the ledger, which has the hash of each response that rows come from.

    Attributes:
        absent: game -> endpoints of which the archive lacks the response that the game's rows come from.
        problem: one sentence if the ledger cannot be read, or lacks rows; None after a whole comparison.
    """

    absent: dict[int, list[str]] = field(default_factory=dict)
    problem: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all was compared, and nothing is absent."""
        return not self.absent and self.problem is None

    def as_json(self) -> dict[str, object]:
        """Return `absent`, null if that is not known, and why it is not."""
        absent = [{"game_id": game, "endpoints": names} for game, names in self.absent.items()]
        return {"absent": absent if absent or not self.problem else None, "not_compared": self.problem}

    def print(self) -> None:
        """Print what is absent, and what was not compared."""
        if games := list(self.absent):
            first, of = ", ".join(map(str, games[:3])), counted(len(games), "game")
            more = ", ..." if games[3:] else ""
            print(f"Responses that rows were computed from are absent, of {of}: {first}{more}")
        if self.problem:
            print(f"Absent responses are not known: {self.problem}", file=sys.stderr)


def compare(settings: Settings, archive: Archive) -> Compared:
    """Compare the archive with the ledger. Before the first load the ledger has nothing to compare."""
    try:
        run = open_run(settings, archive)
        found = table_losses.look(run, [LEDGER])
        ledger = run.ledger() if LEDGER in found.states else {}
    except (LoadError, ArchiveError) as error:
        return Compared(problem=str(error))
    absent = {game: lost.absent_sources(archive, row) for game, row in sorted(ledger.items())}
    return Compared(
        {game: sources for game, sources in absent.items() if sources}, found.problems.get(LEDGER)
    )


def print_verified(archive: Archive, compared: Compared, *, as_json: bool) -> int:
    """Verify, print what was found, and return 1 if anything is damaged, odd, absent or not compared."""
    with progress_bars(Console(stderr=True)) as progress:
        verified = verify(archive, progress)
    if as_json:
        print(json.dumps({**_as_json(archive, verified), **compared.as_json()}, indent=1))
    else:
        for endpoint, count in verified.entries.items():
            print(f"{endpoint}: {count:,}")
        for path, reason in verified.packs.items():
            print(f"{path}: {reason}")
        for _, error in verified.damaged:
            print(f"{error.place}: {error.reason}")
        total = f"{counted(verified.entries.total(), 'response')} in {archive.location}"
        print(f"{total}, {len(verified.damaged):,} of them damaged.")
        compared.print()
        for sentence in _next_steps(archive, verified, compared):
            print(sentence)
    if verified.damaged:
        _remember(archive, verified)
    return 0 if verified.is_whole and compared.is_whole else 1


def _as_json(archive: Archive, verified: Verified) -> dict[str, object]:
    return {
        "location": archive.location,
        "entries": dict(verified.entries),
        "damaged": [
            {"path": error.place, "endpoint": entry.endpoint, "key": entry.key, "reason": error.reason}
            for entry, error in verified.damaged
        ],
        "packs": [{"path": path, "reason": reason} for path, reason in verified.packs.items()],
        "odd": verified.odd,
    }


def _next_steps(archive: Archive, verified: Verified, compared: Compared) -> Iterable[str]:
    """Yield what to do about the damage, and about what is absent."""
    yield from odd_sentences(verified.odd)
    if compared.absent:
        yield "Check that archive_url names the archive, and put back what was deleted from it."
    entries = [entry for entry, _ in verified.damaged]
    games = sorted({entry.key for entry in entries if entry.key.isdecimal()} | {*map(str, compared.absent)})
    if len(games) > MANY:
        yield "`dlt pipeline nhl run --one-time-load` requests all games again."
    elif games:
        yield f"`dlt pipeline nhl run --games {' '.join(games)}` requests these games again."
    if any(not entry.key.isdecimal() for entry in entries):
        yield "The next `dlt pipeline nhl run` requests schedules, rosters and standings again."
    packed = [entry for entry, error in verified.damaged if error.place != archive.files.path(entry.path)]
    if len(packed) < len(entries):
        yield (
            "The same response from the API repairs the file. If the API has another one now, a run uses "
            "that; delete the damaged file then."
        )
    seasons = {path.rsplit("/", 1)[-1].split("-")[0] for path in verified.packs}
    for season in sorted(seasons | {season_of(entry.key) for entry in packed}):
        yield (
            f"`{COMMAND} pack {season}` writes what can be read into a new pack, and renames the damaged one."
        )


def odd_sentences(odd: Mapping[str, str]) -> Iterable[str]:
    """Yield what to do about what is neither a file nor a folder."""
    for place, what in odd.items():
        yield f"{place} is {what}. `copy` and `move` leave it out: put a file or folder there, or delete it."


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
        print(json.dumps({**vars(packed), "damaged": damaged}, indent=1))
    elif packed.place is None:
        print(f"No response of {season} can be read.")
    else:
        are = form(packed.entries, "is", "are")
        responses = counted(packed.entries, "response")
        print(f"{responses} of {season} {are} in {packed.place}, each read back from it.")
        were = form(packed.removed, "was", "were")
        print(f"{counted(packed.removed, 'single file')} {were} replaced by it.")
    for path, new in packed.moved.items():
        print(f"{path} is damaged. It is now {new}, which the archive does not read.", file=sys.stderr)
    print_left_out(packed.damaged, "packed")
    if packed.damaged or packed.moved:
        print(REQUEST, file=sys.stderr)
        return 1
    return 0


def print_copied(archive: Archive, location: str, compared: Compared, *, as_json: bool) -> int:
    """Bring a second copy up to date, print what was done, and return 1 if it lacks anything."""
    with progress_bars(Console(stderr=True)) as progress:
        copied = copy(archive, location, progress)
    if as_json:
        damaged = [error.place for error in copied.damaged]
        print(json.dumps({**vars(copied), "damaged": damaged, **compared.as_json()}, indent=1))
    else:
        there = copied.files - len(copied.damaged)
        print(
            f"{location} has {counted(there, 'file')} of {archive.location}, "
            f"{copied.copied:,} of them copied now."
        )
        compared.print()
    print_left_out(copied.damaged, "copied", copied.odd)
    if copied.damaged or compared.absent:
        print(REQUEST, file=sys.stderr)
    return 1 if copied.damaged or copied.odd or not compared.is_whole else 0


def print_left_out(damaged: list[DamagedError], what: str, odd: Mapping[str, str] | None = None) -> None:
    """Print which files were left out because they are damaged, and what is not a file."""
    for error in damaged:
        print(f"{error.place} is damaged ({error.reason}), so it was not {what}.", file=sys.stderr)
    for sentence in odd_sentences(odd or {}):
        print(sentence, file=sys.stderr)


def print_moved(archive: Archive, location: str, *, as_json: bool) -> int:
    """Copy the archive, and print the setting to make."""
    with progress_bars(Console(stderr=True)) as progress:
        moved = move(archive, location, progress)
    print_left_out([], "copied", moved.odd)
    code = 1 if moved.odd else 0
    if as_json:
        print(json.dumps(vars(moved), indent=1))
        return code
    are, files_moved = form(moved.files, "is", "are"), counted(moved.files, "file")
    were = form(moved.copied, "was", "were")
    print(f"{files_moved} {are} in {moved.location}, each compared; {moved.copied:,} {were} copied now.")
    url = shlex.quote(moved.location)
    print(f"Set SOURCES__NHL__ARCHIVE_URL={url} (or archive_url in .dlt/config.toml).")
    files, root = archive.files, shlex.quote(archive.files.root)
    delete = f"`rm -r {root}`" if files.is_local else f"deleting {archive.location} in its store"
    print(f"The old archive is unchanged. Remove it by {delete} after `dlt pipeline nhl run --replay`.")
    return code
