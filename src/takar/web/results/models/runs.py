"""Stamped runs, never overwritten, what was asked for, and what people decided about them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scoped
from takar.web.people.models import WorkUnit
from takar.web.results.rules.ip_asn import measured_year


class Measure(models.TextChoices):
    """What a run measures."""

    JPM = "jpm", _("Kesesuaian dengan jabatan (JPM)")
    TALENT = "talent", _("Peta talenta")
    IP_ASN = "ip-asn", _("Indeks Profesionalitas (IP ASN)")


class Purpose(models.TextChoices):
    """What a JPM is for; each purpose has its own categories in the law."""

    MAPPING = "PEMETAAN", _("Pemetaan")
    FILLING = "PENGISIAN", _("Pengisian jabatan")
    JOB_FIT = "JOB_FIT", _("Uji kesesuaian jabatan (job fit)")


class CategoryTable(models.TextChoices):
    """By which categories a JPM is named, where the law lets the purpose choose."""

    MAPPING = "jpm.bands_mapping", _("Kategori pemetaan (optimal)")
    FILLING = "jpm.bands_filling", _("Kategori pengisian (memenuhi syarat)")


class Run(models.Model):
    """One measuring of many people: the stamp every result carries."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    measure = models.CharField(_("ukuran"), max_length=20, choices=Measure.choices)
    title = models.CharField(_("judul"), max_length=200)
    purpose = models.CharField(_("tujuan"), max_length=20, choices=Purpose.choices, blank=True)
    categories = models.CharField(
        _("tabel kategori"), max_length=40, choices=CategoryTable.choices, blank=True
    )
    rules = models.CharField(_("perangkat aturan"), max_length=30, blank=True)
    day = models.DateField(_("keadaan per tanggal"))
    known_on = models.DateField(_("aturan yang diketahui per tanggal"), null=True, blank=True)
    law_shelf = models.CharField(_("rak peraturan"), max_length=60, blank=True)
    law_edition = models.CharField(_("edisi peraturan"), max_length=64)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64)
    code_version = models.CharField(_("versi program"), max_length=60)
    doubts = models.JSONField(_("aturan yang belum pasti"), default=list)
    people = models.PositiveIntegerField(_("jumlah pegawai"), default=0)
    unit = models.ForeignKey(
        WorkUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
        help_text=_("Kosong berarti seluruh instansi."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dibuat oleh")
    )
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    bundle = models.FileField(_("bundel"), upload_to="bundles/%Y/", null=True, blank=True)
    bundle_digest = models.CharField(_("sidik bundel"), max_length=64, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("penghitungan")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once: a new measuring is a new run."""
        if self.pk is not None:
            raise TypeError("A run cannot be changed; measure again.")
        super().save(*args, **kwargs)

    @property
    def edition(self) -> str:
        """The first signs of the law edition, enough to tell two editions apart."""
        return self.law_edition[:12]

    @property
    def year(self) -> int:
        """The year an IP ASN is about: the last one that had ended on the day."""
        return measured_year(self.day)

    @property
    def state(self) -> str:
        """``SEMENTARA`` until a person decided otherwise; empty where nobody has to decide."""
        if self.measure != Measure.IP_ASN:
            return ""
        decided = self.decisions.all()
        return decided[0].state if decided else RunState.PROVISIONAL


class Withheld(models.Model):
    """A run whose results the measured do not read about themselves yet; gone once handed over."""

    run = models.OneToOneField(Run, models.CASCADE, related_name="withheld")
    since = models.DateTimeField(_("sejak"), auto_now_add=True)

    objects = scoped("run__agency")

    class Meta:
        verbose_name = _("hasil yang belum diserahkan")

    def __str__(self) -> str:
        return str(self.run)


class RunState(models.TextChoices):
    """Whether an index may be cited as the final one of its year."""

    PROVISIONAL = "SEMENTARA", _("Sementara")
    FINAL = "FINAL", _("Final")


class RunDecision(models.Model):
    """A person's word that a run is final or provisional again, with the reason; never changed."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="decisions")
    state = models.CharField(_("keadaan"), max_length=10, choices=RunState.choices)
    reason = models.TextField(_("alasan"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("ditetapkan oleh"),
    )
    decided_at = models.DateTimeField(_("ditetapkan"), auto_now_add=True)

    objects = scoped("run__agency")

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("penetapan keadaan hasil")

    def __str__(self) -> str:
        return f"{self.run} · {self.get_state_display()}"


class RequestState(models.TextChoices):
    """Where a requested measuring stands."""

    WAITING = "MENUNGGU", _("Menunggu giliran")
    RUNNING = "BERJALAN", _("Sedang dihitung")
    DONE = "SELESAI", _("Selesai")
    FAILED = "GAGAL", _("Gagal")


class RunRequest(models.Model):
    """A measuring somebody asked for, worked off in the background."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    measure = models.CharField(_("ukuran"), max_length=20, choices=Measure.choices)
    title = models.CharField(_("judul"), max_length=200)
    purpose = models.CharField(_("tujuan"), max_length=20, choices=Purpose.choices, blank=True)
    categories = models.CharField(
        _("tabel kategori"), max_length=40, choices=CategoryTable.choices, blank=True
    )
    rules = models.CharField(_("perangkat aturan"), max_length=30, blank=True)
    day = models.DateField(_("keadaan per tanggal"))
    known_on = models.DateField(_("aturan yang diketahui per tanggal"), null=True, blank=True)
    unit = models.ForeignKey(
        WorkUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
    )
    again = models.ForeignKey(
        Run, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("ulangan dari")
    )
    state = models.CharField(
        _("keadaan"), max_length=20, choices=RequestState.choices, default=RequestState.WAITING
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    run = models.ForeignKey(Run, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("permintaan penghitungan")

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        """Nothing more will happen to this request."""
        return self.state in {RequestState.DONE, RequestState.FAILED}
