"""The log of acts: append only."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.scope import scoped


class Entry(models.Model):
    """One act: who did what to whom, when, with which facts."""

    agency_code = models.CharField(_("instansi"), max_length=60, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pelaku")
    )
    act = models.CharField(_("tindakan"), max_length=80, db_index=True)
    subject_kind = models.CharField(_("jenis objek"), max_length=60)
    subject_id = models.CharField(_("objek"), max_length=60)
    subject_name = models.CharField(_("nama objek"), max_length=200)
    facts = models.JSONField(_("rincian"), default=dict)
    at = models.DateTimeField(_("waktu"), auto_now_add=True, db_index=True)

    objects = scoped("agency_code", dimension="agency_code")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        verbose_name = _("catatan jejak")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once."""
        if self.pk is not None:
            raise TypeError("A recorded act cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was done stays recorded."""
        raise TypeError("A recorded act cannot be removed.")

    @property
    def told_facts(self) -> list[tuple[str, object]]:
        """The facts in pairs; a template would take a fact named ``items`` for the pairs."""
        return list(self.facts.items())
