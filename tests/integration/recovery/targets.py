"""Marks: on which targets a scenario of recovery runs. Without one it runs on `local`."""

import pytest

from tests.support.spark_thrift import has_spark

DATABRICKS = pytest.param("databricks", marks=pytest.mark.databricks)
# A Thrift server for each test, and every statement a job of Spark.
SPARK = pytest.param(
    "spark",
    marks=[
        pytest.mark.thorough,
        pytest.mark.spark,
        pytest.mark.skipif(not has_spark(), reason="needs Spark: make spark-test"),
    ],
)
# Not on Spark, where a verb refuses by name: a swap of bronze tables, which are external there, or printed
# SQL that needs a list of comments.
BOTH = pytest.mark.parametrize("target", ["local", DATABRICKS], indirect=True)
EACH = pytest.mark.parametrize("target", ["local", DATABRICKS, SPARK], indirect=True)
ON_DATABRICKS = pytest.mark.parametrize("target", [DATABRICKS], indirect=True)
