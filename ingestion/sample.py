"""Put the recorded games of the repository into the landing archive: `python -m ingestion.sample`.

The archive takes them as it takes live responses; a second import changes nothing.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from ingestion.archive import ENDPOINTS, Archive
from ingestion.refusals import exit_code
from ingestion.settings import LoadError, read_settings
from ingestion.without_options import refuse_arguments
from ingestion.wording import counted

SAMPLE = Path(__file__).resolve().parents[1] / "sample" / "nhl"


class SampleError(LoadError):
    """The recorded games are missing or cannot be read. The message is one sentence and the next step."""


def import_sample(archive: Archive, folder: Path = SAMPLE) -> tuple[int, int]:
    """Put every recorded response of `folder` into the archive.

    Returns:
        The number of responses, and how many of them the archive did not have.

    Raises:
        SampleError: the folder is missing, or a file in it is damaged.
        ArchiveError: the archive cannot be written.
    """
    files = [file for endpoint in ENDPOINTS for file in sorted((folder / endpoint).glob("*.json.gz"))]
    if not files:
        raise SampleError(
            f"{folder} has no recorded games: they come with the repository, not with the package; "
            "clone it and run this there."
        )
    responses = []  # all are read before the first is put: a damaged file changes nothing
    for file in files:
        endpoint, key = file.parent.name, file.name.removesuffix(".json.gz")
        responses.append((endpoint, key, _body(file), served_at(folder, endpoint, key)))
    new = 0
    for endpoint, key, body, at in responses:
        before = len(archive.entries(endpoint, key))
        archive.put(endpoint, key, body, at)
        new += len(archive.entries(endpoint, key)) - before
    return len(files), new


def served_at(folder: Path, endpoint: str, key: str) -> datetime:
    """Return a time for a response whose time was not recorded, the same on every machine.

    Noon (UTC) of a schedule's own date, and of the day after the game. Any live response is newer.
    """
    if endpoint == "roster":
        return datetime(int(key.split("-")[1][:4]), 10, 1, 12, tzinfo=UTC)
    if endpoint == "standings":
        return datetime.combine(date.fromisoformat(key) + timedelta(days=1), time(12), UTC)
    if endpoint == "schedule":
        return datetime.combine(date.fromisoformat(key), time(12), UTC)
    header = json.loads(_body(folder / "play-by-play" / f"{key}.json.gz"))
    return datetime.combine(date.fromisoformat(header["gameDate"]) + timedelta(days=1), time(12), UTC)


def _body(file: Path) -> bytes:
    try:
        return gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise SampleError(f"{file} cannot be read ({error}); restore it with `git checkout`.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Import the sample into the archive of the settings, and return the exit code."""
    refuse_arguments("ingestion.sample", __doc__, arguments)

    def work() -> int:
        archive = Archive(read_settings({}).archive_url)
        responses, new = import_sample(archive)
        games = len(archive.keys("play-by-play"))
        print(
            f"{counted(responses, 'recorded response')}, {new} of them new; "
            f"{archive.location} now holds {counted(games, 'game')}."
        )
        return 0

    return exit_code(work)


if __name__ == "__main__":
    sys.exit(main())
