"""Runs: asked for, read, switched to, withdrawn, released, verified, taken away."""

from fractions import Fraction

from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from takar.kernel.language import msg
from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.board import show_on_board
from takar.web.exam_results.actions.refusals import OldEvidence
from takar.web.exam_results.actions.runs import (
    ask_for_run,
    release_run,
    switch_run,
    take_scores,
    verify_run,
    withdraw_run,
)
from takar.web.exam_results.forms.filters import PeopleFilter
from takar.web.exam_results.forms.runs import ReasonForm, RunForm
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.permissions import (
    is_correction,
    marks_exams,
    reads_scores,
    switches,
)
from takar.web.exam_results.queries.calibrations import calibrations_of
from takar.web.exam_results.queries.runs import (
    counts_of,
    is_open,
    near_a_cut,
    people_of,
    scales_of_run,
    title_of,
    why_outdated,
)
from takar.web.exam_results.queries.scales import section_titles
from takar.web.exam_results.rules.totals import WHOLE
from takar.web.exam_results.showing import as_csv, changes_of, spread_of
from takar.web.exam_results.tasks import compute_run
from takar.web.exam_results.views.exams import visible_exam, visible_run
from takar.web.kit.answers import CSV, attachment, deed, require, workbook
from takar.web.kit.paging import page_of


def mark(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """Ask for a run, to be computed in the background."""
    exam = visible_exam(request, exam_id)
    form = RunForm(request.POST, sections=section_titles(exam), calibrations=calibrations_of(exam))

    def ask() -> int:
        because = form.cleaned_data["because"]
        run = ask_for_run(request.user, exam, because=because, changed=form.changed)
        compute_run.enqueue(run.pk, request.user.pk)
        return run.number

    done = _("Penskoran {outcome} sedang dihitung.")
    return deed(request, ask, done, "exam_results:exam", exam.pk, form=form)


def run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Show a run: its settings, its effect, and everybody's scores."""
    one = visible_run(request, run_id)
    if request.htmx:
        response = render(request, "exam_results/state.html", {"run": one})
        if not one.is_busy:
            response["HX-Refresh"] = "true"
        return response
    changes = changes_of(one)
    context = {
        "run": one,
        "exam": one.exam,
        "changes": page_of(request, changes),
        "may_switch": one.state == "USULAN" and switches(request.user, one),
        "may_mark": marks_exams(request.user, one),
        "may_read": reads_scores(request.user, one),
        "is_correction": one.state == "USULAN" and is_correction(one),
        "is_own": one.made_by_id == request.user.pk,
        "outdated": why_outdated(one) if one.state in {"BERLAKU", "USULAN"} else [],
        "counts": counts_of(one),
        "reason": ReasonForm(),
        "weights": weights_told(one),
        "is_open": is_open(one),
    }
    return render(request, "exam_results/run.html", context)


def weights_told(run: ScoreRun) -> list[tuple[str, Fraction]]:
    """Return section and weight, where a section weighs other than one."""
    titles = section_titles(run.exam)
    return [(titles.get(code, code), weight) for code, weight in run.chosen.weights.items()]


def people(request: SignedInRequest, run_id: int) -> HttpResponse:
    """List everybody of a run on one scale: searched, narrowed, sorted."""
    one = visible_run(request, run_id)
    require(reads_scores(request.user, one))
    form = PeopleFilter(request.GET, scales=scales_of_run(one))
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = people_of(one, wanted, request.GET.get("urut", "nomor"))
    scale = wanted.get("scale") or WHOLE
    page = page_of(request, rows)
    context = {
        "run": one,
        "exam": one.exam,
        "form": form,
        "page": page,
        "near": near_a_cut(one, page) if scale == WHOLE else set(),
        "scale": title_of(scale),
        "spread": spread_of(one, scale),
    }
    return render(request, "exam_results/people.html", context)


def person(request: SignedInRequest, run_id: int, sitting_id: int) -> HttpResponse:
    """Show what one person reached on every scale of a run."""
    one = visible_run(request, run_id)
    require(reads_scores(request.user, one))
    rows = PersonScore.objects.filter(run=one, sitting=sitting_id)
    scores = list(rows.select_related("sitting__registration__employee__unit").order_by("pk"))
    if not scores:
        raise Http404
    context = {
        "run": one,
        "exam": one.exam,
        "sitting": scores[0].sitting,
        "scores": [(title_of(score.scale), score) for score in scores],
        "has_abilities": any(score.theta is not None for score in scores),
    }
    return render(request, "exam_results/person.html", context)


def switch(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Let a proposed run count."""
    one = visible_run(request, run_id)
    done = _("Penskoran ini sekarang berlaku.")
    return deed(request, lambda: switch_run(request.user, one), done, "exam_results:run", one.pk)


def withdraw(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Set a proposed run aside."""
    one = visible_run(request, run_id)
    form = ReasonForm(request.POST)
    return deed(
        request,
        lambda: withdraw_run(request.user, one, **form.cleaned_data),
        _("Usulan dibatalkan."),
        "exam_results:run",
        one.pk,
        form=form,
    )


def release(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Let everybody who sat the exam read the own result."""
    one = visible_run(request, run_id)
    done = _("Setiap peserta sekarang dapat membaca hasilnya sendiri.")
    return deed(request, lambda: release_run(request.user, one), done, "exam_results:run", one.pk)


def board(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Let the live board tell the totals of a run, or no longer."""
    one = visible_run(request, run_id)
    is_shown = request.POST.get("is_shown") == "1"
    done = _("Papan langsung menyebut jumlahnya.") if is_shown else _("Jumlah diambil dari papan.")
    return deed(
        request,
        lambda: show_on_board(request.user, one, is_shown=is_shown),
        done,
        "exam_results:run",
        one.pk,
    )


def verify(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Mark once more, and say whether it comes to the same."""
    one = visible_run(request, run_id)

    def check() -> None:
        if not verify_run(request.user, one):
            raise OldEvidence(
                msg("Penghitungan ulang tidak sama: bukti atau nilai berubah sejak itu."),
                hint=msg("Hitung usulan baru dan bandingkan akibatnya."),
            )

    done = _("Dihitung ulang: bukti dan semua nilai sama persis.")
    return deed(request, check, done, "exam_results:run", one.pk)


def download(request: SignedInRequest, run_id: int, kind: str) -> HttpResponse:
    """Hand out every score of a run as a workbook or as CSV."""
    one = visible_run(request, run_id)
    require(reads_scores(request.user, one))
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    rows = take_scores(request.user, one, form=kind.upper())
    name = f"hasil-ujian-{one.exam_id}-penskoran-{one.number}.{kind}"
    if kind == "csv":
        return attachment(as_csv(rows), name, CSV)
    return workbook({_("Nilai"): rows}, name)
