"""A request whose sender and agency are known: "signed in" as a type."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from takar.web.accounts.models import Agency, User


class SignedInRequest(HttpRequest):
    """A request that passed the door."""

    user: User
    agency: Agency
    htmx: HtmxDetails
