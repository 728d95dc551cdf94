"""What goes wrong in background work is written on the row it works for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError

UNEXPECTED = _("Pekerjaan berhenti karena kesalahan yang tidak terduga.")
REPORT = _("Coba lagi; bila berulang, sampaikan kepada pengelola sistem beserta waktunya.")


@contextmanager
def faults_told_by(fail: Callable[..., object]) -> Iterator[None]:
    """Say by ``fail(problem=…, hint=…)`` why the work below failed.

    What can be said in words is thereby done with; what nobody foresaw is raised as well, so that
    whoever runs the service hears of it.
    """
    try:
        yield
    except TakarError as fault:
        fail(problem=str(fault.problem), hint=str(fault.hint))
    except Exception:
        fail(problem=str(UNEXPECTED), hint=str(REPORT))
        raise
