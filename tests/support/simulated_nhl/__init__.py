"""A simulated NHL API: whole seasons on the real schedules, by seed, with a clock and with faults.

    league = League(seed=7, seasons=[20242025], now=datetime(2024, 10, 9, 12, tzinfo=UTC))
    league.body("boxscore", "2024020009")

A game is simulated, and its bodies are rendered from one record: they agree with each other. They depend on
the seed, the game and the time alone. `truth.py` counts what the loader's rows must be.
"""

from .fate import CALM, Fate, Trouble
from .faults import Faults, Rule
from .league import League
from .server import SimulatedNhl

__all__ = ["CALM", "Fate", "Faults", "League", "Rule", "SimulatedNhl", "Trouble"]
