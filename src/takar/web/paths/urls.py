"""Addresses of the room."""

from django.urls import URLPattern

app_name = "paths"
urlpatterns: list[URLPattern] = []
