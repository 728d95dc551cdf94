"""What people need to learn, of whom that is not known, and why a need is left out of the plan."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.development import rules
from takar.web.development.models.courses import Course
from takar.web.development.models.plans import Plan
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.models.choices import choices


def levels(title: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for levels, as exact as evidence has them."""
    return models.DecimalField(title, max_digits=9, decimal_places=6)


class Need(OwnedThrough):
    """One competency that one person lacks; a level not known is no need to be trained."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="needs")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    competency = models.CharField(_("kompetensi"), max_length=60)
    kind = models.CharField(_("jenis kompetensi"), max_length=20)
    required = models.PositiveSmallIntegerField(_("level standar"))
    level = levels(_("level capaian"))
    gap = levels(_("kesenjangan"))
    weight = levels(_("bobot satu level"))
    priority = models.CharField(
        _("prioritas"), max_length=10, choices=choices(rules.PRIORITIES), blank=True
    )
    is_priority_sure = models.BooleanField(_("prioritas pasti"), default=True)
    performance_gap = models.BooleanField(_("ada kesenjangan kinerja"), null=True, blank=True)
    is_for_post = models.BooleanField(_("untuk jabatan sekarang"), default=False)
    is_for_target = models.BooleanField(_("untuk jabatan target"), default=False)

    objects = scoped("plan__agency")

    class Meta:
        ordering = ["unit__path", "employee__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "employee", "competency"], name="one_need_of_a_competency"
            ),
            models.CheckConstraint(condition=models.Q(gap__gt=0), name="a_need_is_above_zero"),
        ]
        indexes = [models.Index(fields=["plan", "competency"])]
        verbose_name = _("kebutuhan")

    def __str__(self) -> str:
        return f"{self.employee} · {self.competency}"

    @property
    def grounds(self) -> tuple[str, ...]:
        """The posts against which it was found."""
        pairs = zip((self.is_for_post, self.is_for_target), rules.GROUNDS, strict=True)
        return tuple(ground for is_ground, ground in pairs if is_ground)

    @property
    def ground_titles(self) -> list[Any]:
        """The same, as they are called."""
        return [_(rules.GROUNDS[ground]) for ground in self.grounds]


class Blank(models.Model):
    """Somebody of whom needs are not, or not all, known: never a gap of zero, never a full one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="blanks")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    reason = models.CharField(_("sebab"), max_length=15, choices=choices(rules.BLANKS))
    competencies = models.JSONField(_("kompetensi"), default=list, blank=True)

    objects = scoped("plan__agency")

    class Meta:
        ordering = ["unit__path", "employee__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "employee"], name="one_blank_of_a_person")
        ]
        verbose_name = _("yang belum dinilai")

    def __str__(self) -> str:
        return str(self.employee)


class LeftOut(models.Model):
    """Why a need has no training in the plan as it was filled."""

    need = models.OneToOneField(Need, models.CASCADE, related_name="left_out")
    reason = models.CharField(_("sebab"), max_length=20, choices=choices(rules.REASONS))
    course = models.ForeignKey(
        Course, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("terdekat")
    )
    lacking = models.BigIntegerField(_("rupiah yang kurang"), null=True, blank=True)
    least_seated = models.DecimalField(
        _("nilai terendah yang mendapat kursi"),
        max_digits=12,
        decimal_places=6,
        null=True,
        blank=True,
    )

    objects = scoped("need__plan__agency")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("yang belum dilayani")

    def __str__(self) -> str:
        return self.get_reason_display()
