"""The plan of a year: whose needs, within which limits, how far the work is, who decided it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.planning.competency_gaps.problem import MOST_TRAININGS, USUAL_TRAININGS
from takar.web.accounts.models import Agency
from takar.web.development import rules
from takar.web.kit.owned import Owned
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices

EARLIEST, LATEST = 2017, 2100


def person(title: Any) -> Any:
    """Return a column for who did something, if anybody did."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=title,
    )


class Plan(Owned):
    """The plan of a year; a draft until the leadership decides it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(
        _("tahun"), validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
    )
    title = models.CharField(_("judul"), max_length=200)
    day = models.DateField(_("keadaan per tanggal"))
    aims = models.CharField(
        _("dasar kebutuhan"),
        max_length=12,
        choices=choices(rules.AIMS),
        default=rules.NOMINEES,
    )
    budget = models.PositiveBigIntegerField(_("anggaran (rupiah)"), null=True, blank=True)
    hours_each = models.DecimalField(
        _("JP paling banyak per orang"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    trainings_each = models.PositiveSmallIntegerField(
        _("pelatihan paling banyak per orang"),
        default=USUAL_TRAININGS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_TRAININGS)],
    )
    word = models.CharField(_("kata undian"), max_length=80, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=12, choices=choices(rules.STATES), default=rules.DRAFT
    )
    work = models.CharField(_("pekerjaan"), max_length=12, choices=choices(rules.WORKS), blank=True)
    work_state = models.CharField(
        _("kemajuan"), max_length=12, choices=choices(rules.WORK_STATES), blank=True
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    begun_at = models.DateTimeField(_("mulai dihitung"), null=True, blank=True)
    finished_at = models.DateTimeField(_("selesai dihitung"), null=True, blank=True)
    found = models.JSONField(
        _("kebutuhan yang ditemukan"),
        null=True,
        blank=True,
        help_text="takar.web.development.rules.Found",
    )
    answer = models.JSONField(
        _("jawaban"), null=True, blank=True, help_text="takar.web.development.rules.Answer"
    )
    is_stale = models.BooleanField(_("berubah sesudah disusun"), default=False)
    law_edition = models.CharField(_("edisi peraturan"), max_length=64, blank=True)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64, blank=True)
    decree = models.CharField(_("nomor penetapan"), max_length=120, blank=True)
    decided_on = models.DateField(_("tanggal penetapan"), null=True, blank=True)
    decided_by = person(_("ditetapkan oleh"))
    revoked_because = models.TextField(_("alasan pencabutan"), blank=True)
    revoked_by = person(_("dicabut oleh"))
    revoked_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-year", "-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=models.Q(state=rules.DECIDED),
                name="one_decided_plan_a_year",
            ),
            models.UniqueConstraint(fields=["agency", "year", "title"], name="one_plan_of_a_title"),
        ]
        verbose_name = _("rencana pengembangan")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an answer of an unknown shape."""
        try:
            rules.Found.model_validate(self.found or {})
            rules.Answer.model_validate(self.answer or {})
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def needed(self) -> rules.Found | None:
        """What looking for needs found, once it was done."""
        return None if self.found is None else rules.Found.model_validate(self.found)

    @property
    def answered(self) -> rules.Answer | None:
        """What filling the plan answered, once it was done."""
        return None if self.answer is None else rules.Answer.model_validate(self.answer)

    @property
    def is_draft(self) -> bool:
        """Whether everything may still change."""
        return self.state == rules.DRAFT

    @property
    def is_decided(self) -> bool:
        """Whether it stands, so that changes ask for a reason."""
        return self.state == rules.DECIDED

    @property
    def is_busy(self) -> bool:
        """Whether something is being computed."""
        return self.work_state in rules.BUSY

    @property
    def drawn_from(self) -> str:
        """The word from which lots are drawn among people who are alike."""
        return self.word or self.title
