"""A frozen table on both targets: what builds, deletes and ends refuses; what restores and reads goes on."""

import json

import pytest

from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, one_line
from tests.integration.recovery.printed_sql import emitted
from tests.integration.recovery.targets import EACH
from tests.support import run

REASON = "it's lost: three tables"


@pytest.mark.thorough
@EACH
def test_a_freeze_stops_what_writes_and_lets_a_recovery_pass(safe_lake: AnyLake, target: str) -> None:
    whole = safe_lake.rows()
    safe_lake.delta().delete("season > 20232024")
    said = safe_lake.verb("freeze", tables=[GAMES], reason=REASON).ok().stdout
    assert said.splitlines()[0] == f"Frozen: {GAMES}."
    short = safe_lake.rows()
    frozen = f"{GAMES} is frozen by "

    refused = one_line(safe_lake.dbt("build").refused())
    assert f"would read {GAMES}" in refused
    assert f"({REASON})" in refused
    safe_lake.dbt("build", "--select", "snapshot_players", "--exclude-resource-type", "test").ok()
    for verb, arguments in (("prune_backups", {"keep_last": 1}), ("clean_up", {})):
        assert frozen in one_line(safe_lake.verb(verb, **arguments, dry_run=False).refused())
        safe_lake.verb(verb, **arguments).ok()
    assert safe_lake.rows() == short
    (check,) = safe_lake.checks("freeze")
    assert check["status"] == "OK"
    assert frozen in check["detail"]

    safe_lake.verb("restore_table", table=GAMES, backup="latest").ok()
    assert safe_lake.rows() == whole
    assert json.loads(safe_lake.verb("thaw", output="json").ok().stdout)["tables"] == [GAMES]
    build = ("build", "--exclude-resource-type", "test", "unit_test", "--select")
    safe_lake.dbt(*build, "silver_team_games").ok()
    log = [(row["verb"], row["table_name"]) for row in safe_lake.log()]
    assert [each for each in log if each[0] in ("freeze", "thaw")] == [("freeze", GAMES), ("thaw", GAMES)]

    report = safe_lake.answer("incident_report")
    [loss] = [each for each in report["losses"] if each["table"] == GAMES]
    lost = len(whole) - len(short)
    assert (loss["rows_before"], loss["rows_lost"], loss["keys_lost"]) == (len(whole), lost, lost)
    [restore] = report["recoveries"]
    assert (restore["table"], restore["rows_after"]) == (GAMES, len(whole))
    [now] = [each for each in report["tables"] if each["table"] == GAMES]
    assert (now["proof"], now["missing"]) == ("unchanged since", 0)


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_the_printed_sql_freezes_and_thaws(safe_lake: AnyLake, target: str) -> None:
    given = {"tables": [GAMES, SNAPSHOT], "reason": "rows are missing"}
    texts = emitted(
        {"freeze": ("freeze", given), "thaw": ("thaw", {"tables": [SNAPSHOT]})}, target, safe_lake.data
    )
    safe_lake.run_text(texts["freeze"])
    assert "frozen by" in one_line(safe_lake.verb("prune_backups", keep_last=1, dry_run=False).refused())
    safe_lake.run_text(texts["thaw"])
    assert safe_lake.answer("thaw")["tables"] == [GAMES]


def test_a_damaged_record_freezes_every_table(safe_lake: AnyLake) -> None:
    (safe_lake.data / "frozen.json").write_text("", encoding="utf-8")
    assert "cannot be read" in one_line(run.dbt("build", data_dir=safe_lake.data).refused())
    said = safe_lake.verb("thaw").ok().stdout
    assert "could not be read and was set aside" in said
    assert (safe_lake.data / "frozen.json.1.damaged").exists()
