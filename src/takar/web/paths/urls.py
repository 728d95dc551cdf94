"""Addresses of the room."""

from django.urls import path

from takar.web.paths import views

app_name = "paths"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("minat/", views.interest, name="interest"),
    path("minat/tarik/", views.withdraw, name="withdraw"),
]
