"""A plan: the least that has to be done to lift the index, and who does what."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.scenarios.models.sketches import Sketch
from takar.web.scenarios.rules import Answer, Terms


class Objective(models.TextChoices):
    """What a plan keeps small."""

    HOURS = "hours", _("Jam pelajaran paling sedikit")
    PEOPLE = "people", _("Orang yang dilatih paling sedikit")
    MONEY = "money", _("Biaya paling sedikit")


class TrainingPlan(Sketch):
    """The aim, the terms and the answer; a proposal, never a result."""

    target = models.DecimalField(_("indeks yang dituju"), max_digits=5, decimal_places=2)
    objective = models.CharField(
        _("yang dibuat sekecil mungkin"),
        max_length=10,
        choices=Objective.choices,
        default=Objective.HOURS,
    )
    terms = models.JSONField(_("batas dan diklat"), default=dict, help_text='{"version": 1, ...}')
    law_edition = models.CharField(_("edisi peraturan"), max_length=64, blank=True)
    answer = models.JSONField(_("jawaban"), null=True, blank=True, help_text='{"version": 1, ...}')

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "once_key"], name="one_plan_a_form")
        ]
        verbose_name = _("rencana pelatihan")

    def clean(self) -> None:
        """Refuse terms or an answer of an unknown shape."""
        try:
            Terms.model_validate(self.terms)
            if self.answer is not None:
                Answer.model_validate(self.answer)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def agreed(self) -> Terms:
        """What the plan must keep within."""
        return Terms.model_validate(self.terms or {})

    @property
    def found(self) -> Answer | None:
        """What the plan answers, once computed."""
        return None if self.answer is None else Answer.model_validate(self.answer)


class PlanStep(models.Model):
    """One deed for one person."""

    plan = models.ForeignKey(TrainingPlan, models.CASCADE, related_name="steps")
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="+")
    indicator = models.CharField(_("untuk"), max_length=30)
    deed = models.CharField(_("tindakan"), max_length=30)
    course = models.CharField(_("diklat"), max_length=40, blank=True)
    gain = models.DecimalField(_("tambahan poin"), max_digits=9, decimal_places=6)
    hours = models.DecimalField(_("JP"), max_digits=9, decimal_places=2, default=0)
    cost = models.PositiveBigIntegerField(_("biaya (rupiah)"), default=0)

    objects = scoped("plan__agency")

    class Meta:
        ordering = ["employee__unit__path", "employee__name", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "employee", "indicator"], name="one_step_each")
        ]
        verbose_name = _("langkah rencana")

    def __str__(self) -> str:
        return f"{self.employee} · {self.indicator}"
