"""Lists of moves with what was found of them, waivers and consents, windows and declarations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned, OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.mobility import rules
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices


class Window(Owned):
    """Days in which officials may be replaced with a minister's written consent only."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    kind = models.CharField(_("jenis jendela"), max_length=20, choices=choices(rules.WINDOWS))
    starts_on = models.DateField(
        _("hari awal"),
        help_text=_("Penetapan pasangan calon, atau pelantikan kepala daerah."),
    )
    ends_on = models.DateField(
        _("hari akhir"),
        null=True,
        blank=True,
        help_text=_("Akhir masa jabatan; kosong pada pelantikan."),
    )
    document = models.CharField(
        _("persetujuan untuk semua perpindahan"),
        max_length=200,
        blank=True,
        help_text=_("Nomor surat persetujuan tertulis Menteri Dalam Negeri, bila sudah ada."),
    )
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = scoped()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "starts_on"], name="one_window_of_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_window_ends_after_it_begins",
            ),
        ]
        verbose_name = _("jendela larangan")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_on:%Y-%m-%d}"


class Declaration(OwnedThrough):
    """What somebody verified on paper about an employee, because no record holds it."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="declarations")
    subject = models.CharField(_("perihal"), max_length=60)
    field = models.CharField(_("bidang"), max_length=120, blank=True)
    years = models.PositiveSmallIntegerField(_("lama (tahun)"), null=True, blank=True)
    is_met = models.BooleanField(_("terpenuhi"))
    document = models.CharField(_("dokumen"), max_length=200)
    declared_on = models.DateField(_("tanggal dokumen"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = scoped("employee__agency")

    class Meta:
        ordering = ["-declared_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "subject", "field", "declared_on"],
                name="one_declaration_of_a_day",
            )
        ]
        verbose_name = _("keterangan")

    def __str__(self) -> str:
        return self.subject


class MoveList(Owned):
    """Moves that are proposed together, for one day of inauguration."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    title = models.CharField(_("judul"), max_length=200)
    day = models.DateField(
        _("rencana pelantikan"), help_text=_("Usia dan masa jabatan dihitung pada hari ini.")
    )
    basis = models.CharField(_("asal usulan"), max_length=200, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=12, choices=choices(rules.STATES), default=rules.DRAFT
    )
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64, blank=True)
    law_edition = models.CharField(_("edisi peraturan"), max_length=64, blank=True)
    decree = models.CharField(_("nomor keputusan"), max_length=120, blank=True)
    decreed_on = models.DateField(_("tanggal keputusan"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("daftar usulan")

    def __str__(self) -> str:
        return self.title


class Move(OwnedThrough):
    """One person to one post, with the reason, and what the last check found."""

    move_list = models.ForeignKey(MoveList, models.CASCADE, related_name="moves")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    route = models.CharField(
        _("jalur"), max_length=20, choices=choices(rules.ROUTES), default="MUTASI"
    )
    is_own_request = models.BooleanField(_("permintaan sendiri"), default=False)
    reason_code = models.CharField(_("kode alasan"), max_length=40, blank=True)
    because = models.TextField(_("alasan"), blank=True)
    reference = models.CharField(_("acuan"), max_length=120, blank=True)
    kind = models.CharField(_("jenis perpindahan"), max_length=20, blank=True)
    verdict = models.CharField(
        _("hasil pemeriksaan"), max_length=20, blank=True, choices=choices(rules.VERDICTS)
    )
    outcome = models.JSONField(
        _("temuan"), default=dict, blank=True, help_text="takar.web.mobility.rules.Outcome"
    )

    objects = scoped("move_list__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["move_list", "employee", "position"], name="one_move_of_a_person_to_a_post"
            )
        ]
        indexes = [models.Index(fields=["move_list", "verdict"])]
        verbose_name = _("usulan")

    def __str__(self) -> str:
        return f"{self.employee} → {self.position}"

    @property
    def found(self) -> rules.Outcome:
        """What the last check found."""
        return rules.Outcome.model_validate(self.outcome)

    @property
    def kind_title(self) -> str:
        """What the move is called, marked for translation."""
        return rules.KINDS.get(self.kind, "")

    @property
    def clash_texts(self) -> list[str]:
        """How it clashes with others, in the language now spoken."""
        return [str(one.says) for one in self.found.clashes]


class Paper(models.Model):
    """A document on a move."""

    document = models.CharField(_("dokumen"), max_length=200)
    signed_on = models.DateField(_("tanggal dokumen"), null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = scoped("move__move_list__agency")

    class Meta:
        abstract = True


class Waiver(Paper):
    """A document that lets one unmet requirement through, and why."""

    move = models.ForeignKey(Move, models.CASCADE, related_name="waivers")
    requirement = models.CharField(_("syarat"), max_length=60)
    because = models.TextField(_("alasan"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["move", "requirement"], name="one_waiver_of_a_rule")
        ]
        verbose_name = _("pengecualian")

    def __str__(self) -> str:
        return self.requirement


class Consent(Paper):
    """A document of one approval that a move needs."""

    move = models.ForeignKey(Move, models.CASCADE, related_name="consents")
    approval = models.CharField(_("persetujuan"), max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["move", "approval"], name="one_consent_of_a_kind")
        ]
        verbose_name = _("persetujuan")

    def __str__(self) -> str:
        return self.approval
