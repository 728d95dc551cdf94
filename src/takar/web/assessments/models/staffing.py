"""Who works on an event, when they are there, whom they may not judge, and whom they judge."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models.events import Event, EventMethod, Participant
from takar.web.assessments.rules.staffing import (
    ASSESSOR_TIERS,
    ASSIGNMENT_STATES,
    CONFLICT_KINDS,
    SEAT_STATES,
    TEAM_ROLES,
)
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices


class EventAssessor(OwnedThrough):
    """A seat in the team of one event; a guest sits here for this event alone.

    ``name`` is how the scores of this seat are signed (``MethodScore.assessor``).
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="assessors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("nama"), max_length=120)
    role = models.CharField(
        _("peran"), max_length=20, choices=choices(TEAM_ROLES), default="ASESOR"
    )
    tier = models.CharField(
        _("jenjang"), max_length=20, choices=choices(ASSESSOR_TIERS), blank=True
    )
    lent_by = models.CharField(_("dipinjam dari"), max_length=200, blank=True)
    languages = models.CharField(
        _("bahasa"), max_length=120, blank=True, help_text=_("Pisahkan dengan koma.")
    )
    most_a_day = models.PositiveSmallIntegerField(
        _("paling banyak sesi sehari"), null=True, blank=True
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(SEAT_STATES), default="AKTIF"
    )
    released_at = models.DateTimeField(_("dilepas"), null=True, blank=True)
    released_because = models.TextField(_("alasan dilepas"), blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="one_seat_of_a_name"),
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=models.Q(user__isnull=False),
                name="one_seat_of_a_user",
            ),
        ]
        verbose_name = _("kursi tim")

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """A day on which somebody of the team is there; without any row they are there every day."""

    assessor = models.ForeignKey(EventAssessor, models.CASCADE, related_name="presences")
    day = models.DateField(_("hari"))
    since = models.TimeField(_("sejak"), null=True, blank=True)
    until = models.TimeField(_("sampai"), null=True, blank=True)

    objects = scoped("assessor__event__agency")

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["assessor", "day"], name="one_presence_a_day")
        ]
        verbose_name = _("kehadiran tim")

    def __str__(self) -> str:
        return f"{self.assessor} · {self.day}"


class Conflict(OwnedThrough):
    """Why an assessor may not judge a participant; declared, or found from the records."""

    assessor = models.ForeignKey(EventAssessor, models.CASCADE, related_name="conflicts")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="conflicts")
    kind = models.CharField(_("sebab"), max_length=20, choices=choices(CONFLICT_KINDS))
    note = models.CharField(_("keterangan"), max_length=300, blank=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessor", "participant", "kind"], name="one_conflict_once"
            )
        ]
        verbose_name = _("benturan kepentingan")

    def __str__(self) -> str:
        return f"{self.assessor} · {self.participant}"


class Assignment(OwnedThrough):
    """One assessor judges one participant by one method; guests see nobody else."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="assignments")
    method = models.ForeignKey(EventMethod, models.CASCADE, related_name="assignments")
    assessor = models.ForeignKey(EventAssessor, models.PROTECT, related_name="assignments")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(ASSIGNMENT_STATES), default="DITUGASKAN"
    )
    revoked_because = models.TextField(_("alasan dicabut"), blank=True)
    despite_conflict = models.TextField(_("alasan meski ada benturan"), blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(_("ditugaskan"), auto_now_add=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "method", "assessor"], name="one_assignment_once"
            )
        ]
        verbose_name = _("penugasan asesor")

    def __str__(self) -> str:
        return f"{self.assessor} · {self.participant} · {self.method}"
