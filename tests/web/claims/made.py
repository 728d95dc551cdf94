"""Entries and files for the tests of the room."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from takar.web.accounts.models import Agency, Role, User
from takar.web.claims.actions import Entered, submit_claim
from takar.web.claims.models import Claim
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.cast import Cast, user
from tests.exchange.files.test_certificates import jpeg, pdf, png

__all__ = ["jpeg", "pdf", "png"]

DAY = date(2025, 5, 14)
COURSE: dict[str, Any] = {
    "title": "Bimbingan Teknis Laporan Kinerja",
    "training_kind": "TEKNIS",
    "started_on": date(2025, 3, 3),
    "ended_on": date(2025, 3, 5),
    "lesson_hours": Decimal(24),
    "provider": "BPSDM Provinsi",
    "certificate_number": "12/BPSDM/2025",
}
DEGREE: dict[str, Any] = {
    "education_level": "S2",
    "title": "Administrasi Publik",
    "provider": "Universitas Contoh",
    "ended_on": date(2024, 8, 17),
}
RATING: dict[str, Any] = {"year": 2024, "rating": "BAIK"}
SANCTION: dict[str, Any] = {
    "sanction_level": "RINGAN",
    "title": "Teguran tertulis karena datang terlambat",
    "started_on": date(2025, 2, 3),
}
FACTS = {
    "trainings": COURSE,
    "education_history": DEGREE,
    "performance_ratings": RATING,
    "sanctions": SANCTION,
}


@contextmanager
def at(agency: Agency) -> Iterator[None]:
    """Work in an agency."""
    with scope(agency=agency, agency_code=agency.code):
        yield


def entered(evidence: str = "trainings", **changes: Any) -> Entered:
    """Return what a form says: believable facts, with changes."""
    own = {name: changes.pop(name) for name in list(changes) if name in Entered.__annotations__}
    given = {"once_key": uuid4().hex} | own
    return Entered(evidence=evidence, facts=FACTS[evidence] | changes, **given)


def submitted(
    actor: User, employee: Employee, evidence: str = "trainings", **changes: Any
) -> Claim:
    """Return an entry that waits."""
    return submit_claim(actor, employee, entered=entered(evidence, **changes), day=DAY)


def second_operator(cast: Cast) -> User:
    """Return another operator of the agency."""
    return user("Wati", cast.agency, Role.OPERATOR)


def upload(content: bytes | None = None, name: str = "sertifikat.pdf") -> SimpleUploadedFile:
    """Return a file as the browser sends it."""
    return SimpleUploadedFile(name, pdf() if content is None else content)
