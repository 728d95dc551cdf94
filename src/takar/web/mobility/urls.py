"""Addresses of the room."""

from django.urls import URLPattern

app_name = "mobility"
urlpatterns: list[URLPattern] = []
