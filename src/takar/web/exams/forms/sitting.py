"""What is typed to hold sessions: times, rooms, people, seats."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from takar.exchange.files.grid import read_grid
from takar.kernel.errors import TakarError
from takar.web.accounts.models import Agency, User
from takar.web.exams import rules
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession
from takar.web.exams.queries.sessions import proctors_in
from takar.web.exams.rules.browser_files import config_key
from takar.web.exams.rules.nips import HEADINGS
from takar.web.people.models import WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.queries import units_of
from takar.web.people.rules import POSITION_KINDS, POSITION_TIERS

ANY = [("", _("Semua"))]
LOCAL = "%Y-%m-%dT%H:%M"
UPLOAD_BYTES = 5_000_000
_KEY = re.compile(r"^[0-9a-f]{64}$")


class Moment(forms.DateTimeInput):
    """A day and a time, chosen with the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=LOCAL)


class SessionForm(forms.Form):
    """When a session is."""

    name = forms.CharField(label=_("Nama sesi"), max_length=100)
    opens_at = forms.DateTimeField(label=_("Mulai"), widget=Moment(), input_formats=[LOCAL])
    closes_at = forms.DateTimeField(label=_("Berakhir"), widget=Moment(), input_formats=[LOCAL])
    credit_limit_minutes = forms.IntegerField(
        label=_("Batas ganti waktu gangguan (menit)"), min_value=0, max_value=240, initial=30
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a session that ends before it begins."""
        told = super().clean() or {}
        opens, closes = told.get("opens_at"), told.get("closes_at")
        if opens and closes and closes <= opens:
            raise ValidationError(_("Sesi harus berakhir sesudah mulai."))
        return told


class RoomForm(forms.Form):
    """A room, its seats and who watches."""

    name = forms.CharField(label=_("Ruang"), max_length=100)
    seats = forms.IntegerField(label=_("Banyak kursi"), min_value=1, max_value=2000)
    proctors = forms.ModelMultipleChoiceField(
        label=_("Pengawas"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["proctors"]
        field.queryset = proctors_in(agency).order_by("full_name")


class BrowserKeys(forms.Form):
    """In which configurations of the exam browser a session is sat."""

    keys = forms.CharField(
        label=_("Kunci konfigurasi Safe Exam Browser"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Config Key 64 angka heksadesimal, satu baris satu; kosong: semua peramban."),
    )
    file = forms.FileField(
        label=_("Atau berkas .seb"),
        required=False,
        help_text=_(
            "Kuncinya dihitung dari berkas yang disimpan tanpa sandi, lalu ditambahkan. Berkasnya "
            "sendiri tidak disimpan."
        ),
    )

    def clean_keys(self) -> list[str]:
        """Return the keys, each once."""
        keys = list(dict.fromkeys(self.cleaned_data["keys"].lower().split()))
        if not all(_KEY.match(key) for key in keys):
            raise ValidationError(_("Kunci harus 64 angka heksadesimal."))
        return keys

    def clean_file(self) -> str:
        """Return the key of the settings that were uploaded."""
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > UPLOAD_BYTES:
            raise ValidationError(_("Berkas pengaturan paling besar 5 MB."))
        try:
            return config_key(file.read())
        except TakarError as fault:
            raise ValidationError(str(fault)) from fault

    @property
    def all_keys(self) -> list[str]:
        """The keys that were pasted, and that of the file, each once."""
        told = [*self.cleaned_data["keys"], self.cleaned_data["file"]]
        return list(dict.fromkeys(filter(None, told)))


class RegistrationFilter(forms.Form):
    """The search above the registrations."""

    q = forms.CharField(
        label=_("Cari nama, nomor, atau unit"), required=False, widget=forms.SearchInput()
    )
    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Ruang"), queryset=ExamRoom.objects.none(), required=False, empty_label=_("Semua")
    )
    form: forms.ModelChoiceField[ExamForm] = forms.ModelChoiceField(
        label=_("Naskah"), queryset=ExamForm.objects.none(), required=False, empty_label=_("Semua")
    )
    standing = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[
            *ANY,
            ("TANPA_KURSI", _("Belum mendapat kursi")),
            ("TANPA_PIN", _("Belum mempunyai PIN")),
            ("TERKUNCI", _("PIN terkunci")),
            ("KEBUTUHAN", _("Kebutuhan khusus")),
            ("DIBATALKAN", _("Dibatalkan")),
        ],
    )

    def __init__(self, *args: Any, session: ExamSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["room"].queryset = session.rooms.all()
        fields["form"].queryset = session.exam.forms.select_related("exam")


class PeopleForm(forms.Form):
    """Who is registered, chosen by unit and kind of post."""

    unit: forms.ModelChoiceField[WorkUnit] = forms.ModelChoiceField(
        label=_("Unit kerja"),
        queryset=WorkUnit.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    position_tier = forms.ChoiceField(
        label=_("Jenjang"), required=False, choices=[*ANY, *choices(POSITION_TIERS)]
    )
    position_kind = forms.ChoiceField(
        label=_("Jenis jabatan"), required=False, choices=[*ANY, *choices(POSITION_KINDS)]
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units_of(agency)


class NipForm(forms.Form):
    """Who is registered, listed by NIP."""

    nips = forms.CharField(
        label=_("NIP"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Satu NIP satu baris."),
    )
    file = forms.FileField(
        label=_("Atau berkas"),
        required=False,
        help_text=_("CSV atau XLSX dengan kolom NIP."),
    )

    def clean(self) -> dict[str, Any]:
        """Return the lines of the list, whichever way it came."""
        told = super().clean() or {}
        file = told.get("file")
        lines = list(enumerate(told.get("nips", "").splitlines(), 1))
        told["lines"] = lines_of(file) if file else lines
        if not told["lines"]:
            raise ValidationError(_("Isi NIP, atau pilih berkas."))
        return told


def lines_of(file: Any) -> list[tuple[int, str]]:
    """Return the NIPs of a file with their row numbers."""
    if file.size > UPLOAD_BYTES:
        raise ValidationError(_("Berkas lebih besar dari 5 MB."))
    try:
        grid = read_grid(file.read(), file.name, HEADINGS)
    except TakarError as fault:
        raise ValidationError(str(fault)) from fault
    place = next((at for at, name in enumerate(grid.keys) if name in HEADINGS), 0)
    return list(zip(grid.numbers, grid.column(place), strict=True))


class MoveForm(forms.Form):
    """Another seat for somebody."""

    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Sesi dan ruang"), queryset=ExamRoom.objects.none()
    )
    seat = forms.IntegerField(label=_("Kursi"), min_value=1, max_value=2000)
    because = forms.CharField(label=_("Alasan"), max_length=300)

    def __init__(self, *args: Any, exam: Exam, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        rooms = ExamRoom.objects.filter(session__exam=exam).select_related("session")
        field.queryset = rooms.exclude(session__state__in=("DITUTUP", "DISAHKAN"))
        field.label_from_instance = lambda room: f"{room.session.name} · {room.name} ({room.seats})"


class NeedsForm(forms.Form):
    """What somebody needs to sit the exam fairly."""

    extra_percent = forms.IntegerField(label=_("Tambahan waktu (%)"), min_value=0, max_value=200)
    needs = forms.CharField(
        label=_("Kebutuhan khusus dan dasarnya"),
        max_length=300,
        help_text=_("Tersimpan pada pendaftaran ini saja, tidak pada jejak."),
    )


class CapacityForm(forms.Form):
    """How much room there is, to reckon how many days people need."""

    people = forms.IntegerField(label=_("Banyak peserta"), min_value=0, max_value=1_000_000)
    rooms = forms.RegexField(
        r"^\s*\d{1,4}(\s*[,;+ ]\s*\d{1,4})*\s*$",
        label=_("Kursi setiap ruang"),
        max_length=200,
        help_text=_("Misalnya 30, 30."),
    )
    sessions = forms.IntegerField(label=_("Sesi sehari"), min_value=1, max_value=12)

    def clean_rooms(self) -> list[int]:
        """Return the seats of each room."""
        return [int(one) for one in re.findall(r"\d+", self.cleaned_data["rooms"])]


class BoardForm(forms.Form):
    """For whom the live board is."""

    board = forms.ChoiceField(label=_("Papan langsung"), choices=choices(rules.BOARDS))
    shows_numbers = forms.BooleanField(label=_("Tampilkan nomor peserta"), required=False)
    shows_names = forms.BooleanField(label=_("Tampilkan nama"), required=False)
