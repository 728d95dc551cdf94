"""Who was asked to come, by which code they are known at the door, and who came."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Participant
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.timetables.models.sessions import Session
from takar.web.timetables.models.timetables import Timetable
from takar.web.timetables.rules.states import ANSWERS, WAYS_TO_ARRIVE


class Invitation(OwnedThrough):
    """A participant asked to come; they answer on their own page."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="invitation")
    timetable = models.ForeignKey(
        Timetable, models.CASCADE, related_name="invitations", verbose_name=_("jadwal terakhir")
    )
    sent_at = models.DateTimeField(_("diundang"))
    opened_at = models.DateTimeField(_("dibuka"), null=True, blank=True)
    answer = models.CharField(_("jawaban"), max_length=20, choices=choices(ANSWERS), blank=True)
    because = models.CharField(_("alasan berhalangan"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["participant__number"]
        verbose_name = _("undangan")

    def __str__(self) -> str:
        return str(self.participant)


class Pass(models.Model):
    """A code printed on a letter; only its fingerprint is kept, so nobody can print it again."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="passes")
    token_hash = models.CharField(_("sidik kode"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("invitation__participant__event__agency")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kode hadir")

    def __str__(self) -> str:
        return str(self.invitation)


class Arrival(OwnedThrough):
    """Somebody came: to a session, or to the day where no session is named."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="arrivals")
    session = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="arrivals"
    )
    day = models.DateField(_("hari"))
    arrived_at = models.DateTimeField(_("tiba"))
    is_late = models.BooleanField(_("terlambat"), default=False)
    how = models.CharField(_("cara"), max_length=10, choices=choices(WAYS_TO_ARRIVE))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("dicatat"), auto_now_add=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "session"],
                condition=models.Q(session__isnull=False),
                name="one_arrival_at_a_session",
            ),
            models.UniqueConstraint(
                fields=["participant", "day"],
                condition=models.Q(session__isnull=True),
                name="one_arrival_on_a_day",
            ),
        ]
        verbose_name = _("kehadiran")

    def __str__(self) -> str:
        return f"{self.participant} · {self.day}"
