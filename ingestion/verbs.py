"""The verbs of `macros/recovery` as this package tells the user to say them."""

from __future__ import annotations


def command(verb: str, **arguments: object) -> str:
    """`dbt run-operation restore_table --args '{table: orders, backup: latest}'`."""
    said = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    return f"dbt run-operation {verb}" + (f" --args '{{{said}}}'" if said else "")
