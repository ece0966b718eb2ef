"""`dlt pipeline nhl run`: fetch what is missing into the archive, compute it, merge it into bronze, check."""

from __future__ import annotations

import sys

from dbt_duckdb_delta.lock import writer_lock
from ingestion import freeze, layout, loss_gate, report, suspects
from ingestion.archive import Archive
from ingestion.backup import back_up_when_due
from ingestion.destinations.dlt_state import set_aside_damaged
from ingestion.destinations.merge import finish_pending
from ingestion.fetch import Fetched, fetch
from ingestion.load import load
from ingestion.plan import print_plan
from ingestion.refusals import exit_code
from ingestion.run import Run, open_run, reopened
from ingestion.selection import refuse_incomplete_archive
from ingestion.settings import COMMAND, Options, Settings, read_settings
from ingestion.write import BronzeWriter


def main(options: Options) -> int:
    """Run with the options of the command line; return the exit code: 0 done, 1 done in part, 2 refused."""

    def work() -> int:
        settings = read_settings(options)
        return run_command(settings, Archive(settings.archive_url))

    return exit_code(work)


def run_command(settings: Settings, archive: Archive) -> int:
    """Plan or load; after a load with changes, back up when due. Return the exit code."""
    if settings.plan:
        refuse_incomplete_archive(settings, archive)
        print_plan(open_run(settings, archive))
        report.print_damaged(archive.damaged.values())
        return 0
    with writer_lock(layout.data_dir(), COMMAND):
        refuse_incomplete_archive(settings, archive)
        if damage := set_aside_damaged():
            print(damage, file=sys.stderr)
        fetched, written = checked_load(open_run(settings, archive))
    if written.merged.total() and settings.backup_hours and back_up_when_due(settings):
        return 1
    return 1 if fetched.errors or fetched.league_errors or fetched.weeks else 0


def checked_load(run: Run) -> tuple[Fetched, BronzeWriter]:
    """Fetch, compute and merge between two looks at the tables, and report.

    Raises:
        FrozenError: a bronze table is frozen.
        LossError: rows are missing after the load.
    """
    freeze.refuse(run.bronze, COMMAND)
    last, before = loss_gate.remembered(run.archive), loss_gate.look(run.bronze)
    for clause in loss_gate.since_last(last, before):
        run.print(f"Since the last load: {clause}.")
    finished, damage = finish_pending(run.pipeline)
    if finished:
        run.print("An interrupted load was finished first.")
    if damage:
        print(damage, file=sys.stderr)
        run = reopened(run)
    fetched = Fetched() if run.settings.replay else fetch(run)
    written = load(run, fetched)
    report.print_damaged(run.archive.damaged.values())
    suspects.remember(run.archive, run.archive.damaged)
    after = loss_gate.look(run.bronze)
    loss_gate.check(run.bronze, before, after, last, written.deleted, run.settings.accept_loss)
    loss_gate.remember(run.archive, after)
    report.print_tables(run.console, before, after, written.merged)
    report.print_gaps(run.console, run.ledger().values())
    report.print_failures(fetched.errors, fetched.stopped, fetched.weeks, fetched.league_errors)
    return fetched, written
