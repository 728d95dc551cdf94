"""A cycle of talent review, and who sits on its committee."""

from datetime import date
from secrets import token_hex

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.owned import Owned, OwnedThrough
from takar.web.kit.scope import scoped
from takar.web.people.models.choices import choices
from takar.web.results.models import Run
from takar.web.reviews.rules.states import DECIDED, OPEN_STATES, STATES, Standing, state_on


def hidden_path(_cycle: "Cycle", _file_name: str) -> str:
    """Return where a decree is kept; nothing of the sender's name is in it."""
    return f"decrees/{timezone.localdate():%Y/%m}/{token_hex(20)}.pdf"


class Cycle(Owned):
    """One review of the talent map of a year, from the measuring to the decree and its end.

    Attributes:
        state: as it was written; ``state_today`` knows that a decided cycle expires by its date.
        shows_boxes: employees may read their own box, once it is decided.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("tahun"))
    title = models.CharField(_("judul"), max_length=200)
    run = models.ForeignKey(
        Run, models.PROTECT, related_name="+", verbose_name=_("penghitungan peta talenta")
    )
    state = models.CharField(
        _("keadaan"), max_length=30, choices=choices(STATES), default="DRAFT", db_index=True
    )
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    decree_number = models.CharField(_("nomor surat keputusan"), max_length=120, blank=True)
    decree_on = models.DateField(_("tanggal surat keputusan"), null=True, blank=True)
    decree_file = models.FileField(
        _("berkas surat keputusan"), upload_to=hidden_path, max_length=200, blank=True
    )
    shows_boxes = models.BooleanField(_("kotak ditampilkan kepada pegawai"), default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("ditetapkan"), null=True, blank=True)
    withdrawn_on = models.DateField(_("dicabut sejak"), null=True, blank=True)
    withdrawn_because = models.TextField(_("alasan dicabut"), blank=True)

    objects = scoped()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=~models.Q(state="DICABUT"),
                name="one_review_cycle_a_year",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DECIDED)
                | (
                    models.Q(valid_from__isnull=False, decree_on__isnull=False)
                    & models.Q(valid_until__gte=models.F("valid_from"))
                    & ~models.Q(decree_number="")
                ),
                name="a_decided_cycle_has_its_decree",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="KEDALUWARSA"), name="a_cycle_expires_by_its_date"
            ),
        ]
        verbose_name = _("siklus manajemen talenta")

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """The office or the committee still works on it."""
        return self.state in OPEN_STATES

    @property
    def is_decided(self) -> bool:
        """The appointing authority decided it, and nobody withdrew it."""
        return self.state == DECIDED

    @property
    def state_today(self) -> str:
        """The state as it is today."""
        return state_on(self.state, self.valid_until, timezone.localdate())

    @property
    def state_title(self) -> str:
        """The state of today, in words."""
        return str(_(STATES[self.state_today]))

    def holds_on(self, day: date) -> bool:
        """It is decided and in force on a day."""
        return self.is_decided and Standing(self.valid_from, self.valid_until).holds_on(day)


class OfCycle(OwnedThrough):
    """A row that belongs to a cycle."""

    cycle: models.ForeignKey[Cycle, Cycle]

    class Meta:
        abstract = True


class Member(OfCycle):
    """Somebody who sits on the committee of a cycle."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("akun")
    )
    office = models.CharField(_("jabatan dalam pemerintahan"), max_length=200)
    is_chair = models.BooleanField(_("ketua"), default=False)

    objects = scoped("cycle__agency")

    class Meta:
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "user"], name="one_seat_on_a_committee"),
            models.UniqueConstraint(
                fields=["cycle"], condition=models.Q(is_chair=True), name="one_chair_of_a_committee"
            ),
        ]
        verbose_name = _("anggota komite")

    def __str__(self) -> str:
        return str(self.user)
