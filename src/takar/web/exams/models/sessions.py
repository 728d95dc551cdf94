"""When and where a form is sat, and by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Participant
from takar.web.exams import rules
from takar.web.exams.models.forms import Exam, ExamForm
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices


class ExamSession(OwnedThrough):
    """One sitting of many: opened by a session PIN, between two moments."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sessions")
    name = models.CharField(_("nama sesi"), max_length=100)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.SESSION_STATES), default="DISIAPKAN"
    )
    opens_at = models.DateTimeField(_("dibuka"))
    closes_at = models.DateTimeField(_("ditutup"))
    pin = models.CharField(_("PIN sesi"), max_length=200, blank=True, help_text="hash")
    browser_keys = models.JSONField(
        _("kunci peramban ujian"), default=list, blank=True, help_text='["sha256", ...]'
    )
    credit_limit_minutes = models.PositiveSmallIntegerField(
        _("batas ganti waktu gangguan (menit)"), default=30
    )
    board = models.CharField(
        _("papan langsung"), max_length=20, choices=choices(rules.BOARDS), default="TERTUTUP"
    )
    board_shows_numbers = models.BooleanField(_("papan menampilkan nomor peserta"), default=False)
    board_shows_names = models.BooleanField(_("papan menampilkan nama"), default=False)
    closed_at = models.DateTimeField(_("ditutup pada"), null=True, blank=True)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["opens_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["exam", "name"], name="one_session_of_a_name"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="session_closes_after_opening",
            ),
        ]
        verbose_name = _("sesi ujian")

    def __str__(self) -> str:
        return f"{self.exam} · {self.name}"


class ExamRoom(OwnedThrough):
    """A room of a session, its seats and its proctors."""

    session = models.ForeignKey(ExamSession, models.CASCADE, related_name="rooms")
    name = models.CharField(_("ruang"), max_length=100)
    seats = models.PositiveSmallIntegerField(_("banyak kursi"))
    proctors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("pengawas")
    )

    objects = scoped("session__exam__agency")

    class Meta:
        ordering = ["session", "name"]
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="one_exam_room_of_a_name"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="room_has_a_seat"),
        ]
        verbose_name = _("ruang ujian")

    def __str__(self) -> str:
        return self.name


class Registration(OwnedThrough):
    """A person expected at a session: form, seat, PIN, and what they need to sit it fairly."""

    session = models.ForeignKey(ExamSession, models.PROTECT, related_name="registrations")
    form = models.ForeignKey(ExamForm, models.PROTECT, related_name="registrations")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="registrations")
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    number = models.CharField(_("nomor peserta"), max_length=20)
    pin = models.CharField(_("PIN peserta"), max_length=200, help_text="hash")
    room = models.ForeignKey(ExamRoom, models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.PositiveSmallIntegerField(_("kursi"), null=True, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.REGISTRATION_STATES), default="TERDAFTAR"
    )
    extra_percent = models.PositiveSmallIntegerField(_("tambahan waktu (%)"), default=0)
    needs = models.CharField(_("kebutuhan khusus"), max_length=300, blank=True)
    wrong_pins = models.PositiveSmallIntegerField(_("PIN salah berturut-turut"), default=0)

    objects = scoped("session__exam__agency")

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "employee"], name="one_registration_a_session"
            ),
            models.UniqueConstraint(fields=["session", "number"], name="one_number_a_session"),
            models.UniqueConstraint(
                fields=["room", "seat"],
                condition=models.Q(seat__isnull=False),
                name="one_person_a_seat",
            ),
        ]
        verbose_name = _("pendaftaran ujian")

    def __str__(self) -> str:
        return f"{self.number} · {self.employee}"
