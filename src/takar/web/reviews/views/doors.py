"""How the pages find what the reader may see, and keep the filter under which they walk."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from takar.web.accounts.requests import SignedInRequest
from takar.web.reviews.models import Case, Cycle, GroupMember, Meeting, Member, Proposal
from takar.web.reviews.permissions import decides, operates, reads_cycles, runs_meetings
from takar.web.reviews.queries.board import cases_seen_by
from takar.web.reviews.queries.cycles import cycles_seen_by
from takar.web.reviews.queries.proposals import proposals_in

KEPT = ("q", "show", "tier", "unit", "kotak")


def read_by(request: SignedInRequest) -> None:
    """Let in who may read some cycle."""
    if not reads_cycles(request.user, request.agency):
        raise PermissionDenied


def seen_cycle(request: SignedInRequest, pk: int) -> Cycle:
    """Return one cycle the reader may read."""
    read_by(request)
    return get_object_or_404(cycles_seen_by(request.user, request.agency), pk=pk)


def seen_meeting(request: SignedInRequest, pk: int) -> Meeting:
    """Return one meeting of a cycle the reader may read."""
    read_by(request)
    rows = Meeting.objects.filter(cycle__in=cycles_seen_by(request.user, request.agency))
    found: Meeting = get_object_or_404(rows.select_related("cycle__agency", "cycle__run"), pk=pk)
    return found


def seen_member(request: SignedInRequest, pk: int) -> Member:
    """Return one member of a committee the reader may read about."""
    read_by(request)
    rows = Member.objects.filter(cycle__in=cycles_seen_by(request.user, request.agency))
    found: Member = get_object_or_404(rows.select_related("cycle__agency", "user"), pk=pk)
    return found


def seen_case(request: SignedInRequest, pk: int) -> Case:
    """Return one case the reader may read, never their own."""
    read_by(request)
    rows = Case.objects.filter(cycle__in=cycles_seen_by(request.user, request.agency))
    rows = rows.select_related(
        "cycle__agency", "cycle__run", "employee__unit", "employee__position", "result__run__agency"
    )
    found: Case = get_object_or_404(rows, pk=pk)
    if not cases_seen_by(request.user, found.cycle).filter(pk=pk).exists():
        raise Http404
    return found


def seen_proposal(request: SignedInRequest, pk: int) -> Proposal:
    """Return one proposal about somebody else."""
    read_by(request)
    rows = Proposal.objects.filter(case__cycle__in=cycles_seen_by(request.user, request.agency))
    about: Proposal = get_object_or_404(rows, pk=pk)
    case = seen_case(request, about.case_id)
    found: Proposal = proposals_in(case.cycle).get(pk=pk)
    return found


def seen_membership(request: SignedInRequest, pk: int) -> GroupMember:
    """Return one membership of a group of a cycle the reader may read."""
    read_by(request)
    rows = GroupMember.objects.filter(cycle__in=cycles_seen_by(request.user, request.agency))
    found: GroupMember = get_object_or_404(rows.select_related("cycle__agency", "employee"), pk=pk)
    return found


def powers(request: SignedInRequest, cycle: Cycle) -> dict[str, bool]:
    """Return what the reader may do with a cycle, for its pages."""
    return {
        "may_operate": operates(request.user, cycle),
        "may_decide": decides(request.user, cycle),
        "may_run": runs_meetings(request.user, cycle),
    }


def kept_query(request: SignedInRequest) -> str:
    """Return the filter under which somebody walks from person to person."""
    kept = request.GET.copy()
    for name in set(kept) - set(KEPT):
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""


def case_page(request: SignedInRequest, case: Case) -> str:
    """Return the address of one person's card, under the same filter."""
    return reverse("reviews:case", args=[case.pk]) + kept_query(request)
