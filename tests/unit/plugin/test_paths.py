"""Names to folders: below the data folder, whatever the name."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dbt_duckdb_delta.errors import LakeError
from dbt_duckdb_delta.paths import data_folder, locate

DATA = Path("/data of mine")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("dev.games", "lake/dev/games"),
        ("Dev.My Games", "lake/Dev/My Games"),
        ("dev.select", "lake/dev/select"),
        ("dev.games.v2", "lake/dev/games.v2"),
        ('dev.it\'s "so"', 'lake/dev/it\'s "so"'),
        ("dev.Zürich", "lake/dev/Zürich"),
        ("backups/set_1/dev.games", "backups/set_1/dev.games"),
        ("backups/set_1", "backups/set_1"),
    ],
)
def test_a_name_is_a_folder_below_the_data_folder(name: str, folder: str) -> None:
    assert locate(DATA, name) == DATA / folder


@pytest.mark.parametrize(
    "name",
    [
        "",
        "games",
        "dev.",
        ".games",
        ".",
        "dev..",
        "dev...",
        "dev/x.games",
        "dev.a/b",
        "dev.a\\b",
        "/etc.games",
    ]
    + ["../dev.games", "backups", "backups/", "backups/.", "backups/../lake/dev", "backups/a/../../lake"]
    + [f"dev.a{character}b" for character in "%#?[]^|\n\0"],
)
def test_a_name_that_leads_elsewhere_or_that_delta_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(LakeError):
        locate(DATA, name)


def test_a_refusal_names_the_characters_in_the_way() -> None:
    with pytest.raises(LakeError, match=r"choose a name without '#' '\?'"):
        locate(DATA, "dev.what?#")
    with pytest.raises(LakeError, match=r"/100%/lake/dev/games cannot hold a Delta table.* '%'"):
        locate(Path("/100%"), "dev.games")


@pytest.mark.parametrize(
    "text", ["s3://bucket/lake", "S3://bucket/lake", "s3:/bucket/lake", "abfss://c@a/lake", "file:///lake"]
)
def test_a_url_is_not_a_data_folder(text: str) -> None:
    """Path() would make a folder called `s3:` of it."""
    with pytest.raises(LakeError, match=r"The data folder is a URL, \w+://\.\.\. .* Name a path"):
        data_folder(text)


@pytest.mark.parametrize(("text", "wrong"), [
    ("/srv/100%/data", "'%'"), ("/srv/a#b?/data", "'#' '?'"), ("/srv/[x]", "'[' ']'"), ("/srv/a\nb", "'\\n'"),
])  # fmt: skip
def test_a_data_folder_whose_path_delta_misreads_is_refused_by_name(text: str, wrong: str) -> None:
    with pytest.raises(LakeError) as refused:
        data_folder(text)
    said = str(refused.value)
    assert said.startswith(
        f"The data folder {text} cannot hold Delta tables: its path contains {wrong}. Choose"
    )


def test_a_path_is_a_data_folder() -> None:
    assert data_folder("data") == Path("data").absolute()
    assert data_folder("/data/a:b") == Path("/data/a:b")


def test_a_path_from_the_home_folder_is_what_duckdb_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """cron, `.env` files and `docker -e` leave `~` as it is, and DuckDB opens the database file by it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    duckdb.connect("~/nhl.duckdb").close()
    assert data_folder("~") == data_folder("~/") == tmp_path
    assert (data_folder("~/") / "nhl.duckdb").is_file()
    assert data_folder("./~/x") == Path.cwd() / "~/x", "only at the beginning"


def test_the_home_folder_of_a_user_by_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell takes ~root for /root, DuckDB for HOME + 'root'."""
    with pytest.raises(LakeError, match=r"^~root/lake begins .* Name the whole path"):
        data_folder("~root/lake")


def test_a_folder_that_delta_cannot_take_is_refused_without_a_file_to_look_in() -> None:
    """A variable of the environment may have set it, and the plug-in knows none."""
    with pytest.raises(LakeError, match="and name it where you set the data folder") as refused:
        data_folder("/srv/50%/lake")
    assert "profiles.yml" not in str(refused.value)
