"""A selection: its posts, components, committee, applicants, scores, lists and choices."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices
from takar.web.selections import rules


def percent(title: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for a number from 0 to 100."""
    return models.DecimalField(
        title,
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )


class Selection(models.Model):
    """One open selection or job fit, for one or more posts."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    name = models.CharField(_("nama seleksi"), max_length=200)
    kind = models.CharField(_("jenis"), max_length=20, choices=choices(rules.KINDS))
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.STATES), default="DRAF"
    )
    opens_on = models.DateField(_("pengumuman"))
    closes_on = models.DateField(_("penutupan"))
    reference_on = models.DateField(
        _("tanggal acuan"),
        null=True,
        blank=True,
        help_text=_("Hari untuk menghitung usia dan masa jabatan; kosong berarti hari penutupan."),
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="selections"
    )
    lot = models.CharField(_("kata undian"), max_length=80)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)

    objects = scoped()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="selection_closes_after_opening",
            ),
            models.UniqueConstraint(
                fields=["agency", "name", "opens_on"], name="one_selection_of_a_name_a_day"
            ),
        ]
        verbose_name = _("seleksi")

    def __str__(self) -> str:
        return self.name


class OfSelection(OwnedThrough):
    """A row that belongs to a selection."""

    selection: models.ForeignKey[Selection, Selection]

    class Meta:
        abstract = True


class Component(OfSelection):
    """What is scored, and how much it weighs."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="components")
    code = models.SlugField(_("kode"), max_length=40)
    title = models.CharField(_("komponen"), max_length=120)
    weight = percent(_("bobot"))
    source = models.CharField(
        _("asal nilai"), max_length=10, choices=choices(rules.SOURCES), default="PANITIA"
    )

    objects = scoped("selection__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "code"], name="one_component_once")
        ]
        verbose_name = _("komponen")

    def __str__(self) -> str:
        return self.title


class Member(OfSelection):
    """One member of the committee."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="members")
    name = models.CharField(_("nama"), max_length=120)
    institution = models.CharField(_("asal lembaga"), max_length=200, blank=True)
    origin = models.CharField(_("unsur"), max_length=20, choices=choices(rules.ORIGINS))
    is_chair = models.BooleanField(_("ketua"), default=False)

    objects = scoped("selection__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "name"], name="one_member_of_a_name")
        ]
        verbose_name = _("anggota panitia")

    def __str__(self) -> str:
        return self.name


class Post(OfSelection):
    """A post to be filled."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="posts")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("jabatan"), max_length=250)
    state = models.CharField(
        _("keadaan"), max_length=20, choices=choices(rules.POST_STATES), default="TERBUKA"
    )
    cancelled_because = models.TextField(_("alasan dibatalkan"), blank=True)

    objects = scoped("selection__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["selection", "title"], name="one_post_once")]
        verbose_name = _("jabatan yang diisi")

    def __str__(self) -> str:
        return self.title


class OfPost(OwnedThrough):
    """A row that belongs to a post of a selection."""

    post: models.ForeignKey[Post, Post]

    class Meta:
        abstract = True


class Applicant(OfPost):
    """Somebody who applies for a post, of this government or from outside."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="applicants")
    employee = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    name = models.CharField(_("nama"), max_length=200)
    institution = models.CharField(_("asal instansi"), max_length=200, blank=True)
    number = models.PositiveIntegerField(_("nomor pelamar"))
    state = models.CharField(
        _("keadaan"), max_length=30, choices=choices(rules.APPLICANT_STATES), default="MENDAFTAR"
    )
    because = models.CharField(_("alasan"), max_length=300, blank=True)

    objects = scoped("post__selection__agency")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="one_applicant_number"),
            models.UniqueConstraint(
                fields=["post", "employee"],
                condition=models.Q(employee__isnull=False),
                name="one_application_for_a_post",
            ),
        ]
        verbose_name = _("pelamar")

    def __str__(self) -> str:
        return self.name


class CommitteeScore(models.Model):
    """What one member gave one applicant in one component."""

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="scores")
    component = models.ForeignKey(Component, models.PROTECT, related_name="scores")
    member = models.ForeignKey(Member, models.PROTECT, related_name="scores")
    value = percent(_("nilai"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("dicatat"), auto_now=True)

    objects = scoped("applicant__post__selection__agency")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "component", "member"], name="one_committee_score"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0) & models.Q(value__lte=100),
                name="committee_score_0_to_100",
            ),
        ]
        verbose_name = _("nilai panitia")

    def __str__(self) -> str:
        return f"{self.applicant} · {self.component}"


class Shortlist(OfPost):
    """The order of a post as it was printed; advice, never changed afterwards."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="lists")
    content = models.JSONField(_("isi"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dicetak"), auto_now_add=True)

    objects = scoped("post__selection__agency")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("daftar urutan")

    def __str__(self) -> str:
        return f"{self.post} · {self.made_at:%d-%m-%Y %H:%M}"

    @property
    def printed(self) -> rules.PrintedList:
        """The list as it was printed."""
        return rules.PrintedList.model_validate(self.content)


class Choice(OfPost):
    """Whom the appointing authority chose for a post, and why."""

    post = models.OneToOneField(Post, models.CASCADE, related_name="choice")
    shortlist = models.ForeignKey(Shortlist, models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="+")
    reason = models.TextField(_("alasan"))
    document = models.CharField(_("nomor dokumen"), max_length=120, blank=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(_("dipilih"), auto_now_add=True)

    objects = scoped("post__selection__agency")

    class Meta:
        verbose_name = _("pilihan pejabat pembina")

    def __str__(self) -> str:
        return f"{self.post} · {self.applicant}"
