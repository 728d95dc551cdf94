"""Rooms and hours of an event."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.assessments.models import Event, EventMethod
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.timetables.rules.hours import Span, check_day, minutes, read_breaks, written


class Room(OwnedThrough):
    """A room lent to an event; without methods of its own it takes every method."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="rooms")
    name = models.CharField(_("ruang"), max_length=120)
    site = models.CharField(
        _("lokasi"),
        max_length=120,
        blank=True,
        help_text=_("Gedung atau tempat; antarlokasi perlu waktu perjalanan."),
    )
    capacity = models.PositiveSmallIntegerField(
        _("daya tampung peserta"), default=1, validators=[MinValueValidator(1)]
    )
    methods = models.ManyToManyField(
        EventMethod,
        verbose_name=_("metode yang boleh"),
        blank=True,
        related_name="+",
        help_text=_("Tanpa pilihan, ruang dipakai untuk semua metode."),
    )

    objects = scoped("event__agency")

    class Meta:
        ordering = ["site", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "site", "name"], name="one_room_of_a_name"),
            models.CheckConstraint(condition=models.Q(capacity__gte=1), name="room_takes_somebody"),
        ]
        verbose_name = _("ruang")

    def __str__(self) -> str:
        return f"{self.name} ({self.site})" if self.site else self.name


class OpenDay(OwnedThrough):
    """A day on which the rooms of an event are open, with its pauses."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="open_days")
    day = models.DateField(_("hari"))
    opens_at = models.TimeField(_("buka"))
    closes_at = models.TimeField(_("tutup"))
    breaks = models.CharField(
        _("istirahat"),
        max_length=200,
        blank=True,
        help_text=_("Seperti 12.00-13.00; pisahkan dengan koma."),
    )

    objects = scoped("event__agency")

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["event", "day"], name="one_open_day"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="day_closes_later"
            ),
        ]
        verbose_name = _("hari buka")

    def __str__(self) -> str:
        return f"{self.event} · {self.day}"

    def clean(self) -> None:
        """Refuse pauses that cannot be; keep them in one way of writing."""
        try:
            spans = read_breaks(self.breaks)
            if self.opens_at and self.closes_at:
                check_day(self.opens_at, self.closes_at, spans)
        except TakarError as fault:
            raise ValidationError(f"{fault.problem} {fault.hint}".strip()) from fault
        self.breaks = written(spans)

    @property
    def pauses(self) -> tuple[Span, ...]:
        """The pauses, in order."""
        return read_breaks(self.breaks)

    @property
    def open_minutes(self) -> int:
        """How many minutes can be used."""
        rest = sum(minutes(until) - minutes(since) for since, until in self.pauses)
        return minutes(self.closes_at) - minutes(self.opens_at) - rest
