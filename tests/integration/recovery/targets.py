"""Marks: on which targets a scenario of recovery runs. Without one it runs on `local`."""

import pytest

DATABRICKS = pytest.param("databricks", marks=pytest.mark.databricks)
BOTH = pytest.mark.parametrize("target", ["local", DATABRICKS], indirect=True)
ON_DATABRICKS = pytest.mark.parametrize("target", [DATABRICKS], indirect=True)
