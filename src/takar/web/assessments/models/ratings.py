"""What was seen by each method and assessor, and what they agreed on."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models.events import EventMethod, Participant
from takar.web.assessments.rules import GAPS
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


def level_field(title: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for a level from 0 to 5."""
    return models.DecimalField(
        title,
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(5)],
    )


class MethodScore(models.Model):
    """The level one assessor saw in one competency by one method."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="scores")
    method = models.ForeignKey(EventMethod, models.PROTECT, related_name="scores")
    competency = models.CharField(_("kompetensi"), max_length=60)
    assessor = models.CharField(_("asesor"), max_length=120, blank=True)
    level = level_field(_("level"))
    evidence = models.TextField(_("bukti perilaku"), blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("dicatat"), auto_now=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["competency", "method"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "method", "competency", "assessor"], name="one_score"
            ),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True)
                | (models.Q(level__gte=0) & models.Q(level__lte=5)),
                name="score_between_0_and_5",
            ),
        ]
        verbose_name = _("nilai metode")

    def __str__(self) -> str:
        return f"{self.participant} · {self.competency}"


class IntegratedLevel(OwnedThrough):
    """The level agreed for one person in one competency."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="levels")
    competency = models.CharField(_("kompetensi"), max_length=60)
    computed = level_field(_("level hitung"))
    level = level_field(_("level"))
    mean = models.DecimalField(
        _("rata-rata"), max_digits=8, decimal_places=6, null=True, blank=True
    )
    spread = level_field(_("jarak antarnilai"))
    is_disputed = models.BooleanField(_("perlu dibahas"), default=False)
    methods = models.PositiveSmallIntegerField(_("jumlah metode"), default=0)
    assessors = models.PositiveSmallIntegerField(_("jumlah asesor"), default=0)
    gap = models.CharField(
        _("sebab belum ada level"), max_length=20, choices=choices(GAPS), blank=True
    )
    reason = models.TextField(_("alasan perubahan"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("diputuskan"), auto_now=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "competency"], name="one_integrated_level"
            ),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True)
                | (models.Q(level__gte=0) & models.Q(level__lte=5)),
                name="level_between_0_and_5",
            ),
        ]
        verbose_name = _("level hasil integrasi")

    def __str__(self) -> str:
        return f"{self.participant} · {self.competency}"


class IntegratedPotential(models.Model):
    """The score of one person in one aspect of potential."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="potentials")
    aspect = models.CharField(_("aspek"), max_length=60)
    score = level_field(_("nilai"))

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "aspect"], name="one_potential")
        ]
        verbose_name = _("aspek potensi")

    def __str__(self) -> str:
        return f"{self.participant} · {self.aspect}"
