"""What is typed into the page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PostSearch(forms.Form):
    """A post somebody looks for."""

    jabatan = forms.CharField(
        label=_("Cari jabatan (nama atau unit)"), required=False, widget=forms.SearchInput()
    )
