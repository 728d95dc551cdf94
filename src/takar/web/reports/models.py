"""Papers about many people, printed in the background."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned
from takar.web.kit.scope import scoped
from takar.web.people.models import WorkUnit
from takar.web.results.models import RequestState, Run


class SheetRequest(Owned):
    """The sheets of everybody in a unit, asked for by somebody who takes them when they are done.

    Attributes:
        unit: whose people, with all below it; without it the whole agency.
        done: how many sheets are printed.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    unit = models.ForeignKey(
        WorkUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
    )
    total = models.PositiveIntegerField(_("jumlah lembar"), default=0)
    done = models.PositiveIntegerField(_("lembar selesai"), default=0)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=RequestState.choices, default=RequestState.WAITING
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    file = models.FileField(_("berkas"), upload_to="sheets/%Y/", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("permintaan lembar IP ASN")

    def __str__(self) -> str:
        return f"{self.unit or self.agency} · {self.run}"

    @property
    def is_finished(self) -> bool:
        """Nothing more will happen to this request."""
        return self.state in {RequestState.DONE, RequestState.FAILED}
