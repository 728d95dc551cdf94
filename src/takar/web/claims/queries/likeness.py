"""What is there already that says the same as a claim."""

from takar.web.claims.models import Certificate, Claim, ClaimState
from takar.web.claims.rules import FACTS, says_the_same
from takar.web.people.models import RECORDS
from takar.web.people.models.evidence import KEEPERS

LIVE = (ClaimState.SUBMITTED, ClaimState.RETURNED, ClaimState.VERIFIED)


def alike(claim: Claim) -> list[Claim]:
    """Return other claims about the person that look like the same event."""
    others = Claim.objects.filter(
        employee=claim.employee, evidence=claim.evidence, state__in=LIVE
    ).exclude(pk=claim.pk)
    own = told_by(claim)
    return [one for one in others if says_the_same(claim.evidence, own, told_by(one))]


def is_on_record(claim: Claim) -> bool:
    """Tell whether the person has the very same piece of evidence already."""
    keeper, facts = KEEPERS[claim.evidence], claim.facts()
    same = RECORDS[claim.evidence]._default_manager.filter(employee=claim.employee)  # noqa: SLF001
    for name in keeper.key:
        if name != "employee_id":
            path = keeper.paths[name]
            same = same.filter(**{f"{path}__iexact" if path == "title" else path: facts[path]})
    return same.exists()


def told_by(claim: Claim) -> dict[str, object]:
    """Return what a claim says, by its own fields."""
    return {own: getattr(claim, own) for own in FACTS[claim.evidence].values()}


def same_file(certificate: Certificate) -> list[Claim]:
    """Return other claims proved by the very same file, but for those of the same course."""
    claims = Claim.objects.filter(
        agency=certificate.claim.agency_id, certificates__sha256=certificate.sha256
    ).exclude(pk=certificate.claim_id)
    if certificate.claim.course_id:
        claims = claims.exclude(course=certificate.claim.course_id)
    return list(claims.select_related("employee").distinct().order_by("pk"))
