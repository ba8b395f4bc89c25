"""A fleet's cases on Apache Spark, or on any engine that speaks Spark Connect:

    spark-submit python/spark/fleet.py CASES OUT
    SPARK_REMOTE=sc://HOST:PORT python python/spark/fleet.py CASES OUT

CASES is a folder of Parquet files as docs/python.md describes them. It writes OUT/sums, what the cases say about each
number, and OUT/posteriors, what each case says about its car. Cases that cannot be used are rows with a `problem`.
"""

import sys

import decklid
import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

KIND = ["car", "goal", "told", "so", "not"]
SUMS = "car string, goal string, hidden string, prior double, cases double, excess double, people double, log double, problem string"
POSTERIORS = "id string, car string, cause string, p_cause double, p array<double>, problem string"


def kinds(cases):
    """Each different case once, with its number: most cases of a fleet are like another one."""
    count = F.col("count") if "count" in cases.columns else F.lit(1)
    return cases.groupBy(*KIND).agg(F.sum(count).cast("long").alias("count"))


def sums(cases):
    """Car by car; which worker gets which rows in which order makes no difference to any digit."""
    work = lambda table: pa.Table.from_batches([pa.record_batch(decklid.expectations(table, strict=False))])
    return kinds(cases).groupBy("car", "goal").applyInArrow(work, SUMS)


def posteriors(cases):
    """Case by case, wherever the rows lie."""

    def work(batches):
        for batch in batches:
            result = pa.record_batch(decklid.posteriors(batch, strict=False))
            names = ["id", "car"]
            columns = [batch.column(name) for name in names] + result.columns
            yield pa.RecordBatch.from_arrays(columns, names=names + result.schema.names)

    return cases.select("id", *KIND).mapInArrow(work, POSTERIORS)


def main(source, target):
    spark = SparkSession.builder.appName("decklid").getOrCreate()
    cases = spark.read.parquet(source)
    sums(cases).write.mode("overwrite").parquet(f"{target}/sums")
    posteriors(cases).write.mode("overwrite").parquet(f"{target}/posteriors")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
