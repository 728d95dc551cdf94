"""Scenarios of placement: what is asked, the rules, and who sits where with the reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned, OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.mobility.models import MoveList
from takar.web.mobility.rules import CANCELLED
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.people.models.choices import choices
from takar.web.placements import rules


class Scenario(Owned):
    """One way to fill posts together; a proposal, never a decision."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    title = models.CharField(_("judul"), max_length=200)
    day = models.DateField(_("rencana pelantikan"))
    unit = models.ForeignKey(
        WorkUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit kerja"),
        help_text=_("Kosong berarti seluruh instansi."),
    )
    terms = models.JSONField(
        _("yang diminta"), default=dict, help_text="takar.web.placements.rules.Settings"
    )
    state = models.CharField(
        _("keadaan"), max_length=12, choices=choices(rules.STATES), default=rules.DRAFT
    )
    kept_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dekat dengan skenario"),
        help_text=_("Sedikit mungkin orang berbeda tempat dari skenario itu."),
    )
    handed_over = models.ForeignKey(
        MoveList,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("daftar usulan"),
    )
    outcome = models.JSONField(
        _("hasil"), default=dict, blank=True, help_text="takar.web.placements.rules.Outcome"
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    begun_at = models.DateTimeField(_("mulai dihitung"), null=True, blank=True)
    finished_at = models.DateTimeField(_("selesai dihitung"), null=True, blank=True)
    chosen_because = models.TextField(_("alasan dipilih"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("skenario penempatan")

    def __str__(self) -> str:
        return self.title

    @property
    def standing_list(self) -> MoveList | None:
        """The list its moves became, unless that was cancelled."""
        one = self.handed_over
        return None if one is None or one.state == CANCELLED else one

    @property
    def asked(self) -> rules.Settings:
        """What is asked, as what it is."""
        return rules.Settings.model_validate(self.terms)

    @property
    def found(self) -> rules.Outcome:
        """What was found, as what it is."""
        return rules.Outcome.model_validate(self.outcome)


class OfScenario(OwnedThrough):
    """A row that belongs to a scenario."""

    scenario: models.ForeignKey[Scenario, Scenario]

    objects = scoped("scenario__agency")

    class Meta:
        abstract = True


class Rule(OfScenario):
    """One rule or order that a scenario keeps."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="held_rules")
    kind = models.CharField(_("aturan"), max_length=20, choices=choices(rules.KINDS))
    employee = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pegawai")
    )
    other = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pegawai kedua"),
    )
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("jabatan")
    )
    unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    amount = models.PositiveSmallIntegerField(_("paling banyak"), null=True, blank=True)
    document = models.CharField(_("dokumen"), max_length=200, blank=True)
    because = models.TextField(_("alasan"), blank=True)
    cost = models.DecimalField(
        _("biaya nilai"), max_digits=16, decimal_places=4, null=True, blank=True
    )
    breaks = models.CharField(_("aturan yang dilanggar"), max_length=120, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("aturan skenario")

    def __str__(self) -> str:
        about = filter(None, (self.employee, self.other, self.position, self.unit))
        return f"{self.get_kind_display()} · {', '.join(map(str, about))}"

    @property
    def is_order(self) -> bool:
        """Whether the leadership fixes it."""
        return self.kind in rules.ORDERS


class Placed(OfScenario):
    """One person in one scenario: where before, where afterwards, and why."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="placed")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    before = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="+", verbose_name=_("jabatan sekarang")
    )
    after = models.ForeignKey(
        Position, models.PROTECT, null=True, related_name="+", verbose_name=_("jabatan sesudahnya")
    )
    standing = models.CharField(_("hasil"), max_length=20, choices=choices(rules.STANDINGS))
    worth = models.DecimalField(_("nilai"), max_digits=16, decimal_places=4, null=True, blank=True)
    margin = models.DecimalField(
        _("selisih"), max_digits=16, decimal_places=4, null=True, blank=True
    )
    reason = models.JSONField(
        _("alasan"), default=dict, help_text="takar.web.placements.rules.Told"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "employee"], name="one_place_of_a_person"),
            models.UniqueConstraint(
                fields=["scenario", "after"],
                condition=models.Q(after__isnull=False),
                name="one_person_of_a_post",
            ),
        ]
        indexes = [models.Index(fields=["scenario", "standing"])]
        verbose_name = _("penempatan")

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def is_move(self) -> bool:
        """Whether the person changes posts."""
        return self.standing == "DITEMPATKAN"

    @property
    def told(self) -> rules.Told:
        """Why, as what it is."""
        return rules.Told.model_validate(self.reason)

    @property
    def reason_text(self) -> str:
        """Why, in the language now spoken."""
        return str(self.told.said)
