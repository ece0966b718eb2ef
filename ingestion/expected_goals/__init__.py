"""Expected goals: the probability that an unblocked attempt becomes a goal.

`parameters.json` is the trained model, `model_card.md` reports its accuracy, and `train.py` writes both.
`ingestion.transform` applies it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from ingestion.transform.shot_features import FEATURES
from ingestion.transform.trees import Trees, read_trees


@cache
def model() -> Trees:
    """Return the trained model.

    Raises:
        ValueError: it was trained on other features than those of today.
    """
    text = resources.files(__name__).joinpath("parameters.json").read_text(encoding="utf-8")
    trees = read_trees(json.loads(text))
    if trees.features != FEATURES:
        raise ValueError("The expected-goals model has other features; train it again.")
    return trees
