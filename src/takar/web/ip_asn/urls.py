"""Addresses of the room."""

from django.urls import URLPattern

app_name = "ip_asn"
urlpatterns: list[URLPattern] = []
