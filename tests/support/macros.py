"""The macros of `macros/` as Python functions, for unit tests.

The same Jinja, with as much of dbt's context as the macros use:

    macros = Macros()
    macros.call("nearest", "ordres", ["orders"])        # "orders": what it returns, or the text it renders
    macros.refused("integer", "days", "7d")             # the sentence with which it fails
    macros.engine("databricks")                         # the adapter that dbt would be connected to
    macros.answers({r"from .*orders": [{"n": 3}]})      # what queries return, by a pattern in their text
    macros.connect(duckdb.connect())                    # or a database that answers them
    macros.sent                                         # every statement that was sent
    macros.printed                                      # every line that was printed
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.sandbox
import pytz
import yaml

from tests.support.scripts import caught_statement, tried_query

PACKAGE = Path(__file__).resolve().parents[2] / "macros"


class Refused(Exception):
    """`exceptions.raise_compiler_error`: the sentence."""


class _Return(BaseException):
    def __init__(self, value: Any) -> None:
        self.value = value


@cache
def _files() -> dict[str, Path]:
    """name -> file of every macro of the package."""
    return {
        name: path
        for path in sorted(PACKAGE.rglob("*.sql"))
        for name in re.findall(r"\{%-?\s*macro\s+(\w+)\(", path.read_text(encoding="utf-8"))
    }


@cache
def _template(path: Path) -> jinja2.Template:
    """The macros of a file, compiled once a process, when the first of them is called."""
    environment = jinja2.sandbox.SandboxedEnvironment(extensions=["jinja2.ext.do"])
    return environment.from_string(path.read_text(encoding="utf-8"))


@cache
def _documented() -> dict[str, types.SimpleNamespace]:
    """name -> {name, arguments, description, meta} of the macros that a YAML file describes."""
    found = {}
    for path in PACKAGE.rglob("*.yml"):
        for macro in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("macros") or []:
            arguments = [types.SimpleNamespace(**argument) for argument in macro.get("arguments") or []]
            meta = (macro.get("config") or {}).get("meta") or {}
            found[macro["name"]] = types.SimpleNamespace(
                name=macro["name"], arguments=arguments, description=macro.get("description", ""), meta=meta,
                original_file_path=str(path.with_name(f"{macro['name']}.sql").relative_to(PACKAGE)),
            )  # fmt: skip
    return found


class _Callable:
    """A macro as dbt hands it to Jinja."""

    def __init__(self, name: str, macro: Any) -> None:
        self._call = macro
        nothing = types.SimpleNamespace(
            name=name, arguments=[], description="", meta={}, original_file_path=""
        )
        self.macro = _documented().get(name, nothing)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return str(self._call(*args, **kwargs))
        except _Return as found:
            return found.value


class _Package(Mapping[str, Any]):
    """`holdfast.NAME(...)`, `NAME in context['holdfast']`; a test may put in a function of its own."""

    def __init__(self, context: Callable[[], dict[str, Any]]) -> None:
        self._context = context
        self._found: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the package has no macro {name}") from None

    def __getitem__(self, name: str) -> Any:
        if name not in self._found:
            module = _template(_files()[name]).make_module(self._context())
            for own, macro in vars(module).items():
                if isinstance(macro, jinja2.runtime.Macro):
                    self._found.setdefault(own, _Callable(own, macro))
        return self._found[name]

    def __setitem__(self, name: str, function: Callable[..., Any]) -> None:
        self._found[name] = function

    def __contains__(self, name: object) -> bool:
        return name in _files() or name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(_files())

    def __len__(self) -> int:
        return len(_files())


class _Relation:
    def __init__(self, quote: str, **parts: str | None) -> None:
        self._quote = quote
        self.database, self.schema, self.identifier = (
            parts.get(name) for name in ("database", "schema", "identifier")
        )
        self.type, self.is_view = parts.get("type", "table"), parts.get("type") == "view"

    def __str__(self) -> str:
        named = [part for part in (self.database, self.schema, self.identifier) if part]
        return ".".join(f"{self._quote}{part}{self._quote}" for part in named)


class _Result:
    def __init__(self, rows: list[dict[str, Any]], names: list[str]) -> None:
        self.column_names, self.rows = names, [types.SimpleNamespace(values=row.values) for row in rows]


class Macros:
    """The package in a context of its own: what one test changes, no other sees."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.sent: list[str] = []
        self.variables: dict[str, Any] = {}
        self.environment: dict[str, str] = {}
        self.graph: dict[str, dict[str, Any]] = {"nodes": {}, "sources": {}}
        flags = dict.fromkeys(("FULL_REFRESH", "EMPTY", "STORE_FAILURES"), False)
        self.flags = types.SimpleNamespace(WHICH="run-operation", **flags)
        self._answers: dict[str, list[dict[str, Any]]] = {}
        self._connection: Any = None
        self._adapter = "duckdb"
        self._selected: list[str] = []
        self.package = _Package(self.context)
        self.target = types.SimpleNamespace(database="nhl", schema="dev", name="local")

    def context(self) -> dict[str, Any]:
        """What dbt gives a macro."""
        names: dict[str, Any] = {
            "holdfast": self.package,
            "return": self._return,
            "execute": True,
            "adapter": types.SimpleNamespace(type=lambda: self._adapter, get_relation=self._get_relation),
            "api": types.SimpleNamespace(Relation=types.SimpleNamespace(create=self._relation)),
            "exceptions": types.SimpleNamespace(raise_compiler_error=self._refuse, warn=self._print),
            "modules": types.SimpleNamespace(re=re, datetime=datetime, pytz=pytz),
            "run_query": self._run_query,
            "print": self._print,
            "log": self._print,
            "tojson": json.dumps,
            "fromjson": self._from_json,
            "local_md5": lambda text: hashlib.md5(text.encode()).hexdigest(),
            "zip": zip,
            "set": set,
            "env_var": lambda name, default="": self.environment.get(name, default),
            "var": lambda name, default=None: self.variables.get(name, default),
            "try_or_compiler_error": self._try,
            "target": self.target,
            "graph": self.graph,
            "flags": self.flags,
            "invocation_id": "this-run",
            "invocation_args_dict": {"vars": self.variables},
            "run_started_at": datetime.datetime.now(pytz.utc),
            "selected_resources": self._selected,
            "project_name": "shop",
        }
        names["context"] = {**names, "dbt": {}, "shop": {}}
        return names

    # What a test sets

    def engine(self, name: str) -> Macros:
        """Be connected to another adapter: databricks, duckdb (the default), spark."""
        self._adapter = name
        return self

    def select(self, ids: list[str]) -> Macros:
        """The nodes that the command selects, by their unique ids."""
        self._selected.extend(ids)
        return self

    def answers(self, answers: dict[str, list[dict[str, Any]]]) -> Macros:
        """What a query returns, by the first pattern that is found in its text; [] where none is."""
        self._answers.update(answers)
        return self

    def connect(self, connection: Any) -> Macros:
        """Run what is sent on a DuckDB."""
        self._connection = connection
        return self

    def replace(self, name: str, function: Callable[..., Any]) -> Macros:
        """Let another function stand for a macro: what it needs a database for, mostly."""
        self.package[name] = function
        return self

    # What a test asks

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """What the macro returns; the text that it renders if it returns nothing."""
        return self.package[name](*args, **kwargs)

    def refused(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The sentence with which the macro fails; a test fails when it does not."""
        try:
            found = self.call(name, *args, **kwargs)
        except Refused as refusal:
            return str(refusal)
        raise AssertionError(f"{name} was not refused: {found!r}")

    # dbt's own

    def _return(self, value: Any = None) -> None:
        raise _Return(value)

    def _refuse(self, sentence: str, *_: Any) -> None:
        raise Refused(sentence)

    def _try(self, sentence: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception:
            raise Refused(sentence) from None

    def _from_json(self, text: str, default: Any = None) -> Any:
        try:
            return json.loads(text)
        except ValueError:
            return default

    def _print(self, *words: Any, **_: Any) -> str:
        self.printed.append(" ".join(map(str, words)))
        return ""

    def _relation(self, **parts: Any) -> _Relation:
        return _Relation("`" if self._adapter != "duckdb" else '"', **parts)

    def _get_relation(self, **parts: Any) -> _Relation:
        return self._relation(**parts)

    def _run_query(self, sql: str) -> _Result:
        caught = caught_statement(sql)
        self.sent.append(caught or sql)
        if self._connection is not None:
            relation = self._connection.execute(sql)
            names = [column[0] for column in relation.description or []]
            rows = [dict(zip(names, row, strict=True)) for row in relation.fetchall()] if names else []
            return _Result(rows, names)
        tried = tried_query(sql)
        if tried:
            self.sent[-1] = tried
        for pattern, rows in self._answers.items():
            if re.search(pattern, sql, re.IGNORECASE | re.DOTALL):
                if tried and not (rows and "error" in rows[0]):
                    rows = [{"answer": json.dumps(rows), "error": None}]
                return _Result(rows, list(rows[0]) if rows else [])
        if tried:
            return _Result([{"answer": "[]", "error": None}], ["answer", "error"])
        if caught:
            return _Result([{"error": None, "error_class": None}], ["error", "error_class"])
        return _Result([], [])
