"""CREATE TABLE ... CLONE. A deep clone copies the data files of one version; a shallow one only points at
them, so that it breaks when its source is vacuumed."""

import json
import shutil
import uuid
from pathlib import Path

from tests.support.warehouse import delta_log, retention, rights, tables
from tests.support.warehouse.errors import SqlError, already_exists, wrong_kind
from tests.support.warehouse.grammar import properties
from tests.support.warehouse.statements.registry import done, statement

_CREATE = "CREATE [OR REPLACE] TABLE [IF NOT EXISTS] <table>"
_REST = (
    "[VERSION AS OF <version:number> | TIMESTAMP AS OF <moment:expression>] "
    "[TBLPROPERTIES <new:parens>] [LOCATION <location:string>]"
)


@statement(f"{_CREATE} (DEEP | ) CLONE <source:table> {_REST}")
def deep_clone(session, **arguments):
    return clone(session, shallow=False, **arguments)


@statement(f"{_CREATE} SHALLOW CLONE <source:table> {_REST}")
def shallow_clone(session, **arguments):
    return clone(session, shallow=True, **arguments)


def clone(
    session,
    shallow: bool,
    table,
    source,
    or_replace=False,
    if_not_exists=False,
    version=None,
    moment=None,
    new="",
    location=None,
    copy=None,
):
    """The target has its own history, which starts (or goes on) with the clone; it gets the source's schema,
    partitions, properties and comments, not its tags and grants. `copy` writes it, where the engine can."""
    known, name, origin = session.warehouse.catalog, session.name(table), session.name(source)
    with session.warehouse.writing(name, *([origin] if shallow else [])):  # it leans on its source
        old, base = known.find(name), known.get(origin)
        rights.require(session, "SELECT", base)
        if origin == name:
            raise SqlError("DELTA_CLONE_ONTO_ITSELF", f"{name} cannot be cloned onto itself.", "42000")
        if not base.is_table:
            raise wrong_kind("CLONE", origin, base.kind_in_words)
        if old is not None and if_not_exists:
            return done()
        if old is not None and not or_replace:
            raise already_exists(name)
        if old is not None and not old.is_table:
            raise wrong_kind("CREATE OR REPLACE TABLE CLONE", name, old.kind_in_words)
        if old is not None and shallow and not old.kind.endswith("SHALLOW_CLONE"):
            raise SqlError(
                "CANNOT_SHALLOW_CLONE_NON_UC_MANAGED_TABLE_AS_SOURCE_OR_TARGET",
                f"{name} is a regular table and cannot be replaced by a shallow clone. Drop it first.",
                "0AKUC",
            )
        if old is not None and not shallow and old.kind.endswith("SHALLOW_CLONE"):
            raise SqlError(
                "CANNOT_REPLACE_SHALLOW_CLONE", f"{name} is a shallow clone. Drop it first.", "0AKUC"
            )
        kind = ("EXTERNAL" if location else "MANAGED") + ("_SHALLOW_CLONE" if shallow else "")
        relation = rights.made_or_replaced(session, old, name, kind)
        relation.location = (location or relation.location or session.warehouse.place(relation)).removeprefix(
            "file://"
        )
        if moment is not None:
            version = session.version_at(base, moment)
        if version is not None and int(version) in delta_log.versions(base.location):
            retention.check(base.location, int(version), session.warehouse.clock)
        copied = (copy or _copy)(
            session, base, relation, int(version) if version is not None else None, properties(new), shallow
        )
        relation.comment, relation.source = base.comment, base.id if shallow else None
        relation.cluster_by, relation.cluster_auto = base.cluster_by, base.cluster_auto
        known.altered(relation)
    return copied


def _copy(session, base, relation, version: int | None, new: dict[str, str], shallow: bool):
    found = delta_log.snapshot(base.location, version)
    retention.check_properties(found.properties | new)
    old = delta_log.snapshot(relation.location) if delta_log.exists(relation.location) else None
    millis = session.warehouse.clock.millis()
    for path in found.files:
        data, target = delta_log.data_file(base.location, path), delta_log.data_file(relation.location, path)
        if not data.exists():
            raise SqlError(
                "DELTA_CLONE_WITH_MISSING_FILES",
                f"Version {found.version} of {base.name} has lost the file {path}.",
                "XXKDS",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        if shallow:
            target.unlink(missing_ok=True)
            target.symlink_to(data.resolve())
        else:
            target.unlink(missing_ok=True)
            shutil.copyfile(data, target)
    if not shallow:  # delta-rs writes none; the engine spark does
        for vectors in Path(base.location).glob("deletion_vector_*.bin"):
            shutil.copyfile(vectors, Path(relation.location) / vectors.name)
    metadata = delta_log.changed_metadata(found, properties=found.properties | new)
    metadata["id"] = old.metadata["id"] if old else str(uuid.uuid4())
    removed = tables.removals(old, millis)
    copied = 0 if shallow else found.bytes
    metrics = {
        "sourceTableSize": found.bytes,
        "sourceNumOfFiles": len(found.files),
        "numRemovedFiles": len(removed),
        "numCopiedFiles": 0 if shallow else len(found.files),
        "removedFilesSize": old.bytes if old else 0,
        "copiedFilesSize": copied,
    }
    kept = {action["remove"]["path"] for action in removed} & found.files.keys()
    delta_log.commit(
        relation.location,
        [
            {"protocol": found.protocol},
            {"metaData": metadata},
            *(action for action in removed if action["remove"]["path"] not in kept),
            *({"add": {**add, "dataChange": True}} for path, add in found.files.items() if path not in kept),
        ],
        millis=millis,
        operation="CLONE",
        parameters={
            "source": base.name.dotted,
            "sourceVersion": json.dumps(found.version),
            "isShallow": json.dumps(shallow),
        },
        metrics=metrics,
        note=session.note,
        user=session.user,
    )
    return done(
        source_table_size=found.bytes,
        source_num_of_files=len(found.files),
        num_removed_files=len(removed) - len(kept),
        num_copied_files=metrics["numCopiedFiles"],
        removed_files_size=metrics["removedFilesSize"],
        copied_files_size=copied,
    )
