"""Whether adjusted levels are proposed in the meeting: decided by a person, with a reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Event
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.rating_quality.models.runs import QualityRun


class AdjustmentDecision(OwnedThrough):
    """One decision on one report; the latest of an event counts, earlier ones stay on record."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="adjustment_decisions")
    run = models.ForeignKey(
        QualityRun, models.PROTECT, related_name="decisions", verbose_name=_("laporan")
    )
    applies = models.BooleanField(_("usulan disesuaikan"))
    against_verdict = models.BooleanField(_("berbeda dari saran laporan"), default=False)
    reason = models.TextField(_("alasan"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    decided_at = models.DateTimeField(_("diputuskan"), auto_now_add=True)

    objects = scoped("event__agency")

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("keputusan penyesuaian")

    def __str__(self) -> str:
        return str(self.event)
