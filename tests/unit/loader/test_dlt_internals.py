"""Private parts of dlt are used in one file only, so that an upgrade of dlt has one place to look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.run import ROOT

FILES = sorted((ROOT / "ingestion").rglob("*.py"))
ALLOWED = (
    ROOT / "ingestion" / "dlt_internals.py",
    ROOT / "ingestion" / "expected_goals" / "export.py",  # scikit-learn's trees, when the model is trained
)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def is_dlt(module: str | None) -> bool:
    return module is not None and module.split(".")[0] == "dlt"


def root_of(node: ast.expr) -> str:
    """`dlt` of `dlt.pipeline.x`."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def private_uses(source: str) -> Iterator[str]:
    """Yield each use of a private part of dlt, and each change of dlt itself."""
    tree = ast.parse(source)
    from_dlt: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and is_dlt(node.module):
            from_dlt |= {alias.asname or alias.name for alias in node.names}
            parts = [*str(node.module).split("."), *(alias.name for alias in node.names)]
            yield from (f"import of {part}" for part in parts if is_private(part))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if is_dlt(alias.name):
                    from_dlt.add(alias.asname or "dlt")
                    yield from (f"import of {part}" for part in alias.name.split(".") if is_private(part))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and root_of(node) not in ("self", "cls"):
            yield f"attribute {node.attr}"
        if isinstance(node, ast.Assign):
            changed = [each for each in node.targets if isinstance(each, ast.Attribute)]
            yield from (f"change of {ast.unparse(each)}" for each in changed if root_of(each) in from_dlt)
        if isinstance(node, ast.Call) and root_of(node.func) in ("setattr", "delattr"):
            yield from (
                f"change of {ast.unparse(each)}" for each in node.args[:1] if root_of(each) in from_dlt
            )
        if isinstance(node, ast.ClassDef) and any(root_of(base) in from_dlt for base in node.bases):
            yield from (
                f"change of {ast.unparse(each)} in {node.name}"
                for assigned in ast.walk(node)
                if isinstance(assigned, ast.Assign)
                for each in assigned.targets
                if root_of(each) == "self"
            )


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_private_parts_of_dlt_are_used_in_one_file(file: Path) -> None:
    if file in ALLOWED:
        assert list(private_uses(file.read_text(encoding="utf-8")))
    else:
        assert list(private_uses(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from dlt._workspace.cli.commands import PipelineCommand",
        "from dlt.pipeline.pipeline import _helper",
        "import dlt._workspace",
        "def f(pipeline): pipeline._state",
        "import dlt\ndlt.pipeline = None",
        "from dlt.load import Load\nsetattr(Load, 'run', None)",
        "from dlt.load import Load\nclass Mine(Load):\n    def __init__(self): self.client = 1",
    ],
)
def test_a_private_use_is_found(source: str) -> None:
    assert list(private_uses(source))
