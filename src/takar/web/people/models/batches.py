"""An import as one thing: what it read, what it changed, and how it is undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.kernel.language import mark
from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.notices.rules import Said
from takar.web.people.rules import (
    ROSTER_KIND,
    UPLOAD_KINDS,
    BatchSummary,
    TableCount,
)


class BatchState(models.TextChoices):
    """Where an import stands."""

    CHECKED = "DIPERIKSA", _("Diperiksa, belum disimpan")
    QUEUED = "ANTRE", _("Sedang diimpor")
    IMPORTED = "DIIMPOR", _("Diimpor")
    UNDONE = "DIBATALKAN", _("Dibatalkan")
    DISCARDED = "DIABAIKAN", _("Diabaikan")


class ImportBatch(models.Model):
    """One uploaded file: checked first, imported on confirmation, undone as a whole."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    kind = models.CharField(_("jenis"), max_length=40)
    file_name = models.CharField(_("nama berkas"), max_length=250)
    file = models.FileField(_("berkas"), upload_to="imports/%Y/", null=True, blank=True)
    sha256 = models.CharField(_("sidik berkas"), max_length=64)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=BatchState.choices, default=BatchState.CHECKED
    )
    summary = models.JSONField(
        _("ringkasan"), default=dict, help_text="takar.web.people.rules.BatchSummary"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh")
    )
    checked_at = models.DateTimeField(_("diperiksa"), auto_now_add=True)
    imported_at = models.DateTimeField(_("diimpor"), null=True, blank=True)
    undone_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-checked_at"]
        verbose_name = _("impor")

    def __str__(self) -> str:
        return f"{self.kind} · {self.file_name}"

    @property
    def kind_title(self) -> str:
        """What was imported, in words to be translated when shown."""
        return UPLOAD_KINDS.get(self.kind, mark("Tabel bukti"))

    @property
    def outcome(self) -> BatchSummary:
        """The summary as what it is."""
        return BatchSummary.model_validate(self.summary)

    @property
    def rows(self) -> TableCount:
        """What becomes of the rows of the file; of a roster these are its people."""
        told = self.outcome
        if self.kind == ROSTER_KIND:
            return told.tables.get("employees", TableCount())
        return TableCount(new=told.new, changed=told.changed, unchanged=told.unchanged)

    @property
    def units(self) -> TableCount:
        """What becomes of the units that a roster names; they are no rows of the file."""
        units = self.outcome.tables.get("work_units") if self.kind == ROSTER_KIND else None
        return units or TableCount()


class RowFault(models.Model):
    """One thing wrong with one row of an uploaded file, in words that can be translated."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("baris"))
    column = models.CharField(_("kolom"), max_length=120)
    value = models.CharField(_("isi"), max_length=300, blank=True)
    severity = models.CharField(_("tingkat"), max_length=12)
    code = models.CharField(_("kode"), max_length=60)
    reason = models.JSONField(_("sebab"), default=dict)
    hint = models.JSONField(_("saran"), default=dict)

    objects = scoped("batch__agency")

    class Meta:
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["batch", "severity", "row"])]
        verbose_name = _("temuan")

    def __str__(self) -> str:
        return f"{self.row} {self.column}: {self.reason_text}"

    @property
    def reason_text(self) -> str:
        """Why the row is wrong, in the language now spoken."""
        return str(Said.model_validate(self.reason))

    @property
    def hint_text(self) -> str:
        """What to do about it, in the language now spoken."""
        return str(Said.model_validate(self.hint))


class Change(models.Model):
    """One row an import made or changed; ``before`` is empty for a new row."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="changes")
    model = models.CharField(_("tabel"), max_length=60, help_text=_("Nama tabel bukti."))
    row_id = models.BigIntegerField(_("baris"))
    before = models.JSONField(_("sebelum"), null=True)
    after = models.JSONField(_("sesudah"), default=dict)

    objects = scoped("batch__agency")

    class Meta:
        indexes = [models.Index(fields=["model", "row_id"])]
        verbose_name = _("perubahan")

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}"
