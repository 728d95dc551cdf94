"""Who judged a version, and who looked at it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.item_bank import rules
from takar.web.item_bank.models.items import ItemVersion
from takar.web.item_bank.models.sealed_text import SealedText
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices


class ItemReview(models.Model):
    """One reviewer's verdict on a version, with its reason."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(_("putusan"), max_length=20, choices=choices(rules.VERDICTS))
    comment = SealedText(_("catatan"), blank=True)
    fingerprint = models.CharField(_("sidik yang ditelaah"), max_length=64, blank=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["version", "pk"]
        verbose_name = _("telaah soal")

    def __str__(self) -> str:
        return f"{self.version} · {self.get_verdict_display()}"


class ItemComment(models.Model):
    """Something said about a version while it is worked on."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = SealedText(_("komentar"))
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["version", "pk"]
        verbose_name = _("komentar soal")

    def __str__(self) -> str:
        return f"{self.version} · {self.author}"


class ItemView(models.Model):
    """Somebody saw the content or the key of a version; rows are only added."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="views")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(_("keperluan"), max_length=20, choices=choices(rules.VIEW_PURPOSES))
    with_key = models.BooleanField(_("beserta kunci"), default=False)
    because = models.CharField(_("alasan"), max_length=300, blank=True)
    at = models.DateTimeField(_("saat"), auto_now_add=True)

    objects = scoped("version__item__agency")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("pembacaan soal")

    def __str__(self) -> str:
        return f"{self.version} · {self.viewer}"
