"""Refuse unknown settings of the loader: a misspelt one would have no effect."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches

# What dlt reads of the section of any source; one that would change bronze is refused elsewhere.
OF_DLT = ("schema_contract", "max_table_nesting", "root_key", "schema", "section")


def unknown_setting(section: str, known: Iterable[str]) -> str | None:
    """Return a sentence if the section, in a configuration file or the environment, has an unknown setting.

    Args:
        section: as dlt writes it, for example `sources.nhl`.
        known: the settings of the section.
    """
    import dlt

    names = {*known, *OF_DLT}
    configured: object = dlt.config.get(section)
    values = configured if isinstance(configured, dict) else {}  # a part of it is another section's
    written = {
        name: f"{name} of [{section}]" for name, value in values.items() if not isinstance(value, dict)
    }
    prefix = f"{section.upper().replace('.', '__')}__"
    for variable in os.environ:
        name = variable.removeprefix(prefix).lower()
        if variable.startswith(prefix) and "__" not in name:
            written[name] = variable
    for name, shown in written.items():
        if name not in names:
            near = get_close_matches(name, [*known], n=1)
            hint = f"the nearest is {near[0]}." if near else f"settings are {', '.join(sorted(known))}."
            return f"{shown} is not a setting of the loader; {hint}"
    return None
