"""Millions of people: one government after the other, appended to one file per table."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from takar.synthetic.regency import DEMO_DAY, DEMO_SEED, LEAST_PEOPLE, Regency, regency

PEOPLE_A_REGENCY = 14_000


def regencies(people: int, seed: int = DEMO_SEED, day: date = DEMO_DAY) -> Iterator[Regency]:
    """Invent governments one by one until ``people`` people are spread over them.

    Employee ids never repeat. Employee numbers are unique within a government only.
    """
    for number, count in enumerate(_head_counts(people), start=1):
        yield regency(
            seed=seed,
            agency=f"kab_contoh_{number:03d}",
            name=f"Kabupaten Contoh {number:03d}",
            day=day,
            people=count,
        )


def _head_counts(people: int) -> list[int]:
    full, rest = divmod(people, PEOPLE_A_REGENCY)
    counts = [PEOPLE_A_REGENCY] * full
    if rest >= LEAST_PEOPLE or not counts:
        return [*counts, rest]
    counts[-1] += rest
    return counts


def write_population(
    people: int, directory: Path, seed: int = DEMO_SEED, day: date = DEMO_DAY
) -> Generator[int, None, None]:
    """Write one Parquet file per table and yield the count of people after each government.

    Only one government is ever in memory. The files carry their names once all is written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pq.ParquetWriter] = {}
    done = 0
    with ExitStack() as stack:
        for whole in regencies(people, seed, day):
            for name, table in whole.tables.items():
                if name not in writers:
                    path = _unfinished(directory, name)
                    writers[name] = stack.enter_context(_writer(path, table.schema))
                writers[name].write_table(table)
            done += whole.tables["employees"].num_rows
            yield done
    for name in writers:
        _unfinished(directory, name).replace(directory / f"{name}.parquet")


def _unfinished(directory: Path, name: str) -> Path:
    return directory / f"{name}.parquet.part"


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, schema, compression="zstd", compression_level=1)
