"""Stamped runs and the results of each person, never overwritten."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee, WorkUnit
from takar.web.results.rules import Component, Components


class Measure(models.TextChoices):
    """What a run measures."""

    JPM = "jpm", _("Kesesuaian dengan jabatan (JPM)")
    TALENT = "talent", _("Peta talenta")


class Purpose(models.TextChoices):
    """What a JPM is for; each purpose has its own categories in the law."""

    MAPPING = "PEMETAAN", _("Pemetaan")
    FILLING = "PENGISIAN", _("Pengisian jabatan")
    JOB_FIT = "JOB_FIT", _("Uji kesesuaian jabatan (job fit)")


class Run(models.Model):
    """One measuring of many people: the stamp every result carries."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    measure = models.CharField(_("ukuran"), max_length=20, choices=Measure.choices)
    title = models.CharField(_("judul"), max_length=200)
    purpose = models.CharField(_("tujuan"), max_length=20, choices=Purpose.choices, blank=True)
    day = models.DateField(_("keadaan per tanggal"))
    known_on = models.DateField(_("aturan yang diketahui per tanggal"), null=True, blank=True)
    law_shelf = models.CharField(_("rak peraturan"), max_length=60, blank=True)
    law_edition = models.CharField(_("edisi peraturan"), max_length=64)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64)
    code_version = models.CharField(_("versi program"), max_length=60)
    doubts = models.JSONField(_("aturan yang belum pasti"), default=list)
    people = models.PositiveIntegerField(_("jumlah pegawai"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuat oleh")
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    bundle = models.FileField(_("bundel"), upload_to="bundles/%Y/", null=True, blank=True)
    bundle_digest = models.CharField(_("sidik bundel"), max_length=64, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("penghitungan")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once: a new measuring is a new run."""
        if self.pk is not None:
            raise TypeError("A run cannot be changed; measure again.")
        super().save(*args, **kwargs)

    @property
    def edition(self) -> str:
        """The first signs of the law edition, enough to tell two editions apart."""
        return self.law_edition[:12]


class RequestState(models.TextChoices):
    """Where a requested measuring stands."""

    WAITING = "MENUNGGU", _("Menunggu giliran")
    RUNNING = "BERJALAN", _("Sedang dihitung")
    DONE = "SELESAI", _("Selesai")
    FAILED = "GAGAL", _("Gagal")


class RunRequest(models.Model):
    """A measuring somebody asked for, worked off in the background."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    measure = models.CharField(_("ukuran"), max_length=20, choices=Measure.choices)
    title = models.CharField(_("judul"), max_length=200)
    purpose = models.CharField(_("tujuan"), max_length=20, choices=Purpose.choices, blank=True)
    day = models.DateField(_("keadaan per tanggal"))
    known_on = models.DateField(_("aturan yang diketahui per tanggal"), null=True, blank=True)
    unit = models.ForeignKey(
        WorkUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
    )
    again = models.ForeignKey(
        Run, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("ulangan dari")
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=RequestState.choices, default=RequestState.WAITING
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    run = models.ForeignKey(Run, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("permintaan penghitungan")

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        """Nothing more will happen to this request."""
        return self.state in {RequestState.DONE, RequestState.FAILED}


class PersonResult(models.Model):
    """What every result of a person has.

    ``gaps`` names what has no evidence, each name between commas, so that it can be searched.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    components = models.JSONField(
        _("rincian"), default=dict, help_text='{"version": 1, "rows": [...]}'
    )
    gaps = models.TextField(_("bukti yang belum ada"), blank=True, default="")

    objects = scoped("run__agency")

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

    @property
    def agency_id(self) -> int:
        """The agency of the run."""
        return self.run.agency_id

    @property
    def agency_code(self) -> str:
        """The code of the agency of the run."""
        return self.run.agency.code


def number(
    title: Any, digits: int = 12
) -> "models.DecimalField[Decimal | int | str | None, Decimal | None]":
    """Return a column for an exact number that may be missing."""
    return models.DecimalField(title, max_digits=digits, decimal_places=6, null=True, blank=True)


class JpmResult(PersonResult):
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


class TalentResult(PersonResult):
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
