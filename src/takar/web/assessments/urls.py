"""Addresses of the room."""

from django.urls import path

from takar.web.assessments.views import (
    events,
    methods,
    participants,
    results,
    scoring,
)

app_name = "assessments"
urlpatterns = [
    path("", events.events, name="events"),
    path("baru/", events.create, name="create"),
    path("pegawai/<int:employee_id>/", results.history, name="history"),
    path("<int:event_id>/", events.event, name="event"),
    path("<int:event_id>/ubah/", events.describe, name="describe"),
    path("<int:event_id>/keadaan/", events.move, name="move"),
    path("<int:event_id>/metode/", methods.methods, name="methods"),
    path("<int:event_id>/metode/periksa/", methods.check_methods, name="check_methods"),
    path("<int:event_id>/kriteria/", participants.criteria, name="criteria"),
    path("<int:event_id>/pratinjau/", participants.preview, name="preview"),
    path("<int:event_id>/pratinjau/unduh/", participants.preview_export, name="preview_export"),
    path("<int:event_id>/peserta/tetapkan/", participants.choose, name="choose"),
    path("<int:event_id>/peserta/hadir/", participants.attendance, name="attendance"),
    path("<int:event_id>/peserta/tambah/", participants.add, name="add"),
    path("<int:event_id>/peserta/<int:participant_id>/keluar/", participants.remove, name="remove"),
    path("<int:event_id>/nilai/", scoring.scoring, name="scoring"),
    path("<int:event_id>/nilai/templat/", scoring.template, name="template"),
    path("<int:event_id>/nilai/unggah/", scoring.upload, name="upload"),
    path(
        "<int:event_id>/nilai/<int:participant_id>/<str:method_code>/",
        scoring.score,
        name="score",
    ),
    path("<int:event_id>/tanda-tangan/", results.signing, name="signing"),
    path("<int:event_id>/hasil/", results.results, name="results"),
    path("<int:event_id>/hasil/unduh/", results.results_export, name="results_export"),
    path("<int:event_id>/hasil/hitung/", results.measure, name="measure"),
]
