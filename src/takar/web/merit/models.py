"""Sheets of self-assessment, their answers and the documents."""

from secrets import token_hex

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned, OwnedThrough
from takar.web.kit.scans import SUFFIXES
from takar.web.kit.scope import scoped
from takar.web.merit import rules
from takar.web.people.models.choices import choices


class Sheet(Owned):
    """One instrument answered for one year; settled by the leadership, then it stands."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    instrument = models.CharField(_("instrumen"), max_length=30, choices=choices(rules.INSTRUMENTS))
    year = models.PositiveSmallIntegerField(_("tahun"))
    day = models.DateField(_("keadaan per tanggal"))
    state = models.CharField(
        _("keadaan"), max_length=12, choices=choices(rules.STATES), default=rules.DRAFT
    )
    engagement = models.DecimalField(
        _("kepuasan dan keterikatan pegawai"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Antara 0 dan 1, dari survei; kosong berarti belum ada."),
    )
    correction = models.DecimalField(
        _("koreksi pelanggaran"), max_digits=5, decimal_places=4, null=True, blank=True
    )
    correction_because = models.TextField(_("dasar koreksi"), blank=True)
    outcome = models.JSONField(
        _("hasil saat ditetapkan"),
        default=dict,
        blank=True,
        help_text="takar.web.merit.rules.Outcome",
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ditetapkan oleh"),
    )
    settled_at = models.DateTimeField(_("ditetapkan"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-year", "instrument"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "instrument", "year"], name="one_sheet_a_year"
            )
        ]
        verbose_name = _("lembar penilaian mandiri")

    def __str__(self) -> str:
        return f"{self.get_instrument_display()} {self.year}"


class OfSheet(OwnedThrough):
    """A row that belongs to a sheet."""

    class Meta:
        abstract = True

    @property
    def of_sheet(self) -> Sheet:
        """The sheet the row belongs to."""
        raise NotImplementedError


class Answer(OfSheet):
    """What is said to one question: a number or a finding, with a note."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="answers")
    question = models.SlugField(_("butir"), max_length=60)
    value = models.DecimalField(_("nilai"), max_digits=6, decimal_places=4, null=True, blank=True)
    finding = models.CharField(
        _("temuan"), max_length=10, choices=choices(rules.FINDINGS), blank=True
    )
    note = models.TextField(_("catatan"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diisi oleh")
    )
    answered_at = models.DateTimeField(_("diisi"), auto_now=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diperiksa oleh"),
    )
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)

    objects = scoped("sheet__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_a_question")
        ]
        verbose_name = _("jawaban")

    def __str__(self) -> str:
        return self.question

    @property
    def of_sheet(self) -> Sheet:
        """The sheet of the answer."""
        return self.sheet


def hidden_path(document: "Document", file_name: str) -> str:
    """Return where a file is kept; nothing of the sender's name is in it."""
    return f"merit/{timezone.localdate():%Y}/{token_hex(20)}.{SUFFIXES[document.kind]}"


class Document(OfSheet):
    """A document that shows what an answer says."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="documents")
    question = models.SlugField(_("butir"), max_length=60)
    title = models.CharField(_("judul dokumen"), max_length=200)
    file = models.FileField(_("berkas"), upload_to=hidden_path, max_length=200)
    kind = models.CharField(
        _("jenis berkas"), max_length=5, choices=[(kind, kind) for kind in SUFFIXES]
    )
    sha256 = models.CharField(_("sidik berkas"), max_length=64)
    size = models.PositiveIntegerField(_("ukuran"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diunggah oleh")
    )
    added_at = models.DateTimeField(_("diunggah"), auto_now_add=True)

    objects = scoped("sheet__agency")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("dokumen bukti")

    def __str__(self) -> str:
        return self.title

    @property
    def of_sheet(self) -> Sheet:
        """The sheet of the document."""
        return self.sheet

    @property
    def file_name(self) -> str:
        """A name to keep it under, from its title."""
        kept = "".join(sign if sign.isalnum() else "-" for sign in self.title).strip("-")
        return f"{kept[:80] or self.question}.{SUFFIXES[self.kind]}"
