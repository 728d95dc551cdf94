"""Sessions of a timetable: where, when, who is seen and who sees."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import EventAssessor, EventMethod, Participant
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.timetables.models.places import Room
from takar.web.timetables.models.timetables import Timetable
from takar.web.timetables.rules.hours import shown


def new_uid() -> str:
    """Return a name by which calendars know a session, in every version it lives on in."""
    return uuid4().hex


class Session(OwnedThrough):
    """One method in one room at one time."""

    timetable = models.ForeignKey(Timetable, models.CASCADE, related_name="sessions")
    method = models.ForeignKey(EventMethod, models.CASCADE, related_name="sessions")
    room = models.ForeignKey(Room, models.PROTECT, related_name="sessions")
    day = models.DateField(_("hari"))
    starts_at = models.TimeField(_("mulai"))
    ends_at = models.TimeField(_("selesai"))
    circle = models.PositiveIntegerField(_("kelompok simulasi"), null=True, blank=True)
    uid = models.CharField(_("tanda kalender"), max_length=40, default=new_uid)
    participants = models.ManyToManyField(Participant, through="SessionSeat", related_name="+")
    assessors = models.ManyToManyField(EventAssessor, through="SessionAssessor", related_name="+")

    objects = scoped("timetable__event__agency")

    class Meta:
        ordering = ["day", "starts_at", "room", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["timetable", "room", "day", "starts_at"], name="one_session_in_a_room"
            ),
            models.UniqueConstraint(fields=["timetable", "uid"], name="one_session_of_a_uid"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_ends_later"
            ),
        ]
        verbose_name = _("sesi")

    def __str__(self) -> str:
        return f"{self.method} · {self.room} · {self.day:%d-%m-%Y} {self.span}"

    @property
    def span(self) -> str:
        """From when to when, as on a timetable."""
        return shown((self.starts_at, self.ends_at))

    @property
    def starts(self) -> datetime:
        """The moment it starts, in the time of the agency."""
        return datetime.combine(self.day, self.starts_at, self.zone)

    @property
    def ends(self) -> datetime:
        """The moment it ends, in the time of the agency."""
        return datetime.combine(self.day, self.ends_at, self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the agency."""
        return ZoneInfo(self.timetable.event.agency.time_zone)


class SessionSeat(models.Model):
    """A participant in a session, with the place they sit at."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="seats")
    place = models.PositiveSmallIntegerField(_("tempat duduk"), default=1)

    objects = scoped("session__timetable__event__agency")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"], name="one_seat_in_a_session"
            ),
            models.UniqueConstraint(fields=["session", "place"], name="one_person_on_a_place"),
        ]
        verbose_name = _("tempat duduk")

    def __str__(self) -> str:
        return f"{self.participant} · {self.place}"


class SessionAssessor(models.Model):
    """A seat of the team in a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="watchers")
    assessor = models.ForeignKey(EventAssessor, models.PROTECT, related_name="sessions")

    objects = scoped("session__timetable__event__agency")

    class Meta:
        ordering = ["assessor__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "assessor"], name="one_assessor_in_a_session"
            )
        ]
        verbose_name = _("asesor sesi")

    def __str__(self) -> str:
        return f"{self.assessor}"
