"""Nodes of dbt's graph for the tests of macros."""

from types import SimpleNamespace
from typing import Any


class Config(dict):
    """Settings as dbt has them: also as attributes, None where there is none."""

    def __getattr__(self, name: str) -> Any:
        return self.get(name)


def node(name: str, resource: str = "model", **facts: Any) -> SimpleNamespace:
    """A node; what is not one of its own facts is a setting of its config."""
    own = {"database": "nhl", "schema": "dev", "identifier": None, "tags": [], "meta": {}}
    made = SimpleNamespace(name=name, resource_type=resource, alias=name)
    vars(made).update({fact: facts.pop(fact, default) for fact, default in own.items()})
    made.config = Config({"enabled": True, "meta": made.meta, **facts})
    return made
