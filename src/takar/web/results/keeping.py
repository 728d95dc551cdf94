"""How a measured run is kept: its row, its bundle, and one row for each person."""

import hmac
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files import File

from takar.runs.bundle import write_bundle
from takar.runs.measure import JpmRun, TalentRun
from takar.runs.stamp import Stamp
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import if_it_fails
from takar.web.people.models import Employee
from takar.web.results.models import Run
from takar.web.results.queries import RESULT_OF, book, doubts_about, law_on
from takar.web.settings import kept_secret

BATCH = 500


def kept_run(
    actor: User, agency: Agency, measured: JpmRun | TalentRun, *, title: str, purpose: str = ""
) -> Run:
    """Write a new run with its stamp and its bundle, in which people have pseudonyms."""
    stamp = measured.stamp
    law = law_on(stamp.day, stamp.agency, stamp.known_on)
    run = Run(
        agency=agency,
        measure=stamp.measure,
        title=title,
        purpose=purpose,
        day=stamp.day,
        known_on=stamp.known_on,
        law_shelf=stamp.agency or "",
        law_edition=stamp.law_edition,
        evidence_hash=stamp.evidence_hash,
        code_version=stamp.code_version,
        doubts=doubts_about(law, stamp.measure, purpose),
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
    model: Any = RESULT_OF[run.measure]
    model.objects.bulk_create(
        (model(run=run, employee_id=numbers[code], **values) for code, values in rows),
        batch_size=BATCH,
    )


def bundle_key(agency: Agency, stamp: Stamp) -> str:
    """Return the secret of the pseudonyms of one run.

    Each run has its own, so that nobody follows a person from bundle to bundle; the same run has
    the same again.
    """
    secret = kept_secret("TAKAR_PSEUDONYM_KEY")
    about = f"{agency.code}|{stamp.measure}|{stamp.day}|{stamp.evidence_hash}"
    return hmac.digest(secret.encode(), about.encode(), "sha256").hex()
