"""The trees of a scikit-learn classifier as lists of numbers.

scikit-learn has no public way to read them, so its private parts are used here and nowhere else. Training
compares the result with scikit-learn's own probabilities.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingestion.transform.shot_features import FEATURES


def export(classifier: Any) -> dict[str, Any]:
    """Return the trees of a scikit-learn classifier as lists of numbers: see `read_trees`."""
    trees = []
    for (predictor,) in classifier._predictors:
        trees.append([_node(node) for node in predictor.nodes])
    return {
        "features": list(FEATURES),
        "baseline": float(np.ravel(classifier._baseline_prediction)[0]),
        "trees": trees,
    }


def _node(node: NDArray[Any]) -> list[float]:
    if node["is_leaf"]:
        return [round(float(node["value"]), 6)]
    return [
        int(node["feature_idx"]),
        float(node["num_threshold"]),
        int(node["left"]),
        int(node["right"]),
        int(node["missing_go_to_left"]),
    ]
