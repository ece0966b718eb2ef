"""The one place that keeps what macros compile to, so that dbt's next command need not compile them again.

dbt compiles a macro with Jinja when a process first calls it: about 2 ms each, half a second for a verb that
calls 260. Jinja can keep what it compiles on disk, which dbt does not use. Here it does, in dbt's target
folder, which `dbt clean` deletes. A file is named by the text of its macro and the versions of what compiled
it, so it is never out of date.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from dbt.version import __version__ as dbt_version
from dbt_common.__about__ import version as dbt_common_version
from dbt_common.clients import jinja
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = "compiled_macros"
COMPILED_BY = f"{sys.version} {jinja2.__version__} {dbt_version} {dbt_common_version}"


class KeptTemplates(jinja.TemplateCache):
    """dbt's own cache of templates, which lives as long as the process, with the folder behind it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._files = FileSystemBytecodeCache(str(folder), "%s.cache")

    def get_node_template(self, node: Any) -> jinja2.Template:
        """Return the template of a macro.

        Raises:
            CompilationError: the text does not compile; dbt names the macro.
        """
        text = node.macro_sql
        if text not in self.file_cache:
            with jinja.catch_jinja(node):
                self.file_cache[text] = self._template(text)
        return self.file_cache[text]

    def _template(self, text: str) -> jinja2.Template:
        environment = jinja.get_environment()
        name = hashlib.sha256(f"{COMPILED_BY}\n{text}".encode()).hexdigest()
        bucket = Bucket(environment, name, name)
        with suppress(Exception):  # whatever a damaged file raises: it is as good as none
            self._files.load_bytecode(bucket)
        if bucket.code is None:
            bucket.code = environment.compile(text)
            with suppress(OSError):  # a full or read-only disk costs only the time of the next command
                self._files.dump_bytecode(bucket)
        return environment.template_class.from_code(environment, bucket.code, environment.make_globals({}))


def keep(target: Path) -> None:
    """Keep compiled macros in dbt's target folder from now on, if it can be written."""
    folder = target / FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        kept = KeptTemplates(folder)
        kept.file_cache.update(jinja.template_cache.file_cache)
        jinja.template_cache = kept
