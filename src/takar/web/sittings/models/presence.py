"""Signs of life: of devices, and of the service itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped
from takar.web.sittings.models.sittings import AGENCY, Sitting


class Presence(models.Model):
    """When a device of a sitting was last heard, and which; one row a sitting."""

    sitting = models.OneToOneField(
        Sitting, models.CASCADE, primary_key=True, related_name="presence"
    )
    desk = models.PositiveIntegerField(_("perangkat ke-"))
    seen_at = models.DateTimeField(_("terakhir terdengar"))

    objects = scoped(f"sitting__{AGENCY}")

    class Meta:
        verbose_name = _("kehadiran perangkat")

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.desk}"


class ServerLife(models.Model):
    """One serving process, from its start to the last time it noted that it lives."""

    started_at = models.DateTimeField(_("mulai"))
    seen_at = models.DateTimeField(_("terakhir hidup"), db_index=True)

    class Meta:
        ordering = ["started_at"]
        verbose_name = _("masa hidup layanan")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M:%S}"
