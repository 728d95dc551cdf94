"""The tree of work units, the posts in them and what the posts demand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.people.rules import POSITION_TIERS


class WorkUnit(models.Model):
    """A unit in the tree of an agency."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    code = models.CharField(_("kode"), max_length=64)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(_("nama"), max_length=250)
    echelon = models.CharField(_("eselon"), max_length=10, blank=True)
    path = models.CharField(_("jalur"), max_length=400, blank=True, db_index=True)
    depth = models.PositiveSmallIntegerField(_("kedalaman"), default=0)
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="headed"
    )

    objects = scoped()

    class Meta:
        ordering = ["path", "name"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_unit_code")]
        verbose_name = _("unit kerja")

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """One seat: a title in a unit, at a tier."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    code = models.CharField(_("kode"), max_length=64)
    unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    title = models.CharField(_("nama jabatan"), max_length=250)
    tier = models.CharField(_("jenjang"), max_length=20, choices=choices(POSITION_TIERS))
    is_strategic = models.BooleanField(_("jabatan strategis"), default=False)

    objects = scoped()

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_position_code")]
        verbose_name = _("jabatan")

    def __str__(self) -> str:
        return self.title


class CompetencyStandard(models.Model):
    """The level a post, or every post of a tier, demands in one competency."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    position = models.ForeignKey(
        Position, models.CASCADE, null=True, blank=True, related_name="standards"
    )
    tier = models.CharField(
        _("jenjang"), max_length=20, choices=choices(POSITION_TIERS), null=True, blank=True
    )
    competency = models.CharField(_("kompetensi"), max_length=60)
    required_level = models.PositiveSmallIntegerField(_("level dipersyaratkan"))

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "position", "competency"],
                condition=models.Q(position__isnull=False),
                name="one_standard_of_a_post",
            ),
            models.UniqueConstraint(
                fields=["agency", "tier", "competency"],
                condition=models.Q(position__isnull=True),
                name="one_standard_of_a_tier",
            ),
        ]
        verbose_name = _("standar kompetensi")

    def __str__(self) -> str:
        return f"{self.position or self.tier} · {self.competency} · {self.required_level}"
