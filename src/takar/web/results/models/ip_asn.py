"""The IP ASN of each person and of each group.

The explanation of a person is not stored as prose: every point, state, loss and piece of evidence
used has its own column, and the sentences are drawn from them under the run's own law. So fifteen
thousand explanations are stored as fast as their numbers, can be searched and summed, and cannot
say anything else than the numbers do.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.results.models.results import PersonResult, number
from takar.web.results.models.runs import Run
from takar.web.results.rules.ip_asn import DIMENSIONS


def state(title: Any) -> "models.CharField[str | None, str | None]":
    """Return a column for how a sub-indicator stands: one of the measure's states."""
    return models.CharField(title, max_length=20, null=True, blank=True)


class IpAsnResult(PersonResult):
    """The index of one person; the columns are those of the measure ``ip_asn``.

    Attributes:
        unit_path: the path of the unit the person worked in when measured; empty without one.
    """

    unit_path = models.CharField(_("jalur"), max_length=400, blank=True, default="")
    employment = models.CharField(_("status"), max_length=20)
    post_group = models.CharField(_("kelompok jabatan"), max_length=20, null=True, blank=True)
    qualification = number(_("kualifikasi"))
    competence = number(_("kompetensi"))
    performance = number(_("kinerja"))
    discipline = number(_("disiplin"))
    leadership = number(_("diklat kepemimpinan"))
    functional = number(_("diklat fungsional"))
    technical = number(_("diklat teknis"))
    seminar = number(_("seminar dan sejenisnya"))
    total = number(_("indeks"))
    category = models.CharField(_("kategori"), max_length=40, null=True, blank=True)
    is_measured = models.BooleanField(_("terukur"), default=False)
    total_least = number(_("indeks paling rendah"))
    total_most = number(_("indeks paling tinggi"))
    total_claimed = number(_("indeks bila semua usulan diverifikasi"))
    qualification_state = state(_("keadaan kualifikasi"))
    leadership_state = state(_("keadaan diklat kepemimpinan"))
    functional_state = state(_("keadaan diklat fungsional"))
    technical_state = state(_("keadaan diklat teknis"))
    seminar_state = state(_("keadaan seminar"))
    performance_state = state(_("keadaan kinerja"))
    discipline_state = state(_("keadaan disiplin"))
    lost_missing = number(_("hilang karena bukti belum ada"))
    lost_stale = number(_("hilang karena bukti kedaluwarsa"))
    lost_unverified = number(_("hilang karena bukti belum diverifikasi"))
    lost_low = number(_("memang rendah"))
    education_level = models.CharField(_("pendidikan"), max_length=20, null=True, blank=True)
    leadership_on = models.DateField(_("tanggal diklat kepemimpinan"), null=True, blank=True)
    functional_on = models.DateField(_("tanggal diklat fungsional"), null=True, blank=True)
    technical_hours = number(_("JP diklat teknis"), digits=18)
    technical_on = models.DateField(_("tanggal diklat teknis"), null=True, blank=True)
    seminar_on = models.DateField(_("tanggal seminar"), null=True, blank=True)
    performance_year = models.PositiveSmallIntegerField(_("tahun kinerja"), null=True, blank=True)
    performance_rating = models.CharField(_("predikat"), max_length=30, null=True, blank=True)
    performance_scale = models.CharField(_("skala predikat"), max_length=30, null=True, blank=True)
    sanction_level = models.CharField(_("hukuman disiplin"), max_length=10, null=True, blank=True)
    rules = models.CharField(_("perangkat aturan"), max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "employee"], name="one_ip_asn_a_run")]
        verbose_name = _("hasil IP ASN")

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def gap_names(self) -> list[str]:
        """The dimensions of which nothing is known, in the order of the law."""
        return [name for name in DIMENSIONS.values() if getattr(self, name) is None]

    @property
    def gaps(self) -> str:
        """The same, each name between commas, as other results keep it."""
        return f",{','.join(self.gap_names)}," if self.gap_names else ""


class IpAsnGroup(models.Model):
    """The index of one group of a run: the agency, a unit with all below it, PNS, women, and so on.

    Attributes:
        path: of a unit, so that whoever heads it finds it and all below; empty for other groups.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    grouping = models.CharField(_("pengelompokan"), max_length=20)
    code = models.CharField(_("kode"), max_length=64, blank=True)
    title = models.CharField(_("kelompok"), max_length=250, blank=True)
    path = models.CharField(_("jalur"), max_length=400, blank=True, default="")
    headcount = models.PositiveIntegerField(_("jumlah pegawai"))
    measured = models.PositiveIntegerField(_("terukur"))
    participation = number(_("partisipasi"))
    qualification = number(_("kualifikasi"))
    competence = number(_("kompetensi"))
    performance = number(_("kinerja"))
    discipline = number(_("disiplin"))
    index = number(_("indeks"))
    category = models.CharField(_("kategori"), max_length=40, null=True, blank=True)
    is_low_participation = models.BooleanField(_("partisipasi rendah"), default=False)
    lost_missing = number(_("hilang karena bukti belum ada"))
    lost_stale = number(_("hilang karena bukti kedaluwarsa"))
    lost_unverified = number(_("hilang karena bukti belum diverifikasi"))
    lost_low = number(_("memang rendah"))

    objects = scoped("run__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "grouping", "code"], name="one_group_a_run")
        ]
        verbose_name = _("kelompok IP ASN")

    def __str__(self) -> str:
        return self.title
