"""Spark's types in their three spellings: JSON (as in Delta logs), SQL (`bigint`), and Arrow."""

from typing import Any

import pyarrow as pa

SQL_NAMES = {"long": "bigint", "integer": "int", "short": "smallint", "byte": "tinyint"}
_ARROW = {
    "long": pa.int64(),
    "integer": pa.int32(),
    "short": pa.int16(),
    "byte": pa.int8(),
    "string": pa.string(),
    "double": pa.float64(),
    "float": pa.float32(),
    "boolean": pa.bool_(),
    "binary": pa.binary(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", "UTC"),
    "timestamp_ntz": pa.timestamp("us"),
}


def sql_name(kind: Any) -> str:
    """`array<struct<a:int>>`, as DESCRIBE shows a type."""
    if isinstance(kind, str):
        return SQL_NAMES.get(kind, kind)
    if kind["type"] == "array":
        return f"array<{sql_name(kind['elementType'])}>"
    if kind["type"] == "map":
        return f"map<{sql_name(kind['keyType'])},{sql_name(kind['valueType'])}>"
    fields = ",".join(f"{field['name']}:{sql_name(field['type'])}" for field in kind["fields"])
    return f"struct<{fields}>"


def describe_json(kind: Any) -> dict[str, Any]:
    """A type as DESCRIBE ... AS JSON spells it."""
    if isinstance(kind, str):
        if kind.startswith("decimal"):
            precision, scale = kind[8:-1].split(",")
            return {"name": "decimal", "precision": int(precision), "scale": int(scale)}
        if kind == "timestamp":
            return {"name": "timestamp_ltz"}
        if kind == "string":
            return {"name": "string", "collation": "UTF8_BINARY"}
        return {"name": SQL_NAMES.get(kind, kind)}
    if kind["type"] == "array":
        return {
            "name": "array",
            "element_type": describe_json(kind["elementType"]),
            "element_nullable": kind["containsNull"],
        }
    if kind["type"] == "map":
        return {
            "name": "map",
            "key_type": describe_json(kind["keyType"]),
            "value_type": describe_json(kind["valueType"]),
            "value_nullable": kind["valueContainsNull"],
        }
    fields = [
        {"name": field["name"], "type": describe_json(field["type"]), "nullable": field["nullable"]}
        for field in kind["fields"]
    ]
    return {"name": "struct", "fields": fields}


def arrow_type(kind: Any) -> pa.DataType:
    if isinstance(kind, str):
        if kind.startswith("decimal"):
            precision, scale = kind[8:-1].split(",")
            return pa.decimal128(int(precision), int(scale))
        return _ARROW[kind]
    if kind["type"] == "array":
        return pa.list_(arrow_type(kind["elementType"]))
    if kind["type"] == "map":
        return pa.map_(arrow_type(kind["keyType"]), arrow_type(kind["valueType"]))
    return pa.struct([pa.field(field["name"], arrow_type(field["type"])) for field in kind["fields"]])


def from_arrow(kind: pa.DataType) -> Any:
    """Spark's JSON for a type of a query's result; `void` for a column of nothing but NULL."""
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale})"
    if pa.types.is_map(kind):
        return {
            "type": "map",
            "keyType": from_arrow(kind.key_type),
            "valueType": from_arrow(kind.item_type),
            "valueContainsNull": True,
        }
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return {"type": "array", "elementType": from_arrow(kind.value_type), "containsNull": True}
    if pa.types.is_struct(kind):
        fields = [
            {"name": field.name, "type": from_arrow(field.type), "nullable": True, "metadata": {}}
            for field in kind
        ]
        return {"type": "struct", "fields": fields}
    if pa.types.is_timestamp(kind):
        return "timestamp_ntz" if kind.tz is None else "timestamp"
    if pa.types.is_duration(kind) or pa.types.is_interval(kind):
        return "interval"
    if pa.types.is_null(kind):
        return "void"
    if pa.types.is_large_string(kind) or pa.types.is_large_binary(kind):
        return "string" if pa.types.is_large_string(kind) else "binary"
    return next(name for name, arrow in _ARROW.items() if arrow.equals(kind))


def arrow_schema(schema: dict[str, Any]) -> pa.Schema:
    return pa.schema([pa.field(field["name"], arrow_type(field["type"])) for field in schema["fields"]])
