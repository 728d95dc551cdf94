"""Addresses of the room."""

from django.urls import path

from takar.web.rating_quality import views

app_name = "rating_quality"
urlpatterns = [
    path("", views.events, name="events"),
    path("<int:event_id>/", views.quality, name="quality"),
    path("<int:event_id>/hitung/", views.compute, name="compute"),
    path("<int:event_id>/peserta/", views.people, name="people"),
    path("<int:event_id>/putusan/", views.decide, name="decide"),
    path("<int:event_id>/saya/", views.own, name="own"),
    path("<int:event_id>/laporan.pdf", views.paper, name="paper"),
    path("<int:event_id>/unduh/", views.download, name="download"),
]
