"""Addresses of the room."""

from django.urls import URLPattern

app_name = "rating_quality"
urlpatterns: list[URLPattern] = []
