"""The bell of the header."""

from typing import Any

from django import template
from django.template.context import Context

from takar.web.notices.queries import unread_count
from takar.web.notices.rules import MOST_SHOWN

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_notices(context: Context) -> dict[str, Any]:
    """Return how many notices wait for the reader, and how the bell prints that."""
    agency, user = context.get("agency"), context.get("user")
    if agency is None or user is None or not user.is_authenticated:
        return {"count": 0, "shown": ""}
    count = unread_count(user, agency)
    return {"count": count, "shown": f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count)}
