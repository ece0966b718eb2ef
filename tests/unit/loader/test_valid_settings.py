"""A setting that makes no sense is refused with one sentence, before anything is read or written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingestion.bounds import BOUNDS
from ingestion.settings import LoadError, Settings, read_settings, schema_name


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


def refusal(monkeypatch: pytest.MonkeyPatch, **settings: object) -> str:
    """The sentence that refuses these variables of `[sources.nhl]`."""
    for name, value in settings.items():
        monkeypatch.setenv(f"SOURCES__NHL__{name.upper()}", str(value))
    with pytest.raises(LoadError) as refused:
        read_settings({})
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("name", "value", "bounds"),
    [
        ("lookback_days", "-1", "a whole number from 0 to 36500"),
        ("lookback_days", "1000000", "a whole number from 0 to 36500"),
        ("shift_chart_days", "999999999999", "a whole number from 0 to 36500"),
        ("shift_chart_weekly_days", "10000000000", "a whole number from 0 to 36500"),
        ("shift_chart_requests", "1000001", "a whole number from 0 to 1000000"),
        ("backup_hours", "99999999999999", "a whole number from 0 to 876000"),
        ("max_retries", "101", "a whole number from 0 to 100"),
        ("timeout", "inf", "a number from 0.001 to 86400"),
        ("timeout", "nan", "a number from 0.001 to 86400"),
        ("timeout", "1e+30", "a number from 0.001 to 86400"),
        ("timeout", "0.0", "a number from 0.001 to 86400"),
        ("requests_per_second", "1e-300", "a number from 0.001 to 1000000"),
        ("requests_per_second", "inf", "a number from 0.001 to 1000000"),
        ("history_begins", "9999-12-31", "a date from 2018-10-01 to 2099-12-31"),
    ],
)
def test_a_number_or_date_out_of_bounds_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, bounds: str
) -> None:
    assert refusal(monkeypatch, **{name: value}) == f"{name} is {value}; set it to {bounds}."


def test_every_number_and_date_has_bounds() -> None:
    bounded = {"int", "float", "date", "date | None"}
    assert {
        name for name, field in Settings.__dataclass_fields__.items() if field.type in bounded
    } <= BOUNDS.keys()


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ({"until": "9999-12-31"}, "until is 9999-12-31; set it to a date from "),
        ({"since": "9999-12-01"}, "since is 9999-12-01; set it to a date from "),
        ({"lookback_days": "1000000"}, "lookback_days is 1000000; set it to "),
        ({"games": ["202402000²"]}, "'202402000²' is not a game id; "),
        ({"games": ["٢٠٢٤٠٢٠٠٠١"]}, "'٢٠٢٤٠٢٠٠٠١' is not a game id; "),
        ({"accept_poorer": ["202402000²"]}, "'202402000²' is not a game id; "),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(options: dict, start: str) -> None:
    with pytest.raises(LoadError) as refused:
        read_settings(options)
    assert str(refused.value).startswith(start)


def test_the_bounds_themselves_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for end in (0, 1):
        for name in BOUNDS.keys() & Settings.__dataclass_fields__:
            bounds = BOUNDS[name]
            monkeypatch.setenv(f"SOURCES__NHL__{name.upper()}", str(bounds[end]))
        read_settings({})


def test_a_misspelt_setting_is_refused_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(monkeypatch, lookback_dayz="5") == (
        "SOURCES__NHL__LOOKBACK_DAYZ is not a setting of the loader; the nearest is lookback_days."
    )


def test_a_misspelt_setting_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".dlt").mkdir()
    (tmp_path / ".dlt" / "config.toml").write_text("[sources.nhl]\nmax_retry = 2\ntimeout = 20\n")
    code = "from ingestion.settings import read_settings; read_settings({})"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1].endswith(
        "max_retry of [sources.nhl] is not a setting of the loader; the nearest is max_retries."
    )


def test_settings_of_other_sources_are_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCES__NHL__ARCHIVE__X", "1")
    monkeypatch.setenv("SOURCES__NHLX__Y", "1")
    read_settings({})
