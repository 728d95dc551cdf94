"""Addresses of the room."""

from django.urls import URLPattern

app_name = "item_bank"
urlpatterns: list[URLPattern] = []
