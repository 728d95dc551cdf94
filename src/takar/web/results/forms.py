"""What one says to start a measuring."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.widgets import Day
from takar.web.people.queries import units_of
from takar.web.people.queries.law import law_on
from takar.web.results.models import CategoryTable, Measure, Purpose


def rule_sets(agency: Agency) -> list[tuple[str, str]]:
    """Return the rule sets of an index that are known today, with their titles."""
    law = law_on(timezone.localdate(), agency.shelf)
    return [(code, one.title) for code, one in law.codes("ip_asn.rule_sets").items()]


class RequestForm(forms.Form):
    """A measuring asked for: what, of whom, as of which day."""

    measure = forms.ChoiceField(label=_("Yang dihitung"), choices=Measure.choices)
    title = forms.CharField(
        label=_("Judul"), max_length=200, help_text=_("Misalnya: Peta talenta semester I.")
    )
    purpose = forms.ChoiceField(
        label=_("Tujuan"),
        choices=Purpose.choices,
        required=False,
        help_text=_("Hanya untuk JPM; setiap tujuan memakai kategorinya sendiri."),
    )
    categories = forms.ChoiceField(
        label=_("Tabel kategori"),
        choices=[("", _("Menurut tujuan")), *CategoryTable.choices],
        required=False,
        help_text=_("Dipilih hanya untuk uji kesesuaian jabatan (job fit)."),
    )
    rules = forms.ChoiceField(
        label=_("Perangkat aturan"),
        required=False,
        help_text=_(
            "Hanya untuk IP ASN. Kosong berarti aturan tahun yang diukur; sejak 2023 nilai resmi "
            "BKN. Peraturan BKN 8/2019 untuk tahun 2023 ke atas adalah perkiraan sendiri."
        ),
    )
    day = forms.DateField(
        label=_("Keadaan per tanggal"),
        widget=Day,
        initial=timezone.localdate,
        help_text=_("Bukti dan aturan dibaca menurut keadaan pada tanggal ini."),
    )
    unit: Any = forms.ModelChoiceField(
        None,
        label=_("Unit kerja"),
        required=False,
        empty_label=_("Seluruh instansi"),
        help_text=_("Kosong berarti seluruh pegawai instansi."),
    )
    known_on = forms.DateField(
        label=_("Aturan yang diketahui per tanggal"),
        widget=Day,
        required=False,
        help_text=_("Biasanya kosong. Diisi untuk mengulang penghitungan seperti saat itu."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(agency)  # type: ignore[attr-defined]
        self.fields["rules"].choices = [  # type: ignore[attr-defined]
            ("", _("Sesuai tahun yang diukur")),
            *rule_sets(agency),
        ]
