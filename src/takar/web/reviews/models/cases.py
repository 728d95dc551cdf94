"""Whom a cycle is about, the meetings on them, and what was proposed and decided there."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.people.models.choices import choices
from takar.web.results.models import TalentResult
from takar.web.reviews.models.cycles import Cycle, Member, OfCycle
from takar.web.reviews.rules.quorum import Votes
from takar.web.reviews.rules.states import PROPOSAL_STATES


def box(title: Any, *, null: bool = False) -> "models.PositiveSmallIntegerField[Any, Any]":
    """Return a column for one of the nine boxes."""
    return models.PositiveSmallIntegerField(title, null=null, blank=null)


def is_box(name: str) -> models.Q:
    """Tell the database that a column holds one of the nine boxes."""
    return models.Q(**{f"{name}__gte": 1, f"{name}__lte": 9})


class Case(OfCycle):
    """One employee in a cycle.

    Attributes:
        box_measured: as the evidence says; none where it does not say enough.
        box_now: the same, or what the committee last accepted.
        changes: how many accepted proposals stand; without one the box is the measured one.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="cases")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    result = models.ForeignKey(TalentResult, models.PROTECT, related_name="+")
    box_measured = box(_("kotak hasil ukur"), null=True)
    box_now = box(_("kotak sekarang"), null=True)
    changes = models.PositiveSmallIntegerField(_("perubahan yang diterima"), default=0)

    objects = scoped("cycle__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "employee"], name="one_case_a_cycle"),
            models.CheckConstraint(
                condition=models.Q(box_now__isnull=True) | is_box("box_now"),
                name="a_case_stands_in_a_box",
            ),
            models.CheckConstraint(
                condition=models.Q(changes__gt=0)
                | models.Q(box_now=models.F("box_measured"))
                | models.Q(box_now__isnull=True, box_measured__isnull=True),
                name="a_box_moves_by_an_accepted_proposal",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "box_now"])]
        verbose_name = _("pegawai dalam siklus")

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def is_moved(self) -> bool:
        """The committee set another box than the measured one."""
        return bool(self.box_now != self.box_measured)


class Meeting(OfCycle):
    """One meeting of the committee.

    Attributes:
        needed: so many members must be there; the quorum as it was when the meeting opened.
        chair_needed: the chair must be there; likewise.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField(_("rapat ke"))
    held_on = models.DateField(_("tanggal rapat"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    present: "models.ManyToManyField[Member, Any]" = models.ManyToManyField(
        Member, related_name="+", blank=True, verbose_name=_("anggota yang hadir")
    )
    needed = models.PositiveSmallIntegerField(_("anggota yang harus hadir"))
    chair_needed = models.BooleanField(_("ketua harus hadir"), default=True)
    notes = models.TextField(_("catatan rapat"), blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("dibuka"), default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)

    objects = scoped("cycle__agency")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_committee_meeting"),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_committee_meeting",
            ),
        ]
        verbose_name = _("rapat komite talenta")

    def __str__(self) -> str:
        return f"{self.cycle} · {self.number}"

    @property
    def is_open(self) -> bool:
        """The meeting still sits."""
        return self.closed_at is None


class Proposal(OwnedThrough):
    """Another box that somebody proposed for a case, and what the meeting made of it.

    Attributes:
        box_from: where the person stood when it was proposed.
        present: how many members were there when it was decided.
        needed: how many had to be.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="proposals")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="proposals")
    box_from = box(_("kotak semula"), null=True)
    box_to = box(_("kotak yang diusulkan"))
    because = models.TextField(_("alasan"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("diajukan"), default=timezone.now)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=choices(PROPOSAL_STATES), default="DIAJUKAN"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    decided_because = models.TextField(_("alasan keputusan"), blank=True)
    votes = models.JSONField(_("suara"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("hadir"), default=0)
    needed = models.PositiveSmallIntegerField(_("kuorum"), default=0)

    objects = scoped("case__cycle__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state="DIAJUKAN"),
                name="one_open_proposal_a_case",
            ),
            models.CheckConstraint(condition=is_box("box_to"), name="a_proposal_names_a_box"),
            models.CheckConstraint(
                condition=~models.Q(state="DITERIMA")
                | models.Q(decided_at__isnull=False, present__gte=models.F("needed"), needed__gt=0),
                name="a_proposal_is_accepted_with_quorum",
            ),
        ]
        verbose_name = _("usulan kotak")

    def __str__(self) -> str:
        return f"{self.case} · {self.box_from or '–'} → {self.box_to}"

    @property
    def tally(self) -> Votes | None:
        """The votes, where there were any."""
        return None if self.votes is None else Votes.model_validate(self.votes)
