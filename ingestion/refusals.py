"""How a command ends: its exit code, and one sentence for whatever refuses or stops it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from dbt_duckdb_delta.errors import LakeError
from ingestion import layout
from ingestion.archive import ArchiveError
from ingestion.client import ClientError
from ingestion.settings import LoadError


def exit_code(work: Callable[[], int]) -> int:
    """Do the work, and return its exit code; 2 when it is refused or fails, 130 when the user stops it."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        return work()
    except (LoadError, ArchiveError, ClientError, LakeError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        print(
            f"{error.strerror or error}:{where}; check the disk and the permissions of "
            f"{layout.data_dir()} and run the command again.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Stopped. Fetched responses are kept, and the next run goes on from there.", file=sys.stderr)
        return 130
    return 2
