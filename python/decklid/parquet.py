"""Parquet in, Parquet out: `decklid.parquet.posteriors("cases.parquet", "posteriors.parquet")`.

A file is written beside its place and put there whole, so a killed run leaves nothing half done. Needs pyarrow.
"""

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import decklid

ROWS = 65_536
"""Rows of a batch."""

CASE = ["id", "car", "goal", "told", "so", "not", "count", "cause", "worked", "lack", "typed", "listed", "notes"]
"""Columns that the functions read; others stay on the disk."""


def posteriors(source, target, *, threads=None, keep=("id",), **options):
    """`decklid.posteriors` of a file or folder; the columns `keep` are carried over."""
    _each(lambda batch: decklid.posteriors(batch, **options), source, target, ROWS, threads, keep)


def replay(source, target, *, threads=None, **options):
    """`decklid.replay` of a file or folder."""
    _each(lambda batch: decklid.replay(batch, **options), source, target, 256, threads, ())


def expectations(source, target, **options):
    """`decklid.expectations` of all cases of a file or folder together."""
    with _whole(target) as part:
        sums = pa.record_batch(decklid.expectations(_scanner(source, ROWS, ()).to_reader(), **options))
        pq.write_table(pa.Table.from_batches([sums]), part)


def _scanner(source, rows, keep):
    data = ds.dataset(source, format="parquet")
    columns = [name for name in data.schema.names if name in CASE or name in keep]
    return data.scanner(columns=columns, batch_size=rows)


def _each(function, source, target, rows, threads, keep):
    """Batch by batch on all cores; a few wait for those before them, and no more than these are in memory."""
    threads = threads or os.cpu_count() or 1
    work = lambda batch: _beside(batch, pa.record_batch(function(batch)), keep)
    batches = (batch for batch in _scanner(source, rows, keep).to_batches() if batch.num_rows)
    with _whole(target) as part, ThreadPoolExecutor(threads) as pool:
        done, waiting = _Writer(part), deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > threads:
                done.write(waiting.popleft().result())
        while waiting:
            done.write(waiting.popleft().result())
        done.close()


def _beside(batch, result, keep):
    names = [name for name in keep if name in batch.schema.names and name not in result.schema.names]
    return pa.RecordBatch.from_arrays(
        [batch.column(name) for name in names] + result.columns, names=names + result.schema.names
    )


class _Writer:
    """Opened with the types of the first batch."""

    def __init__(self, path):
        self.path, self.file = path, None

    def write(self, batch):
        if self.file is None:
            self.file = pq.ParquetWriter(self.path, batch.schema)
        self.file.write_batch(batch)

    def close(self):
        if self.file is None:
            raise decklid.Error("there is no case in these files")
        self.file.close()


@contextmanager
def _whole(target):
    part = f"{target}.part"
    try:
        yield part
        os.replace(part, target)
    finally:
        if os.path.exists(part):
            os.remove(part)
