"""How long reading and checking a roster takes: CSV and XLSX, clean and dirty.

Run ``python benchmarks/bench_roster.py`` (``--people 15000 --rounds 5``); the medians are printed
and kept in ``benchmarks/results/roster.json``.
"""

import argparse
import csv
import json
import random
import resource
import statistics
import time
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import xlsxwriter
from machine import machine

from takar.exchange.siasn.columns import SIASN_COLUMNS
from takar.exchange.siasn.roster import read_roster

DAY = date(2025, 6, 1)
RESULT = Path(__file__).parent / "results" / "roster.json"
DIRT = 0.02
POSTS = (
    ("1", "Kepala Bidang Tata Kelola"),
    ("2", "Guru Ahli Muda"),
    ("2", "Perawat Terampil"),
    ("4", "Pengelola Data"),
)


def rows(people: int, *, dirty: bool) -> list[list[str]]:
    """Return the export of invented people, one in fifty with a fault where dirt is asked for."""
    chance = random.Random(2025)  # noqa: S311 - invented people need no secrets
    export = [list(SIASN_COLUMNS)]
    for number in range(people):
        cells = person(chance, number)
        if dirty and chance.random() < DIRT:
            cells |= chance.choice(
                (
                    {"NIP BARU": "1.98E+17"},
                    {"TMT JABATAN": "31-02-2020"},
                    {"TANGGAL LAHIR": "01-01-1970"},
                    {"PENDIDIKAN NAMA": "#DELETE#"},
                    {"NAMA": "=1+1"},
                )
            )
        export.append([cells.get(name, "null") for name in SIASN_COLUMNS])
    return export


def person(chance: random.Random, number: int) -> dict[str, str]:
    """Return the cells of one invented person."""
    year, month, day = chance.randint(1966, 1999), chance.randint(1, 12), chance.randint(1, 28)
    sex, joined = chance.choice("12"), chance.randint(1, 12)
    kind, title = chance.choice(POSTS)
    return {
        "PNS ID": f"'{number:032X}",
        "NIP BARU": f"'{year}{month:02}{day:02}{year + 25}{joined:02}{sex}{number % 998 + 1:03}",
        "NAMA": f"ORANG NOMOR {number}",
        "TANGGAL LAHIR": f"{day:02}-{month:02}-{year}",
        "JENIS KELAMIN": "MF"[int(sex) - 1],
        "NIK": f"'{number:016}",
        "ALAMAT": f"JALAN CONTOH NO. {number}",
        "KEDUDUKAN HUKUM ID": "01",
        "STATUS CPNS PNS": "P",
        "TMT CPNS": f"01-{joined:02}-{year + 25}",
        "GOL AKHIR ID": chance.choice(("31", "32", "33", "34")),
        "TMT GOLONGAN": "01-04-2024",
        "JENIS JABATAN ID": kind,
        "JABATAN NAMA": title,
        "TMT JABATAN": f"{day:02}-{month:02}-2024",
        "TINGKAT PENDIDIKAN ID": chance.choice(("15", "30", "40", "45")),
        "PENDIDIKAN NAMA": "S-1 ILMU HUKUM",
        "UNOR ID": f"'u{number % 400}",
        "UNOR NAMA": f"UNIT {number % 400}",
    }


def as_csv(export: list[list[str]]) -> bytes:
    """Return the export as a CSV file."""
    text = StringIO()
    csv.writer(text).writerows(export)
    return text.getvalue().encode()


def as_xlsx(export: list[list[str]]) -> bytes:
    """Return the export as a workbook."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(export):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def measured(content: bytes, rounds: int) -> dict[str, object]:
    """Return the median time of reading a file, on the clock and on the processor."""
    times, work = [], []
    for _ in range(rounds):
        start, busy = time.perf_counter(), time.process_time()
        reading = read_roster(content, file_name="pegawai", agency="kab_uji", day=DAY)
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
    return {
        "megabytes": round(len(content) / 1e6, 1),
        "median_seconds": round(statistics.median(times), 3),
        "median_processor_seconds": round(statistics.median(work), 3),
        "slowest_seconds": round(max(times), 3),
        "counts": vars(reading.counts),
    }


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=15_000)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    clean, dirty = rows(wanted.people, dirty=False), rows(wanted.people, dirty=True)
    files = {"csv": as_csv(clean), "csv_dirty": as_csv(dirty), "xlsx": as_xlsx(clean)}
    cases = {name: measured(content, wanted.rounds) for name, content in files.items()}
    result = {
        "people": wanted.people,
        "rounds": wanted.rounds,
        "machine": machine(),
        "cases": cases,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    for name, case in cases.items():
        print(f"{name:10} {case['median_seconds']:>7} s  {case['counts']}")


if __name__ == "__main__":
    main()
