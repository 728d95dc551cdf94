"""An exam, its forms, and the item versions a form is made of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.items.forms import Blueprint
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.exams import rules
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


class Exam(models.Model):
    """One test to be sat, perhaps as a method of an assessment event."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    name = models.CharField(_("nama ujian"), max_length=200)
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="exams")
    method = models.CharField(_("metode pada kegiatan"), max_length=40, blank=True)
    consent = models.TextField(_("pernyataan persetujuan"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_exam_of_a_name")
        ]
        verbose_name = _("ujian")

    def __str__(self) -> str:
        return self.name


class ExamForm(OwnedThrough):
    """A form (naskah): which items, in which sections, with which clocks; fixed once locked."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="forms")
    code = models.CharField(_("kode naskah"), max_length=20)
    title = models.CharField(_("judul naskah"), max_length=200)
    blueprint = models.JSONField(_("rancangan"), help_text="takar.items.forms.Blueprint")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.FORM_STATES), default="DRAF"
    )
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    locked_at = models.DateTimeField(_("dikunci"), null=True, blank=True)
    assembly = models.JSONField(
        _("cara dirakit"), default=dict, blank=True, help_text='{"version": 1, "gap": ..., ...}'
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("exam__agency")

    class Meta:
        ordering = ["exam", "code"]
        constraints = [models.UniqueConstraint(fields=["exam", "code"], name="one_form_of_a_code")]
        verbose_name = _("naskah")

    def __str__(self) -> str:
        return f"{self.exam} · {self.code}"

    @property
    def plan(self) -> Blueprint:
        """Sections, blocks and clocks."""
        return Blueprint.model_validate(self.blueprint)


class FormItem(models.Model):
    """An item version in a form; the blueprint speaks of it by the code of its item."""

    form = models.ForeignKey(ExamForm, models.CASCADE, related_name="items")
    code = models.CharField(_("kode dalam rancangan"), max_length=64)
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="uses")

    objects = scoped("form__exam__agency")

    class Meta:
        ordering = ["form", "code"]
        constraints = [
            models.UniqueConstraint(fields=["form", "code"], name="one_item_of_a_code_a_form"),
            models.UniqueConstraint(fields=["form", "version"], name="one_version_once_a_form"),
        ]
        verbose_name = _("soal naskah")

    def __str__(self) -> str:
        return f"{self.form} · {self.code}"
