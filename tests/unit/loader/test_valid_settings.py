"""A setting that makes no sense is refused with one sentence, before anything is read or written."""

from __future__ import annotations

import pytest

from ingestion.settings import LoadError, schema_name


@pytest.mark.parametrize("name", ["dev", "prod_2", "_x", "run1234"])
def test_a_schema_that_dlt_keeps_is_the_schema(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("NHL_SCHEMA", name)
    assert schema_name() == name


def test_without_a_schema_it_is_dev(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NHL_SCHEMA", raising=False)
    assert schema_name() == "dev"
    monkeypatch.setenv("NHL_SCHEMA", "")
    assert schema_name() == "dev"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Prod", "prod"),
        ("../x", "_x"),
        ("a b;drop", "a_b_drop"),
        ("a__b", "a_b"),
        ("2x", "_2x"),
        (" ", "dev"),
    ],
)
def test_a_schema_that_dlt_would_rename_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str
) -> None:
    monkeypatch.setenv("NHL_SCHEMA", name)
    with pytest.raises(LoadError) as refused:
        schema_name()
    assert str(refused.value) == (
        f"NHL_SCHEMA is {name!r}, but dlt would write the tables to {written!r}; set NHL_SCHEMA={written} or "
        "another name of small letters, digits and single underscores."
    )
