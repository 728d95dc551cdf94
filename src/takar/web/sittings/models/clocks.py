"""Clocks are the server's: when a section began, how long it may take, what was added and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.sittings.models.sittings import AGENCY, Sitting
from takar.web.sittings.rules import states


class SectionClock(models.Model):
    """The clock of one section of a sitting."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="clocks")
    section = models.CharField(_("bagian"), max_length=40)
    place = models.PositiveSmallIntegerField(_("urutan"))
    allotted_seconds = models.PositiveIntegerField(_("waktu (detik)"))
    started_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    ended_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    ended_by = models.CharField(
        _("diakhiri oleh"), max_length=20, choices=choices(states.ENDINGS), blank=True
    )

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        ordering = ["sitting", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "section"], name="one_clock_a_section")
        ]
        verbose_name = _("jam bagian")

    def __str__(self) -> str:
        return f"{self.sitting} · {self.section}"


class Credit(models.Model):
    """Time given to a section, by a rule or a person, with its reason; rows are only added."""

    clock = models.ForeignKey(SectionClock, models.CASCADE, related_name="credits")
    seconds = models.PositiveIntegerField(_("detik"))
    ground = models.CharField(_("dasar"), max_length=20, choices=choices(states.CREDIT_GROUNDS))
    because = models.CharField(_("alasan"), max_length=500)
    began_at = models.DateTimeField(_("gangguan mulai"), null=True, blank=True)
    ended_at = models.DateTimeField(_("gangguan berakhir"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(_("diberikan"), auto_now_add=True)

    objects = scoped(f"clock__sitting__{AGENCY}")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tambahan waktu")

    def __str__(self) -> str:
        return f"{self.clock} · {self.seconds} s"
