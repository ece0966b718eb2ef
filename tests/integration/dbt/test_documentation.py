"""Every model, source, snapshot and analysis, and every column of theirs, is described; nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.run import environment

from .tables import columns


@pytest.fixture(scope="module")
def manifest(built: Path) -> dict[str, Any]:
    return json.loads((Path(environment(built)["DBT_TARGET_PATH"]) / "manifest.json").read_text())


def nodes(manifest: dict[str, Any], *kinds: str) -> list[dict[str, Any]]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] in kinds]


def test_everything_is_described(manifest: dict[str, Any]) -> None:
    described = [*nodes(manifest, "model", "snapshot", "analysis", "seed"), *manifest["sources"].values()]
    assert len(described) > 10
    silent = [node["name"] for node in described if len(node["description"]) < 20]
    silent += [
        f"{node['name']}.{column['name']}"
        for node in described
        for column in node["columns"].values()
        if len(column["description"]) < 6
    ]
    assert silent == []


def test_described_columns_are_the_tables_columns(manifest: dict[str, Any], built: Path) -> None:
    for node in nodes(manifest, "model", "snapshot"):
        if node["name"].startswith("stg_"):
            continue  # views over the lake: read through the compiled model below
        assert sorted(node["columns"]) == sorted(columns(built, node["alias"])), node["name"]


def test_described_columns_of_staging_are_what_it_selects(manifest: dict[str, Any]) -> None:
    for node in nodes(manifest, "model"):
        if node["name"].startswith("stg_"):
            selected = node["compiled_code"].partition("select\n")[2].partition("\n    from source")[0]
            lines = [line.strip().rstrip(",") for line in selected.splitlines()]
            names = [line.split()[-1] for line in lines if line and not line.startswith("--")]
            assert list(node["columns"]) == names, node["name"]


def test_gold_has_enforced_contracts(manifest: dict[str, Any]) -> None:
    gold = [node for node in nodes(manifest, "model") if node["name"].startswith("gold_")]
    assert len(gold) == 2
    assert all(node["config"]["contract"]["enforced"] for node in gold)
    assert all(column["data_type"] for node in gold for column in node["columns"].values())


def test_every_formula_model_has_a_unit_test(manifest: dict[str, Any]) -> None:
    tested = {test["model"] for test in manifest["unit_tests"].values()}
    assert tested == {
        node["name"] for node in nodes(manifest, "model") if not node["name"].startswith("stg_")
    }
