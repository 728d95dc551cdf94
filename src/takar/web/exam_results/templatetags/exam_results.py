"""The tabs of the pages about one exam, for whoever may open them."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results.permissions import reads_alarms, reads_items, reads_scores, visits
from takar.web.exams.models import Exam

register = template.Library()

TABS: tuple[tuple[str, Any, str, Any], ...] = (
    ("exam_results:exam", _("Ringkasan"), "clipboard-list", visits),
    ("exam_results:cuts", _("Batas level"), "ruler", reads_scores),
    ("exam_results:readings", _("Uraian"), "pen-line", reads_items),
    ("exam_results:items", _("Soal dan kunci"), "key-round", reads_items),
    ("exam_results:analyses", _("Analisis soal"), "chart-column", visits),
    ("exam_results:alarms", _("Tanda bahaya"), "shield-alert", reads_alarms),
)


@register.simple_tag(takes_context=True)
def exam_tabs(context: Context, exam: Exam) -> list[dict[str, Any]]:
    """Return the tabs of an exam's results; a page below a tab marks it too."""
    request = context["request"]
    entries: list[dict[str, Any]] = [
        {"title": title, "icon": icon, "link": reverse(name, args=[exam.pk])}
        for name, title, icon, may in TABS
        if may(request.user, exam)
    ]
    here = [one["link"] for one in entries if request.path.startswith(one["link"])]
    nearest = max(here, key=len, default="")
    return [entry | {"is_here": entry["link"] == nearest} for entry in entries]
