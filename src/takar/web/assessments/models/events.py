"""An event: why, when, by which methods, for whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments import rules
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices
from takar.web.results.models import CategoryTable, Run


class Event(models.Model):
    """One assessment of chosen people for one purpose."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    name = models.CharField(_("nama kegiatan"), max_length=200)
    purpose = models.CharField(_("tujuan"), max_length=20, choices=choices(rules.PURPOSES))
    categories = models.CharField(
        _("tabel kategori"),
        max_length=40,
        choices=CategoryTable.choices,
        blank=True,
        help_text=_("Dipilih hanya untuk uji kesesuaian jabatan (job fit)."),
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.STATES), default="DRAF"
    )
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("selesai"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    organiser = models.CharField(_("penyelenggara penilaian"), max_length=200, blank=True)
    rounding = models.CharField(
        _("pembulatan level"), max_length=20, choices=choices(rules.ROUNDINGS), default="BULAT"
    )
    complexity = models.CharField(
        _("kelas kerumitan"), max_length=20, choices=choices(rules.COMPLEXITIES), blank=True
    )
    anchor_version = models.PositiveIntegerField(
        _("versi jangkar perilaku"),
        null=True,
        blank=True,
        help_text=_("Ditetapkan saat kegiatan mulai; sebelum itu yang terbaru."),
    )
    design_before = models.JSONField(
        _("rancangan sebelum templat"),
        default=dict,
        blank=True,
        help_text='{"version": 1, "complexity": "", "methods": [...]}',
    )
    criteria = models.JSONField(
        _("kriteria peserta"), default=dict, help_text='{"version": 1, "groups": [...]}'
    )
    integrated_at = models.DateTimeField(_("diintegrasikan"), null=True, blank=True)
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="events")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_on = models.DateField(_("ditandatangani"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["agency", "name", "starts_on"], name="one_event_of_a_name_a_day"
            ),
        ]
        verbose_name = _("kegiatan penilaian")

    def __str__(self) -> str:
        return self.name

    @property
    def is_signed(self) -> bool:
        """The results are signed; nothing changes but by a recorded correction."""
        return rules.is_signed(self.state)


class EventMethod(models.Model):
    """A method used in an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="methods")
    code = models.CharField(_("metode"), max_length=40)
    weight = models.DecimalField(_("bobot"), max_digits=6, decimal_places=2, default=1)
    place = models.PositiveSmallIntegerField(_("urutan"), default=0)
    duration_minutes = models.PositiveSmallIntegerField(_("lama (menit)"), default=60)
    assessors_needed = models.PositiveSmallIntegerField(_("jumlah asesor"), default=2)
    seats = models.PositiveSmallIntegerField(
        _("peserta sekali jalan"),
        null=True,
        blank=True,
        help_text=_("Kosong berarti satu orang, atau satu kelompok untuk simulasi kelompok."),
    )

    objects = scoped("event__agency")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="one_method_once")]
        verbose_name = _("metode")

    def __str__(self) -> str:
        return self.code


class MethodCompetency(models.Model):
    """One cell of the method x competency matrix."""

    method = models.ForeignKey(EventMethod, models.CASCADE, related_name="competencies")
    competency = models.CharField(_("kompetensi"), max_length=60)

    objects = scoped("method__event__agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["method", "competency"], name="one_cell_once")
        ]
        verbose_name = _("sel matriks")

    def __str__(self) -> str:
        return f"{self.method} · {self.competency}"


class Participant(OwnedThrough):
    """A person taken into an event, in a group, with the post they were measured against."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="participations")
    group = models.CharField(_("kelompok"), max_length=80, blank=True)
    number = models.PositiveIntegerField(_("nomor peserta"))
    circle = models.PositiveIntegerField(_("kelompok simulasi"), null=True, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.PARTICIPANT_STATES), default="DIUNDANG"
    )
    chosen_because = models.CharField(_("alasan dipilih"), max_length=300, blank=True)
    position_title = models.CharField(_("jabatan saat dinilai"), max_length=250, blank=True)
    position_tier = models.CharField(_("jenjang saat dinilai"), max_length=20, blank=True)
    language = models.CharField(_("bahasa yang dipilih"), max_length=40, blank=True)
    strengths = models.TextField(_("kekuatan"), blank=True)
    development_areas = models.TextField(_("area pengembangan"), blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "employee"], name="one_participation"),
            models.UniqueConstraint(fields=["event", "number"], name="one_participant_number"),
        ]
        verbose_name = _("peserta")

    def __str__(self) -> str:
        return str(self.employee)
