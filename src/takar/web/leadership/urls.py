"""Addresses of the room."""

from django.urls import path

from takar.web.leadership import views

app_name = "leadership"
urlpatterns = [
    path("", views.home, name="home"),
    path("paparan/", views.presentation, name="presentation"),
]
