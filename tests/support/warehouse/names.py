"""Names of tables and views: one, two or three parts, without case, as Unity Catalog keeps them."""

from dataclasses import dataclass

from tests.support.warehouse.lexer import quoted


@dataclass(frozen=True, order=True)
class TableName:
    catalog: str
    schema: str
    name: str

    def __str__(self) -> str:
        return f"{quoted(self.catalog)}.{quoted(self.schema)}.{quoted(self.name)}"

    @property
    def dotted(self) -> str:
        return f"{self.catalog}.{self.schema}.{self.name}"


def complete(parts: tuple[str, ...], catalog: str, schema: str) -> TableName:
    """A name as written, filled up with the session's catalog and schema."""
    lower = tuple(part.lower() for part in parts)
    return TableName(*((catalog, schema)[: 3 - len(lower)] + lower))
