"""fleet.py on an engine against one process: compare.py sail | cluster

`cluster` is Spark's own with two workers, each a process of its own; it needs pyspark and Java 17.
"""

import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import decklid
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import fleet

LAB = os.environ["DECKLID_LAB"]
CASES = int(os.environ.get("CASES", "600"))


def made():
    """Cases of three cars, each with some others like it."""
    tables = []
    for car in ["sedan", "mini-r56-hatch", "kia-optima"]:
        with tempfile.NamedTemporaryFile() as file:
            subprocess.run([LAB, "cases", car, "--count", str(CASES), "-o", file.name], check=True, stdout=subprocess.DEVNULL)
            tables.append(pa.table(decklid.records(Path(file.name).read_bytes())))
    broken = tables[0].slice(0, 2).set_column(1, "car", pa.array(["no-such", None]))
    return pa.concat_tables(tables + tables[:1] + [broken.cast(tables[0].schema)])


def start(engine):
    if engine == "sail":
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer("127.0.0.1", 0)
        server.start(background=True)
        host, port = server.listening_address
        os.environ["SPARK_REMOTE"] = f"sc://{host}:{port}"
        return server
    os.environ["MASTER"] = "local-cluster[2,1,1024]"
    os.environ["PYSPARK_SUBMIT_ARGS"] = "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    return None


def rows(folder, *keys):
    table = ds.dataset(folder, format="parquet").to_table().to_pylist()
    return sorted(table, key=lambda row: tuple(str(row[key]) for key in keys))


def same(ours, theirs, most):
    """The greatest relative difference; anything but figures has to be equal."""
    assert len(ours) == len(theirs), (len(ours), len(theirs))
    worst = 0.0
    for mine, other in zip(ours, theirs):
        assert mine.keys() == other.keys(), (mine, other)
        for name in mine:
            if isinstance(mine[name], float) and other[name] is not None:
                worst = max(worst, abs(mine[name] - other[name]) / max(1.0, abs(mine[name])))
            else:
                assert mine[name] == other[name], (name, mine, other)
    assert worst <= most, worst
    return worst


def main(engine):
    server = start(engine)
    with tempfile.TemporaryDirectory() as folder:
        source, target = f"{folder}/cases", f"{folder}/out"
        cases = made()
        os.mkdir(source)
        for part in range(4):
            pq.write_table(cases.take(list(range(part, cases.num_rows, 4))), f"{source}/{part}.parquet")
        begun = time.monotonic()
        fleet.main(source, target)
        seconds = time.monotonic() - begun
        keys = ("car", "goal", "hidden", "problem")
        one = pa.table(decklid.expectations(cases, strict=False)).to_pylist()
        one.sort(key=lambda row: tuple(str(row[key]) for key in keys))
        worst = same(one, rows(f"{target}/sums", *keys), 1e-12)
        each = pa.table(decklid.posteriors(cases, strict=False)).to_pylist()
        each = [{"id": id, "car": car, **row} for id, car, row in zip(cases["id"].to_pylist(), cases["car"].to_pylist(), each)]
        each.sort(key=lambda row: (str(row["id"]), str(row["car"])))
        found = rows(f"{target}/posteriors", "id", "car")
        assert len(each) == len(found) and all(
            mine["cause"] == other["cause"] and mine["problem"] == other["problem"]
            and (mine["p"] is None) == (other["p"] is None)
            and all(math.isclose(a, b, rel_tol=1e-12) for a, b in zip(mine["p"] or [], other["p"] or []))
            for mine, other in zip(each, found)
        )
        assert not math.isnan(worst)
    print(f"{engine}: {cases.num_rows} cases in {seconds:.1f} s; sums differ by {worst:.1e} at most from one process")
    if server:
        server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
