"""The trainings of a plan: each for one competency, with its price and its seats."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.development import rules
from takar.web.development.models.plans import Plan
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped

DEAREST = 10**12
HIGHEST = 5
QUARTERS = [(number, _(title)) for number, title in rules.QUARTERS.items()]


def rupiah(title: Any) -> Any:
    """Return a column for whole rupiah."""
    return models.PositiveBigIntegerField(title, default=0, validators=[MaxValueValidator(DEAREST)])


def count(title: Any) -> "models.PositiveIntegerField[Any, Any]":
    """Return a column for a number of seats or classes; without one there is no limit."""
    return models.PositiveIntegerField(
        title,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )


class Course(OwnedThrough):
    """A training that can be held for one competency."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="courses")
    code = models.CharField(_("kode"), max_length=40)
    title = models.CharField(_("nama pelatihan"), max_length=200)
    competency = models.CharField(_("kompetensi"), max_length=60)
    closes = models.DecimalField(
        _("level yang ditutup"),
        max_digits=4,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(HIGHEST)],
    )
    lesson_hours = models.DecimalField(
        _("JP"),
        max_digits=7,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    cost_per_person = rupiah(_("biaya per orang (rupiah)"))
    cost_per_class = rupiah(_("biaya per kelas (rupiah)"))
    class_size = count(_("isi satu kelas (orang)"))
    classes_most = count(_("kelas paling banyak"))
    form = models.CharField(_("bentuk"), max_length=30, default="PELATIHAN")
    provider = models.CharField(_("penyelenggara"), max_length=200, blank=True)
    quarter = models.PositiveSmallIntegerField(
        _("triwulan"), choices=QUARTERS, null=True, blank=True
    )
    curriculum = models.CharField(_("kesesuaian kurikulum"), max_length=300, blank=True)

    objects = scoped("plan__agency")

    class Meta:
        ordering = ["competency", "code"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_course_of_a_code")
        ]
        verbose_name = _("pelatihan")

    def __str__(self) -> str:
        return self.title

    @property
    def seats(self) -> int | None:
        """How many can attend in all; none where there is no limit."""
        if self.class_size is None or self.classes_most is None:
            return None
        return int(self.class_size * self.classes_most)
