"""A claim: evidence that somebody entered, and what became of it.

The columns are those of ``takar.tables.records.CLAIMS``, so that waiting claims become evidence
without translation. Of a degree, ``title`` is the field of study, ``provider`` the institution and
``ended_on`` the day of graduation.
"""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.kernel.language import Message, msg
from takar.tables.records import (
    OLDER_RATINGS,
    PERFORMANCE_RATINGS,
    RATING_SCALES,
    SANCTION_LEVELS,
    TRAINING_KINDS,
)
from takar.web.accounts.models import Agency
from takar.web.claims import rules
from takar.web.claims.models.courses import Course
from takar.web.kit.owned import Owned
from takar.web.kit.scope import scoped
from takar.web.kit.words import title_of
from takar.web.people.models import RECORDS, Employee, Record
from takar.web.people.models.choices import choices
from takar.web.people.rules import EDUCATION_LEVELS


class ClaimState(models.TextChoices):
    """Where a claim stands."""

    SUBMITTED = "DIAJUKAN", _("Menunggu")
    RETURNED = "DIKEMBALIKAN", _("Dikembalikan")
    VERIFIED = "TERVERIFIKASI", _("Terverifikasi")
    WITHDRAWN = "DITARIK", _("Ditarik")


def listed(title: Any, values: tuple[str, ...]) -> Any:
    """Return a column for one of the values the law enumerates."""
    words = [(value, rules.SCALES.get(value) or title_of(value)) for value in values]
    return models.CharField(title, max_length=30, choices=words, null=True, blank=True)


def amount(title: Any, most: int) -> Any:
    """Return a column for a number as exact as the tables of evidence keep it."""
    limits = [MinValueValidator(0), MaxValueValidator(most)]
    return models.DecimalField(
        title, max_digits=18, decimal_places=6, null=True, blank=True, validators=limits
    )


class Claim(Owned):
    """One entry about one person: waiting, returned, verified or withdrawn."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    evidence = models.CharField(
        _("jenis bukti"), max_length=30, choices=choices(rules.EVIDENCE), db_index=True
    )
    state = models.CharField(
        _("keadaan"),
        max_length=15,
        choices=ClaimState.choices,
        default=ClaimState.SUBMITTED,
        db_index=True,
    )
    course = models.ForeignKey(Course, models.PROTECT, null=True, blank=True, related_name="claims")

    title = models.CharField(_("nama atau uraian"), max_length=250, null=True, blank=True)
    training_kind = listed(_("jenis pelatihan"), TRAINING_KINDS)
    structural_level = models.CharField(
        _("jenjang struktural"), max_length=30, null=True, blank=True
    )
    provider = models.CharField(_("penyelenggara"), max_length=200, null=True, blank=True)
    certificate_number = models.CharField(
        _("nomor sertifikat"), max_length=120, null=True, blank=True
    )
    started_on = models.DateField(_("mulai"), null=True, blank=True)
    ended_on = models.DateField(_("selesai"), null=True, blank=True)
    lesson_hours = amount(_("JP"), 10_000)
    education_level = models.CharField(
        _("tingkat pendidikan"),
        max_length=20,
        choices=choices(EDUCATION_LEVELS),
        null=True,
        blank=True,
    )
    year = models.PositiveSmallIntegerField(
        _("tahun"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
    )
    rating = listed(_("predikat"), (*PERFORMANCE_RATINGS, *OLDER_RATINGS))
    rating_scale = listed(_("skala predikat"), RATING_SCALES)
    rating_score = amount(_("nilai kinerja"), 120)
    has_new_idea = models.BooleanField(_("ada ide baru"), null=True, blank=True)
    sanction_level = listed(_("tingkat hukuman"), SANCTION_LEVELS)
    fits_post = models.BooleanField(_("sesuai tugas jabatan"), null=True, blank=True)

    same_reason = models.CharField(
        _("alasan diajukan walau mirip"), max_length=500, blank=True, default=""
    )
    once_key = models.CharField(_("kunci sekali kirim"), max_length=80, unique=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diisi oleh")
    )
    entered_at = models.DateTimeField(_("diisi"), auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diajukan oleh")
    )
    submitted_at = models.DateTimeField(_("diajukan"), db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    reason = models.CharField(_("alasan"), max_length=1000, blank=True, default="")
    record_id = models.BigIntegerField(_("bukti yang dicatat"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "state", "evidence", "submitted_at"]),
            models.Index(fields=["evidence", "record_id"]),
        ]
        verbose_name = _("bukti yang diajukan")

    def __str__(self) -> str:
        return f"{self.get_evidence_display()}: {self.subject}"

    @property
    def subject(self) -> str:
        """What the claim is about, in a few words; a sanction is not told by its words."""
        told = {
            "trainings": self.title,
            "education_history": f"{self.get_education_level_display()} {self.title or ''}",
            "performance_ratings": f"{self.year}",
            "sanctions": "",
        }
        return (told.get(self.evidence) or "").strip() or str(_("Entri")) + f" {self.pk}"

    @property
    def level_title(self) -> str:
        """What the level of a leadership training is called; of another one, nothing."""
        known = rules.LEVELS.get(self.structural_level or "")
        return str(_(known)) if known else (self.structural_level or "").replace("_", " ")

    @property
    def told(self) -> Message:
        """The claim as part of a sentence to whom it concerns."""
        return msg(
            "{kind} “{subject}”", kind=msg(rules.EVIDENCE[self.evidence]), subject=self.subject
        )

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.state == ClaimState.SUBMITTED

    @property
    def is_verified(self) -> bool:
        """Whether it became evidence."""
        return self.state == ClaimState.VERIFIED

    @property
    def may_change(self) -> bool:
        """Whether its owner may still correct and withdraw it."""
        return self.state in {ClaimState.SUBMITTED, ClaimState.RETURNED}

    @property
    def rank(self) -> int:
        """Where the claim stands in a list: first what its owner must mend, last what is over."""
        order = (ClaimState.RETURNED, ClaimState.SUBMITTED, ClaimState.VERIFIED)
        return order.index(ClaimState(self.state)) if self.state in order else len(order)

    @property
    def slug(self) -> str:
        """How an address names its kind."""
        return next(slug for slug, kind in rules.SLUGS.items() if kind == self.evidence)

    @property
    def record(self) -> Record | None:
        """The piece of evidence that came out of it, as long as it is there."""
        if self.record_id is None:
            return None
        rows = RECORDS[self.evidence]._default_manager  # noqa: SLF001 - Django's API
        found: Record | None = rows.filter(pk=self.record_id, employee=self.employee_id).first()
        return found

    def facts(self) -> dict[str, Any]:
        """Return what the claim says, by the fields of the record it may become."""
        told = {field: getattr(self, own) for field, own in rules.FACTS[self.evidence].items()}
        return told | ({"fits_post": self.fits_post} if self.evidence == "trainings" else {})
