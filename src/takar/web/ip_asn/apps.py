"""Registers the room with Django."""

from django.apps import AppConfig


class IpAsnConfig(AppConfig):
    """The room ip_asn."""

    name = "takar.web.ip_asn"
    label = "ip_asn"
    default_auto_field = "django.db.models.BigAutoField"
