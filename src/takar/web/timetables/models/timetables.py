"""A version of the timetable of an event, with what proves it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Event
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.timetables.rules.states import ORIGINS, TIMETABLE_STATES, may_change, may_publish
from takar.web.timetables.rules.wishes import Goodness, Wishes


class Timetable(OwnedThrough):
    """One version: who sits where, when, before whom; one version of an event is in force."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="timetables")
    version = models.PositiveIntegerField(_("versi"))
    state = models.CharField(
        _("keadaan"), max_length=10, choices=choices(TIMETABLE_STATES), default="DRAF"
    )
    origin = models.CharField(_("asal"), max_length=20, choices=choices(ORIGINS), default="DISUSUN")
    made_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dibuat dari"),
    )
    wishes = models.JSONField(_("yang diinginkan"), default=dict, help_text='{"version": 1, ...}')
    proof = models.JSONField(_("bukti"), default=dict, help_text='{"version": 1, ...}')
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuat oleh")
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("diterbitkan"), null=True, blank=True)

    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["event", "version"], name="one_timetable_version"),
            models.UniqueConstraint(
                fields=["event"],
                condition=models.Q(state="BERLAKU"),
                name="one_timetable_in_force",
            ),
        ]
        verbose_name = _("jadwal")

    def __str__(self) -> str:
        return f"{self.event} · {_('versi')} {self.version}"

    def clean(self) -> None:
        """Refuse wishes or a proof of an unknown shape."""
        try:
            Wishes.model_validate(self.wishes)
            Goodness.model_validate(self.proof)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def wished(self) -> Wishes:
        """What was wished when it was made."""
        return Wishes.model_validate(self.wishes or {})

    @property
    def proven(self) -> Goodness:
        """What is known of its goodness."""
        return Goodness.model_validate(self.proof or {})

    @property
    def is_in_force(self) -> bool:
        """It is what people were told."""
        return self.state == "BERLAKU"

    @property
    def may_change(self) -> bool:
        """Its sessions may still be moved."""
        return may_change(self.state)

    @property
    def may_publish(self) -> bool:
        """It may come into force now."""
        return may_publish(self.state, self.event.state)
