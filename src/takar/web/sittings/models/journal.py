"""The journal: everything a device said, in the order in which it said it; only added to.

Rows are written by the saving route in groups, outside the ORM. What an answer is worth (late,
overtaken, of an older device) is judged when it is read, by one pure function: storing never waits
for a judgement, and nothing is refused for coming late.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.sittings.models.sittings import AGENCY, Sitting
from takar.web.sittings.rules import states


class AnswerChange(models.Model):
    """One change as the device sent it; the same desk and sequence is the same change."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="changes", db_index=False)
    desk = models.PositiveIntegerField(_("perangkat ke-"))
    sequence = models.PositiveIntegerField(_("nomor pada perangkat"))
    kind = models.CharField(_("jenis"), max_length=10, choices=choices(states.CHANGE_KINDS))
    slot = models.PositiveSmallIntegerField(_("nomor soal pada lembar"), null=True)
    value = models.JSONField(_("isi"), null=True, help_text="takar.items.answers")
    given_at = models.DateTimeField(_("diberikan (jam perangkat, dikoreksi)"))
    received_at = models.DateTimeField(_("diterima"))

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "desk", "sequence"], name="one_change_of_a_number"
            )
        ]
        verbose_name = _("perubahan jawaban")

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.desk}/{self.sequence}"


class SittingEvent(models.Model):
    """What the server or a proctor did to a sitting; only added to."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="events")
    kind = models.CharField(_("jenis"), max_length=20, choices=choices(states.EVENT_KINDS))
    at = models.DateTimeField(_("saat"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    because = models.CharField(_("alasan"), max_length=500, blank=True)
    facts = models.JSONField(_("rincian"), default=dict, blank=True)

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kejadian ujian")

    def __str__(self) -> str:
        return f"{self.sitting} · {self.get_kind_display()}"


class LateRuling(models.Model):
    """A person's decision on answers that came after the end; the last one counts."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="rulings")
    changes = models.ManyToManyField(AnswerChange, related_name="rulings")
    ruling = models.CharField(_("putusan"), max_length=20, choices=choices(states.RULINGS))
    because = models.CharField(_("alasan"), max_length=500)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ruled_at = models.DateTimeField(_("diputuskan"), auto_now_add=True)

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("putusan jawaban terlambat")

    def __str__(self) -> str:
        return f"{self.sitting} · {self.get_ruling_display()}"
