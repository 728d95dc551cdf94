"""Addresses of the room."""

from django.urls import path

from takar.web.results import views

app_name = "results"
urlpatterns = [
    path("", views.runs, name="runs"),
    path("hitung/", views.measure, name="measure"),
    path("permintaan/<int:request_id>/", views.request_progress, name="request"),
    path("saya/", views.mine, name="mine"),
    path("pegawai/<int:employee_id>/", views.history, name="history"),
    path("<int:run_id>/", views.run, name="run"),
    path("<int:run_id>/bundel/", views.bundle, name="bundle"),
    path("<int:run_id>/ulang/", views.repeat, name="repeat"),
    path("<int:run_id>/pegawai/<int:employee_id>/", views.explanation, name="explanation"),
    path("<int:run_id>/pegawai/<int:employee_id>/kenaikan/", views.lifts, name="lifts"),
]
