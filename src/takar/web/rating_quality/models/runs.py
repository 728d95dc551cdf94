"""A report on the ratings of an event, and what it says of each person."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.runs.rating_quality.report import RatingQuality
from takar.web.assessments.models import Event, Participant
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.rating_quality import rules


class QualityRun(OwnedThrough):
    """One report on the ratings of an event; a new one never changes an old one.

    Attributes:
        step: how many parts of the report are done, of ``steps``.
        scores: how many scores there were, the last of them at ``scored_at``.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="quality_runs")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.STATES), default="MENUNGGU"
    )
    step = models.PositiveSmallIntegerField(_("langkah selesai"), default=0)
    steps = models.PositiveSmallIntegerField(_("jumlah langkah"), default=0)
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    report = models.JSONField(
        _("laporan"), null=True, blank=True, help_text='{"version": 1, ...}, tanpa baris orang'
    )
    scores = models.PositiveIntegerField(_("banyak nilai"), default=0)
    scored_at = models.DateTimeField(_("nilai terakhir dicatat"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    made_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    computed_at = models.DateTimeField(_("dihitung"), null=True, blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event"],
                condition=models.Q(state__in=sorted(rules.BUSY)),
                name="one_report_at_a_time",
            )
        ]
        verbose_name = _("laporan mutu penilaian")

    def __str__(self) -> str:
        return str(self.event)

    def clean(self) -> None:
        """Refuse a report of an unknown shape."""
        try:
            if self.report is not None:
                RatingQuality.model_validate(self.report)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def found(self) -> RatingQuality | None:
        """The report, once computed."""
        return None if self.report is None else RatingQuality.model_validate(self.report)

    @property
    def tone(self) -> str:
        """How its state looks."""
        return rules.TONES.get(self.state, "info")

    @property
    def is_busy(self) -> bool:
        """It waits or is being computed."""
        return self.state in rules.BUSY

    @property
    def is_done(self) -> bool:
        """It was computed, and can be read."""
        return self.state == "SELESAI"


class PersonQuality(models.Model):
    """What a report says of one person: raw beside adjusted; advice, never a level.

    ``levels`` holds ``{"version": 1, "raw": {...}, "adjusted": {...}}``, exact numbers as text.
    """

    run = models.ForeignKey(QualityRun, models.CASCADE, related_name="people")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="qualities")
    levels = models.JSONField(_("level"), default=dict)
    required = models.PositiveSmallIntegerField(_("jumlah standar"), null=True, blank=True)
    jpm = models.DecimalField(_("JPM"), max_digits=12, decimal_places=6, null=True, blank=True)
    jpm_adjusted = models.DecimalField(
        _("JPM disesuaikan"), max_digits=12, decimal_places=6, null=True, blank=True
    )
    category = models.CharField(_("kategori"), max_length=40, blank=True)
    category_adjusted = models.CharField(_("kategori disesuaikan"), max_length=40, blank=True)
    probability = models.FloatField(_("peluang kategori tercetak"), null=True, blank=True)
    is_borderline = models.BooleanField(_("di perbatasan"), default=False)
    would_change = models.BooleanField(_("kategori akan berubah"), default=False)
    moved_levels = models.PositiveSmallIntegerField(_("level yang akan berubah"), default=0)

    objects = scoped("run__event__agency")

    class Meta:
        ordering = ["participant__number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "participant"], name="one_quality_a_person")
        ]
        indexes = [models.Index(fields=["run", "would_change"], name="quality_would_change")]
        verbose_name = _("mutu penilaian seseorang")

    def __str__(self) -> str:
        return str(self.participant)
