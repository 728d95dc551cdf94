"""How the pages find what the reader may see."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import require
from takar.web.merit.models import Document, Sheet
from takar.web.merit.permissions import reads_merit
from takar.web.merit.queries import Chapter, NoSuchQuestion, chapters_of, question_of
from takar.web.merit.rules import Question


def seen_sheet(request: SignedInRequest, pk: int) -> Sheet:
    """Return one sheet of the agency."""
    require(reads_merit(request.user, request.agency))
    rows = Sheet.objects.filter(agency=request.agency).select_related("agency", "settled_by")
    found: Sheet = get_object_or_404(rows, pk=pk)
    return found


def seen_document(request: SignedInRequest, pk: int) -> Document:
    """Return one document of a sheet of the agency."""
    require(reads_merit(request.user, request.agency))
    rows = Document.objects.filter(sheet__agency=request.agency).select_related("sheet__agency")
    found: Document = get_object_or_404(rows, pk=pk)
    return found


def seen_chapter(sheet: Sheet, part: str) -> Chapter:
    """Return one part of a sheet."""
    for chapter in chapters_of(sheet):
        if chapter.part.code == part:
            return chapter
    raise Http404


def seen_question(sheet: Sheet, question: str) -> Question:
    """Return one question of a sheet."""
    try:
        return question_of(sheet, question)
    except NoSuchQuestion as unknown:
        raise Http404 from unknown
