"""What is there already that says the same as a claim: other entries, and what is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from takar.web.claims.models import Certificate, Claim, ClaimState
from takar.web.claims.rules import FACTS, RESTRICTED, says_the_same
from takar.web.people.models import RECORDS, Record
from takar.web.people.models.evidence import KEEPERS

LIVE = (ClaimState.SUBMITTED, ClaimState.RETURNED)


@dataclass(frozen=True)
class Alike:
    """Something that looks like the same event.

    Attributes:
        says: what it is, in a few words.
        claim: the entry; nothing where it is on record already.
    """

    says: str
    day: date | None
    number: str
    claim: Claim | None = None


def alike(claim: Claim) -> list[Alike]:
    """Return what looks like the same event of the same person, entered or on record."""
    return [*entries_like(claim), *records_like(claim)]


def entries_like(claim: Claim) -> Iterator[Alike]:
    """Yield other entries that look the same and are not decided yet."""
    others = Claim.objects.filter(
        employee=claim.employee, evidence=claim.evidence, state__in=LIVE
    ).exclude(pk=claim.pk)
    own = told_by(claim)
    for one in others:
        if says_the_same(claim.evidence, own, told_by(one)):
            yield Alike(one.subject, one.ended_on, one.certificate_number or "", one)


def records_like(claim: Claim) -> Iterator[Alike]:
    """Yield evidence on record that looks the same."""
    paths, own = FACTS[claim.evidence], told_by(claim)
    for record in records_of(claim):
        told = {mine: getattr(record, path) for path, mine in paths.items()}
        if says_the_same(claim.evidence, own, told):
            number = told.get("certificate_number") or ""
            yield Alike(str(record), told.get("ended_on"), number)


def is_on_record(claim: Claim) -> bool:
    """Tell whether the person has the very same piece of evidence already."""
    keeper, facts = KEEPERS[claim.evidence], claim.facts()
    same = records_of(claim)
    for name in keeper.key:
        if name != "employee_id":
            path = keeper.paths[name]
            same = same.filter(**{f"{path}__iexact" if path == "title" else path: facts[path]})
    return same.exists()


def records_of(claim: Claim) -> QuerySet[Record, Any]:
    """Return what is on record about the person of the kind of a claim."""
    rows: QuerySet[Record, Any] = RECORDS[claim.evidence]._default_manager.filter(  # noqa: SLF001
        employee=claim.employee
    )
    return rows


def told_by(claim: Claim) -> dict[str, object]:
    """Return what a claim says, by its own fields."""
    return {own: getattr(claim, own) for own in FACTS[claim.evidence].values()}


def same_file(certificate: Certificate) -> list[Claim]:
    """Return other claims proved by the very same file, but for those of the same course.

    Of discipline nothing is told beside a claim of another kind, which others may read.
    """
    claims = Claim.objects.filter(
        agency=certificate.claim.agency_id, certificates__sha256=certificate.sha256
    ).exclude(pk=certificate.claim_id)
    if certificate.claim.evidence not in RESTRICTED:
        claims = claims.exclude(evidence__in=RESTRICTED)
    if certificate.claim.course_id:
        claims = claims.exclude(course=certificate.claim.course_id)
    return list(claims.select_related("employee").distinct().order_by("pk"))
