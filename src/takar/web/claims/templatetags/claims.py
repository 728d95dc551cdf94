"""The count of what waits for the reader, in the header of every page."""

from django import template
from django.template.context import Context

from takar.web.accounts.models import Role
from takar.web.claims.queries import waiting_count

register = template.Library()
VERIFIERS = frozenset({Role.OPERATOR, Role.UNIT_HEAD})


@register.simple_tag(takes_context=True)
def waiting_claims(context: Context) -> int | None:
    """Return how many entries wait for the reader to decide; nothing for who decides on none."""
    agency, user = context.get("agency"), context.get("user")
    if agency is None or user is None or not VERIFIERS & frozenset(context.get("roles") or ()):
        return None
    return waiting_count(user, agency)
