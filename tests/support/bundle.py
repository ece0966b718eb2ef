"""The Databricks bundle, with its references replaced as the CLI does."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.support.run import ROOT

BUNDLE: dict[str, Any] = yaml.safe_load((ROOT / "databricks.yml").read_text())
RESOURCES: dict[str, Any] = {}
for file in sorted((ROOT / "resources").glob("*.yml")):
    RESOURCES.update(yaml.safe_load(file.read_text())["resources"])


def filled(text: str, variables: dict[str, str]) -> str:
    """Return a value of the bundle with its references replaced.

    Args:
        variables: those of the bundle that differ from their default, and those of the CLI.
    """

    def value(found: re.Match) -> str:
        kind, *path = found[1].split(".")
        if kind == "var":
            return variables.get(path[0]) or BUNDLE["variables"][path[0]]["default"]
        if kind == "resources":
            node = RESOURCES
            for key in path:
                node = node[key]
            return filled(node, variables)
        return variables[found[1]]

    return re.sub(r"\$\{([\w.]+)\}", value, text)
