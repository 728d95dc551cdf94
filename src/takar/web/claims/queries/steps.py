"""What an entry went through, step by step, as the log tells it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from takar.web.audit.models import Entry
from takar.web.audit.queries import told
from takar.web.claims.models import Claim


@dataclass(frozen=True)
class Step:
    """One step a claim went through.

    Attributes:
        says: who did what.
        reason: why, where a reason was given.
    """

    at: datetime
    says: str
    reason: str


STEPS = (
    "claims.claim.submitted",
    "claims.claim.corrected",
    "claims.claim.returned",
    "claims.claim.verified",
    "claims.claim.withdrawn",
    "claims.verification.undone",
)


def steps_of(claim: Claim) -> list[Step]:
    """Return what a claim went through, the oldest first."""
    about = Entry.objects.filter(
        subject_kind=Claim._meta.label_lower,  # noqa: SLF001 - Django's API
        subject_id=str(claim.pk),
        act__in=STEPS,
    ).select_related("actor")
    first = Step(
        claim.entered_at,
        _("%(name)s mengajukan entri ini.") % {"name": claim.entered_by},
        claim.same_reason,
    )
    return [first, *(step_of(entry) for entry in about.order_by("at", "pk"))]


def step_of(entry: Entry) -> Step:
    """Return one recorded act as a step."""
    return Step(entry.at, told(entry), str(entry.facts.get("reason") or ""))
