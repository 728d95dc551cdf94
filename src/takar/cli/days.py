"""Days on the command line."""

from datetime import date
from typing import Any

import typer

from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class NoDay(TakarError):
    """The text names no day."""


def day_of(text: str) -> date:
    """Return the day that a text such as ``2025-05-14`` names.

    Raises:
        NoDay: there is no such day, or it is written in another order.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise NoDay(
            msg("Tanggal '{text}' tidak dapat dibaca.", text=text),
            hint=msg("Tulis tahun-bulan-hari, misalnya 2025-05-14."),
        )
    return found


DAY_FORM = "TTTT-BB-HH"


def day_option(help_text: str) -> Any:
    """Return an option that takes a day."""
    return typer.Option(parser=day_of, metavar=DAY_FORM, help=help_text)
