"""What somebody should know."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.notices.rules import Said


class Notice(models.Model):
    """One thing one person should know, with the page where to do something about it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("untuk")
    )
    said = models.JSONField(_("isi"), default=dict, help_text="takar.web.notices.rules.Said")
    link = models.CharField(_("alamat"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    read_at = models.DateTimeField(_("dibaca"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["agency", "user", "read_at"])]
        verbose_name = _("pemberitahuan")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """What is told, in the language now spoken."""
        return str(Said.model_validate(self.said))
