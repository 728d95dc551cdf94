"""Fields as browsers draw them best."""

from django import forms


class Day(forms.DateInput):
    """A day, chosen with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
