"""Items and their versions; content is sealed at rest."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.items.content import TITLES, Content, Interaction
from takar.web.accounts.models import Agency
from takar.web.item_bank import rules
from takar.web.item_bank.models.pools import ItemBatch, ItemPool
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.kit.sealing import opened
from takar.web.people.models.choices import choices


class Item(models.Model):
    """One question, through all its versions."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    pool = models.ForeignKey(ItemPool, models.PROTECT, related_name="items")
    code = models.CharField(_("kode soal"), max_length=40)
    title = models.CharField(_("judul"), max_length=200)
    interaction = models.CharField(_("bentuk soal"), max_length=20)
    competency = models.CharField(_("kompetensi"), max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    tags = models.JSONField(_("penanda"), default=list, blank=True, help_text='["kerja-tim"]')
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.ITEM_STATES), default="DRAF"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)
    batch = models.ForeignKey(
        ItemBatch, models.SET_NULL, null=True, blank=True, related_name="items"
    )

    objects = scoped()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="one_item_of_a_code"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True)
                | (models.Q(level__gte=0) & models.Q(level__lte=5)),
                name="item_level_between_0_and_5",
            ),
        ]
        verbose_name = _("soal")

    def __str__(self) -> str:
        return f"{self.code} · {self.title}"

    @property
    def form_title(self) -> str:
        """In words how it is answered."""
        return str(TITLES[Interaction(self.interaction)])


class ItemVersion(OwnedThrough):
    """What a candidate may see of an item, fixed once approved."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("versi"))
    sealed = models.BinaryField(_("isi tersegel"), help_text="takar.items.content.Content")
    fingerprint = models.CharField(_("sidik isi"), max_length=64)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.ITEM_STATES), default="DRAF"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("disetujui"), null=True, blank=True)
    exposures = models.PositiveIntegerField(_("kali ditayangkan"), default=0)

    objects = scoped("item__agency")

    class Meta:
        ordering = ["item", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="one_version_of_a_number")
        ]
        verbose_name = _("versi soal")

    def __str__(self) -> str:
        return f"{self.item.code} v{self.number}"

    @property
    def agency(self) -> Agency:
        """The agency of the item."""
        return self.item.agency

    @property
    def content(self) -> Content:
        """What a candidate may see; reading it is to be logged by who asks."""
        return Content.model_validate_json(opened(self.sealed))


class ItemMedia(models.Model):
    """A picture, sound or film of a version, sealed."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="media")
    name = models.CharField(_("nama berkas"), max_length=100)
    kind = models.CharField(_("jenis"), max_length=40)
    sealed = models.BinaryField(_("isi tersegel"))
    size = models.PositiveIntegerField(_("ukuran (bita)"))

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="one_medium_of_a_name")
        ]
        verbose_name = _("media soal")

    def __str__(self) -> str:
        return self.name
