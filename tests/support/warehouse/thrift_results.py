"""Arrow tables as the Thrift structures in which databricks-sql-connector expects results."""

import pyarrow as pa
from databricks.sql.thrift_api.TCLIService import ttypes as t

STAGING = b"staging"  # in a result's metadata: it tells the client which file to send where (volumes.py)
_TYPES = [
    (pa.types.is_boolean, t.TTypeId.BOOLEAN_TYPE),
    (pa.types.is_int8, t.TTypeId.TINYINT_TYPE),
    (pa.types.is_int16, t.TTypeId.SMALLINT_TYPE),
    (pa.types.is_int32, t.TTypeId.INT_TYPE),
    (pa.types.is_integer, t.TTypeId.BIGINT_TYPE),
    (pa.types.is_float32, t.TTypeId.FLOAT_TYPE),
    (pa.types.is_floating, t.TTypeId.DOUBLE_TYPE),
    (pa.types.is_decimal, t.TTypeId.DECIMAL_TYPE),
    (pa.types.is_timestamp, t.TTypeId.TIMESTAMP_TYPE),
    (pa.types.is_date, t.TTypeId.DATE_TYPE),
    (pa.types.is_binary, t.TTypeId.BINARY_TYPE),
    (pa.types.is_map, t.TTypeId.MAP_TYPE),
    (pa.types.is_list, t.TTypeId.ARRAY_TYPE),
    (pa.types.is_struct, t.TTypeId.STRUCT_TYPE),
]


def _type(kind: pa.DataType) -> t.TTypeDesc:
    id = next((id for fits, id in _TYPES if fits(kind)), t.TTypeId.STRING_TYPE)
    qualifiers = None
    if pa.types.is_decimal(kind):
        values = {"precision": kind.precision, "scale": kind.scale}
        qualifiers = t.TTypeQualifiers(
            {name: t.TTypeQualifierValue(i32Value=n) for name, n in values.items()}
        )
    return t.TTypeDesc([t.TTypeEntry(t.TPrimitiveTypeEntry(type=id, typeQualifiers=qualifiers))])


def plain(rows: pa.Table) -> pa.Table:
    """In types that the client's Arrow reader knows: columns without a type become text."""
    for at, field in enumerate(rows.schema):
        if pa.types.is_null(field.type) or pa.types.is_large_string(field.type):
            rows = rows.set_column(at, field.name, rows.column(at).cast(pa.string()))
    return rows


def metadata(rows: pa.Table, status: t.TStatus) -> t.TGetResultSetMetadataResp:
    columns = [
        t.TColumnDesc(columnName=field.name, typeDesc=_type(field.type), position=at)
        for at, field in enumerate(rows.schema, start=1)
    ]
    return t.TGetResultSetMetadataResp(
        status=status,
        schema=t.TTableSchema(columns),
        resultFormat=t.TSparkRowSetType.ARROW_BASED_SET,
        lz4Compressed=False,
        arrowSchema=rows.schema.serialize().to_pybytes(),
        isStagingOperation=STAGING in (rows.schema.metadata or {}),
    )


def row_set(rows: pa.Table, offset: int) -> t.TRowSet:
    batches = [
        t.TSparkArrowBatch(batch=batch.serialize().to_pybytes(), rowCount=batch.num_rows)
        for batch in rows.combine_chunks().to_batches()
        if batch.num_rows
    ]
    return t.TRowSet(startRowOffset=offset, rows=[], arrowBatches=batches)
