"""Inquiries into the answers of an exam."""

from takar.web.exam_results.models import Inquiry
from takar.web.exams.models import Exam


def newest_inquiry(exam: Exam, kind: str) -> Inquiry | None:
    """Return the newest inquiry of a kind into any run of an exam."""
    rows = Inquiry.objects.filter(run__exam=exam, kind=kind).select_related("run__exam", "asked_by")
    return rows.first()
