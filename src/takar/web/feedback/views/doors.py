"""How the pages of the room do one deed and tell how it went."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from takar.kernel.errors import TakarError
from takar.regulations.law import Law
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted


def deed(
    request: SignedInRequest,
    act: Callable[[], object],
    done: Any,
    *where: Any,
    form: forms.Form | None = None,
) -> HttpResponse:
    """Do one act of a form, tell how it went, and go on.

    Args:
        request: must be a POST.
        act: what is to be done.
        done: what to say when it was done; may take the outcome.
        where: the page to go to, as for ``redirect``.
        form: must be valid; otherwise its faults are told and nothing is done.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if form is not None and not form.is_valid():
        messages.error(request, faults_of(form))
        return redirect(*where)
    try:
        outcome = act()
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        messages.success(request, str(done).format(outcome=outcome))
    return redirect(*where)


def faults_of(form: forms.Form) -> str:
    """Return what is wrong with a form, in one line."""
    lines = []
    for name, faults in form.errors.items():
        label = f"{form.fields[name].label}: " if name in form.fields else ""
        lines.append(label + " ".join(str(fault) for fault in faults))
    return " ".join(lines)


def titles_in(law: Law) -> dict[str, str]:
    """Return the law's words for the competencies."""
    return {code: one.title for code, one in law.codes("assessment.competencies").items()}
