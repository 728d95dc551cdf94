"""Addresses of the room."""

from django.urls import path

from takar.web.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("kegiatan/<int:event_id>/kelompok.pdf", views.group, name="group"),
    path("kegiatan/<int:event_id>/rekap.xlsx", views.recap, name="recap"),
    path("kegiatan/<int:event_id>/individu.zip", views.everybody, name="everybody"),
    path("peserta/<int:participant_id>.pdf", views.individual, name="individual"),
    path("peserta/<int:participant_id>/asesor.pdf", views.annex, name="annex"),
]
