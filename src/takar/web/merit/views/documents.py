"""Pages of documents: attach, open, carry away."""

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import ZIP, deed, scan
from takar.web.merit import actions
from takar.web.merit.forms import DocumentForm
from takar.web.merit.views.doors import seen_document, seen_question, seen_sheet


def attach(request: SignedInRequest, pk: int, question: str) -> HttpResponse:
    """Take a document into the binder."""
    one, form = seen_sheet(request, pk), DocumentForm(request.POST, request.FILES)
    return deed(
        request,
        lambda: actions.attach_document(request.user, one, question=question, **form.cleaned_data),
        _("Dokumen disimpan."),
        "merit:chapter",
        one.pk,
        seen_question(one, question).part,
        form=form,
    )


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a document out of the binder."""
    found = seen_document(request, pk)
    return deed(
        request,
        lambda: actions.remove_document(request.user, found),
        _("Dokumen dikeluarkan."),
        "merit:chapter",
        found.sheet_id,
        seen_question(found.sheet, found.question).part,
    )


def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over one document."""
    found = seen_document(request, pk)
    content = actions.open_document(request.user, found)
    return scan(content, found.file_name, found.kind)


def binder(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Hand over the whole binder."""
    one = seen_sheet(request, pk)
    archive = actions.take_binder(request.user, one)
    name = f"map-bukti-{one.instrument.lower()}-{one.year}.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type=ZIP)
