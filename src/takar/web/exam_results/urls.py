"""Addresses of the room."""

from django.urls import URLPattern

app_name = "exam_results"
urlpatterns: list[URLPattern] = []
