"""How the pages find what the reader may see."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Place:
    """One part of a sheet among the others.

    Attributes:
        before: the code of the part before; empty where there is none.
        after: of the one after.
    """

    chapter: Chapter
    number: int
    count: int
    before: str = ""
    after: str = ""


def seen_place(sheet: Sheet, part: str) -> Place:
    """Return one part of a sheet and what lies beside it."""
    chapters = chapters_of(sheet)
    codes = [one.part.code for one in chapters]
    if part not in codes:
        raise Http404
    here = codes.index(part)
    around = ["", *codes, ""]
    return Place(chapters[here], here + 1, len(codes), around[here], around[here + 2])


def seen_question(sheet: Sheet, question: str) -> Question:
    """Return one question of a sheet."""
    try:
        return question_of(sheet, question)
    except NoSuchQuestion as unknown:
        raise Http404 from unknown
