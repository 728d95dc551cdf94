"""What scenarios and plans have in common: named, computed in the background, never a result."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.people.models import WorkUnit


class Measure(models.TextChoices):
    """What can be tried under other rules."""

    IP_ASN = "ip-asn", _("Indeks profesionalitas ASN")


class SketchState(models.TextChoices):
    """Where a scenario or plan stands."""

    DRAFT = "RANCANGAN", _("Rancangan")
    WAITING = "MENUNGGU", _("Menunggu giliran")
    RUNNING = "BERJALAN", _("Sedang dihitung")
    DONE = "SELESAI", _("Selesai dihitung")
    FAILED = "GAGAL", _("Gagal")


TONES = {
    str(SketchState.DRAFT): "none",
    str(SketchState.DONE): "good",
    str(SketchState.FAILED): "poor",
}


def new_key() -> str:
    """Return a key for a form that is sent once."""
    return uuid4().hex


class Sketch(models.Model):
    """Something tried out: of whom, as of which day, under which rule set.

    ``once_key`` names the form that made it, so that a form sent twice makes one.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    name = models.CharField(_("nama"), max_length=120)
    note = models.TextField(_("catatan"), blank=True)
    day = models.DateField(_("keadaan per tanggal"))
    rules = models.CharField(_("perangkat aturan"), max_length=40, blank=True)
    unit = models.ForeignKey(
        WorkUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=SketchState.choices, default=SketchState.DRAFT
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64, blank=True)
    code_version = models.CharField(_("versi program"), max_length=60, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuat oleh")
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    computed_at = models.DateTimeField(_("dihitung"), null=True, blank=True)
    archived_at = models.DateTimeField(_("diarsipkan"), null=True, blank=True)
    once_key = models.CharField(_("kunci sekali kirim"), max_length=80, default=new_key)

    objects = scoped()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def tone(self) -> str:
        """How its state looks."""
        return TONES.get(self.state, "info")

    @property
    def is_busy(self) -> bool:
        """It waits or is being computed; nobody changes it now."""
        return self.state in {SketchState.WAITING, SketchState.RUNNING}

    @property
    def is_done(self) -> bool:
        """It was computed, and can be read."""
        return self.state == SketchState.DONE
