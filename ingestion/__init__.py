"""The loader: NHL API -> landing archive -> rows -> bronze Delta tables, by dlt.

| in the order of a run | |
| --- | --- |
| `plugin`, `command` | `dlt pipeline nhl run` and its options |
| `settings` | configuration, environment, command line |
| `pipeline` | the steps of a run, its lock and exit code |
| `run` | what each step works with |
| `selection`, `scheduled_games`, `ledger` | the games of a run, what it requests, which it computes |
| `plan` | `--plan`: the same, without doing it |
| `fetch`, `client`, `archive/` | from the API into the landing archive |
| `progress` | bars on a terminal, and why a request waits |
| `load`, `workers`, `compute`, `payloads`, `transform/` | from the archive to rows |
| `write`, `diff`, `destinations/` | from rows into bronze |
| `loss_gate`, `backup`, `report` | checks, backup and output after a load |

`archive_command` verifies, packs and moves the archive; `suspects` notes its damaged rosters and standings.
`bronze` is the contract of the tables. `dlt_internals` has the private parts of dlt. `sample`, `demo` and
`job` are programs of their own.

`nhl` of `source` is the same data as a dlt source for a pipeline of the user's own, by `archive_rows`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingestion.source import nhl

__all__ = ["nhl"]


def __getattr__(name: str) -> Any:
    """Return `nhl`, imported at its first use: dlt's command line imports this package at every start."""
    if name == "nhl":
        from ingestion.source import nhl

        return nhl
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
