"""The verbs of `macros/operations` as commands to print."""

from __future__ import annotations


def command(verb: str, **arguments: object) -> str:
    """Return the command: `dbt run-operation restore_table --args '{table: orders, backup: latest}'`."""
    listed = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    return f"dbt run-operation {verb}" + (f" --args '{{{listed}}}'" if listed else "")
