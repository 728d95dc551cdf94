"""Pools of items, and the files that items were read from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.item_bank import rules
from takar.web.kit.scope import scoped
from takar.web.kit.sealing import opened
from takar.web.people.models.choices import choices


class ItemPool(models.Model):
    """A collection of items that one team looks after."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("nama bank"), max_length=200)
    purpose = models.TextField(_("kegunaan"), blank=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="one_pool_of_a_code")
        ]
        verbose_name = _("bank soal")

    def __str__(self) -> str:
        return self.name


class ItemBatch(models.Model):
    """A file of items: looked through first, taken in whole, and undone while none is approved."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    pool = models.ForeignKey(ItemPool, models.CASCADE, related_name="batches")
    file_name = models.CharField(_("nama berkas"), max_length=200)
    sealed = models.BinaryField(_("isi tersegel"), help_text="emptied once taken in or discarded")
    size = models.PositiveIntegerField(_("ukuran (bita)"))
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.BATCH_STATES), default="DIPERIKSA"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    count = models.PositiveIntegerField(_("banyak soal"), default=0)

    objects = scoped()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("impor soal")

    def __str__(self) -> str:
        return self.file_name

    @property
    def content(self) -> bytes:
        """The file as it was uploaded, while it waits."""
        return opened(self.sealed)
