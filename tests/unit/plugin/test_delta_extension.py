"""DuckDB's delta extension: what is installed, then the wheel's file, then the network, then a sentence."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dbt_duckdb_delta import delta_extension
from dbt_duckdb_delta.errors import LakeError

WHEEL = Path("/wheel/delta.duckdb_extension")


class Connection:
    """A DuckDB in which some statements fail; it remembers what it was asked."""

    def __init__(self, *failing: str) -> None:
        self.failing, self.asked = failing, []

    def execute(self, statement: str) -> None:
        self.asked.append(statement)
        if statement in self.failing:
            raise duckdb.IOException("not here")


@pytest.fixture
def wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delta_extension, "_file_in_wheel", lambda: WHEEL)


@pytest.mark.usefixtures("wheel")
@pytest.mark.parametrize(
    ("failing", "origin", "last"),
    [
        ([], "installed", "load delta"),
        (["load delta"], "wheel", f"load '{WHEEL}'"),
        (["load delta", f"load '{WHEEL}'"], "download", "install delta"),
    ],
)
def test_the_nearest_is_taken(failing: list[str], origin: str, last: str) -> None:
    connection = Connection(*failing)
    if origin == "download":  # once installed, it loads
        connection.failing = (f"load '{WHEEL}'",)
        connection.execute = _installing(connection)
    assert delta_extension.load(connection) == origin
    assert last in connection.asked
    assert [word for word in connection.asked if word.startswith("install")] == (
        ["install delta"] if origin == "download" else []
    )


def _installing(connection: Connection) -> object:
    def execute(statement: str) -> None:
        connection.asked.append(statement)
        installed = "install delta" in connection.asked
        if statement in connection.failing or (statement == "load delta" and not installed):
            raise duckdb.IOException("not here")

    return execute


@pytest.mark.usefixtures("wheel")
def test_nothing_goes_to_the_network_before_all_else_has_failed() -> None:
    connection = Connection("load delta")
    delta_extension.load(connection)
    assert connection.asked.index("set autoinstall_known_extensions = false") < connection.asked.index(
        "load delta"
    )


def test_without_any_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delta_extension, "_file_in_wheel", lambda: None)
    with pytest.raises(LakeError, match=f"run `pip install duckdb-extension-delta=={duckdb.__version__}`"):
        delta_extension.load(Connection("load delta", "install delta"))


def test_the_installed_environment_has_one_that_works() -> None:
    with duckdb.connect() as connection:
        assert delta_extension.load(connection) in ("installed", "wheel")
        loaded = "select loaded from duckdb_extensions() where extension_name = 'delta'"
        assert connection.execute(loaded).fetchone() == (True,)
