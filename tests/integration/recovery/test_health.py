"""The health document and its page, from a lake with a loss, on both targets."""

import json

import pytest

from holdfast_page.document import read_document
from holdfast_page.health import health_page
from tests.integration.recovery.local_lake import GAMES, SNAPSHOT, AnyLake
from tests.integration.recovery.targets import EACH

LEDGER = "bronze_game_ledger"


@pytest.mark.thorough  # the demo makes the page of a sound lake
@EACH
def test_a_loss_is_on_the_page(safe_lake: AnyLake, target: str) -> None:
    lake = safe_lake
    everything, [set_id] = lake.delta().to_pyarrow_table().num_rows, lake.sets()
    lake.delta().delete("season = 20242025")
    lost = everything - lake.delta().to_pyarrow_table().num_rows
    lake.verb("freeze", tables=[GAMES], reason="rows fell").ok()
    before = lake.rows()
    done = lake.dbt("run-operation", "health").ok()  # not -q: the document is one line among dbt's own
    assert lake.rows() == before
    document = read_document(done.stdout)
    assert (document["status"], document["target"] == target) == ("FAIL", True)
    by_name = {each["name"]: each for each in document["tables"]}
    games = by_name[GAMES]
    newest = games["versions"][0]
    assert (newest["operation"], newest["fell_by"], newest["on_purpose"]) == ("DELETE", lost, False)
    assert [version["fell_by"] for version in games["versions"][1:]] == [None] * (games["listed"] - 1)
    assert (games["status"], games["missing"], games["rows"]) == ("FAIL", lost, everything - lost)
    assert (games["oldest"]["version"], games["good"]["set"]) == (games["versions"][-1]["version"], set_id)
    assert {each["missing"] for name, each in by_name.items() if name != GAMES} == {0}
    assert SNAPSHOT in {each["name"] for each in by_name["bronze_player_game_stats_v2"]["feeds"]}
    assert {(each["set"], each["condition"]) for each in document["backups"]} == {(set_id, "good")}
    assert {each["table"] for each in document["backups"]} == set(by_name)
    assert [(each["table"], each["reason"]) for each in document["frozen"]] == [(GAMES, "rows fell")]
    assert [(each["table"], each["rows_lost"]) for each in document["incident"]["losses"]] == [(GAMES, lost)]
    [calendar] = document["sections"]
    finals = lake.delta(LEDGER).to_pyarrow_table(columns=["is_final", "is_complete"]).to_pylist()
    assert sum(day["total"] for day in calendar["days"]) == sum(row["is_final"] for row in finals)
    complete = [row for row in finals if row["is_final"] and row["is_complete"]]
    assert sum(day["done"] for day in calendar["days"]) == len(complete)
    page = health_page(document)
    assert f"fell by {lost:,}" in page
    assert json.dumps(["plain"] * (games["listed"] - 1) + ["fall"]).replace('"', "&quot;") in page
