"""Agencies, people who sign in, and their roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does for an agency."""

    OPERATOR = "OPERATOR", _("Operator BKPSDM")
    ASSESSOR = "ASESOR", _("Asesor")
    GUEST = "ASESOR_TAMU", _("Asesor tamu")
    UNIT_HEAD = "KEPALA_UNIT", _("Kepala unit")
    LEADER = "PIMPINAN", _("Pimpinan daerah")
    EMPLOYEE = "PEGAWAI", _("Pegawai")
    AUDITOR = "AUDITOR", _("Auditor")
    AUTHOR = "PENULIS_SOAL", _("Penulis soal")
    REVIEWER = "PENELAAH_SOAL", _("Penelaah soal")
    APPROVER = "PENGESAH_SOAL", _("Pengesah soal")
    PROCTOR = "PENGAWAS_UJIAN", _("Pengawas ujian")


class Agency(models.Model):
    """A government that uses Takar; every row of evidence belongs to exactly one."""

    code = models.SlugField(_("kode"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    office = models.CharField(_("perangkat pengelola"), max_length=200, blank=True)
    city = models.CharField(_("tempat"), max_length=100, blank=True)
    law_shelf = models.CharField(
        _("rak peraturan"),
        max_length=60,
        blank=True,
        help_text=_("Kode instansi pada rak peraturan daerah; kosong berarti aturan nasional."),
    )
    time_zone = models.CharField(_("zona waktu"), max_length=40, default="Asia/Jakarta")
    letterhead = models.JSONField(_("kop surat dan penanda tangan"), default=dict, blank=True)
    publishes = models.BooleanField(_("punya halaman publik"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("instansi")

    def __str__(self) -> str:
        return self.name

    @property
    def agency_code(self) -> str:
        """The agency belongs to itself."""
        return self.code

    @property
    def shelf(self) -> str:
        """The shelf of local law that applies here."""
        return self.law_shelf or self.code


class User(AbstractUser):
    """Somebody who signs in; what they may do is said by their memberships."""

    full_name = models.CharField(_("nama lengkap"), max_length=200, blank=True)
    is_platform_admin = models.BooleanField(
        _("administrator platform"),
        default=False,
        help_text=_("Mengelola instansi dan akun; tidak melihat data kepegawaian."),
    )
    has_temporary_password = models.BooleanField(_("memakai kata sandi sementara"), default=False)

    class Meta:
        verbose_name = _("pengguna")

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def roles(self) -> dict[int, frozenset[str]]:
        """The roles held, by agency id."""
        held: dict[int, set[str]] = {}
        for agency_id, role in self.memberships.values_list("agency_id", "role"):
            held.setdefault(agency_id, set()).add(role)
        return {agency_id: frozenset(names) for agency_id, names in held.items()}

    def is_one_of(self, agency_id: int, *roles: str) -> bool:
        """Tell whether this person holds one of the roles in that agency."""
        return not self.roles.get(agency_id, frozenset()).isdisjoint(roles)


class Membership(models.Model):
    """One person in one role for one agency."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="memberships")
    role = models.CharField(_("peran"), max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "agency", "role"], name="one_role_once")
        ]
        verbose_name = _("keanggotaan")

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.agency}"
