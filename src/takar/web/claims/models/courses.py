"""One course that many people took, entered once for all of them."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.tables.records import TRAINING_KINDS
from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.kit.words import title_of


class Course(models.Model):
    """A course that took place, from which the claim of each participant is made."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    title = models.CharField(_("nama pelatihan"), max_length=250)
    training_kind = models.CharField(
        _("jenis"), max_length=30, choices=[(kind, title_of(kind)) for kind in TRAINING_KINDS]
    )
    structural_level = models.CharField(
        _("jenjang struktural"), max_length=30, null=True, blank=True
    )
    provider = models.CharField(_("penyelenggara"), max_length=200, null=True, blank=True)
    started_on = models.DateField(_("mulai"), null=True, blank=True)
    ended_on = models.DateField(_("selesai"))
    lesson_hours = models.DecimalField(
        _("JP"),
        max_digits=18,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuat oleh")
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("kegiatan pelatihan")

    def __str__(self) -> str:
        return self.title
