"""Tables whose columns have the names that the package's SQL gives to tables and columns of its own."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable, write_deltalake

from dbt_duckdb_delta import functions, session
from tests.support.run import ROOT
from tests.unit.macros.builders import node
from tests.unit.macros.small_shop import Shop

SIZE = 20
KEPT = 6


def names_in_sql() -> list[str]:
    """Every name that follows `as` in a macro, but those that begin with holdfast_."""
    found: set[str] = set()
    for file in (ROOT / "macros").rglob("*.sql"):
        text = re.sub(r"{#.*?#}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        found.update(re.findall(r"\bas ([a-z]\w*)\b(?!\()", text))
    return sorted(name for name in found - {"id", "value"} if not name.startswith("holdfast_"))


NAMES = names_in_sql()
ids = list(range(SIZE))
TABLES = {  # by what a name does: DuckDB takes alias."id" for a field of a column with the alias's name
    "structs": (["id"], pa.table({"id": ids, **{name: [{"id": i} for i in ids] for name in NAMES}})),
    "keys": (NAMES, pa.table({**{name: [1] * SIZE for name in NAMES[1:]}, NAMES[0]: ids, "value": ids})),
    "threes": (NAMES, pa.table({**{name: [3] * SIZE for name in NAMES[1:]}, NAMES[0]: ids, "value": ids})),
    "texts": (["id"], pa.table({"id": ids, **{name: ["same"] * SIZE for name in NAMES}, "value": ids})),
}


THOROUGH = ("threes", "texts")


@pytest.fixture(
    params=[pytest.param(each, marks=[pytest.mark.thorough] * (each in THOROUGH)) for each in TABLES]
)
def shop(request: pytest.FixtureRequest, data_dir: Path) -> Iterator[Shop]:
    """One table with such names and a backup of it; then it has lost all rows but six."""
    key, rows = TABLES[request.param]
    path = data_dir / "lake" / "dev" / "orders"
    write_deltalake(str(path), rows)
    with session.connect(data_dir) as connection:
        functions.register(connection, data_dir)
        made = Shop(data_dir, connection)
        known = made._macros

        def macros():
            own = known()
            del own.graph["sources"][1]
            meta = {"protected": True, "reload": "load", "key": key}
            own.graph["sources"][0] = node(
                "orders", "source", database="lake", identifier="orders", meta=meta
            )
            return own

        made._macros = macros  # type: ignore[method-assign]
        made.verb("backup_all")
        made.backup = made.answer("list_backups")[0]["set"]
        DeltaTable(str(path)).delete(f'"{rows.schema.names[0] if key == ["id"] else NAMES[0]}" >= {KEPT}')
        yield made


def count(shop: Shop) -> int:
    return len(DeltaTable(str(shop.path())).to_pyarrow_table())


def test_the_names_are_found() -> None:
    assert {"n", "total", "both_sides", "example"} <= set(NAMES), "is the pattern still right?"


def test_the_loss_is_seen_and_restored(shop: Shop) -> None:
    assert count(shop) == KEPT
    [plan] = shop.answer("recovery_plan", table="orders", values=True)
    assert (plan["loss"]["missing"], plan["loss"]["rows"]) == (SIZE - KEPT, SIZE)
    assert {(path["rows"], path["recovers"], path["lacks"], path["differ"]) for path in plan["paths"]} == {
        (SIZE, SIZE - KEPT, 0, 0)
    }
    shop.verb("restore_table", table="orders", backup="latest")
    assert count(shop) == SIZE
    DeltaTable(str(shop.path())).delete()
    shop.verb("restore_table", table="orders", auto=True, prefer="point")
    assert count(shop) == SIZE
    shop.verb("verify_backup", backup=shop.backup)


def test_rows_that_came_since_are_no_loss_and_stay(shop: Shop) -> None:
    shop.verb("restore_table", table="orders", backup="latest")
    [*_, key] = shop.macros.graph["sources"][0].meta["key"]
    table = DeltaTable(str(shop.path())).to_pyarrow_table()
    at = table.schema.get_field_index(key)
    later = table.set_column(at, table.schema.field(at), pa.array([i + SIZE for i in ids]))
    write_deltalake(str(shop.path()), later, mode="append")
    [plan] = shop.answer("recovery_plan", table="orders")
    assert plan["loss"] is None
    shop.verb("restore_table", table="orders", backup="latest", prefer="point")
    assert count(shop) == 2 * SIZE


def test_keys_that_only_one_copy_holds_are_named_before_they_go(shop: Shop) -> None:
    time.sleep(
        1
    )  # manifests have whole seconds: within one, the backup would count as later than the acceptance
    assert ": accepted." in shop.verb("accept_loss", table="orders", reason="test")
    shop.verb("backup_all")
    assert [each["suspect"] for each in shop.answer("list_backups")] == [None, None]
    said = shop.verb("prune_backups", keep_last=1)
    assert f"holds {SIZE - KEPT} keys of orders" in said


def test_the_printed_check_finds_other_values(shop: Shop) -> None:
    shop.verb("emit_sql", verb="verify_backup", args={"table": "orders", "backup": shop.backup})
    text = "\n".join(shop.macros.printed)
    [check] = [each for each in text.split(";") if "as h" in each]
    sql = check[check.index("select") :]
    before = shop.connection.sql(sql).fetchall()
    [copy] = (shop.data_dir / "backups" / shop.backup / "dev.orders").rglob("*.parquet")
    rows = pq.read_table(copy)
    last = rows.schema.names[-1]
    wrong = rows.column(last).to_pylist()[1:] + rows.column(last).to_pylist()[:1]
    pq.write_table(
        rows.set_column(
            len(rows.schema) - 1, rows.schema.field(last), pa.array(wrong, rows.schema.types[-1])
        ),
        copy,
    )
    assert shop.connection.sql(sql).fetchall() != before
