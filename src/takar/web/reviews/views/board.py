"""The board before the committee: boxes, people, one person's card, proposals and decisions."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, way_back, workbook
from takar.web.kit.paging import page_of
from takar.web.results.explaining import advice_for
from takar.web.results.rules import Sight
from takar.web.reviews import actions
from takar.web.reviews.forms import CaseFilter, DecisionForm, ProposalForm, ReasonForm
from takar.web.reviews.models import Case, Cycle
from takar.web.reviews.permissions import proposes, records_decision
from takar.web.reviews.queries.board import (
    Cases,
    cases_seen_by,
    in_box,
    narrowed,
    ordered,
    place_in,
    spread_of,
)
from takar.web.reviews.queries.cycles import committee_of, quorum_of, sitting_of
from takar.web.reviews.queries.groups import box_before
from takar.web.reviews.queries.law import box_titles, law_for, succession_boxes
from takar.web.reviews.queries.proposals import history_of, open_proposals
from takar.web.reviews.views.doors import (
    case_page,
    kept_query,
    powers,
    seen_case,
    seen_cycle,
    seen_proposal,
)
from takar.web.talent.queries import standing_of

VOTES = (("agree", _("Setuju")), ("against", _("Tidak")), ("abstain", _("Abstain")))


@dataclass(frozen=True)
class Asked:
    """What the board was asked.

    Attributes:
        everybody: the cases of the filter, whatever their box.
        cases: those of the box that was chosen.
    """

    form: CaseFilter
    everybody: Cases
    cases: Cases
    box: int | None


def asked(request: SignedInRequest, cycle: Cycle) -> Asked:
    """Read which people are asked for."""
    form = CaseFilter(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    everybody = narrowed(request.user, cycle, cases_seen_by(request.user, cycle), wanted)
    box = wanted.get("kotak")
    return Asked(form, everybody, in_box(everybody, box), box)


def sitting_facts(request: SignedInRequest, cycle: Cycle) -> dict[str, Any]:
    """Return what every page of the board tells about the meeting that sits."""
    meeting = sitting_of(cycle)
    if meeting is None:
        return {"meeting": None, **powers(request, cycle)}
    meeting.cycle = cycle
    return {"meeting": meeting, "quorum": quorum_of(meeting), **powers(request, cycle)}


def board(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the nine boxes with everybody in them, before and now, and what waits."""
    one = seen_cycle(request, pk)
    found, facts = asked(request, one), sitting_facts(request, one)
    page = page_of(request, ordered(found.cases))
    there = facts["meeting"].present.values_list("pk", flat=True) if facts["meeting"] else []
    context = {
        "cycle": one,
        "form": found.form,
        "page": page,
        "box": found.box,
        "box_title": box_titles(one).get(found.box or 0, ""),
        "spread": spread_of(found.everybody),
        "waiting": open_proposals(one)[:20],
        "members": committee_of(one) if facts["meeting"] else [],
        "there": set(there),
        "kept": kept_query(request),
        "links": box_links(request, one),
        **facts,
    }
    return render(request, "reviews/board.html", context)


def box_links(request: SignedInRequest, cycle: Cycle) -> str:
    """Return the address of the board to which the number of a box is added."""
    kept = request.GET.copy()
    for name in ("kotak", "hal"):
        kept.pop(name, None)
    address = reverse("reviews:board", args=[cycle.pk])
    return f"{address}?{kept.urlencode()}" if kept else address


def people_export(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the people the board shows as a workbook."""
    one = seen_cycle(request, pk)
    cases = ordered(asked(request, one).cases)
    sheet = actions.take_cases(request.user, one, cases=cases)
    return workbook({"Kotak talenta": sheet}, f"kotak-talenta-{one.year}.xlsx")


def case(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person's card: measures, gaps, what was proposed; the reading is recorded."""
    one = seen_case(request, pk)
    actions.view_case(request.user, one)
    return case_page_of(request, one)


def case_page_of(
    request: SignedInRequest,
    one: Case,
    form: ProposalForm | None = None,
    fault: TakarError | None = None,
) -> HttpResponse:
    """Return one person's card; what was typed and refused stays on it with the reason."""
    history = list(history_of(one))
    waiting = next((each for each in history if each.state == "DIAJUKAN"), None)
    titles = box_titles(one.cycle)
    context = {
        "case": one,
        "cycle": one.cycle,
        "employee": one.employee,
        "standing": standing_of(one.result, Sight.EVERYTHING),
        "box_title": titles.get(one.box_now or 0, ""),
        "advice": advice_for(law_for(one.cycle), one.box_now) if one.box_now else None,
        "history": history,
        "waiting": waiting,
        "undoable": undoable(history),
        "box_before": box_before(one),
        "groups": groups_by_box(one),
        "proposal_form": form or ProposalForm(titles=titles, now=one.box_now),
        "fault": fault,
        "place": place_in(asked(request, one.cycle).cases, one),
        "next_waiting": next_waiting(one),
        "kept": kept_query(request),
        "vote_names": VOTES,
        "may_propose": proposes(request.user, one),
        "may_record": waiting is not None and records_decision(request.user, waiting),
        **sitting_facts(request, one.cycle),
    }
    return render(request, "reviews/case.html", context, status=422 if form else 200)


def undoable(history: list[Any]) -> int | None:
    """Return the newest decision of a meeting that still sits."""
    decided = (one for one in history if one.state in {"DITERIMA", "DITOLAK"})
    newest = next(decided, None)
    return newest.pk if newest is not None and newest.meeting.is_open else None


def groups_by_box(case: Case) -> dict[str, list[int]]:
    """Return, for each succession group, its boxes in order."""
    return {group: sorted(boxes) for group, boxes in succession_boxes(case.cycle).items()}


def next_waiting(case: Case) -> int | None:
    """Return the next case with an open proposal, after this one or from the beginning."""
    waiting = open_proposals(case.cycle).exclude(case=case)
    numbers = sorted(waiting.values_list("case", flat=True))
    return next((pk for pk in numbers if pk > case.pk), numbers[0] if numbers else None)


def propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose another box."""
    one = seen_case(request, pk)
    if request.method != "POST":
        return redirect(case_page(request, one))
    form = ProposalForm(request.POST, titles=box_titles(one.cycle), now=one.box_now)
    if not form.is_valid():
        return case_page_of(request, one, form)
    try:
        actions.propose_box(request.user, one, **form.cleaned_data)
    except PermissionDenied:
        raise
    except TakarError as fault:
        return case_page_of(request, seen_case(request, pk), form, fault)
    messages.success(request, _("Usulan dicatat dan menunggu keputusan rapat."))
    return redirect(case_page(request, one))


def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what the meeting decided."""
    found, form = seen_proposal(request, pk), DecisionForm(request.POST)
    return deed(
        request,
        lambda: actions.decide_proposal(request.user, found, **form.told),
        _("Keputusan dicatat."),
        way_back(request, case_page(request, found.case)),
        form=form,
    )


def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a proposal that waits."""
    found = seen_proposal(request, pk)
    reason = request.POST.get("reason", "")
    return deed(
        request,
        lambda: actions.withdraw_proposal(request.user, found, reason=reason),
        _("Usulan ditarik."),
        case_page(request, found.case),
    )


def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what the meeting decided, while it sits."""
    found, form = seen_proposal(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.undo_decision(request.user, found, reason=form.cleaned_data["reason"]),
        _("Keputusan dibatalkan; kotaknya kembali seperti sebelum diputuskan."),
        case_page(request, found.case),
        form=form,
    )
