"""A search for a timetable, worked off in the background."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Event
from takar.web.kit.cut_off import is_cut_off
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.timetables.models.timetables import Timetable
from takar.web.timetables.rules.states import BUSY, EXPLAINING_SECONDS, SEARCH_STATES
from takar.web.timetables.rules.wishes import Finding, Obstacles, Wishes


class Search(OwnedThrough):
    """What somebody asked the solver, how far it is, and what it found: a version or obstacles."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="searches")
    wishes = models.JSONField(_("yang diinginkan"), default=dict, help_text='{"version": 1, ...}')
    mends = models.ForeignKey(
        Timetable,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("jadwal yang diperbaiki"),
    )
    state = models.CharField(
        _("keadaan"), max_length=10, choices=choices(SEARCH_STATES), default="MENUNGGU"
    )
    found = models.ForeignKey(
        Timetable, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("hasil")
    )
    obstacles = models.JSONField(
        _("halangan"), default=dict, blank=True, help_text='{"version": 1, ...}'
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    once_key = models.CharField(_("kunci sekali kirim"), max_length=80)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    begun_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "once_key"], name="one_search_a_form")
        ]
        verbose_name = _("pencarian jadwal")

    def __str__(self) -> str:
        return str(self.event)

    def clean(self) -> None:
        """Refuse wishes or obstacles of an unknown shape."""
        try:
            Wishes.model_validate(self.wishes)
            Obstacles.model_validate(self.obstacles)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def wished(self) -> Wishes:
        """What was wished."""
        return Wishes.model_validate(self.wishes or {})

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What stands in the way, in words, with ways out."""
        return Obstacles.model_validate(self.obstacles or {}).found

    @property
    def is_cut_off(self) -> bool:
        """It began, and whoever worked on it was killed."""
        longest = timedelta(seconds=self.wished.seconds + EXPLAINING_SECONDS)
        return self.state == "BERJALAN" and is_cut_off(self.begun_at, longest)

    @property
    def is_busy(self) -> bool:
        """It waits or is being worked on."""
        return self.state in BUSY and not self.is_cut_off

    @property
    def may_repeat(self) -> bool:
        """It came to nothing by itself, so that asking again may help."""
        return self.is_cut_off or self.state == "GAGAL"

    @property
    def told_state(self) -> str:
        """The state in words; cut off is told as such."""
        return str(_("Terputus") if self.is_cut_off else self.get_state_display())
