"""How dangerous an unblocked attempt is, by its expected goals.

The bounds are MoneyPuck's (https://moneypuck.com/glossary.htm): low below 8 %, medium, high from 20 %.
"""

from __future__ import annotations

LOW, MEDIUM, HIGH = "low", "medium", "high"

LOW_BELOW = 0.08
HIGH_FROM = 0.20


def danger(x_goals: float) -> str:
    """Return the danger of an attempt with these expected goals: low, medium or high."""
    if x_goals < LOW_BELOW:
        return LOW
    return MEDIUM if x_goals < HIGH_FROM else HIGH
