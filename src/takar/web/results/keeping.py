"""How a measured run is kept: its row, its bundle, and one row for each person."""

import hmac
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.core.files import File

from takar.measures.ip_asn_groups import AGENCY, UNIT
from takar.runs.bundle import write_bundle
from takar.runs.run import Run as Measured
from takar.runs.stamp import Stamp
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import if_it_fails
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.evidence import fetched
from takar.web.people.queries.law import book, law_on
from takar.web.results.models import IpAsnGroup, IpAsnResult, Run
from takar.web.results.queries import RESULT_OF, doubts_about
from takar.web.results.writing import columns_of, write_rows
from takar.web.settings import kept_secret

PEOPLE = pa.schema([("code", pa.string()), ("pk", pa.int64()), ("path", pa.string())])
UNITS = pa.schema([("code", pa.string()), ("path", pa.string())])


def kept_run(
    actor: User,
    agency: Agency,
    measured: Measured,
    *,
    title: str,
    purpose: str = "",
    unit: WorkUnit | None = None,
) -> Run:
    """Write a new run with its stamp and its bundle, in which people have pseudonyms."""
    stamp = measured.stamp
    law = law_on(stamp.day, stamp.agency, stamp.known_on)
    run = Run(
        agency=agency,
        measure=stamp.measure,
        title=title,
        purpose=purpose,
        categories=stamp.categories or "",
        rules=stamp.rules or "",
        unit=unit,
        day=stamp.day,
        known_on=stamp.known_on,
        law_shelf=stamp.agency or "",
        law_edition=stamp.law_edition,
        evidence_hash=stamp.evidence_hash,
        code_version=stamp.code_version,
        doubts=doubts_about(law, stamp.measure, purpose, stamp.rules or "", stamp.categories or ""),
        people=measured.results.num_rows,
        made_by=actor,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        run.bundle_digest = write_bundle(measured, path, bundle_key(agency, stamp), book=book())
        with path.open("rb") as file:
            name = f"{agency.code}-{stamp.measure}-{stamp.day}.zip"
            run.bundle.save(name, File(file), save=False)
        if_it_fails(partial(run.bundle.storage.delete, str(run.bundle.name)))
        run.save()
    return run


def keep_results(run: Run, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Write the result of each person, known by code, in bulk."""
    people = Employee.objects.filter(agency=run.agency).order_by()
    numbers = dict(people.values_list("code", "pk"))
    model = RESULT_OF[run.measure]
    values = [{"run_id": run.pk, "employee_id": numbers[code], **own} for code, own in rows]
    if values:
        write_rows(model, pa.table(columns_of(model, values)))


def keep_ip_asn(run: Run, results: pa.Table) -> None:
    """Write the index of each person, with the unit they work in now."""
    people = Employee.objects.filter(agency=run.agency).order_by()
    known = fetched(people.values_list("code", "pk", "unit__path"), PEOPLE)
    place = pc.index_in(results["employee_id"], value_set=known["code"].combine_chunks())
    rows = results.drop_columns(["employee_id"])
    rows = rows.append_column("run_id", repeated(run.pk, rows.num_rows))
    rows = rows.append_column("employee_id", pc.take(known["pk"], place))
    path = pc.coalesce(pc.take(known["path"], place), "")
    write_rows(IpAsnResult, rows.append_column("unit_path", path))


def keep_groups(run: Run, groups: pa.Table) -> None:
    """Write the index of each group; a unit with its place in the tree."""
    units = fetched(WorkUnit.objects.filter(agency=run.agency).values_list("code", "path"), UNITS)
    paths = dict(zip(*(column.to_pylist() for column in units.columns), strict=True))
    own: dict[str, dict[str, object]] = {AGENCY: {"title": run.agency.name}}
    rows = [
        row
        | {"run_id": run.pk, "path": paths.get(row["code"], "") if row["grouping"] == UNIT else ""}
        | own.get(row["grouping"], {})
        for row in groups.to_pylist()
    ]
    if rows:
        write_rows(IpAsnGroup, pa.table(columns_of(IpAsnGroup, rows)))


def repeated(value: int, times: int) -> pa.Array:
    """Return a column that says the same in every row."""
    return pa.array([value], pa.int64()).take(pa.array([0] * times))


def bundle_key(agency: Agency, stamp: Stamp) -> str:
    """Return the secret of the pseudonyms of one run.

    Each run has its own, so that nobody follows a person from bundle to bundle; the same run has
    the same again.
    """
    secret = kept_secret("TAKAR_PSEUDONYM_KEY")
    about = f"{agency.code}|{stamp.measure}|{stamp.day}|{stamp.evidence_hash}"
    return hmac.digest(secret.encode(), about.encode(), "sha256").hex()
