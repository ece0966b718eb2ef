"""The sources' yml says what the contract of bronze says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingestion.bronze import TABLES, BronzeTable

MODELS = Path(__file__).resolve().parents[3] / "dbt_project" / "models"
SOURCE = yaml.safe_load((MODELS / "staging" / "nhl" / "_nhl__sources.yml").read_text())["sources"][0]
IN_YML = {table["name"]: table for table in SOURCE["tables"]}


def test_every_bronze_table_is_a_source() -> None:
    assert sorted(IN_YML) == sorted(TABLES)


@pytest.mark.parametrize("contract", TABLES.values(), ids=TABLES)
def test_columns_and_their_descriptions_are_the_contracts(contract: BronzeTable) -> None:
    said = {
        column["name"]: " ".join(column["description"].split()) for column in IN_YML[contract.name]["columns"]
    }
    meant = {
        field.name: " ".join(field.metadata[b"description"].decode().split()) for field in contract.schema
    }
    assert said == meant
    assert list(said) == list(meant)


@pytest.mark.parametrize("contract", TABLES.values(), ids=TABLES)
def test_key_is_declared_protected_and_tested(contract: BronzeTable) -> None:
    table = IN_YML[contract.name]
    meta = table["config"]["meta"]
    assert tuple(meta["key"]) == contract.key
    assert meta["protected"] is True
    assert meta["newest"] in contract.schema.names
    kind = "unique_combination_of_columns"
    tested = [test[kind] for test in table["data_tests"] if kind in test]
    assert tested == [{"arguments": {"combination_of_columns": list(contract.key)}}]
