"""Words of this room for its templates: deeds, sub-indicators, limits, and titles by code."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from takar.web.scenarios.wording import DEEDS, INDICATORS, LIMITS, worded

register = template.Library()


@register.filter
def deed(code: str) -> str:
    """Return the words for a deed."""
    return worded(code, DEEDS)


@register.filter
def indicator(code: str) -> str:
    """Return the words for what a training earns."""
    return worded(code, INDICATORS)


@register.filter
def limit(code: str) -> str:
    """Return the words for a limit; ``deeds:PERBARUI`` is a deed that was not allowed."""
    if code.startswith("deeds:"):
        return _("Juga memperbolehkan: %s") % deed(code.removeprefix("deeds:"))
    return worded(code, LIMITS)


@register.filter
def named(code: str, titles: Mapping[str, str]) -> str:
    """Return the title of a code; one without a title is itself."""
    return str(titles.get(code, code))


@register.filter
def of_part(parts: Any, kind: str) -> list[Any]:
    """Return the parts of a plan of one kind."""
    return [part for part in parts if part.kind == kind]
