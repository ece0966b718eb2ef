"""The readiness check: what is wrong is named, with a command that mends it; what is right is not."""

import json
import os
import re
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from tests.integration.recovery.backup_sets import copy_set
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake, Lake, one_line
from tests.integration.recovery.targets import EACH
from tests.support import run

SCHEDULES = run.ROOT / "docs" / "schedules.md"

LEDGER, PLAYERS = "bronze_game_ledger", "bronze_player_game_stats_v2"
SCHEDULE, SKATERS = "bronze_schedule_2023_v2", "bronze_skaters_2023_v2"


def examine(lake: AnyLake) -> tuple[int, dict]:
    """Exit code and JSON of doctor."""
    done = lake.verb("doctor", output="json")
    [document] = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return done.code, json.loads(document)


def said(found: dict, aspect: str) -> list[tuple[str, str | None, str]]:
    return [(c["status"], c["table"], c["detail"]) for c in found["checks"] if c["aspect"] == aspect]


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_a_sound_lake_is_told_so_and_left_as_it_is(safe_lake: AnyLake) -> None:
    before = safe_lake.folder(), safe_lake.native_rows(), safe_lake.sets()
    code, found = examine(safe_lake)
    assert code == 0
    assert [check for check in found["checks"] if check["status"] != "OK"] == []
    assert {check["aspect"] for check in found["checks"]} >= {
        "tables", "keys", "backups", "suspects", "retention", "time travel", "unfinished", "dbt graph",
    }  # fmt: skip
    assert said(found, "official figures") == [
        ("OK", None, "no final game differed from them when it was loaded, as the ledger records")
    ]
    assert (safe_lake.folder(), safe_lake.native_rows(), safe_lake.sets()) == before


@pytest.mark.thorough
def test_the_documented_command_gives_a_monitor_json_of_what_failed(safe_lake: AnyLake) -> None:
    """dbt itself, as a shell runs it: it prints its errors on stdout, behind the document."""
    documented = re.search(
        r"^dbt -q run-operation doctor .*json.*$", SCHEDULES.read_text("utf-8"), re.MULTILINE
    )
    assert documented
    safe_lake.backup(table=GAMES).damage()
    folder = f"{Path(run.program('dbt')).parent}{os.pathsep}{os.environ['PATH']}"

    def monitor(verb: str, arguments: str = "") -> dict:
        line = documented[0].replace("doctor", verb).replace("output: json", f"{arguments}output: json")
        done = run.run("bash", "-o", "pipefail", "-c", line, data_dir=safe_lake.data_dir, PATH=folder)
        assert done.code == 1, done.output
        return json.loads(done.stdout)

    copy = monitor("verify_backup", f"table: {GAMES}, ")
    assert (copy["verified"], GAMES in copy["id"], copy["problem"] is None) == (False, True, False)
    assert monitor("drill", f"backup: {safe_lake.backup().set}, ")["good"] is False
    assert monitor("doctor")["status"] == "FAIL"


@pytest.mark.thorough
@EACH
def test_games_that_lack_something_for_too_long_are_named(safe_lake: AnyLake) -> None:
    finals = safe_lake.delta(LEDGER).to_pyarrow_table().filter(pa.compute.field("is_final")).to_pylist()
    incomplete = sorted(
        (row for row in finals if not row["is_complete"]), key=lambda row: (row["game_date"], row["game_id"])
    )
    done = f"{len(finals) - len(incomplete)} of {len(finals)} final games are complete, "
    first, second, *others = incomplete
    safe_lake.delta(LEDGER).update({"last_attempt_at": "null"})  # as after a replay
    for game in incomplete:
        ask(safe_lake, game, None, gap="no boxscore")
    detail = f"{len(incomplete)} have not been requested"
    assert said(examine(safe_lake)[1], "games") == [("OK", None, done + detail)], "as the demo's sample"

    evening = "T03:00:00Z"  # of the league's date before
    ask(safe_lake, first, days=4, gap="no boxscore", time=evening)
    ask(safe_lake, second, days=16, gap="no shift chart", time=evening)
    for game in others:
        ask(safe_lake, game, days=1, gap="no boxscore")
    detail = f"{len(incomplete)} may still be completed by the NHL"
    assert said(examine(safe_lake)[1], "games") == [("OK", None, done + detail)], "within their grace"

    ask(safe_lake, first, days=4, gap="no boxscore")
    detail = f"1 of {len(finals)} final games still lack something long after they were played "
    detail += f"({first['game_id']}: no boxscore, for example)"
    assert said(examine(safe_lake)[1], "games") == [("WARN", None, detail)]

    ask(safe_lake, second, None, gap="no boxscore")
    ask(safe_lake, next(row for row in finals if row["is_complete"]), days=400, gap="")
    detail += f"; 1 of {len(finals)} final games have never been requested, although later loads "
    detail += f"requested others ({second['game_id']}, for example)"
    assert said(examine(safe_lake)[1], "games") == [("WARN", None, detail)]
    safe_lake.delta(LEDGER).update(
        {"discrepancies": "'hits 3, not 4'"}, predicate=f"game_id = {first['game_id']}"
    )
    [(_, _, detail)] = said(examine(safe_lake)[1], "official figures")
    assert detail.startswith(
        f"1 of {len(finals)} final games differ from them ({first['game_id']}, for example)"
    )


def ask(lake: AnyLake, game: dict, days: int | None, gap: str, time: str = "T12:00:00Z") -> None:
    """The ledger as after a request that many days after the game, with a gap left; None: never."""
    asked = "null" if days is None else f"to_timestamp('{game['game_date'] + timedelta(days=days)}{time}')"
    lake.delta(LEDGER).update(
        {"gap_reason": f"'{gap}'", "last_attempt_at": asked}, predicate=f"game_id = {game['game_id']}"
    )


