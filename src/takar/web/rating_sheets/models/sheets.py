"""A sheet, and what its cells say now: the fold of its journal."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Assignment
from takar.web.assessments.models.ratings import level_field
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.rating_sheets.rules.cells import Cell
from takar.web.rating_sheets.rules.states import SHEET_STATES, standing_of


class RatingSheet(OwnedThrough):
    """What one assessor saw of one candidate by one method; made by its first change."""

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="sheet")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(SHEET_STATES), default="KOSONG"
    )
    revision = models.PositiveIntegerField(_("revisi"), default=0)
    submitted_at = models.DateTimeField(_("dikirim"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unlocked_at = models.DateTimeField(_("dibuka kembali"), null=True, blank=True)
    unlocked_because = models.TextField(_("alasan dibuka kembali"), blank=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    changed_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = scoped("assignment__participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="DIKIRIM") | models.Q(submitted_at__isnull=False),
                name="submitted_sheet_has_its_moment",
            )
        ]
        verbose_name = _("lembar penilaian")

    def __str__(self) -> str:
        return str(self.assignment)

    @property
    def standing(self) -> str:
        """How the sheet stands, its assignment considered."""
        return standing_of(self.state, is_withdrawn=is_withdrawn(self.assignment))


class SheetCell(models.Model):
    """What a sheet says of one competency now; without a competency, its note."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="cells")
    competency = models.CharField(_("kompetensi"), max_length=60, blank=True)
    level = level_field(_("level"))
    is_answered = models.BooleanField(_("terjawab"), default=False)
    value = models.JSONField(_("isi"), help_text="takar.web.rating_sheets.rules.cells.Cell")
    change = models.UUIDField(_("perubahan terakhir"))

    objects = scoped("sheet__assignment__participant__event__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "competency"], name="one_cell_of_a_sheet"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True)
                | (models.Q(level__gte=0) & models.Q(level__lte=5)),
                name="cell_between_0_and_5",
            ),
        ]
        verbose_name = _("sel lembar")

    def __str__(self) -> str:
        return f"{self.sheet} · {self.competency}"

    @property
    def said(self) -> Cell:
        """What the cell says."""
        return Cell.model_validate(self.value)


def is_withdrawn(assignment: Assignment) -> bool:
    """The assignment was revoked, or the assessor left the team."""
    return assignment.state == "DICABUT" or assignment.assessor.state == "DILEPAS"
