"""Alarms: evidence for a person to look at, never a penalty by itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results import rules
from takar.web.exams.models import Exam
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.sittings.models import Sitting


class Alarm(OwnedThrough):
    """Something unusual in the answers of one or more people, or about an item."""

    exam = models.ForeignKey(Exam, models.CASCADE, related_name="alarms")
    kind = models.CharField(_("jenis"), max_length=20, choices=choices(rules.ALARM_KINDS))
    sittings = models.ManyToManyField(Sitting, blank=True, related_name="alarms")
    item = models.CharField(_("soal"), max_length=60, blank=True)
    figures = models.JSONField(_("angka"), default=dict, help_text='{"version": 1}')
    sign = models.CharField(
        _("sidik"), max_length=64, help_text=_("Tanda yang sama tidak dua kali.")
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.ALARM_STATES), default="BARU"
    )
    note = models.TextField(_("catatan pemeriksa"), blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["exam", "sign"], name="one_alarm_of_a_sign")]
        verbose_name = _("tanda bahaya")

    def __str__(self) -> str:
        return f"{self.exam} · {self.get_kind_display()}"
