"""The results of each person: what every one has, JPM and talent."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.results.models.runs import Run
from takar.web.results.rules import Component, Components


class PersonResult(OwnedThrough):
    """What every result of a person has."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    objects = scoped("run__agency")

    class Meta:
        abstract = True


class DetailedResult(PersonResult):
    """A result that keeps what it is made of.

    ``gaps`` names what has no evidence, each name between commas, so that it can be searched.
    """

    components = models.JSONField(
        _("rincian"), default=dict, help_text='{"version": 1, "rows": [...]}'
    )
    gaps = models.TextField(_("bukti yang belum ada"), blank=True, default="")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse components of an unknown shape."""
        try:
            Components.model_validate(self.components)
        except ValueError as error:
            raise ValidationError({"components": str(error)}) from error

    @property
    def rows(self) -> list[Component]:
        """What the result is made of."""
        return Components.model_validate(self.components).rows

    @property
    def gap_names(self) -> list[str]:
        """The names of what has no evidence."""
        return [name for name in self.gaps.split(",") if name]


def number(
    title: Any, digits: int = 12
) -> "models.DecimalField[Decimal | int | str | None, Decimal | None]":
    """Return a column for an exact number that may be missing."""
    return models.DecimalField(title, max_digits=digits, decimal_places=6, null=True, blank=True)


class JpmResult(DetailedResult):
    """How far the levels of one person meet what the post demands, in percent."""

    jpm = number(_("JPM"))
    least = number(_("paling rendah"))
    most = number(_("paling tinggi"))
    achieved = number(_("jumlah level capaian"))
    required = number(_("jumlah level standar"))
    projected = number(_("JPM proyeksi"))
    missing_count = models.PositiveSmallIntegerField(_("kompetensi belum dinilai"), default=0)
    category = models.CharField(_("kategori"), max_length=40, null=True, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "employee"], name="one_jpm_a_run")]
        verbose_name = _("hasil JPM")

    def __str__(self) -> str:
        return str(self.employee)


class TalentResult(DetailedResult):
    """Where one person stands on the two axes, and in which box."""

    performance = number(_("kinerja"))
    performance_least = number(_("kinerja paling rendah"))
    performance_most = number(_("kinerja paling tinggi"))
    performance_completeness = number(_("kelengkapan kinerja"))
    performance_category = models.CharField(
        _("kategori kinerja"), max_length=40, null=True, blank=True
    )
    potential = number(_("potensial"))
    potential_least = number(_("potensial paling rendah"))
    potential_most = number(_("potensial paling tinggi"))
    potential_completeness = number(_("kelengkapan potensial"))
    potential_category = models.CharField(
        _("kategori potensial"), max_length=40, null=True, blank=True
    )
    talent = number(_("nilai talenta"))
    box = models.PositiveSmallIntegerField(_("kotak"), null=True, blank=True, db_index=True)
    box_least = models.PositiveSmallIntegerField(_("kotak paling rendah"), null=True, blank=True)
    box_most = models.PositiveSmallIntegerField(_("kotak paling tinggi"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "employee"], name="one_talent_a_run")]
        verbose_name = _("hasil talenta")

    def __str__(self) -> str:
        return str(self.employee)
