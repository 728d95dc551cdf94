"""Certificates of the demonstration: real small papers about courses that never took place."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from takar.web.people.models import Employee
from takar.web.reports.documents.pdf import press
from takar.web.reports.documents.shared import day_text

TEMPLATES = Path(__file__).parent / "typst"


def certificate(employee: Employee, facts: dict[str, Any]) -> "ContentFile[bytes]":
    """Return the certificate of somebody for a course, as a browser would send it."""
    printed = press(TEMPLATES, "certificate")
    content = printed(
        {
            "name": employee.full_name,
            "title": facts["title"],
            "provider": facts["provider"],
            "number": facts["certificate_number"],
            "hours": str(facts["lesson_hours"]),
            "ended_on": day_text(facts["ended_on"]),
        }
    )
    return ContentFile(content, name="sertifikat.pdf")
