"""Surveys of target posts, their lists with everybody on them, nominations and interest."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned, OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices
from takar.web.succession import rules


def score(title: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for an exact score that may be missing."""
    return models.DecimalField(title, max_digits=9, decimal_places=4, null=True, blank=True)


class Survey(Owned):
    """Lists for many target posts, made at once from one evidence and one law."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    title = models.CharField(_("judul"), max_length=200)
    day = models.DateField(_("keadaan per tanggal"))
    terms = models.JSONField(
        _("cara membuat"), default=dict, help_text="takar.web.succession.rules.Terms"
    )
    state = models.CharField(
        _("keadaan"), max_length=12, choices=choices(rules.STATES), default=rules.WAITING
    )
    problem = models.TextField(_("masalah"), blank=True)
    hint = models.TextField(_("saran"), blank=True)
    finished_at = models.DateTimeField(_("selesai dihitung"), null=True, blank=True)
    law_edition = models.CharField(_("edisi peraturan"), max_length=64, blank=True)
    evidence_hash = models.CharField(_("sidik bukti"), max_length=64, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("telaah suksesi")

    def __str__(self) -> str:
        return self.title

    @property
    def asked(self) -> rules.Terms:
        """How the lists are made, as what it is."""
        return rules.Terms.model_validate(self.terms)


class Listing(OwnedThrough):
    """The list of one target post."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="listings")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    facts = models.JSONField(
        _("keterangan"), default=dict, help_text="takar.web.succession.rules.ListFacts"
    )
    colour = models.CharField(
        _("kedalaman"), max_length=10, choices=choices(rules.COLOURS), blank=True
    )

    objects = scoped("survey__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="one_list_of_a_post")
        ]
        verbose_name = _("daftar calon pengganti")

    def __str__(self) -> str:
        return str(self.position)

    @property
    def told(self) -> rules.ListFacts:
        """What is printed with the list."""
        return rules.ListFacts.model_validate(self.facts)


class Ranked(models.Model):
    """One candidate of a list: where they stand, or why they do not yet."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="ranked")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    part = models.CharField(_("bagian daftar"), max_length=12, choices=choices(rules.PARTS))
    place = models.PositiveIntegerField(_("peringkat"), null=True, blank=True)
    best = models.PositiveIntegerField(_("peringkat terbaik yang mungkin"), null=True, blank=True)
    worst = models.PositiveIntegerField(_("peringkat terburuk yang mungkin"), null=True, blank=True)
    readiness = models.CharField(
        _("kesiapan"), max_length=20, choices=choices(rules.READINESS), blank=True
    )
    box = models.PositiveSmallIntegerField(_("kotak"), null=True, blank=True)
    final = score(_("nilai akhir"))
    final_least = score(_("nilai akhir paling rendah"))
    final_most = score(_("nilai akhir paling tinggi"))
    talent = score(_("nilai talenta"))
    technical = score(_("tes teknis"))
    jpm = score(_("JPM terhadap jabatan target"))
    standing = models.JSONField(
        _("dasar"), default=dict, help_text="takar.web.succession.rules.Standing"
    )

    objects = scoped("listing__survey__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "employee"], name="one_place_in_a_list")
        ]
        indexes = [models.Index(fields=["listing", "part", "place"])]
        verbose_name = _("calon pengganti")

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def rests_on(self) -> rules.Standing:
        """What the place rests on."""
        return rules.Standing.model_validate(self.standing)


class Nomination(OwnedThrough):
    """Somebody proposed as successor for a post, led from hand to hand."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    listing = models.ForeignKey(
        Listing, models.SET_NULL, null=True, blank=True, related_name="nominations"
    )
    because = models.TextField(_("alasan"))
    state = models.CharField(
        _("keadaan"),
        max_length=20,
        choices=choices(rules.NOMINATION_STATES),
        default=rules.PROPOSED,
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped("position__agency")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "employee"],
                condition=models.Q(state__in=[*rules.OPEN, rules.SETTLED]),
                name="one_nomination_of_a_person",
            )
        ]
        verbose_name = _("pencalonan")

    def __str__(self) -> str:
        return f"{self.employee} → {self.position}"


class Step(models.Model):
    """One step of a nomination; never changed."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="steps")
    state = models.CharField(_("keadaan"), max_length=20, choices=choices(rules.NOMINATION_STATES))
    because = models.TextField(_("alasan"), blank=True)
    document = models.CharField(_("dokumen"), max_length=200, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(_("saat"), auto_now_add=True)

    objects = scoped("nomination__position__agency")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("langkah pencalonan")

    def __str__(self) -> str:
        return self.get_state_display()


class Interest(OwnedThrough):
    """A post that an employee would like to hold; said by nobody else."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="interests")
    position = models.ForeignKey(Position, models.CASCADE, related_name="+")
    because = models.TextField(_("alasan"), blank=True)
    since = models.DateTimeField(_("sejak"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    objects = scoped("employee__agency")

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "position"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_interest_in_a_post",
            )
        ]
        verbose_name = _("minat jabatan")

    def __str__(self) -> str:
        return f"{self.employee} → {self.position}"
