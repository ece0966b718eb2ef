"""The health document of a made-up shop: a loss, a month of backups, eight drills, a year of orders.

The tests of the page read it, and the pictures in docs/pictures/ show it (tests/support/health_pictures.py).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

NOW = datetime(2026, 2, 17, 9, 0, tzinfo=UTC)
HISTORY, REVENUE, REPORT = "snapshot customers_history", "model revenue", "exposure board_report"
TABLES = {  # name: resource, key, rows now, rows a day, what it feeds
    "orders": ("source", ["order_id"], 1_284_310, 1_480, [HISTORY, REVENUE, REPORT]),
    "order_lines": ("source", ["order_id", "line"], 4_930_022, 5_710, [REVENUE, REPORT]),
    "customers": ("source", ["customer_id"], 318_205, 160, [HISTORY, "model big_spenders"]),
    "products": ("source", ["sku"], 12_480, 6, [REVENUE]),
    "stock": ("source", ["sku", "store_id"], 246_318, 0, []),
    "customers_history": ("snapshot", ["dbt_scd_id"], 402_911, 390, ["model big_spenders"]),
    "sales": ("model", ["order_id"], 1_284_310, 1_480, [REPORT]),
}
LOST = 212_904  # rows of orders, deleted the evening before
DELETED_AT = datetime(2026, 2, 16, 18, 42, 7, tzinfo=UTC)


def at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def ago(**past: float) -> str:
    return at(NOW - timedelta(**past))


def finding(
    status: str, aspect: str, detail: str, command: str | None = None, table: str | None = None
) -> dict:
    return {"aspect": aspect, "table": table, "status": status, "detail": detail, "command": command}


CHECKS = [
    finding(
        "FAIL",
        "tables",
        f"orders holds {1_284_310 - LOST:,} rows, and lacks {LOST:,} of the 1,284,310 of version 46 "
        "of 2026-02-16 05:30:00 since version 47 of 2026-02-16 18:42:07 UTC",
        "dbt run-operation restore_table --args '{table: orders, auto: true}'",
        "orders",
    ),
    finding(
        "WARN",
        "backup reads",
        "7 of 216 backups were not read whole since 2026-01-18 09:00:00 UTC, the longest unread "
        "is set_20260117T054500Z/stock (2026-01-17 05:46:31)",
        "dbt run-operation verify_backup --args '{table: stock, backup: set_20260117T054500Z}'",
        "stock",
    ),
    finding("OK", "keys", "each table has a declared, unique key"),
    finding("OK", "retention", "tables with a history are set to keep at least 30 days of it"),
    finding("OK", "freeze", "no table is frozen"),
    finding("OK", "dbt graph", "the next dbt build destroys no protected table"),
]


def versions(name: str, rows: int, daily: int) -> list[dict[str, Any]]:
    """The newest versions, newest first: a load each morning, and in `orders` a deletion last night."""
    made = []
    for day in range(12):
        load = {"at": ago(days=day + 1, hours=3.5), "operation": "MERGE", "user": "load-job", "note": None}
        made.append({"version": 46 - day, "rows": rows - day * daily, "fell_by": None, **load})
    if name == "orders":
        gone = {
            "at": at(DELETED_AT),
            "operation": "DELETE",
            "user": "ann@example.com",
            "note": "clean up test orders",
        }
        made.insert(0, {"version": 47, "rows": rows - LOST, "fell_by": LOST, **gone})
    if name == "products":
        made[4] |= {
            "fell_by": 18,
            "rows": made[5]["rows"] - 18,
            "on_purpose": True,
            "note": "removes 18 rows on purpose",
        }
    return [{"on_purpose": False, "unreadable": None} | version for version in made]


def table(name: str) -> dict[str, Any]:
    resource, key, rows, daily, feeds = TABLES[name]
    lost, plain = name == "orders", resource == "source"
    loss = {
        "missing": LOST,
        "rows": rows,
        "where": "version 46",
        "when": "2026-02-16 05:30:00.000",
        "lost_by": "version 47",
        "since": at(DELETED_AT),
    }
    good = {
        "set": "set_20260216T054500Z",
        "taken_at": "2026-02-16 05:45:00",
        "verified_at": "2026-02-16 05:46:31",
    }
    return {
        "name": name,
        "resource": resource,
        "key": key,
        "reload": "my-loader run" if plain else None,
        "status": {"orders": "FAIL", "stock": "WARN"}.get(name, "OK"),
        "exists": True,
        "error": None,
        "rows": rows - LOST if lost else rows,
        "missing": LOST if lost else 0,
        "loss": loss if lost else None,
        "has_history": plain,
        "listed": 48 if plain else 0,
        "versions": versions(name, rows, daily) if plain else [],
        "oldest": {"version": 3, "at": ago(days=30 if name != "products" else 41)} if plain else None,
        "retention": {"days": 30, "log": 30, "files": 30} if plain else None,
        "good": {**good, "rows": rows},
        "current": True,
        "feeds": [dict(zip(("resource", "name"), each.split(), strict=True)) for each in feeds],
        "built": [{"name": "customers_history", "at": "2026-02-16 19:10:00.000"}] if lost else [],
    }


def backups() -> list[dict[str, Any]]:
    """A set each morning, newest first; a suspect copy of last night, an old unread set, a damaged copy."""
    made = []
    for day in range(31):
        taken = datetime(2026, 2, 16, 5, 45, tzinfo=UTC) - timedelta(days=day)
        for name, (_, _, rows, daily, _) in TABLES.items():
            condition = "unread" if day == 30 else "damaged" if (day, name) == (19, "stock") else "good"
            made.append(copy(name, taken, rows - day * daily, condition))
    last = copy("orders", DELETED_AT + timedelta(hours=1), TABLES["orders"][2] - LOST, "suspect")
    return [last, *made]


def copy(name: str, taken: datetime, rows: int, condition: str) -> dict[str, Any]:
    kind = "single" if condition == "suspect" else "set"
    set_id = f"{kind}_{taken:%Y%m%dT%H%M%SZ}"
    states = {
        "suspect": f"lacks {LOST:,} of the 1,284,310 of version 46",
        "damaged": "damaged, a page cannot be read",
    }
    read = None if condition == "damaged" else at(taken + timedelta(seconds=91))
    return {
        "id": f"{set_id}/{name}",
        "set": set_id,
        "kind": kind,
        "table": name,
        "taken_at": at(taken),
        "version": None,
        "rows": rows,
        "bytes": rows * 61,
        "hash": f"{rows:032x}",
        "verified_at": read,
        "pinned": False,
        "reason": "nightly",
        "condition": condition,
        "state": states.get(condition, "good"),
    }


def drills() -> list[dict[str, Any]]:
    """One a week, newest first; the fourth failed."""
    made = []
    for week in range(8):
        failed = week == 3
        seconds = [310.4, 296.1, 301.7, 188.0, 284.2, 279.9, 262.5, 255.0][week]
        restored = [
            {"table": name, "state": "done", "rows": rows, "seconds": seconds / 9, "detail": None}
            for name, (_, _, rows, _, _) in TABLES.items()
        ]
        made.append(
            {
                "at": ago(days=1 + 7 * week, hours=-8),
                "who": "drill-job",
                "backup": f"set_{NOW - timedelta(days=1 + 7 * week):%Y%m%d}T054500Z",
                "state": "failed" if failed else "done",
                "seconds": seconds,
                "tables": restored,
                "detail": "stock: a page cannot be read" if failed else None,
            }
        )
    return made


def calendar() -> dict[str, Any]:
    """Orders delivered by day: no Sundays, some days late, one without any."""
    days = []
    for past in range(400, 0, -1):
        day = NOW - timedelta(days=past)
        if day.weekday() < 6:
            total = 900 + 37 * past % 400
            late = 12 if past % 29 == 0 else total if past == 44 else 0
            note = "the courier's file is late" if late else None
            days.append({"date": f"{day:%Y-%m-%d}", "done": total - late, "total": total, "note": note})
    return {"title": "Orders delivered", "unit": "orders", "days": days}


def incident() -> dict[str, Any]:
    window = {"since": "2026-02-16 05:45:00", "until": at(NOW), "chosen": "from the last good backup on"}
    loss = {
        "table": "orders",
        "how": "rows fell",
        "when": at(DELETED_AT),
        "at": at(DELETED_AT),
        "before": "version 46",
        "after": "version 47",
        "rows_before": 1_284_310,
        "rows_after": 1_284_310 - LOST,
        "rows_lost": LOST,
        "keys_lost": LOST,
        "columns_lost": None,
        "operation": "DELETE",
        "user": "ann@example.com",
    }
    after = {
        "table": "orders",
        "rows": 1_284_310 - LOST,
        "missing": LOST,
        "proof": "no recovery verb verified it",
        "reference": "backup set_20260216T054500Z of 2026-02-16 05:45:00",
    }
    times = {
        "first_loss": at(DELETED_AT),
        "detection": None,
        "end": None,
        "until_detection": None,
        "until_end": None,
    }
    return {
        "window": window,
        "losses": [loss],
        "freezes": [],
        "recoveries": [],
        "tables": [after],
        "times": times,
    }


def shop_document() -> dict[str, Any]:
    """The document; each call makes a new one, which a test may change."""
    return {
        "schema": 1,
        "project": "shop",
        "target": "prod",
        "engine": "databricks",
        "at": at(NOW),
        "status": "FAIL",
        "checks": [dict(check) for check in CHECKS],
        "wanted_days": 30,
        "read_since": "2026-01-18 09:00:00",
        "tables": [table(name) for name in TABLES],
        "not_checked": [],
        "backups": backups(),
        "drills": drills(),
        "frozen": [],
        "incident": incident(),
        "sections": [calendar()],
    }


if __name__ == "__main__":
    print(json.dumps(shop_document()))
