"""A sitting: one person, one form, one paper drawn for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.items.forms import PaperPlan
from takar.web.exams.models import ExamForm, Registration
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.sittings.rules import states

AGENCY = "registration__session__exam__agency"


class Sitting(OwnedThrough):
    """A person before the screen, from the first sign-in to the end, over all devices."""

    registration = models.OneToOneField(Registration, models.PROTECT, related_name="sitting")
    form = models.ForeignKey(ExamForm, models.PROTECT, related_name="sittings")
    seed = models.CharField(_("benih acak"), max_length=64)
    paper = models.JSONField(_("lembar soal"), help_text="takar.items.forms.PaperPlan")
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(states.SITTING_STATES), default="BELUM"
    )
    desk = models.PositiveIntegerField(
        _("perangkat ke-"), default=0, help_text=_("Naik satu setiap peserta masuk lagi.")
    )
    entry = models.PositiveIntegerField(
        _("masuk terakhir pada perangkat ke-"),
        default=0,
        help_text=_("Kuki yang lebih lama tidak berlaku lagi."),
    )
    device_secret = models.BinaryField(_("kunci perangkat tersegel"), null=True)
    consented_at = models.DateTimeField(_("menyetujui"), null=True, blank=True)
    started_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    finished_by = models.CharField(
        _("diakhiri oleh"), max_length=20, choices=choices(states.ENDINGS), blank=True
    )
    are_exposures_counted = models.BooleanField(_("tayangan soal sudah dihitung"), default=False)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped(AGENCY)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="SELESAI") | models.Q(finished_at__isnull=False),
                name="finished_sitting_has_its_moment",
            )
        ]
        verbose_name = _("pengerjaan ujian")

    def __str__(self) -> str:
        return str(self.registration)

    @property
    def plan(self) -> PaperPlan:
        """The order of items and options drawn for this person."""
        return PaperPlan.model_validate(self.paper)


class ProctorMessage(models.Model):
    """A sentence from the proctor to one candidate; it stays in the record."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="messages")
    text = models.CharField(_("pesan"), max_length=500)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("dikirim"), auto_now_add=True)
    seen_at = models.DateTimeField(_("dibaca"), null=True, blank=True)

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("pesan pengawas")

    def __str__(self) -> str:
        return self.text
