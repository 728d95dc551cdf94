"""Who belongs to the succession group or the talent pool, from when to when."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices
from takar.web.reviews.models.cycles import Cycle, OfCycle
from takar.web.reviews.rules.states import GROUPS, Standing


class GroupMember(OfCycle):
    """One person in one group by the decree of a cycle."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="group_members")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    group = models.CharField(_("kelompok"), max_length=20, choices=choices(GROUPS))
    valid_from = models.DateField(_("berlaku sejak"))
    valid_until = models.DateField(_("berlaku sampai"))
    withdrawn_on = models.DateField(_("dicabut sejak"), null=True, blank=True)
    because = models.TextField(_("alasan"), blank=True)

    objects = scoped("cycle__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "employee", "group"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_membership_of_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="a_membership_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "group"])]
        verbose_name = _("anggota kelompok talenta")

    def __str__(self) -> str:
        return f"{self.employee} · {self.get_group_display()}"

    def holds_on(self, day: date) -> bool:
        """The person belongs to the group on a day."""
        return Standing(self.valid_from, self.valid_until, self.withdrawn_on).holds_on(day)

    @property
    def holds_today(self) -> bool:
        """The person belongs to the group today."""
        return self.holds_on(timezone.localdate())
