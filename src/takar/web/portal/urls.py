"""Addresses of the room."""

from django.urls import path

from takar.web.portal import views

app_name = "portal"
urlpatterns = [path("", views.home, name="home")]