@pytest.mark.thorough_when(target="databricks")
@EACH
def test_everything_that_is_wrong_is_named(safe_lake: AnyLake) -> None:
    lake = safe_lake
    [first] = lake.sets()
    write_deltalake(lake.delta(), lake.delta().to_pyarrow_table().slice(0, 3), mode="append")  # double keys
    lake.delta(PLAYERS).delete("season > 20232024")
    lake.delta(SKATERS).alter.set_table_properties({"delta.logRetentionDuration": "interval 2 weeks"})
    lake.delta(SKATERS).delete("season = 20232024")
    lake.delta(SKATERS).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
    lake.delete(SCHEDULE)
    lake.database("update dev.snapshot_players set dbt_scd_id = null where player_id % 7 = 0")
    for backup in lake.backups(first):
        backup.mark(taken_at="2026-02-03 09:00:00")
    suspect = copy_set(lake, 0.1, "single", only=GAMES, suspect="rows fell from 9 to 1")
    incomplete = copy_set(lake, 20)
    lake.backup(incomplete, GAMES).delete()
    damaged = copy_set(lake, 0.2, "single", only=LEDGER)
    lake.backup(damaged, LEDGER).data_file().unlink()
    lake.database("create table dev.retired_players as select * from dev.snapshot_players")
    copy_set(lake, 300, "single", only=SNAPSHOT, named="retired_players")

    code, found = examine(lake)
    assert code != 0
    tables = {(status, table) for status, table, _ in said(found, "tables")}
    assert tables == {("FAIL", PLAYERS), ("FAIL", SKATERS), ("FAIL", SCHEDULE), ("FAIL", SNAPSHOT)}
    keys = {table: detail for status, table, detail in said(found, "keys") if status == "FAIL"}
    assert set(keys) == {GAMES, SNAPSHOT}
    assert "3 keys of" in keys[GAMES]
    assert "NULL in their key (dbt_scd_id)" in keys[SNAPSHOT]
    stale = {(status, table) for status, table, _ in said(found, "backups")}
    assert stale == {
        *(("FAIL", table) for table in (GAMES, PLAYERS, SKATERS, SCHEDULE, SNAPSHOT)),
        ("WARN", LEDGER),
    }, "the ledger has not changed since its old backup, so that one still counts; its damaged one is named"
    assert [(status, table) for status, table, _ in said(found, "suspects")] == [("WARN", GAMES)]
    assert suspect in said(found, "suspects")[0][2]
    [(status, table, detail)] = said(found, "retention")
    assert (status, table) == ("WARN", SKATERS)
    assert "keeps 14 days" in detail
    [(status, table, detail)] = said(found, "time travel")
    assert (status, table) == ("WARN", SKATERS)
    assert f"reaches back to version {first_readable(lake, SKATERS)} of" in detail
    assert any(incomplete in detail and GAMES in detail for _, _, detail in said(found, "unfinished"))
    [(status, table, detail)] = said(found, "dbt graph")
    assert (status, table) == ("FAIL", "retired_players")
    assert "no longer knows" in detail


def first_readable(lake: AnyLake, table: str) -> int:
    for version in range(lake.delta(table).version() + 1):
        try:
            DeltaTable(str(lake.path(table)), version=version).to_pyarrow_table()
            return version
        except (OSError, DeltaError):
            continue
    raise AssertionError(f"no version of {table} can be read")


@pytest.mark.thorough
def test_rows_that_went_on_purpose_are_no_loss_for_ever(safe_lake: AnyLake) -> None:
    lake, version = safe_lake, safe_lake.delta().version()

    def missing() -> list[str]:
        return [c["detail"] for c in lake.checks("tables") if c["table"] == GAMES]

    write_deltalake(lake.delta(), lake.delta().to_pyarrow_table(), mode="append")
    lake.delta().restore(version)
    assert missing() == [], "each row was there twice, and is there once"
    lake.delta().delete("season > 20232024")
    [told] = missing()
    assert "unless they went on purpose (dbt run-operation accept_loss" in told
    lake.verb("backup_table", table=GAMES).ok()
    [suspect] = [check["command"] for check in lake.checks("suspects")]
    lake.follow(suspect).ok()
    assert missing() == [], "the backup that is trusted holds no more than the table"
    kept = lake.delta().version()
    lake.delta().delete("game_id % 2 = 0")
    assert len(missing()) == 1, "a loss after that is one"
    lake.verb("restore_table", table=GAMES, auto=True).ok()
    assert missing() == []
    lake.verb("restore_table", table=GAMES, version=kept + 1, mode="replace").ok()
    assert missing() == [], "whoever replaces the table means it"
    lake.delta().delete("game_id % 5 = 0")
    assert len(missing()) == 1
    assert "needs a reason" in lake.refused("accept_loss", table=GAMES)
    assert lake.answer("accept_loss", table=GAMES, reason="no longer wanted")["accepted"]
    assert missing() == []
    assert not lake.answer("accept_loss", table=GAMES, reason="again")["accepted"]


@pytest.mark.thorough
def test_a_check_that_does_not_exist_is_refused_with_the_nearest(untouched: Lake) -> None:
    done = untouched.dbt("-q", "run-operation", "doctor", "--vars", "{holdfast_checks: [ledger_gap]}")
    assert "did you mean 'ledger_gaps'?" in one_line(done.refused())
