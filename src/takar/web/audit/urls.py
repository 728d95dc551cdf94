"""Addresses of the room."""

from django.urls import path

from takar.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("unduh/", views.export, name="export"),
]
