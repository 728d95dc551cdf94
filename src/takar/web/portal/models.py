"""What an agency made public: a deliberate, recorded act with its content frozen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned
from takar.web.kit.scope import scoped
from takar.web.portal.content import Content


class Publication(Owned):
    """Aggregates published for everybody; small cells are hidden before they are stored."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    title = models.CharField(_("judul"), max_length=200)
    reason = models.TextField(_("dasar dan alasan"))
    content = models.JSONField(_("isi"), default=dict, help_text='{"version": 1, ...}')
    bundle_digest = models.CharField(_("sidik bundel"), max_length=64, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("terbit"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-published_at"]
        verbose_name = _("publikasi")

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> Content:
        """What it says."""
        return Content.model_validate(self.content)

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.withdrawn_at is None
