"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency, Role


class MemberForm(forms.Form):
    """Somebody and their role."""

    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=60,
        help_text=_(
            "Misalnya nama.keluarga; sebaiknya bukan NIP, sebab tanggal lahir ada di dalamnya. "
            "Bila sudah ada, akunnya yang dipakai."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    full_name = forms.CharField(label=_("Nama lengkap"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)

    def clean_username(self) -> str:
        """Accept letters, digits and ``. _ -`` only."""
        username = str(self.cleaned_data["username"]).strip().lower()
        if not username.replace(".", "").replace("_", "").replace("-", "").isalnum():
            raise forms.ValidationError(
                _("Pakai huruf, angka, titik, garis bawah atau tanda hubung saja.")
            )
        return username


class AgencyForm(forms.ModelForm[Agency]):
    """A new agency."""

    class Meta:
        model = Agency
        fields = ["code", "name", "office", "city", "law_shelf"]
