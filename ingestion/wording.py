"""Numbers in sentences."""

from __future__ import annotations


def form(number: int, one: str, many: str) -> str:
    """Return the word that agrees with the number."""
    return one if number == 1 else many


def counted(number: int, what: str) -> str:
    """Return the number with its noun: 1 game, 2,000 games."""
    return f"{number:,} {form(number, what, f'{what}s')}"
