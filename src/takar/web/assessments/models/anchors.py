"""How each level of a competency is known, in the words of an agency."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped


class Anchor(models.Model):
    """The behaviours of one level of one competency; laid over those of the law.

    Nothing is overwritten: a change is a new version, and an event keeps the one it was rated by.
    Without behaviours the version takes the agency's words back: those of the law count again.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    competency = models.CharField(_("kompetensi"), max_length=60)
    level = models.PositiveSmallIntegerField(
        _("level"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    version = models.PositiveIntegerField(_("versi"))
    behaviours = models.TextField(_("perilaku"), blank=True, help_text=_("Satu perilaku sebaris."))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["competency", "level", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "competency", "level", "version"], name="one_anchor_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(level__gte=1) & models.Q(level__lte=5),
                name="anchor_between_1_and_5",
            ),
        ]
        verbose_name = _("jangkar perilaku")

    def __str__(self) -> str:
        return f"{self.competency} {self.level} v{self.version}"
