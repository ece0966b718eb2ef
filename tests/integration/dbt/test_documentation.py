"""Every model, source, snapshot and analysis, and every column of theirs, is described; nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.run import ROOT, dbt, environment

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
    assert len(gold) == 3
    assert all(node["config"]["contract"]["enforced"] for node in gold)
    assert all(column["data_type"] for node in gold for column in node["columns"].values())


def test_every_formula_model_has_a_unit_test(manifest: dict[str, Any]) -> None:
    tested = {test["model"] for test in manifest["unit_tests"].values()}
    assert tested == {
        node["name"] for node in nodes(manifest, "model") if not node["name"].startswith("stg_")
    }


def test_every_model_and_snapshot_has_an_owner(manifest: dict[str, Any]) -> None:
    owners = {group["name"]: group["owner"].get("name") for group in manifest["groups"].values()}
    owned = nodes(manifest, "model", "snapshot")
    assert [node["name"] for node in owned if not owners.get(node["config"].get("group"))] == []
    public = [node["name"] for node in owned if node.get("access") == "public"]
    for_readers = ("gold_", "mart_", "silver_team_games", "silver_player_games")
    assert public == [node["name"] for node in owned if node["name"].startswith(for_readers)]


def test_every_model_and_snapshot_is_tested_for_the_key_that_it_describes(manifest: dict[str, Any]) -> None:
    keys: dict[str, list[list[str]]] = {}
    for test in nodes(manifest, "test"):
        if (test.get("test_metadata") or {}).get("name") == "unique_combination_of_columns":
            keys.setdefault(test["attached_node"], []).append(
                test["test_metadata"]["kwargs"]["combination_of_columns"]
            )
    for unique_id, node in manifest["nodes"].items():
        if node["resource_type"] in ("model", "snapshot"):
            described = re.search(r"key: ([\w, ]+)", " ".join(node["description"].split()))
            assert described, f"the description of {node['name']} does not name its key"
            assert described[1].strip().split(", ") in keys.get(unique_id, []), node["name"]


def test_every_exposure_has_an_owner_and_all_of_gold_and_marts_is_read(manifest: dict[str, Any]) -> None:
    exposures = manifest["exposures"].values()
    assert {exposure["type"] for exposure in exposures} == {
        "ml",
        "application",
        "dashboard",
        "notebook",
        "analysis",
    }
    for exposure in exposures:
        assert exposure["owner"]["name"].endswith("team")
        assert exposure["depends_on"]["nodes"]
    read = {node for exposure in exposures for node in exposure["depends_on"]["nodes"]}
    for_readers = {
        unique_id
        for unique_id, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["name"].startswith(("gold_", "mart_"))
    }
    assert for_readers <= read
    not_public = [
        node
        for node in read & manifest["nodes"].keys()
        if manifest["nodes"][node]["access"] != "public"
        or not manifest["nodes"][node]["config"]["contract"]["enforced"]
    ]
    assert not_public == []
    assert {node.split(".")[-1].split("_")[0] for node in read - for_readers} <= {"silver", "bronze"}


def test_snapshots_are_sql(manifest: dict[str, Any]) -> None:
    """In YAML alone they can fall out of dbt's cached parse: see test_partial_parse."""
    paths = [n["original_file_path"] for n in manifest["nodes"].values() if n["resource_type"] == "snapshot"]
    assert len(paths) == 2
    assert {Path(path).suffix for path in paths} == {".sql"}


def test_the_exposures_name_all_that_the_notebook_and_the_pictures_read(manifest: dict[str, Any]) -> None:
    for name, path in (("first_charts", "first_charts.ipynb"), ("pictures", "pictures.py")):
        text = (ROOT / "notebooks" / path).read_text(encoding="utf-8")
        read = set(re.findall(r"\b(?:mart|silver|gold|bronze)_[a-z_0-9]+\b", text))
        exposure = manifest["exposures"][f"exposure.nhl_lakehouse.{name}"]
        nodes_read = exposure["depends_on"]["nodes"]
        tables = {
            manifest["nodes"][node]["alias"] if node in manifest["nodes"] else node.split(".")[-1]
            for node in nodes_read
        }
        assert read == tables, name


def test_the_table_of_models_names_the_table_of_each(manifest: dict[str, Any]) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| `((?:silver|gold)_\w+)` \| `(\w+)` \|", text, re.MULTILINE))
    tables = {node["name"]: node["alias"] for node in nodes(manifest, "model")}
    assert documented == {name: table for name, table in tables.items() if name != table}


def test_every_layer_has_a_selector() -> None:
    layers = {path.name for path in (ROOT / "dbt_project" / "models").iterdir() if path.is_dir()}
    assert {"staging", "marts"} <= layers
    selectors = yaml.safe_load((ROOT / "selectors.yml").read_text(encoding="utf-8"))["selectors"]
    paths = {found["name"]: found["definition"].get("value") for found in selectors}
    assert {layer: paths.get(layer) for layer in layers} == {
        layer: f"dbt_project/models/{layer}" for layer in layers
    }


@pytest.mark.parametrize(("layer", "above"), [("staging", "silver|gold|mart"), ("silver", "gold|mart")])
def test_a_layer_alone_needs_no_layer_above(built: Path, layer: str, above: str) -> None:
    """Tests compare layers: on a new lake, or after a load, one that is not built yet would fail them."""
    options = ("--resource-type", "test", "--output", "json", "--output-keys", "depends_on")
    listed = dbt("-q", "ls", "--selector", layer, *options, data_dir=built).ok().stdout.splitlines()
    parents = [node for line in listed for node in json.loads(line)["depends_on"]["nodes"]]
    assert len(parents) > 5
    assert [node for node in parents if re.search(rf"\.({above})_", node)] == []


@pytest.mark.parametrize(
    "term",
    ["corsi", "fenwick", "shots_on_goal", "x_goals", "danger", "pdo", "individual_points", "relative_corsi"],
)
def test_a_statistic_names_the_source_of_its_definition(term: str) -> None:
    terms = (ROOT / "dbt_project" / "models" / "_terms.md").read_text(encoding="utf-8")
    [text] = re.findall(rf"{{% docs {term} %}}\n(.*?){{% enddocs %}}", terms, re.S)
    assert re.search(r"^Source: .+(https://|`[\w/]+\.md`)", text, re.M)
