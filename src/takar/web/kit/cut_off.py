"""Background work that was cut off: begun, never finished, and longer ago than it can take.

A worker that is killed writes nothing more, so a row that says it runs would say so for ever. A
task says how long it may take at the most and what ends it then; :mod:`takar.web.kit.reaping` does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

Work = TypeVar("Work", bound=Callable[..., Any])

PROBLEM = _("Pekerjaan ini terputus: yang mengerjakannya berhenti di tengah jalan.")
HINT = _("Mulai sekali lagi; yang sudah tersimpan sebelumnya tidak berubah.")
MARGIN = timedelta(minutes=3)
"""What a slow machine may take beyond the own budget of the work."""


def is_cut_off(
    begun_at: datetime | None, longest: timedelta, *, now: datetime | None = None
) -> bool:
    """Tell whether work that began then and takes so long at the most must have been cut off."""
    return begun_at is not None and (now or timezone.now()) > begun_at + longest + MARGIN


@dataclass(frozen=True)
class Ending:
    """How long a task may take, and what is done with its arguments once it was cut off."""

    longest: timedelta
    end: Callable[..., object]


def may_be_cut_off(end: Callable[..., object], *, longest: timedelta) -> Callable[[Work], Work]:
    """Let the work of a task be ended when it was cut off; written below ``@task``."""

    def marked(work: Work) -> Work:
        work.ending = Ending(longest, end)  # type: ignore[attr-defined]
        return work

    return marked
