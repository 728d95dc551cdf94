"""What is said about a post beside its seat: target, critical, demands, vacancies, terms."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices
from takar.web.posts.rules.stored import CERTAINTIES, VACANCY_KINDS, StoredDemand


class OfPosition(OwnedThrough):
    """A row that belongs to a post."""

    position: models.ForeignKey[Position, Position]

    class Meta:
        abstract = True


class PostProfile(OwnedThrough):
    """Whether a post is a target, critical, or may stay vacant, and why.

    Attributes:
        region: where it lies, for moves that count distance; empty where nobody said.
    """

    position = models.OneToOneField(Position, models.CASCADE, related_name="profile")
    is_target = models.BooleanField(_("jabatan target"), default=False, db_index=True)
    is_critical = models.BooleanField(_("jabatan kritikal"), default=False, db_index=True)
    may_stay_vacant = models.BooleanField(_("boleh tetap lowong"), default=False)
    echelon = models.CharField(_("eselon"), max_length=10, blank=True)
    region = models.CharField(_("wilayah"), max_length=100, blank=True)
    because = models.TextField(_("alasan"), blank=True)
    document = models.CharField(_("nomor dokumen"), max_length=120, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = scoped("position__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_target=False, is_critical=False) | ~models.Q(because=""),
                name="a_marked_post_has_its_reason",
            )
        ]
        verbose_name = _("profil jabatan")

    def __str__(self) -> str:
        return str(self.position)


class Demand(OfPosition):
    """What one post asks besides the law, or, by a document with a reason, instead of it.

    Attributes:
        rule: the requirement it belongs to, without ``eligibility.``; a new name makes its own.
        value: a :class:`StoredDemand`.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="demands")
    rule = models.SlugField(_("syarat"), max_length=60)
    title = models.CharField(_("nama syarat"), max_length=200, blank=True)
    value = models.JSONField(_("isi syarat"))
    source = models.CharField(_("dasar"), max_length=250)
    at = models.CharField(_("pasal atau lampiran"), max_length=120, blank=True)
    certainty = models.CharField(
        _("kepastian"), max_length=10, choices=choices(CERTAINTIES), default="likely"
    )
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    document = models.CharField(_("dokumen pengganti aturan"), max_length=120, blank=True)
    because = models.TextField(_("alasan pengganti aturan"), blank=True)

    objects = scoped("position__agency")

    class Meta:
        ordering = ["position", "rule", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "rule", "valid_from"], name="one_demand_of_a_rule_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(document="", because="")
                | (~models.Q(document="") & ~models.Q(because="")),
                name="a_demand_replaces_the_law_by_document_and_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="a_demand_ends_after_it_begins",
            ),
        ]
        verbose_name = _("syarat jabatan")

    def __str__(self) -> str:
        return f"{self.position} · {self.title or self.rule}"

    @property
    def stored(self) -> StoredDemand:
        """The demand as it is kept."""
        return StoredDemand.model_validate(self.value)


class TermExtension(OfPosition):
    """The longest time of somebody in a post, prolonged by a document."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="+")
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="+")
    until_on = models.DateField(_("diperpanjang sampai"))
    document = models.CharField(_("nomor dokumen"), max_length=120)

    objects = scoped("position__agency")

    class Meta:
        ordering = ["-until_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "employee", "until_on"], name="one_extension_to_a_day"
            )
        ]
        verbose_name = _("perpanjangan masa jabatan")

    def __str__(self) -> str:
        return f"{self.employee} · {self.position}"


class ContractEnd(OwnedThrough):
    """The last day of somebody's contract, which the roster does not carry."""

    employee = models.OneToOneField(Employee, models.CASCADE, related_name="contract_end")
    ended_on = models.DateField(_("hari terakhir kontrak"))
    document = models.CharField(_("nomor dokumen"), max_length=120, blank=True)

    objects = scoped("employee__agency")

    class Meta:
        ordering = ["ended_on"]
        verbose_name = _("akhir kontrak")

    def __str__(self) -> str:
        return str(self.employee)


class VacancyNote(OfPosition):
    """A post declared vacant from a day on, or abolished."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="vacancy_notes")
    kind = models.CharField(
        _("jenis"), max_length=10, choices=choices(VACANCY_KINDS), default="LOWONG"
    )
    vacant_from = models.DateField(_("sejak"))
    reason = models.TextField(_("alasan"))
    document = models.CharField(_("nomor dokumen"), max_length=120, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    objects = scoped("position__agency")

    class Meta:
        ordering = ["-vacant_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_vacancy_note_of_a_post",
            )
        ]
        verbose_name = _("pernyataan lowong")

    def __str__(self) -> str:
        return f"{self.position} · {self.get_kind_display()}"
