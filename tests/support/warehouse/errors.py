"""Errors as a warehouse reports them: an error class in brackets, a sentence, an SQLSTATE.

Clients read the class: dbt-databricks takes `[TABLE_OR_VIEW_NOT_FOUND]` and `[SCHEMA_NOT_FOUND]` for "not
there yet".
"""


class SqlError(Exception):
    """A statement that was refused or failed. `error_class` is Databricks' name for the reason."""

    def __init__(self, error_class: str, sentence: str, sqlstate: str = "42000"):
        self.error_class, self.sentence, self.sqlstate = error_class, sentence, sqlstate
        super().__init__(f"[{error_class}] {sentence} SQLSTATE: {sqlstate}")


def syntax_error(sentence: str) -> SqlError:
    return SqlError("PARSE_SYNTAX_ERROR", sentence, "42601")


def unsupported(sentence: str) -> SqlError:
    """For what Databricks may well do, and this stand-in does not."""
    return SqlError("UNSUPPORTED_BY_STAND_IN", sentence, "0A000")


def not_found(name: object) -> SqlError:
    return SqlError("TABLE_OR_VIEW_NOT_FOUND", f"The table or view {name} cannot be found.", "42P01")


def unresolved(column: str, name: object) -> SqlError:
    return SqlError(
        "UNRESOLVED_COLUMN.WITH_SUGGESTION",
        f"A column with name `{column}` cannot be resolved in {name}.",
        "42703",
    )


def already_exists(name: object) -> SqlError:
    return SqlError(
        "TABLE_OR_VIEW_ALREADY_EXISTS",
        f"Cannot create table or view {name} because it already exists.",
        "42P07",
    )


def schema_not_found(catalog: str, schema: str) -> SqlError:
    return SqlError("SCHEMA_NOT_FOUND", f"The schema `{catalog}`.`{schema}` cannot be found.", "42704")


def catalog_not_found(catalog: str) -> SqlError:
    return SqlError("NO_SUCH_CATALOG_EXCEPTION", f"Catalog `{catalog}` was not found.", "42704")


def wrong_kind(statement: str, name: object, kind: str) -> SqlError:
    return SqlError(
        "WRONG_COMMAND_FOR_OBJECT_TYPE",
        f"The operation {statement} is not supported for {name}, which is a {kind}.",
        "42809",
    )
