"""What was learned about the items, and the cuts a committee set."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results import rules
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exams.models import Exam
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


class ItemAnalysis(OwnedThrough):
    """Item statistics and calibration of an exam at one moment; kept with its certificate."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="analyses")
    report = models.JSONField(_("laporan"), help_text='{"version": 1, ...}')
    persons = models.PositiveIntegerField(_("banyak orang"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["exam", "-pk"]
        verbose_name = _("analisis soal")

    def __str__(self) -> str:
        return f"{self.exam} · {self.made_at:%Y-%m-%d}"


class CutTable(OwnedThrough):
    """From scores to levels on one scale: who decided it, how, and on what paper."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="cut_tables")
    scale = models.CharField(_("skala"), max_length=80)
    cuts = models.JSONField(_("batas"), help_text="takar.web.exam_results.rules.cuts.Cuts")
    method = models.CharField(_("cara"), max_length=20, choices=choices(rules.CUT_METHODS))
    judges = models.JSONField(_("penilaian hakim"), default=dict, blank=True)
    because = models.TextField(_("alasan"))
    document = models.CharField(_("dokumen"), max_length=200)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("ditetapkan"), auto_now_add=True)
    replaced_at = models.DateTimeField(_("diganti"), null=True, blank=True)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["exam", "scale", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exam", "scale"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_live_cut_table",
            )
        ]
        verbose_name = _("tabel batas level")

    def __str__(self) -> str:
        return f"{self.exam} · {self.scale}"

    @property
    def table(self) -> Cuts:
        """The cuts themselves."""
        return Cuts.model_validate(self.cuts)
