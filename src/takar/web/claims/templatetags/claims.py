"""Words of the room: what waits for the reader, and numbers as short as they are."""

from decimal import Decimal

from django import template
from django.template.context import Context

from takar.web.accounts.models import Role
from takar.web.claims.queries import waiting_count
from takar.web.kit.templatetags.kit import angka

register = template.Library()
VERIFIERS = frozenset({Role.OPERATOR, Role.UNIT_HEAD})


@register.simple_tag(takes_context=True)
def waiting_claims(context: Context) -> int | None:
    """Return how many entries wait for the reader to decide; nothing for who decides on none."""
    agency, user = context.get("agency"), context.get("user")
    if agency is None or user is None or not VERIFIERS & frozenset(context.get("roles") or ()):
        return None
    return waiting_count(user, agency)


@register.filter
def ringkas(value: Decimal | int | None) -> str:
    """Print a number without decimals nobody wrote: ``24``, ``7,5``."""
    if value is None:
        return angka(None)
    whole = Decimal(value)
    if whole == whole.to_integral_value():
        return angka(whole, 0)
    return angka(whole, 1 if whole * 10 == (whole * 10).to_integral_value() else 2)
