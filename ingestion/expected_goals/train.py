"""Train the expected-goals model and write its parameters and its card.

    python -m ingestion.expected_goals.train FOLDER --until 2024-02-29 [--moneypuck FILE ...]

FOLDER holds `play-by-play/GAME.json.gz` of whole seasons. Games until the date train the model, the later
ones test it. Needs the extra `expected-goals`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from ingestion.expected_goals.card import Season, write_card
from ingestion.expected_goals.export import export
from ingestion.transform.play_rows import play_rows
from ingestion.transform.plays import read_game
from ingestion.transform.shot_features import read_attempts
from ingestion.transform.trees import read_trees

HERE = Path(__file__).parent
PARAMETERS, CARD = HERE / "parameters.json", HERE / "model_card.md"
SETTINGS = {
    "learning_rate": 0.06,
    "max_iter": 150,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 150,
    "l2_regularization": 5.0,
    "random_state": 1,
}


def main() -> int:
    """Train, write both files, and return the exit code."""
    options = _options()
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError:
        print("Training needs scikit-learn; install it with `pip install -e '.[expected-goals]'`.")
        return 2
    plays = read_plays(options.folder)
    if not len(plays):
        print(f"{options.folder}/play-by-play holds no recorded games.", file=sys.stderr)
        return 2
    season = season_of(plays, options.until)
    classifier = HistGradientBoostingClassifier(**SETTINGS)
    classifier.fit(season.features[season.is_training], season.is_goal[season.is_training])
    parameters = export(classifier)
    probabilities = read_trees(parameters).probabilities(season.features)
    expected = classifier.predict_proba(season.features)[:, 1]
    if np.abs(probabilities - expected).max() > 1e-4:
        raise AssertionError("The exported trees do not agree with scikit-learn's.")
    PARAMETERS.write_text(_lines(parameters), encoding="utf-8")
    write_card(CARD, season, probabilities, SETTINGS, options.moneypuck)
    print(f"{PARAMETERS} and {CARD} are written.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds play-by-play/GAME.json.gz")
    parser.add_argument(
        "--until", type=date.fromisoformat, required=True, help="last date of the training games"
    )
    parser.add_argument(
        "--moneypuck", type=Path, nargs="*", default=[], help="MoneyPuck's team totals, *.csv.gz"
    )
    return parser.parse_args()


def read_plays(folder: Path) -> pa.Table:
    """Return the rows of `bronze_plays` of the recorded games, in the order of the games."""
    parts = []
    for path in sorted((folder / "play-by-play").glob("*.json.gz")):
        body = json.loads(gzip.decompress(path.read_bytes()))
        parts.append(play_rows(read_game(body), body, None))
    return pa.concat_tables(parts) if parts else pa.table({})


def season_of(plays: pa.Table, until: date) -> Season:
    """Return the attempts of the plays, split by date."""
    attempts = read_attempts(plays)
    chosen = plays.take(pa.array(attempts.places))
    return Season(
        attempts.features,
        np.array(chosen["event_type"].to_pylist()) == "goal",
        np.array([day <= until for day in chosen["game_date"].to_pylist()]),
        chosen,
    )


def _lines(parameters: dict[str, Any]) -> str:
    """Return JSON with a tree a line, so that a new training is a readable difference."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in parameters["trees"])
    head = json.dumps({key: value for key, value in parameters.items() if key != "trees"})
    return f'{head[:-1]}, "trees": [\n{trees}\n]}}\n'


if __name__ == "__main__":
    sys.exit(main())
