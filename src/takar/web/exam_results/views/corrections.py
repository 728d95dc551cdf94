"""The items of an exam, and the correction of one; only for those who keep items."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.corrections import propose_correction
from takar.web.exam_results.forms.corrections import CorrectionForm
from takar.web.exam_results.permissions import corrects_marking
from takar.web.exam_results.queries.items import has_item, items_of, waiting_keys
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.tasks import compute_run
from takar.web.exam_results.views.exams import visible_exam
from takar.web.item_bank.actions.looks import look
from takar.web.item_bank.models import ItemVersion
from takar.web.item_bank.showing import shown
from takar.web.kit.answers import require


def items(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """List the items of an exam and how they count, without what they say."""
    exam = visible_exam(request, exam_id)
    require(corrects_marking(request.user, exam))
    run = live_run(exam)
    context = {"exam": exam, "run": run, "items": items_of(exam, run)}
    return render(request, "exam_results/items.html", context)


def correct(request: SignedInRequest, exam_id: int, version_id: int) -> HttpResponse:
    """Show an item with its key, and take the proposal to mark it otherwise."""
    exam = visible_exam(request, exam_id)
    require(corrects_marking(request.user, exam))
    if not has_item(exam, version_id):
        raise Http404
    version: ItemVersion = get_object_or_404(
        ItemVersion.objects.select_related("item__agency"), pk=version_id
    )
    seen = look(request.user, version, purpose="NILAI", with_key=True)
    if seen.key is None:
        raise Http404
    form = CorrectionForm(
        request.POST or None, content=seen.content, key=seen.key, proposed=waiting_keys(version)
    )
    if form.is_valid():
        answer = proposed(request, exam.pk, version, form)
        if answer is not None:
            return answer
    context = {
        "exam": exam,
        "version": version,
        "shown": shown(seen.content, version.pk),
        "form": form,
    }
    return render(request, "exam_results/correct.html", context)


def proposed(
    request: SignedInRequest, exam_id: int, version: ItemVersion, form: CorrectionForm
) -> HttpResponse | None:
    """Propose the correction; nothing where it is refused, and the form tells why."""
    exam = visible_exam(request, exam_id)
    names = ("kind", "because", "document", "key", "waiting")
    said = {name: form.cleaned_data[name] for name in names}
    try:
        run = propose_correction(request.user, exam, version=version, **said)
    except PermissionDenied:
        raise
    except TakarError as fault:
        form.add_error(None, str(fault))
        return None
    compute_run.enqueue(run.pk, request.user.pk)
    messages.success(request, _("Usulan koreksi dihitung; periksa akibatnya."))
    return redirect("exam_results:run", run.pk)
