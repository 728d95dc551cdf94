"""An inquiry into the answers of a run, worked on in the background."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results import rules
from takar.web.exam_results.models.analyses import ItemAnalysis
from takar.web.exam_results.models.scores import ScoreRun
from takar.web.kit.cut_off import is_cut_off
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


class Inquiry(OwnedThrough):
    """What somebody asked of the answers of a run, how far it is, and what it came to."""

    run = models.ForeignKey(ScoreRun, models.CASCADE, related_name="inquiries")
    kind = models.CharField(_("jenis"), max_length=20, choices=choices(rules.INQUIRIES))
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.INQUIRY_STATES), default="MENUNGGU"
    )
    done = models.PositiveSmallIntegerField(_("langkah selesai"), default=0)
    analysis = models.ForeignKey(
        ItemAnalysis, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    found = models.PositiveIntegerField(_("tanda baru"), null=True, blank=True)
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    begun_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = scoped("run__exam__agency")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("pemeriksaan jawaban")

    def __str__(self) -> str:
        return f"{self.run} · {self.get_kind_display()}"

    @property
    def is_cut_off(self) -> bool:
        """It began, and whoever worked on it was killed."""
        return self.state == "BERJALAN" and is_cut_off(self.begun_at, rules.LONGEST)

    @property
    def is_busy(self) -> bool:
        """It waits or is being worked on."""
        return self.state in rules.BUSY and not self.is_cut_off

    @property
    def has_failed(self) -> bool:
        """It came to nothing by itself, so that asking again may help."""
        return self.is_cut_off or self.state == "GAGAL"

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(rules.INQUIRY_STEPS[self.kind])

    @property
    def told_step(self) -> str:
        """What is being done now, in words."""
        steps = rules.INQUIRY_STEPS[self.kind]
        if self.state == "MENUNGGU":
            return str(self.get_state_display())
        return gettext(steps[min(self.done, len(steps) - 1)])
