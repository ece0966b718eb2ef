"""What emit_sql prints, run as an engineer runs it who has no dbt at hand; and all tables, to compare."""

import json
import re
from pathlib import Path
from typing import Any

import duckdb

from tests.integration.recovery.local_lake import AnyLake, Lake, reader
from tests.support import run

CATALOG = "lr_nhl_demo"  # of the stand-in; names of Spark have two parts
Cases = dict[str, tuple[str, dict[str, Any]]]  # name -> verb and arguments
Rows = list[dict[str, Any]]


def emitted(cases: Cases, dialect: str, data_dir: Path, **variables: str) -> dict[str, str]:
    """What emit_sql prints for every case: one dbt for all of them."""
    asked = json.dumps(
        {name: {"verb": verb, "args": args, **place(dialect)} for name, (verb, args) in cases.items()}
    )
    inline = (
        "{% if execute %}{% for name, case in fromjson('"
        + asked
        + "').items() %}{% do print('=== ' ~ name) %}"
        "{% do holdfast.emit_sql(**case) %}{% endfor %}{% do print('=== ') %}{% endif %}"
    )
    said = run.dbt("-q", "compile", "--inline", inline, data_dir=data_dir, **variables).ok().stdout
    parts = re.split(r"^=== (.*)\n", said, flags=re.MULTILINE)
    return {name: text for name, text in zip(parts[1::2], parts[2::2], strict=True) if name}


def place(dialect: str) -> dict[str, str]:
    """What emit_sql must be told of where the tables are."""
    return {"dialect": dialect, **({} if dialect == "spark" else {"catalog": CATALOG})}


def run_printed(lake: AnyLake, text: str) -> Rows:
    """Run a text, then the statements that it returned."""
    answers = lake.run_text(text)
    statements = [statement.rstrip("; ") + ";\n" for statement in values(answers, "to_run")]
    return answers + (lake.run_text("".join(statements)) if statements else [])


def emit_and_run(lake: AnyLake, verb: str, **arguments: Any) -> Rows:
    """Print the SQL of a verb for the lake's own dialect, and run it."""
    [text] = emitted({"x": (verb, arguments)}, lake.target, lake.data.with_name("printed")).values()
    return run_printed(lake, text)


def values(rows: Rows, column: str) -> list[Any]:
    return [row[column] for row in rows if column in row]


def digest(connection: duckdb.DuckDBPyConnection, from_clause: str) -> tuple:
    """The columns with their types, the number of rows, and a hash over them in any order."""
    described = sorted(connection.execute(f"describe select * from {from_clause}").fetchall())
    names = ", ".join(f'"{column[0]}"' for column in described)
    rows = f"select count(*), sum(hash(t)::hugeint) from (select {names} from {from_clause}) as t"
    return [column[:2] for column in described], *connection.execute(rows).fetchall()


def contents(lake: AnyLake) -> dict[str, tuple]:
    """The digest of every table; of names that hold a time, the time is left out."""
    folders = {f"{schema}.{name}": lake.path(name, schema) for schema in ("dev", "dev_drill")
               for name in lake.tables(schema)}  # fmt: skip
    found = {name: digest(reader(), f"delta_scan('{folder}')") for name, folder in folders.items()}
    if isinstance(lake, Lake):
        with duckdb.connect(str(lake.data_dir / "nhl.duckdb"), read_only=True) as database:
            listed = database.execute("select schema_name, table_name from duckdb_tables()").fetchall()
            found |= {f"{schema}.{name}": digest(database, f'{schema}."{name}"') for schema, name in listed}
    return {re.sub(r"_\d{8}t\d{6}z", "_STAMP", name): table for name, table in found.items()}


def with_backups(lake: AnyLake) -> dict[str, tuple]:
    """The same of every table and backup; the backups of a kind and table are numbered, the oldest first."""
    found = contents(lake)
    for set_id in sorted(lake.sets()):
        for backup in lake.backups(set_id):
            name = f"{set_id.split('_')[0]} of {backup.table} "
            place = sum(other.startswith(name) for other in found)
            found[f"{name}{place}"] = digest(reader(), f"delta_scan('{backup.folder}')")
    return found
