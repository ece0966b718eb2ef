"""The landing archive: every valid API response, once, as served.

    ENDPOINT/KEY/FETCHED_AT-SHA256.json.gz    of the API
    report-th/KEY/FETCHED_AT-SHA256.html.gz   an HTML report
    _packs/SEASON-SHA256.zip                  these files of a season as they are, in one
    _packs/SEASON-SHA256.zip.damaged          a damaged pack, which `pack` has renamed; not read
    _asked/, _accepted/, _future/, ...        notes of the loader

A load never changes or deletes a response, so bronze can be computed again without one request. It only gives
a damaged file its content back.
The folder may be any that fsspec can address: a local path, a volume, an object store.

| | |
| --- | --- |
| `archive`, `candidates` | put, list and read entries, and choose among those of a key |
| `entry` | the names of entries, and the errors |
| `files` | the folder, by fsspec |
| `pack_file` | a pack: read and write it |
| `verify`, `pack`, `copy`, `move` | the work of `dlt pipeline nhl archive` |
"""

from ingestion.archive.archive import Archive
from ingestion.archive.candidates import Candidates
from ingestion.archive.entry import ENDPOINTS, KEPT, ArchiveError, DamagedError, Entry

__all__ = ["ENDPOINTS", "KEPT", "Archive", "ArchiveError", "Candidates", "DamagedError", "Entry"]
