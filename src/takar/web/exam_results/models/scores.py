"""Runs of marking, and what they found for each person; a run is replaced, never rewritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results import rules
from takar.web.exam_results.rules.terms import Terms
from takar.web.exams.models import Exam
from takar.web.kit.cut_off import is_cut_off
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.sittings.models import Sitting


class ScoreRun(OwnedThrough):
    """One marking of everybody who sat an exam, with the keys and settings it used."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="score_runs")
    number = models.PositiveIntegerField(_("nomor"))
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.RUN_STATES), default="USULAN"
    )
    terms = models.JSONField(_("pengaturan"), help_text="takar.web.exam_results.rules.terms.Terms")
    keys = models.JSONField(_("kunci yang dipakai"), help_text='{"item version": key number}')
    parameters = models.JSONField(
        _("parameter yang dipakai"),
        default=dict,
        blank=True,
        help_text='{"form": {"item version": row of parameters}}',
    )
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64)
    code_version = models.CharField(_("versi program"), max_length=40)
    effect = models.JSONField(
        _("akibat terhadap yang berlaku"), default=dict, blank=True, help_text='{"version": 1}'
    )
    because = models.TextField(_("alasan"), blank=True)
    document = models.CharField(_("dokumen"), max_length=200, blank=True)
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    begun_at = models.DateTimeField(_("mulai dihitung"), null=True, blank=True)
    switched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    switched_at = models.DateTimeField(_("diberlakukan"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(_("dibuka bagi peserta"), null=True, blank=True)
    is_on_board = models.BooleanField(_("jumlahnya tampil di papan langsung"), default=False)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["exam", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["exam", "number"], name="one_score_run_of_a_number"),
            models.UniqueConstraint(
                fields=["exam"], condition=models.Q(state="BERLAKU"), name="one_live_score_run"
            ),
        ]
        verbose_name = _("penskoran")

    def __str__(self) -> str:
        return f"{self.exam} · penskoran {self.number}"

    @property
    def chosen(self) -> Terms:
        """The rules by which it marked."""
        return Terms.model_validate(self.terms)

    @property
    def is_cut_off(self) -> bool:
        """It began to be computed, and whoever worked on it was killed."""
        return self.state == "DIHITUNG" and is_cut_off(self.begun_at, rules.LONGEST)

    @property
    def is_busy(self) -> bool:
        """It waits to be computed, or is."""
        return self.state == "DIHITUNG" and not self.is_cut_off

    @property
    def told_state(self) -> str:
        """The state in words; cut off is told as such."""
        return str(_("Terputus") if self.is_cut_off else self.get_state_display())


class PersonScore(models.Model):
    """What one person reached on one scale: the whole, a section, or a competency."""

    run = models.ForeignKey(ScoreRun, models.CASCADE, related_name="scores")
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="scores")
    scale = models.CharField(_("skala"), max_length=80)
    points = models.DecimalField(_("nilai"), max_digits=9, decimal_places=3, null=True)
    most = models.DecimalField(_("nilai tertinggi"), max_digits=9, decimal_places=3)
    theta = models.FloatField(_("kemampuan"), null=True)
    error = models.FloatField(_("galat baku"), null=True)
    level = models.DecimalField(_("level"), max_digits=4, decimal_places=2, null=True)
    answered = models.PositiveIntegerField(_("dijawab"))
    waiting = models.PositiveIntegerField(_("menunggu pemeriksa"), default=0)
    late = models.PositiveIntegerField(_("terlambat, belum diputuskan"), default=0)

    objects = scoped("run__exam__agency")

    class Meta:
        ordering = ["run", "sitting", "scale"]
        constraints = [
            models.UniqueConstraint(fields=["run", "sitting", "scale"], name="one_score_a_scale")
        ]
        verbose_name = _("nilai peserta")

    def __str__(self) -> str:
        return f"{self.sitting} · {self.scale}"


class ManualMark(OwnedThrough):
    """What a person gave for an answer only a person can mark, by the rubric."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="manual_marks")
    slot = models.PositiveSmallIntegerField(_("nomor soal pada lembar"))
    marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    points = models.DecimalField(_("nilai"), max_digits=7, decimal_places=3)
    criteria = models.JSONField(_("nilai tiap kriteria"), default=dict, help_text='{"k1": "2"}')
    answer_digest = models.CharField(_("sidik jawaban yang dibaca"), max_length=64)
    is_deciding = models.BooleanField(_("pembaca ketiga"), default=False)
    comment = models.TextField(_("catatan"), blank=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("sitting__registration__session__exam__agency")

    class Meta:
        ordering = ["sitting", "slot", "pk"]
        verbose_name = _("nilai pemeriksa")

    def __str__(self) -> str:
        return f"{self.sitting} · {self.slot}"
