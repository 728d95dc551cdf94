"""The boxes of the whole item: the question, what concerns all of it, and its key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.items.content import Interaction
from takar.web.item_bank.rules.sheets import FIELDS
from takar.web.item_bank.rules.typed_keys import KEY_FIELDS


class BodyForm(forms.Form):
    """The question and what concerns the whole item."""

    prompt = forms.CharField(
        label=_("Pertanyaan"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Satu baris menjadi satu alinea. Boleh memakai tanda b, i, u, sub, sup, ul, ol, table."
        ),
    )
    at_least = forms.IntegerField(label=_("Paling sedikit memilih"), min_value=1, initial=1)
    at_most = forms.IntegerField(label=_("Paling banyak memilih"), min_value=1, required=False)
    asks_both = forms.BooleanField(
        label=_("Menanyakan yang terbaik dan yang terburuk"), required=False, initial=True
    )
    longest = forms.IntegerField(
        label=_("Paling banyak berapa huruf"), min_value=1, max_value=50_000, required=False
    )
    columns = forms.IntegerField(label=_("Lajur"), min_value=1, max_value=60, initial=40)
    rows = forms.IntegerField(label=_("Angka per lajur"), min_value=3, max_value=80, initial=40)
    seconds = forms.IntegerField(label=_("Detik per lajur"), min_value=5, max_value=180, initial=30)
    seed = forms.IntegerField(
        label=_("Benih angka"),
        min_value=0,
        max_value=2**62,
        help_text=_("Menentukan angka pada lembar; rahasiakan seperti kunci."),
    )
    worth = forms.CharField(label=_("Nilai jawaban benar"), max_length=20, initial="1")
    other = forms.CharField(
        label=_("Nilai pilihan yang tidak diberi nilai"),
        max_length=20,
        required=False,
        help_text=_("Hanya berlaku bila setiap pilihan diberi nilai sendiri; kosong berarti 0."),
    )
    least_points = forms.CharField(
        label=_("Nilai soal paling rendah"),
        max_length=20,
        required=False,
        help_text=_("Kosong: jumlah nilai pilihan boleh di bawah nol."),
    )
    most_points = forms.CharField(
        label=_("Nilai soal paling tinggi"),
        max_length=20,
        required=False,
        help_text=_("Kosong: tanpa batas."),
    )
    pair_points = forms.CharField(
        label=_("Nilai setiap pasangan"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Kosong: dinilai menurut cara di atas. Satu pasangan per baris, huruf pilihan lalu "
            "nomor pasangannya: A-2 = 1 atau B-1 = 0,5."
        ),
    )
    scoring = forms.ChoiceField(
        label=_("Cara menilai"),
        choices=[("WHOLE", _("Semua benar atau nol")), ("PARTS", _("Setiap bagian bernilai"))],
    )
    is_reversed = forms.BooleanField(
        label=_("Terbalik: setuju berarti lebih rendah"), required=False
    )
    lowest = forms.TypedChoiceField(
        label=_("Nilai pilihan terendah"), coerce=int, choices=[("1", "1"), ("0", "0")]
    )
    scale = forms.CharField(label=_("Skala yang diukur"), max_length=100, required=False)
    accepted = forms.CharField(
        label=_("Jawaban yang diterima"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Satu per baris; pola:kas* untuk pola, angka:12±0,5 untuk bilangan dengan selisih yang "
            "masih diterima. Tambahkan nilai:0,5 di akhir baris bagi jawaban bernilai sebagian."
        ),
    )
    unmatched = forms.ChoiceField(
        label=_("Jawaban lain"),
        choices=[("WRONG", _("Salah")), ("PERSON", _("Dibaca seseorang"))],
    )
    ignore_blanks = forms.ChoiceField(
        label=_("Spasi"),
        initial="SEVERAL",
        choices=[
            ("SEVERAL", _("Beberapa spasi dihitung satu")),
            ("ALL", _("Diabaikan sama sekali")),
            ("NONE", _("Harus persis")),
        ],
    )
    ignore_case = forms.BooleanField(label=_("Abaikan besar kecil huruf"), required=False)
    ignore_punctuation = forms.BooleanField(label=_("Abaikan tanda baca"), required=False)
    ignore_accents = forms.BooleanField(label=_("Abaikan aksen huruf"), required=False)
    rubric = forms.CharField(
        label=_("Rubrik"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu kriteria per baris dengan nilai tertingginya: Isi = 4"),
    )
    guide = forms.CharField(
        label=_("Petunjuk penilai"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, interaction: Interaction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key_names = KEY_FIELDS.get(interaction, ())
        kept = {"prompt", *FIELDS.get(interaction, ()), *self.key_names}
        for name in set(self.fields) - kept:
            del self.fields[name]

    @property
    def question_boxes(self) -> list[Any]:
        """The boxes of the question."""
        return [self[name] for name in self.fields if name not in self.key_names]

    @property
    def key_boxes(self) -> list[Any]:
        """The boxes of the key."""
        return [self[name] for name in self.fields if name in self.key_names]
