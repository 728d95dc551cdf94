"""What is stored about the watching: incidents, as they were noted in the hall."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.proctoring import rules


class Incident(models.Model):
    """Something that happened in a session; rows are only added."""

    session = models.ForeignKey(ExamSession, models.PROTECT, related_name="incidents")
    room = models.ForeignKey(
        ExamRoom, models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    registration = models.ForeignKey(
        Registration, models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    kind = models.CharField(
        _("jenis kejadian"), max_length=20, choices=choices(rules.INCIDENT_KINDS)
    )
    text = models.TextField(_("kejadian"))
    happened_at = models.DateTimeField(_("terjadi"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("dicatat"), auto_now_add=True)

    objects = scoped("session__exam__agency")

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = _("kejadian sesi ujian")

    def __str__(self) -> str:
        return f"{self.session} · {self.get_kind_display()}"
