"""Addresses of the room."""

from django.urls import URLPattern

app_name = "posts"
urlpatterns: list[URLPattern] = []
