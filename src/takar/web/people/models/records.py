"""Evidence of a career; each row belongs to one employee and knows where it came from.

Column names are those of ``takar.tables``, so that rows become evidence without translation.
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people import rules
from takar.web.people.models.batches import ImportBatch
from takar.web.people.models.choices import choices
from takar.web.people.models.employees import Employee


def number(title: Any, *, most: int | None = None, blank: bool = False) -> Any:
    """Return a column for a number as exact as the tables of evidence keep it, never negative."""
    limits = [MinValueValidator(0), *([MaxValueValidator(most)] if most else [])]
    return models.DecimalField(
        title, max_digits=18, decimal_places=6, null=True, blank=blank, validators=limits
    )


class Record(OwnedThrough):
    """What every piece of evidence has."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="+")
    batch = models.ForeignKey(ImportBatch, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = scoped("employee__agency")

    class Meta:
        abstract = True


class PerformanceRating(Record):
    """The rating of one year."""

    year = models.PositiveSmallIntegerField(
        _("tahun"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    work_result = models.CharField(_("hasil kerja"), max_length=30, null=True, blank=True)
    work_behaviour = models.CharField(_("perilaku kerja"), max_length=30, null=True, blank=True)
    rating = models.CharField(_("predikat"), max_length=30, null=True, blank=True)
    rating_scale = models.CharField(_("skala predikat"), max_length=30, null=True, blank=True)
    rating_score = number(_("nilai kinerja"), most=120, blank=True)
    has_new_idea = models.BooleanField(_("ada ide baru"), null=True, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["employee", "year"], name="one_rating_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.rating}"


class CompetencyRecord(Record):
    """The level seen in one competency on one day."""

    competency = models.CharField(_("kompetensi"), max_length=60)
    level = number(_("level"), most=5)
    assessed_on = models.DateField(_("tanggal penilaian"))
    origin = models.CharField(_("asal"), max_length=120, blank=True)
    is_withheld = models.BooleanField(
        _("belum diserahkan"),
        default=False,
        help_text=_("Orangnya sendiri belum membacanya; perhitungan memakainya."),
    )

    class Meta:
        ordering = ["-assessed_on", "competency"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "competency", "assessed_on"], name="one_level_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.competency} {self.level}"


class PotentialRecord(Record):
    """The score seen in one aspect of potential on one day."""

    aspect = models.CharField(_("aspek"), max_length=60)
    score = number(_("nilai"), most=5)
    assessed_on = models.DateField(_("tanggal penilaian"))
    origin = models.CharField(_("asal"), max_length=120, blank=True)
    is_withheld = models.BooleanField(
        _("belum diserahkan"),
        default=False,
        help_text=_("Orangnya sendiri belum membacanya; perhitungan memakainya."),
    )

    class Meta:
        ordering = ["-assessed_on", "aspect"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "aspect", "assessed_on"], name="one_aspect_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.aspect} {self.score}"


class Award(Record):
    """An award received."""

    title = models.CharField(_("nama penghargaan"), max_length=250, null=True, blank=True)
    award_level = models.CharField(_("tingkat"), max_length=30)
    awarded_on = models.DateField(_("tanggal"))

    class Meta:
        ordering = ["-awarded_on"]

    def __str__(self) -> str:
        return f"{self.title or self.award_level}"


class TeamAssignment(Record):
    """A role in a work team."""

    title = models.CharField(_("tim kerja"), max_length=250, null=True, blank=True)
    role = models.CharField(_("peran"), max_length=40)
    started_on = models.DateField(_("mulai"))
    ended_on = models.DateField(_("selesai"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on"]

    def __str__(self) -> str:
        return f"{self.title or self.role}"


class Training(Record):
    """A training that took place."""

    title = models.CharField(_("nama pelatihan"), max_length=250, null=True, blank=True)
    training_kind = models.CharField(_("jenis"), max_length=30)
    structural_level = models.CharField(
        _("jenjang struktural"), max_length=30, null=True, blank=True
    )
    started_on = models.DateField(_("mulai"), null=True, blank=True)
    ended_on = models.DateField(_("selesai"))
    lesson_hours = number(_("JP"), blank=True)
    certificate_number = models.CharField(
        _("nomor sertifikat"), max_length=120, null=True, blank=True
    )
    provider = models.CharField(_("penyelenggara"), max_length=200, null=True, blank=True)
    fits_post = models.BooleanField(_("sesuai tugas jabatan"), null=True, blank=True)

    class Meta:
        ordering = ["-ended_on"]

    def __str__(self) -> str:
        return f"{self.title or self.training_kind}"


class Education(Record):
    """A degree obtained."""

    education_level = models.CharField(
        _("tingkat pendidikan"), max_length=20, choices=choices(rules.EDUCATION_LEVELS)
    )
    education_field = models.CharField(
        _("bidang pendidikan"), max_length=200, null=True, blank=True
    )
    institution = models.CharField(
        _("perguruan tinggi atau sekolah"), max_length=200, null=True, blank=True
    )
    graduated_on = models.DateField(_("tanggal ijazah"))
    certificate_number = models.CharField(_("nomor ijazah"), max_length=120, null=True, blank=True)

    class Meta:
        ordering = ["-graduated_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "education_level", "graduated_on"], name="one_degree_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.education_level} {self.education_field or ''}".strip()


class OfficialScore(Record):
    """The IP ASN of one person and year as BKN released it."""

    year = models.PositiveSmallIntegerField(
        _("tahun"), validators=[MinValueValidator(2018), MaxValueValidator(2100)]
    )
    qualification = number(_("kualifikasi"), most=100, blank=True)
    competence = number(_("kompetensi"), most=100, blank=True)
    performance = number(_("kinerja"), most=100, blank=True)
    discipline = number(_("disiplin"), most=100, blank=True)
    total = number(_("jumlah"), most=100, blank=True)
    released_on = models.DateField(_("tanggal rilis"), null=True, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["employee", "year"], name="one_official_score_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.total}"


class PositionRecord(Record):
    """A post held."""

    position_title = models.CharField(_("jabatan"), max_length=250, null=True, blank=True)
    position_tier = models.CharField(_("jenjang"), max_length=20, null=True, blank=True)
    agency_name = models.CharField(_("instansi"), max_length=200, null=True, blank=True)
    work_unit_code = models.CharField(_("unit kerja"), max_length=64, null=True, blank=True)
    appointment = models.CharField(_("penugasan"), max_length=20)
    relative_level = models.CharField(_("tingkat"), max_length=20, null=True, blank=True)
    started_on = models.DateField(_("mulai"))
    ended_on = models.DateField(_("selesai"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on"]

    def __str__(self) -> str:
        return f"{self.position_title}"


class Sanction(Record):
    """A disciplinary sanction; restricted."""

    sanction_level = models.CharField(_("tingkat"), max_length=10)
    title = models.CharField(_("jenis hukuman"), max_length=250, null=True, blank=True)
    started_on = models.DateField(_("mulai"))
    ended_on = models.DateField(_("selesai"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on"]

    def __str__(self) -> str:
        return f"{self.sanction_level}"


class Score(Record):
    """A number the agency holds only as a number."""

    indicator = models.CharField(_("indikator"), max_length=60)
    value = models.DecimalField(_("nilai"), max_digits=18, decimal_places=6)
    measured_on = models.DateField(_("tanggal"))

    class Meta:
        ordering = ["-measured_on", "indicator"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"


class EvidenceCheck(Record):
    """Somebody looked: the list of this evidence is complete for this person."""

    evidence = models.CharField(_("jenis bukti"), max_length=40)
    checked_on = models.DateField(_("diperiksa pada"))

    class Meta:
        ordering = ["-checked_on"]

    def __str__(self) -> str:
        return f"{self.evidence} {self.checked_on}"
