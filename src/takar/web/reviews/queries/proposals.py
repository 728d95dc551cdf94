"""What was proposed: open, decided in a meeting, and about one person."""

from django.db.models import QuerySet

from takar.web.reviews.models import Case, Cycle, Meeting, Proposal

Proposals = QuerySet[Proposal]


def proposals_in(cycle: Cycle) -> Proposals:
    """Return the proposals of a cycle with everything their rows show."""
    found: Proposals = Proposal.objects.filter(case__cycle=cycle)
    return found.select_related(
        "case__cycle__agency", "case__employee__unit", "meeting", "by", "decided_by"
    )


def open_proposals(cycle: Cycle) -> Proposals:
    """Return what waits for a decision, the oldest first."""
    return proposals_in(cycle).filter(state="DIAJUKAN").order_by("pk")


def decided_in(meeting: Meeting) -> Proposals:
    """Return what a meeting decided, the newest first."""
    decided = proposals_in(meeting.cycle).filter(meeting=meeting)
    return decided.filter(state__in=("DITERIMA", "DITOLAK")).order_by("-decided_at", "-pk")


def history_of(case: Case) -> Proposals:
    """Return everything proposed about one person, the newest first."""
    return proposals_in(case.cycle).filter(case=case).order_by("-pk")
