"""`dlt pipeline nhl run`: fetch what is missing into the archive, compute it, merge it into bronze, check."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext

from rich.console import Console

from dbt_duckdb_delta.lock import writer_lock
from ingestion import freeze, layout, loss_gate, report, suspects
from ingestion.archive import Archive
from ingestion.backup import back_up_when_due
from ingestion.destinations.dlt_state import set_aside_damaged
from ingestion.destinations.merge import finish_pending
from ingestion.fetch import Fetched, Fetching, fetching
from ingestion.freed_memory import return_freed_memory
from ingestion.load import load
from ingestion.plan import plan_run
from ingestion.progress import progress_bars
from ingestion.refusals import exit_code
from ingestion.run import Run, open_run, reopened
from ingestion.selection import refuse_incomplete_archive
from ingestion.settings import COMMAND, Options, Settings, read_settings


def main(options: Options, *, quiet: bool = False, as_json: bool = False) -> int:
    """Run with the options of the command line; return the exit code: 0 done, 1 done in part, 2 refused.

    Args:
        quiet: print what went wrong, and nothing else.
        as_json: print one JSON document to standard output, and all else to standard error.
    """
    console = Console(quiet=quiet, stderr=as_json)

    def work() -> int:
        settings = read_settings(options)
        return run_command(settings, Archive(settings.archive_url), console, as_json=as_json)

    return exit_code(work)


def run_command(settings: Settings, archive: Archive, console: Console, *, as_json: bool = False) -> int:
    """Plan or load; after a load, back up when due. Return the exit code."""
    if settings.plan:
        refuse_incomplete_archive(settings, archive)
        plan, is_partial = plan_run(open_run(settings, archive, console))
        if as_json:
            print_json(plan)
        report.print_damaged(archive.damaged.values())
        report.print_future(archive.future)
        return 1 if is_partial else 0
    with writer_lock(layout.data_dir(), COMMAND):
        refuse_incomplete_archive(settings, archive)
        if damage := set_aside_damaged():
            print(damage, file=sys.stderr)
        fetched, states, loaded = checked_load(open_run(settings, archive, console))
    versions = {name: state.version for name, state in states.items()}
    backup_failed = bool(back_up_when_due(settings, archive, versions, console))
    if as_json:
        print_json({**loaded, "backup_failed": backup_failed})
    return 1 if backup_failed or fetched.errors or fetched.league_errors or fetched.weeks else 0


def print_json(document: Mapping[str, object]) -> None:
    """Print a document to standard output, for programs."""
    print(json.dumps(document, default=str, indent=1))


def checked_load(run: Run) -> tuple[Fetched, dict[str, loss_gate.State], dict[str, object]]:
    """Fetch, compute and merge between two looks at the tables, and report.

    Returns:
        What was fetched, the states of the tables after the load, and the report as JSON.

    Raises:
        FrozenError: a bronze table is frozen.
        LossError: columns are missing before the load, or rows after it.
    """
    freeze.refuse(run.bronze, COMMAND)
    last, before = loss_gate.remembered(run.archive), loss_gate.look(run.bronze)
    loss_gate.refuse_lost_columns(last, before, run.settings.accept_loss)
    deleted_before = loss_gate.deleted(run.archive, run.bronze)
    for clause in loss_gate.since_last(last, before, deleted_before):
        run.print(f"Since the last load: {clause}.")
    finished, damage = finish_pending(run.pipeline)
    if finished:
        run.print("An interrupted load was finished first.")
    if damage:
        print(damage, file=sys.stderr)
        run = reopened(run)
    with progress_bars(run.console) as progress:
        fetches = nullcontext(Fetching()) if run.settings.replay else fetching(run, progress)
        with fetches as under_way:
            written = load(run, under_way, progress, lost=loss_gate.losses(last, before, deleted_before))
    fetched = under_way.fetched
    report.print_damaged(run.archive.damaged.values())
    report.print_future(run.archive.future)
    suspects.remember(run.archive, run.archive.damaged)
    return_freed_memory()
    after = loss_gate.look(run.bronze, before=before)
    deleted = loss_gate.deleted(run.archive, run.bronze)
    loss_gate.check(run.bronze, before, after, last, deleted, run.settings.accept_loss, deleted_before)
    loss_gate.remember(run.archive, after)
    ledger = run.ledger()
    report.print_lost(ledger.values(), run.archive.location)
    report.print_tables(run.console, before, after, written.merged)
    report.print_gaps(run.console, ledger.values())
    report.print_failures(fetched.errors, fetched.stopped, fetched.weeks, fetched.league_errors)
    loaded = {
        "tables": report.tables_as_json(before, after, written.merged),
        **report.gaps_as_json(ledger.values()),
        "requested_games": sorted(fetched.requested),
        "failed": {
            "games": fetched.errors,
            "schedules": report.weeks_as_json(fetched.weeks),
            "rosters_and_standings": list(fetched.league_errors),
            "stopped": fetched.stopped,
        },
        "damaged": [error.place for error in run.archive.damaged.values()],
        "from_the_future": [run.archive.files.path(entry.path) for entry in run.archive.future],
        "lost": report.lost_games(ledger.values()),
    }
    return fetched, after, loaded
