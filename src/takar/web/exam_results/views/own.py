"""The own results of whoever sat exams."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.permissions import is_told
from takar.web.exam_results.queries.own import own_scores, own_sittings
from takar.web.exam_results.queries.runs import title_of


def mine(request: SignedInRequest) -> HttpResponse:
    """List the exams of which the reader may know the own result."""
    context = {"sittings": own_sittings(request.user, request.agency)}
    return render(request, "exam_results/mine.html", context)


def own(request: SignedInRequest, sitting_id: int) -> HttpResponse:
    """Show the own result; anybody else's is not found."""
    sitting = get_object_or_404(own_sittings(request.user, request.agency), pk=sitting_id)
    if not is_told(request.user, sitting):
        raise Http404
    scores = list(own_scores(sitting))
    context = {
        "sitting": sitting,
        "exam": sitting.registration.session.exam,
        "scores": [(title_of(score.scale), score) for score in scores],
        "has_abilities": any(score.theta is not None for score in scores),
        "run": scores[0].run if scores else None,
    }
    return render(request, "exam_results/own.html", context)
