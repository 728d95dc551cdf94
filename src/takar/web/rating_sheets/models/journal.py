"""The journal: every change the server kept, in the order in which it arrived."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.kernel.language import Message
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.rating_sheets.models.sheets import RatingSheet
from takar.web.rating_sheets.rules.cells import Cell
from takar.web.rating_sheets.rules.states import CHANGE_KINDS, CHANGE_STATES, REASONS, told


class SheetChange(models.Model):
    """One change as it arrived, and what became of it; only ``settled_by`` is written later."""

    uuid = models.UUIDField(_("nomor unik"), unique=True, editable=False)
    sheet = models.ForeignKey(RatingSheet, models.PROTECT, related_name="changes")
    kind = models.CharField(_("jenis"), max_length=10, choices=choices(CHANGE_KINDS))
    competency = models.CharField(_("kompetensi"), max_length=60, blank=True)
    value = models.JSONField(_("isi"), help_text="takar.web.rating_sheets.rules.cells.Cell")
    base = models.UUIDField(_("dasar"), null=True, blank=True)
    device = models.UUIDField(_("perangkat"))
    sequence = models.PositiveBigIntegerField(_("nomor pada perangkat"))
    made_at = models.DateTimeField(_("jam perangkat"))
    clock_difference = models.BigIntegerField(_("selisih jam (detik)"), default=0)
    received_at = models.DateTimeField(_("diterima"))
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(_("keadaan"), max_length=20, choices=choices(CHANGE_STATES))
    because = models.CharField(_("sebab"), max_length=20, choices=choices(REASONS), blank=True)
    about = models.CharField(_("tentang"), max_length=600, blank=True)
    settled_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="settled"
    )

    objects = scoped("sheet__assignment__participant__event__agency")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sheet", "state"])]
        verbose_name = _("perubahan lembar")

    def __str__(self) -> str:
        return f"{self.sheet} · {self.competency or self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once; afterwards only who settled it.

        Raises:
            ValueError: something else would be rewritten.
        """
        if self.pk is not None and set(kwargs.get("update_fields") or ()) != {"settled_by"}:
            message = "the journal is only added to"
            raise ValueError(message)
        super().save(*args, **kwargs)

    @property
    def said(self) -> Cell:
        """What the change says."""
        return Cell.model_validate(self.value)

    @property
    def told(self) -> Message:
        """What became of it, in words."""
        return told(self.because, self.about)
