"""A write is an action: permitted, whole and recorded, or not done at all."""

from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.audit.models import Entry

P = ParamSpec("P")
R = TypeVar("R")
Actor = TypeVar("Actor", bound="models.Model")
Subject = TypeVar("Subject", bound="models.Model")

_facts: ContextVar[dict[str, Any] | None] = ContextVar("facts", default=None)
_regrets: ContextVar[list[Callable[[], object]] | None] = ContextVar("regrets", default=None)


class NotPermitted(TakarError, PermissionDenied):
    """The person may not do this."""


def action(
    act: str, *, needs: Callable[[Actor, Subject], bool]
) -> Callable[
    [Callable[Concatenate[Actor, Subject, P], R]], Callable[Concatenate[Actor, Subject, P], R]
]:
    """Make a function an act: ``needs`` is asked first, the deed and its record are one write.

    Args:
        act: globally unique name, ``room.noun.past``.
        needs: predicate of actor and subject.
    """

    def decorate(
        deed: Callable[Concatenate[Actor, Subject, P], R],
    ) -> Callable[Concatenate[Actor, Subject, P], R]:
        @wraps(deed)
        def do(actor: Actor, subject: Subject, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not needs(actor, subject):
                raise NotPermitted(
                    msg("Anda tidak berwenang melakukan tindakan ini."),
                    hint=msg("Hubungi pengelola BKPSDM bila ini tugas Anda."),
                )
            token = _facts.set({name: plain(value) for name, value in kwargs.items()})
            try:
                with taken_back_on_failure(), transaction.atomic():
                    outcome = deed(actor, subject, *args, **kwargs)
                    record(act, actor, subject)
            finally:
                _facts.reset(token)
            return outcome

        do.act = act  # type: ignore[attr-defined]
        return do

    return decorate


@contextmanager
def taken_back_on_failure() -> Iterator[None]:
    """Undo outside the database too, when the act or the one around it fails."""
    around, own = _regrets.get(), list[Callable[[], object]]()
    token = _regrets.set(own)
    try:
        yield
    except BaseException:
        for regret in reversed(own):
            regret()
        raise
    finally:
        _regrets.reset(token)
    if around is not None:
        around.extend(own)


def if_it_fails(regret: Callable[[], object]) -> None:
    """Say what is to be undone outside the database if the running act fails, as a file written."""
    running = _regrets.get()
    if running is not None:
        running.append(regret)


def noted(**facts: object) -> None:
    """Add facts to the record of the running act: values before and after, counts, reasons."""
    running = _facts.get()
    if running is not None:
        running.update({name: plain(value) for name, value in facts.items()})


def record(act: str, actor: Any, subject: models.Model) -> None:
    """Write one line of the log; a failure here undoes the act."""
    Entry(
        agency_code=agency_code_of(subject),
        actor=actor,
        act=act,
        subject_kind=subject._meta.label_lower,  # noqa: SLF001 - Django's public Model._meta API
        subject_id=str(subject.pk),
        subject_name=str(subject)[:200],
        facts=_facts.get() or {},
    ).save()


def agency_code_of(subject: Any) -> str:
    """Return the code of the agency a row belongs to."""
    if hasattr(subject, "agency_code"):
        return str(subject.agency_code)
    return str(subject.agency.code)


def plain(value: object) -> object:
    """Reduce a fact to what JSON can keep, shortened; rows become their name."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set):
        items = [plain(item) for item in value]
        return items if len(items) <= 50 else [*items[:50], f"… {len(items)}"]
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, bytes):
        return f"{len(value)} byte"
    if isinstance(value, Sized) and not isinstance(value, str):
        return type(value).__name__  # a query or a table would tell of everybody in it
    return str(value)[:500]
