"""Who attends what and when; what took place leads to a claim."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.claims.models import Claim
from takar.web.development import rules
from takar.web.development.models.courses import QUARTERS, Course
from takar.web.development.models.needs import Need
from takar.web.development.models.plans import Plan
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices


class Booking(OwnedThrough):
    """One training for one person.

    The claim it led to is verified in its own room; nothing here is evidence.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="bookings")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    course = models.ForeignKey(
        Course, models.PROTECT, related_name="bookings", verbose_name=_("pelatihan")
    )
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="bookings")
    quarter = models.PositiveSmallIntegerField(
        _("triwulan"), choices=QUARTERS, null=True, blank=True
    )
    closed = models.DecimalField(_("level yang ditutup"), max_digits=9, decimal_places=6, default=0)
    worth = models.DecimalField(_("nilai"), max_digits=12, decimal_places=6, default=0)
    state = models.CharField(
        _("keadaan"),
        max_length=12,
        choices=choices(rules.BOOKING_STATES),
        default=rules.PLANNED,
    )
    is_by_hand = models.BooleanField(_("diatur tangan"), default=False)
    because = models.TextField(_("alasan"), blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diubah oleh"),
    )
    changed_at = models.DateTimeField(_("diubah"), auto_now=True)
    claim = models.ForeignKey(
        Claim,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bukti yang diajukan"),
    )

    objects = scoped("plan__agency")

    class Meta:
        ordering = ["quarter", "course__title", "employee__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "course"],
                condition=~models.Q(state=rules.CANCELLED),
                name="one_booking_of_a_course",
            ),
            models.CheckConstraint(
                condition=models.Q(claim__isnull=True) | models.Q(state=rules.HELD),
                name="a_claim_follows_what_took_place",
            ),
        ]
        indexes = [models.Index(fields=["plan", "state", "quarter"])]
        verbose_name = _("peserta pelatihan")

    def __str__(self) -> str:
        return f"{self.employee} · {self.course}"

    @property
    def is_planned(self) -> bool:
        """Whether it may still be moved and cancelled."""
        return self.state == rules.PLANNED
