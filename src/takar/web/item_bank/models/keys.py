"""Keys beside the content, never in it; and what calibration found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.items.keys import Key, key_from_json
from takar.web.accounts.models import Agency
from takar.web.item_bank import rules
from takar.web.item_bank.models.items import ItemVersion
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.kit.sealing import opened
from takar.web.people.models.choices import choices


class ItemKey(OwnedThrough):
    """How a version is marked; a corrected key stands beside the live one until switched."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="keys")
    number = models.PositiveIntegerField(_("nomor kunci"))
    sealed = models.BinaryField(_("kunci tersegel"), help_text="takar.items.keys.Key")
    fingerprint = models.CharField(_("sidik kunci"), max_length=64)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.KEY_STATES), default="USULAN"
    )
    because = models.TextField(_("alasan"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    switched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    switched_at = models.DateTimeField(_("diberlakukan"), null=True, blank=True)

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["version", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_key_of_a_number"),
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(state="BERLAKU"), name="one_live_key"
            ),
        ]
        verbose_name = _("kunci soal")

    def __str__(self) -> str:
        return f"{self.version} · kunci {self.number}"

    @property
    def agency(self) -> Agency:
        """The agency of the item."""
        return self.version.agency

    @property
    def key(self) -> Key:
        """The key itself; it never leaves the server."""
        return key_from_json(opened(self.sealed))


class ItemParameters(models.Model):
    """What a calibration found about a version; the newest counts, older ones stay."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="parameters")
    values = models.JSONField(
        _("parameter"), help_text="takar.psychometrics.irt.models.ItemParameters, with errors"
    )
    scale = models.CharField(_("skala"), max_length=60)
    persons = models.PositiveIntegerField(_("banyak orang"))
    source = models.CharField(_("asal"), max_length=200)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["version", "-pk"]
        verbose_name = _("parameter soal")

    def __str__(self) -> str:
        return f"{self.version} · {self.scale}"
