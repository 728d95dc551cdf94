"""Small pieces of which the forms are made."""

from typing import Any

from django import forms


class Day(forms.DateInput):
    """A day picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def named(form: forms.Form, name: str) -> Any:
    """Return a field of a form whose choices are known only now."""
    return form.fields[name]
