"""Which macro calls which: read from the files of a package of macros, as text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

MACRO = re.compile(
    r"\{%-?\s*(?:macro|test)\s+(?P<name>\w+)\((?P<arguments>.*?)\)\s*-?%\}(?P<body>.*?)"
    r"\{%-?\s*end(?:macro|test)\s*-?%\}",
    re.DOTALL,
)
ENGINES = ("databricks", "duckdb", "spark")


@dataclass(frozen=True)
class Macro:
    """One macro: where it is defined, its arguments as written, the macros of the package that it names."""

    name: str
    file: Path
    arguments: tuple[str, ...]
    calls: frozenset[str]
    lines: int

    @property
    def folder(self) -> str:
        return self.file.parts[0]


@dataclass(frozen=True)
class Package:
    """The macros of a package and its layers, the top one first."""

    macros: dict[str, Macro]
    layers: list[str]
    defined_twice: list[str]

    def calls_upward(self) -> list[str]:
        """`restore/plan_restore calls operations/doctor`: calls to a folder above the caller's own."""
        return sorted(
            f"{macro.folder}/{macro.name} calls {self.macros[name].folder}/{name}"
            for macro in self.macros.values()
            for name in macro.calls
            if self.layers.index(self.macros[name].folder) < self.layers.index(macro.folder)
        )

    def called_by_nobody(self, called_from_outside: set[str]) -> list[str]:
        """Macros that no macro calls, and that are neither verbs nor called from outside."""
        called = {name for macro in self.macros.values() for name in macro.calls - {macro.name}}
        return sorted(
            name
            for name, macro in self.macros.items()
            if name not in called | called_from_outside and macro.folder != "operations"
        )

    def hops(self, first: str, last: str) -> int | None:
        """The number of calls on the shortest way from one macro to another; None if there is none."""
        reached, edge, count = {first}, {first}, 0
        while edge:
            if last in edge:
                return count
            edge = {name for macro in edge for name in self.macros[macro].calls} - reached
            reached |= edge
            count += 1
        return None


def read_package(folder: Path) -> Package:
    """Read every macro of the package in `folder`, whose dbt_project.yml names the layers."""
    texts = {
        path.relative_to(folder): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.sql"))
    }
    found = [(file, match) for file, text in texts.items() for match in MACRO.finditer(text)]
    names = Counter(match["name"] for _, match in found)
    macros = {
        match["name"]: Macro(
            match["name"],
            file,
            arguments(match["arguments"]),
            _calls(match["body"], names),
            match[0].count("\n") + 1,
        )
        for file, match in found
    }
    layers = yaml.safe_load((folder / "dbt_project.yml").read_text(encoding="utf-8"))["macro-paths"]
    return Package(macros, layers, sorted(name for name, count in names.items() if count > 1))


def arguments(written: str) -> tuple[str, ...]:
    """The names of a macro's arguments, without defaults."""
    without_defaults = re.sub(r"=\s*(\{[^}]*\}|\[[^\]]*\]|'[^']*'|\"[^\"]*\"|[^,]*)", "", written)
    return tuple(name.strip() for name in without_defaults.split(",") if name.strip())


def _calls(body: str, known: Counter[str]) -> frozenset[str]:
    """`holdfast.NAME`, and for a question of the contract the answers of all engines."""
    named = set(re.findall(r"\bholdfast\.(\w+)", body))
    for question in re.findall(r"holdfast\.answer\(\s*['\"](\w+)['\"]", body):
        named |= {f"{engine}__{question}" for engine in ENGINES}
    if "context['holdfast']['printed_' ~" in body:
        named |= {name for name in known if name.startswith("printed_")}
    return frozenset(named & set(known))
