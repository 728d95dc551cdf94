"""What the templates of the room say in one word."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(titles: Mapping[str, str], code: str) -> str:
    """Return what a code is called; the code itself where it has no name."""
    return titles.get(code, code) if titles else code
