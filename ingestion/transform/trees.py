"""A small ensemble of decision trees, applied with NumPy alone: sum of leaves, then the logistic function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """Trees as arrays [tree, node]; node 0 is the root, and a leaf is its own child.

    Attributes:
        features: names of the features, in the order of a matrix's columns.
        baseline: log odds before any tree.
        depth: steps from a root to its farthest leaf.
    """

    features: tuple[str, ...]
    baseline: float
    depth: int
    feature: NDArray[np.int64]
    threshold: Floats
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    unknown_left: NDArray[np.bool_]
    value: Floats

    def probabilities(self, matrix: Floats) -> Floats:
        """Return a probability for each row of [row, feature]; NaN goes the way of the unknown."""
        trees, nodes = self.feature.shape
        first = np.arange(trees) * nodes  # each tree's root in the flat arrays, which numpy reads faster
        rows = np.arange(len(matrix))[:, np.newaxis] * matrix.shape[1]
        flat, has_unknown = matrix.ravel(), bool(np.isnan(matrix).any())
        node = np.broadcast_to(first, (len(matrix), trees))
        for _ in range(self.depth):
            values = flat.take(rows + self.feature.take(node))
            goes_left = values <= self.threshold.take(node)
            if has_unknown:
                goes_left |= np.isnan(values) & self.unknown_left.take(node)
            node = first + np.where(goes_left, self.left.take(node), self.right.take(node))
        log_odds = self.baseline + self.value.take(node).sum(axis=1)
        probabilities: Floats = 1 / (1 + np.exp(-log_odds))
        return probabilities


def read_trees(parameters: dict[str, Any]) -> Trees:
    """Return the ensemble of its parameters, as `ingestion.expected_goals.train` writes them.

    A node is [feature, threshold, left, right, unknown goes left], a leaf is [value].
    """
    trees = parameters["trees"]
    shape = (len(trees), max(map(len, trees)))
    feature, left, right = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    unknown_left = np.ones(shape, dtype=bool)
    for tree, nodes in enumerate(trees):
        for place, node in enumerate(nodes):
            left[tree, place] = right[tree, place] = place
            if len(node) == 1:
                value[tree, place] = node[0]
            else:
                feature[tree, place], threshold[tree, place] = node[0], node[1]
                left[tree, place], right[tree, place], unknown_left[tree, place] = node[2:]
    return Trees(
        tuple(parameters["features"]),
        parameters["baseline"],
        max(_depth(nodes, 0) for nodes in trees),
        feature,
        threshold,
        left,
        right,
        unknown_left,
        value,
    )


def _depth(nodes: list[list[float]], place: int) -> int:
    node = nodes[place]
    if len(node) == 1:
        return 0
    return 1 + max(_depth(nodes, int(node[2])), _depth(nodes, int(node[3])))
