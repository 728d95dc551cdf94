"""The trainings an agency can hold, with what they cost."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.scenarios.rules import CourseFacts


class Indicator(models.TextChoices):
    """What a training can earn."""

    LEADERSHIP = "DIKLAT_KEPEMIMPINAN", _("Diklat kepemimpinan")
    FUNCTIONAL = "DIKLAT_FUNGSIONAL", _("Diklat fungsional")
    TECHNICAL = "DIKLAT_TEKNIS", _("Diklat teknis")
    SEMINAR = "SEMINAR", _("Seminar dan sejenisnya")


class CourseType(models.Model):
    """A training that can be held, as often as it is needed."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    code = models.SlugField(_("kode"), max_length=40)
    title = models.CharField(_("nama diklat"), max_length=200)
    indicator = models.CharField(_("untuk"), max_length=30, choices=Indicator.choices)
    hours = models.DecimalField(_("jam pelajaran (JP)"), max_digits=7, decimal_places=2)
    cost_per_person = models.PositiveBigIntegerField(_("biaya per orang (rupiah)"), default=0)
    cost_per_class = models.PositiveBigIntegerField(_("biaya per kelas (rupiah)"), default=0)
    class_size = models.PositiveIntegerField(_("isi satu kelas (orang)"), null=True, blank=True)
    tiers = models.JSONField(_("jenjang jabatan"), default=list, blank=True)
    is_example = models.BooleanField(_("contoh, belum diperiksa"), default=False)

    objects = scoped()

    class Meta:
        ordering = ["indicator", "hours", "title"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_course_code")]
        verbose_name = _("jenis diklat")

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> CourseFacts:
        """The training as a plan keeps it."""
        return CourseFacts(
            code=self.code,
            title=self.title,
            indicator=self.indicator,
            hours=self.hours,
            cost_per_person=self.cost_per_person,
            cost_per_class=self.cost_per_class,
            class_size=self.class_size,
            tiers=list(self.tiers),
        )
