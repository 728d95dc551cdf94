"""Time of an index on the web: evidence read from the database, measured, explained, stored.

    python benchmarks/bench_ip_asn_web.py            15,000 people, SQLite and PostgreSQL
    python benchmarks/bench_ip_asn_web.py 3000

The whole action is timed, as an operator starts it: the right is checked, five years of evidence
are read, everybody is measured, the stamp, the bundle, one row for each person with everything
that explains it, one row for each group, and the line in the log are written. The pages that show
it are asked for once to warm up and then timed. Figures are medians.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from machine import load, machine

HERE = Path(__file__).parent
ROOT = HERE.parent
RESULTS = HERE / "results" / "ip_asn_web.json"
DAY = date(2023, 1, 31)
UNITS, OFFICES = 400, 40
PAGES = ("/ip-asn/", "/ip-asn/penahan/", "/ip-asn/pegawai/", "/ip-asn/kelompok/")
Figure = dict[str, float]


def main() -> None:
    """Measure each database in a process of its own, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int, nargs="?", default=15_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        print(json.dumps(measured(asked.people, asked.rounds)))
        return
    told = {
        "machine": machine(),
        "load_before": load(),
        "people": asked.people,
        "rounds": asked.rounds,
        "databases": on_each(asked.people, asked.rounds),
    }
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=2))


def on_each(people: int, rounds: int) -> dict[str, Any]:
    """Measure on SQLite, and on PostgreSQL where there is a server."""
    sys.path.insert(0, str(ROOT))
    from tests.postgres import binaries, cluster  # noqa: PLC0415 - of the repository, not installed

    found = {"sqlite": asked_inside(people, rounds, "")}
    if binaries() is not None:
        with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as address:
            found["postgresql"] = asked_inside(people, rounds, address)
    return found


def asked_inside(people: int, rounds: int, database: str) -> dict[str, Any]:
    """Run this program again with a home and a database of its own."""
    with tempfile.TemporaryDirectory() as home:
        settings = {
            "TAKAR_HOME": home,
            "TAKAR_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "takar.web.settings",
        }
        command = [sys.executable, __file__, str(people), "--rounds", str(rounds), "--inside"]
        told = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, env={**os.environ, **settings}
        )
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def measured(people: int, rounds: int) -> dict[str, Any]:
    """Fill the database, then time the action and the pages."""
    import django  # noqa: PLC0415 - needs the settings of this process

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    agency, operator = filled(people)
    from takar.web.kit.scope import scope  # noqa: PLC0415
    from takar.web.people.models import Employee  # noqa: PLC0415
    from takar.web.results.actions import run_ip_asn  # noqa: PLC0415
    from takar.web.results.models import IpAsnGroup, IpAsnResult  # noqa: PLC0415

    def measure() -> Any:
        working = Employee.objects.filter(agency=agency, left_on=None)
        return run_ip_asn(operator, agency, employees=working, day=DAY, title="Uji kecepatan")

    with scope(agency=agency, agency_code=agency.code):
        first = timed(measure)
        action = medians([timed(measure) for _ in range(rounds)])
        rows = {
            "persons": IpAsnResult.objects.filter(run=measure()).count(),
            "groups": IpAsnGroup.objects.count() // (rounds + 2),
        }
    pages = {page: shown(page, operator, rounds) for page in PAGES}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "rows": rows,
        "first": first,
        "action": action,
        "pages": pages,
        "peak_mb": round(peak),
    }


def filled(people: int) -> tuple[Any, Any]:
    """Invent an agency with its operator and everybody's evidence of five years."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415
    from invented_ip_asn import invent  # noqa: PLC0415

    from takar.web.accounts.models import Agency, Membership, Role, User  # noqa: PLC0415
    from takar.web.people.models import Employee, WorkUnit  # noqa: PLC0415
    from takar.web.people.models.evidence import KEEPERS  # noqa: PLC0415
    from takar.web.results.writing import columns_of, write_rows  # noqa: PLC0415

    agency = Agency.objects.create(code="kab_ukur", name="Kabupaten Ukur")
    operator = User.objects.create(username="ukur")
    Membership.objects.create(user=operator, agency=agency, role=Role.OPERATOR)
    from takar.web.kit.scope import scope  # noqa: PLC0415

    with scope(agency=agency, agency_code=agency.code), tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        invent(folder, people)
        WorkUnit.objects.bulk_create(
            WorkUnit(
                agency=agency, code=f"U{n}", name=f"Unit {n}", path=path_of(n), depth=n >= OFFICES
            )
            for n in range(UNITS)
        )
        units = dict(WorkUnit.objects.values_list("code", "pk"))
        rows = [
            {**row, "code": row.pop("employee_id"), "unit_id": units[row.pop("work_unit_id")]}
            for row in pq.read_table(folder / "employees.parquet").to_pylist()
        ]
        usual = {"agency_id": agency.pk, "nip": None, "title_before": "", "title_after": ""}
        columns = columns_of(Employee, [row | usual for row in rows])
        now = pa.array([timezone.now()] * people, pa.timestamp("us", "UTC"))
        write_rows(Employee, pa.table(columns | {"updated_at": now}))
        numbers = dict(Employee.objects.values_list("code", "pk"))
        codes, keys = pa.array(list(numbers)), pa.array(list(numbers.values()))
        for name in ("trainings", "performance_ratings", "education_history", "sanctions"):
            table = pq.read_table(folder / f"{name}.parquet")
            at = table.column_names.index("employee_id")
            who = pc.take(keys, pc.index_in(table["employee_id"], value_set=codes))
            write_rows(KEEPERS[name].model, table.set_column(at, "employee_id", who))
        checks = pq.read_table(folder / "evidence_checks.parquet")
        who = pc.take(keys, pc.index_in(checks["employee_id"], value_set=codes))
        at = checks.column_names.index("employee_id")
        write_rows(KEEPERS["evidence_checks"].model, checks.set_column(at, "employee_id", who))
    return agency, operator


def path_of(number: int) -> str:
    """Return the place of a unit: an office, or a unit below one."""
    own = f"U{number}/"
    return own if number < OFFICES else f"U{number % OFFICES}/{own}"


def shown(page: str, operator: Any, rounds: int) -> dict[str, Any]:
    """Ask for a page, and say how long it takes and how many queries it needs."""
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    if client.get(page).status_code != 200:
        raise SystemExit(page)
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    queries = {"queries": len(asked)}
    return medians([timed(lambda: client.get(page)) for _ in range(rounds)]) | queries


def timed(deed: Callable[[], object]) -> Figure:
    """Return how long something took by the clock and on the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    deed()
    return {
        "wall_s": round(time.perf_counter() - wall, 3),
        "cpu_s": round(time.process_time() - processor, 3),
    }


def medians(figures: list[Figure]) -> dict[str, Any]:
    """Return the median of each figure."""
    return {name: round(statistics.median(one[name] for one in figures), 3) for name in figures[0]}


if __name__ == "__main__":
    main()
