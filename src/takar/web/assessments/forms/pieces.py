"""Small pieces of which the forms are made."""

from typing import Any

from django import forms


def named(form: forms.BaseForm, name: str) -> Any:
    """Return a field of a form whose choices are known only now."""
    return form.fields[name]
