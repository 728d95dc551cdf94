"""Addresses of the room."""

from django.urls import path

from takar.web.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("dibaca/", views.mark_all, name="mark_all"),
    path("<int:pk>/", views.open_notice, name="open"),
    path("<int:pk>/dibaca/", views.mark_read, name="mark_read"),
]
