"""A scenario: rules changed to see what they would do, and how each person would move."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.people.models import Employee
from takar.web.scenarios.models.sketches import Measure, Sketch
from takar.web.scenarios.rules import Changes, Summary


class Scenario(Sketch):
    """Changed rules and what they would do; never a result of anybody."""

    measure = models.CharField(
        _("ukuran"), max_length=20, choices=Measure.choices, default=Measure.IP_ASN
    )
    changes = models.JSONField(
        _("perubahan aturan"), default=dict, help_text='{"version": 1, "rows": [...]}'
    )
    law_edition_before = models.CharField(_("edisi peraturan"), max_length=64, blank=True)
    law_edition_after = models.CharField(_("edisi skenario"), max_length=64, blank=True)
    summary = models.JSONField(
        _("ringkasan"), null=True, blank=True, help_text='{"version": 1, ...}'
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "once_key"], name="one_scenario_a_form")
        ]
        verbose_name = _("skenario")

    def clean(self) -> None:
        """Refuse changes or a summary of an unknown shape."""
        try:
            Changes.model_validate(self.changes)
            if self.summary is not None:
                Summary.model_validate(self.summary)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    @property
    def changed(self) -> Changes:
        """What is changed in the rules."""
        return Changes.model_validate(self.changes or {})

    @property
    def found(self) -> Summary | None:
        """What the changes would do, once computed."""
        return None if self.summary is None else Summary.model_validate(self.summary)


class Direction(models.TextChoices):
    """How somebody's category moves."""

    RISEN = "NAIK", _("Naik kategori")
    FALLEN = "TURUN", _("Turun kategori")
    SAME = "TETAP", _("Kategori tetap")
    COME = "TERUKUR", _("Menjadi terukur")
    GONE = "TAK_TERUKUR", _("Tidak lagi terukur")


class Movement(models.Model):
    """One person under both rules; people for whom nothing changes have no row."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="movements")
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="+")
    before = models.DecimalField(
        _("sebelum"), max_digits=12, decimal_places=6, null=True, blank=True
    )
    after = models.DecimalField(
        _("sesudah"), max_digits=12, decimal_places=6, null=True, blank=True
    )
    change = models.DecimalField(
        _("selisih"), max_digits=12, decimal_places=6, null=True, blank=True
    )
    category_before = models.CharField(_("kategori sebelum"), max_length=40, blank=True)
    category_after = models.CharField(_("kategori sesudah"), max_length=40, blank=True)
    direction = models.CharField(_("arah"), max_length=20, choices=Direction.choices)

    objects = scoped("scenario__agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scenario", "employee"], name="one_movement_a_person")
        ]
        indexes = [models.Index(fields=["scenario", "direction"], name="movement_direction")]
        verbose_name = _("perpindahan")

    def __str__(self) -> str:
        return str(self.employee)
