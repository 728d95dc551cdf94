"""What was said to a person about the results, what was advised, and what the person contests."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Participant
from takar.web.feedback.rules import ADVICE_STATES, FORMS, OBJECTION_STATES, WAYS, is_late
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


class AboutParticipant(OwnedThrough):
    """A row about one participant of an event."""

    class Meta:
        abstract = True

    participant: models.ForeignKey[Participant, Participant]


class FeedbackSession(AboutParticipant):
    """One talk in which a person was told the results."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="feedback_sessions")
    held_on = models.DateField(_("tanggal"))
    form = models.CharField(_("cara"), max_length=20, choices=choices(FORMS), default="TATAP_MUKA")
    given_by = models.CharField(_("pemberi umpan balik"), max_length=120)
    said = models.TextField(_("yang disampaikan"))
    agreed = models.TextField(_("yang disepakati"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dicatat oleh")
    )
    recorded_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("dibenarkan pegawai"), null=True, blank=True)
    remark = models.TextField(_("tanggapan pegawai"), blank=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "held_on", "given_by"], name="one_talk_a_day"
            )
        ]
        verbose_name = _("umpan balik")

    def __str__(self) -> str:
        return f"{self.participant} · {self.held_on}"


class Advice(AboutParticipant):
    """One thing a person is advised to do for one competency."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="advice")
    competency = models.CharField(_("kompetensi"), max_length=60)
    way = models.CharField(_("jalan"), max_length=20, choices=choices(WAYS))
    text = models.CharField(_("saran"), max_length=400)
    due_on = models.DateField(_("tenggat"), null=True, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(ADVICE_STATES), default="DISARANKAN"
    )
    note = models.CharField(_("catatan"), max_length=400, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["competency", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "competency", "text"], name="one_advice_once"
            )
        ]
        verbose_name = _("saran pengembangan")

    def __str__(self) -> str:
        return self.text


class Objection(AboutParticipant):
    """What a person contests in the results, until when it is answered, and the answer."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="objections")
    competency = models.CharField(_("kompetensi"), max_length=60, blank=True)
    text = models.TextField(_("yang disanggah dan alasannya"))
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_on = models.DateField(_("diajukan"))
    filed_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    could_file_until = models.DateField(_("tenggat mengajukan"), null=True, blank=True)
    due_on = models.DateField(_("tenggat menjawab"))
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(OBJECTION_STATES), default="DIAJUKAN"
    )
    answer = models.TextField(_("jawaban"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(_("dijawab"), null=True, blank=True)

    objects = scoped("participant__event__agency")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "competency"],
                condition=models.Q(state="DIAJUKAN"),
                name="one_open_objection",
            )
        ]
        verbose_name = _("sanggahan")

    def __str__(self) -> str:
        return f"{self.participant} · {self.filed_on}"

    @property
    def came_late(self) -> bool:
        """It was filed after its deadline; it is kept and decided all the same."""
        return is_late(self.filed_on, self.could_file_until)

    def is_overdue(self, day: date) -> bool:
        """Tell whether the answer is late on that day."""
        return self.state == "DIAJUKAN" and is_late(day, self.due_on)
