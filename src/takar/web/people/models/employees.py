"""An employee: only what measuring needs; no NIK, telephone, address or religion."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.kernel.nip import masked_nip
from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.people import rules
from takar.web.people.models.choices import choices
from takar.web.people.models.units import Position, WorkUnit


class Employee(models.Model):
    """A civil servant of an agency; ``code`` is the PNS ID, which stays when a NIP changes."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    code = models.CharField(_("PNS ID"), max_length=64)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="employee"
    )
    nip = models.CharField(_("NIP"), max_length=20, null=True, blank=True, db_index=True)
    name = models.CharField(_("nama"), max_length=200, db_index=True)
    title_before = models.CharField(_("gelar depan"), max_length=60, blank=True)
    title_after = models.CharField(_("gelar belakang"), max_length=60, blank=True)
    sex = models.CharField(
        _("jenis kelamin"), max_length=1, choices=choices(rules.SEXES), null=True, blank=True
    )
    birth_on = models.DateField(_("tanggal lahir"), null=True, blank=True)
    employment = models.CharField(
        _("status"), max_length=20, choices=choices(rules.EMPLOYMENTS), db_index=True
    )
    legal_status = models.CharField(_("kedudukan hukum"), max_length=80, null=True, blank=True)
    unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="employees"
    )
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="holders"
    )
    position_title = models.CharField(_("jabatan"), max_length=250, null=True, blank=True)
    position_kind = models.CharField(
        _("jenis jabatan"),
        max_length=20,
        choices=choices(rules.POSITION_KINDS),
        null=True,
        blank=True,
    )
    position_tier = models.CharField(
        _("jenjang jabatan"),
        max_length=20,
        choices=choices(rules.POSITION_TIERS),
        null=True,
        blank=True,
        db_index=True,
    )
    positioned_on = models.DateField(_("TMT jabatan"), null=True, blank=True)
    appointed_on = models.DateField(_("TMT CPNS"), null=True, blank=True)
    grade = models.CharField(_("golongan ruang"), max_length=10, null=True, blank=True)
    graded_on = models.DateField(_("TMT golongan"), null=True, blank=True)
    education_level = models.CharField(
        _("tingkat pendidikan"),
        max_length=20,
        choices=choices(rules.EDUCATION_LEVELS),
        null=True,
        blank=True,
    )
    education_field = models.CharField(
        _("bidang pendidikan"), max_length=200, null=True, blank=True
    )
    education_fit = models.CharField(
        _("kesesuaian bidang ilmu"),
        max_length=20,
        choices=choices(rules.EDUCATION_FITS),
        null=True,
        blank=True,
    )
    left_on = models.DateField(_("tidak lagi bekerja sejak"), null=True, blank=True)
    updated_at = models.DateTimeField(_("diperbarui"), auto_now=True)

    objects = scoped()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="one_employee_code"),
            models.UniqueConstraint(
                fields=["agency", "nip"],
                condition=models.Q(nip__isnull=False),
                name="one_nip",
            ),
        ]
        verbose_name = _("pegawai")

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name with its academic titles."""
        before = f"{self.title_before} " if self.title_before else ""
        after = f", {self.title_after}" if self.title_after else ""
        return f"{before}{self.name}{after}"

    @property
    def masked_nip(self) -> str:
        """The NIP with the birth date hidden."""
        return masked_nip(self.nip or "")
