"""Addresses of the room."""

from django.urls import URLPattern

app_name = "claims"
urlpatterns: list[URLPattern] = []
