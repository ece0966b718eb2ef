"""OPTIMIZE, VACUUM, ANALYZE."""

import json
from datetime import timedelta

import pyarrow as pa
from deltalake import DeltaTable, PostCommitHookProperties

from tests.support.warehouse import delta_log, retention
from tests.support.warehouse.errors import SqlError, unresolved
from tests.support.warehouse.grammar import split
from tests.support.warehouse.lexer import identifier
from tests.support.warehouse.statements.registry import done, rows, statement

CHECK = "spark.databricks.delta.retentionDurationCheck.enabled"


@statement("OPTIMIZE <table> [ZORDER BY <columns:parens>]")
def optimize(session, table, columns=""):
    """Small files become larger ones; the rows stay the same."""
    with session.changing(table, "OPTIMIZE") as relation:
        before = delta_log.latest(relation.location)
        delta = DeltaTable(relation.location)
        hooks = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
        names = [identifier(part) for part in split(columns)]
        if names:
            metrics = delta.optimize.z_order(names, post_commithook_properties=hooks)
        else:
            metrics = delta.optimize.compact(post_commithook_properties=hooks)
        after = delta_log.latest(relation.location)
        if after > before:
            delta_log.label(
                relation.location,
                after,
                millis=session.warehouse.clock.millis(),
                operation="OPTIMIZE",
                parameters={"predicate": "[]", "zOrderBy": json.dumps(names)},
                metrics={
                    "numAddedFiles": metrics["numFilesAdded"],
                    "numRemovedFiles": metrics["numFilesRemoved"],
                },
                note=session.note,
                user=session.user,
            )
    return rows(
        {"path": pa.string(), "metrics": pa.string()}, [[relation.location, json.dumps(metrics, default=str)]]
    )


@statement("VACUUM <table> [FULL] [RETAIN <hours:number> HOURS] [DRY RUN]")
def vacuum(session, table, full=True, hours=None, dry_run=False):
    """Deletes the files that no version of the retention period needs, by the warehouse's clock. It is always
    FULL: also files that no log names."""
    with session.changing(table, "VACUUM") as relation:
        kept = vacuum_period(session, relation, hours)
        needed = _versions_needed(relation.location, session.warehouse.clock.millis(), kept)
        deleted = DeltaTable(relation.location).vacuum(
            retention_hours=0,
            dry_run=dry_run,
            enforce_retention_duration=False,
            full=True,
            keep_versions=needed,
            post_commithook_properties=PostCommitHookProperties(
                create_checkpoint=False, cleanup_expired_logs=False
            ),
        )
        if not dry_run:
            _label_vacuum(session, relation)
    if dry_run:
        return rows({"path": pa.string()}, [[f"file://{relation.location}/{path}"] for path in deleted])
    return rows({"path": pa.string()}, [[f"file://{relation.location}"]])


def checks_period(session) -> bool:
    """Does a VACUUM of less than the retention fail? A client may turn that off."""
    return session.settings.get(CHECK.lower(), "true").lower() == "true"


def vacuum_period(session, relation, hours: str | None) -> timedelta:
    """How far back a VACUUM keeps files; refused where that is less than the retention."""
    retained = retention.of_files(relation.location)
    kept = timedelta(hours=float(hours)) if hours else retained
    if kept < retained and checks_period(session):
        raise SqlError(
            "DELTA_VACUUM_RETENTION_PERIOD_TOO_SHORT",
            f"Are you sure you would like to vacuum files with such a low retention period "
            f"({hours} hours)? Versions that can be read now would be lost.",
            "22003",
        )
    return kept


def _versions_needed(path: str, now: int, kept: timedelta) -> list[int]:
    """All versions that were current at some moment of the retention period."""
    since = now - int(kept.total_seconds() * 1000)
    versions = delta_log.versions(path)
    older = [
        number for number in versions if delta_log.commit_info(path, number).get("timestamp", 0) <= since
    ]
    return [number for number in versions if number >= max(older, default=0)]


def _label_vacuum(session, relation) -> None:
    """delta-rs writes VACUUM START and VACUUM END into the log, as Databricks does: they get the warehouse's
    time."""
    for version in delta_log.versions(relation.location)[-2:]:
        info = delta_log.commit_info(relation.location, version)
        if info.get("operation", "").startswith("VACUUM"):
            delta_log.label(
                relation.location,
                version,
                millis=session.warehouse.clock.millis(),
                note=session.note,
                user=session.user,
            )


@statement(
    "ANALYZE TABLE <table> COMPUTE STATISTICS [NOSCAN | FOR ALL COLUMNS | FOR COLUMNS <columns:names>]"
)
def analyze(session, table, columns=()):
    """Statistics only serve the optimiser, which here computes its own."""
    relation = session.warehouse.table(session, table, "ANALYZE TABLE")
    known = {name.lower() for name in delta_log.snapshot(relation.location).columns}
    for name in columns:
        if name.lower() not in known:
            raise unresolved(name, relation.name)
    return done()
