"""Addresses of the room."""

from django.urls import URLPattern

app_name = "proctoring"
urlpatterns: list[URLPattern] = []
