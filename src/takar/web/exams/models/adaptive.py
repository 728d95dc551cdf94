"""What adaptive sections choose from: frozen with the form, and how often each item may be met."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.exams.models.forms import ExamForm
from takar.web.exams.rules.pools import Pool, Tally
from takar.web.kit.scope import scoped


class AdaptivePool(models.Model):
    """The items of an adaptive section with the very parameters and keys it goes by; never changed.

    A calibration made later, or a key corrected later, changes no sitting of this form.
    """

    form = models.ForeignKey(ExamForm, models.PROTECT, related_name="pools")
    section = models.CharField(_("bagian"), max_length=64)
    scale = models.CharField(_("skala kalibrasi"), max_length=60)
    items = models.JSONField(_("soal berparameter"), help_text="takar.web.exams.rules.pools.Pool")
    fingerprint = models.CharField(
        _("sidik kolam soal"), max_length=64, help_text="sha256 of items and rule"
    )
    rehearsal = models.JSONField(
        _("uji coba dengan peserta rekaan"), default=dict, help_text='{"version": 1, ...}'
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("form__exam__agency")

    class Meta:
        ordering = ["form", "section"]
        constraints = [
            models.UniqueConstraint(fields=["form", "section"], name="one_pool_a_section")
        ]
        verbose_name = _("kolam soal adaptif")

    def __str__(self) -> str:
        return f"{self.form} · {self.section}"

    @property
    def pool(self) -> Pool:
        """The items."""
        return Pool.model_validate(self.items)


class ExposureControl(models.Model):
    """With what chance each item of a pool may be chosen; renewed from what was counted."""

    pool = models.ForeignKey(AdaptivePool, models.PROTECT, related_name="controls")
    number = models.PositiveIntegerField(_("nomor"))
    chances = models.JSONField(_("peluang dipilih"), help_text='{"kode": 0.75}')
    counted = models.JSONField(
        _("yang dihitung"), default=dict, help_text="takar.web.exams.rules.pools.Tally"
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("pool__form__exam__agency")

    class Meta:
        ordering = ["pool", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "number"], name="one_control_of_a_number")
        ]
        verbose_name = _("kendali pemunculan soal")

    def __str__(self) -> str:
        return f"{self.pool} · {self.number}"

    @property
    def tally(self) -> Tally:
        """What was counted until it was made."""
        return Tally.model_validate(self.counted or {})
