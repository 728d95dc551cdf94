"""How the pages find what the reader may see."""

from typing import Any

from django.shortcuts import get_object_or_404

from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession, Registration
from takar.web.exams.permissions import reads_exams, reads_sessions
from takar.web.kit.answers import require


def seen_exam(request: SignedInRequest, pk: int) -> Exam:
    """Return one exam of the agency."""
    require(reads_exams(request.user, request.agency))
    rows = Exam.objects.filter(agency=request.agency).select_related("agency", "event")
    found: Exam = get_object_or_404(rows, pk=pk)
    return found


def seen_form(request: SignedInRequest, pk: int) -> ExamForm:
    """Return one form of an exam of the agency."""
    require(reads_exams(request.user, request.agency))
    rows = ExamForm.objects.filter(exam__agency=request.agency)
    found: ExamForm = get_object_or_404(
        rows.select_related("exam__agency", "exam__event", "locked_by"), pk=pk
    )
    return found


def seen_session(request: SignedInRequest, pk: int) -> ExamSession:
    """Return one session of the agency."""
    require(reads_sessions(request.user, request.agency))
    rows = ExamSession.objects.filter(exam__agency=request.agency)
    found: ExamSession = get_object_or_404(
        rows.select_related("exam__agency", "exam__event"), pk=pk
    )
    return found


def seen_room(request: SignedInRequest, pk: int) -> ExamRoom:
    """Return one room of a session of the agency."""
    require(reads_sessions(request.user, request.agency))
    rows = ExamRoom.objects.filter(session__exam__agency=request.agency)
    found: ExamRoom = get_object_or_404(rows.select_related("session__exam__agency"), pk=pk)
    return found


def seen_registration(request: SignedInRequest, pk: int) -> Registration:
    """Return one registration of the agency."""
    require(reads_sessions(request.user, request.agency))
    rows = Registration.objects.filter(session__exam__agency=request.agency)
    found: Registration = get_object_or_404(
        rows.select_related("session__exam__agency", "employee__unit", "room", "form"), pk=pk
    )
    return found


def operated(request: SignedInRequest, row: Any) -> Any:
    """Return a row if the reader may change it."""
    require(operates(request.user, row))
    return row
