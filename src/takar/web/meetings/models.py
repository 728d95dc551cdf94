"""What is stored about integration meetings: who was there, what changed, who signed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.assessments.models.ratings import level_field
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.meetings.rules import CHANGE_KINDS, PRESENCE_STATES, SIGNING_ROLES
from takar.web.people.models.choices import choices
from takar.web.results.models import Run


class Meeting(OwnedThrough):
    """One meeting of the assessors of an event; an event may need several, one after the other.

    Attributes:
        chair: name under which the chair sits, as scores are signed.
        assessors_needed: the quorum that held when the meeting was opened; so do the next two.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(_("rapat ke"))
    chair = models.CharField(_("ketua rapat"), max_length=120)
    chair_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    assessors_needed = models.PositiveSmallIntegerField(_("asesor yang harus hadir"), default=2)
    chair_needed = models.BooleanField(_("ketua harus hadir"), default=True)
    excuses_needed = models.BooleanField(_("yang tidak hadir harus berhalangan"), default=False)
    place = models.CharField(_("tempat rapat"), max_length=200, blank=True)
    notes = models.TextField(_("catatan rapat"), blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("dibuka"), default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="one_meeting_of_a_number"),
            models.UniqueConstraint(
                fields=["event"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_meeting",
            ),
        ]
        verbose_name = _("rapat integrasi")

    def __str__(self) -> str:
        return f"{self.event} · {self.number}"

    @property
    def is_open(self) -> bool:
        """The meeting still sits."""
        return self.closed_at is None


class MeetingPresence(models.Model):
    """Somebody who came to a meeting, from when to when, or was excused from it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences")
    name = models.CharField(_("nama"), max_length=120)
    seat = models.ForeignKey(EventAssessor, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(PRESENCE_STATES), default="HADIR"
    )
    came_at = models.DateTimeField(_("datang"), null=True, blank=True)
    left_at = models.DateTimeField(_("pergi"), null=True, blank=True)
    note = models.CharField(_("keterangan"), max_length=300, blank=True)

    objects = scoped("meeting__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "name"],
                condition=models.Q(left_at__isnull=True),
                name="one_presence_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at__isnull=True)
                | models.Q(left_at__gte=models.F("came_at")),
                name="nobody_leaves_before_coming",
            ),
        ]
        verbose_name = _("kehadiran rapat")

    def __str__(self) -> str:
        return f"{self.name} · {self.meeting}"


class MeetingSignature(models.Model):
    """A name under the minutes of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signatures")
    role = models.CharField(_("sebagai"), max_length=20, choices=choices(SIGNING_ROLES))
    name = models.CharField(_("nama"), max_length=120)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_on = models.DateField(_("tanggal tanda tangan"))
    signed_at = models.DateTimeField(_("ditandatangani"), auto_now_add=True)

    objects = scoped("meeting__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "role"], name="one_signature_of_a_role")
        ]
        verbose_name = _("tanda tangan berita acara")

    def __str__(self) -> str:
        return f"{self.name} · {self.meeting}"


class LevelChange(OwnedThrough):
    """A level that changed or was agreed on: who, when, why, from what to what.

    Attributes:
        computed_before: the computed level until then.
        computed: the computed level beside what was decided.
        batch: what was agreed on in one go, so that it can be taken back in one go.
        run: the results computed anew after a correction.
    """

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="level_changes")
    competency = models.CharField(_("kompetensi"), max_length=60)
    kind = models.CharField(_("jenis perubahan"), max_length=20, choices=choices(CHANGE_KINDS))
    before = level_field(_("level sebelum"))
    after = level_field(_("level sesudah"))
    computed_before = level_field(_("level hitung sebelum"))
    computed = level_field(_("level hitung"))
    reason = models.TextField(_("alasan"), blank=True)
    document_number = models.CharField(_("nomor dokumen"), max_length=120, blank=True)
    document_on = models.DateField(_("tanggal dokumen"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="changes"
    )
    batch = models.UUIDField(_("sekali setuju"), null=True, blank=True, db_index=True)
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("waktu"), default=timezone.now)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("perubahan level")

    def __str__(self) -> str:
        return f"{self.participant} · {self.competency}"
