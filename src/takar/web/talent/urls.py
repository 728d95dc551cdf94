"""Addresses of the room."""

from django.urls import path

from takar.web.talent import views

app_name = "talent"
urlpatterns = [
    path("", views.nine_boxes, name="map"),
    path("daftar/", views.people, name="people"),
    path("daftar/unduh/", views.download, name="download"),
    path("kotak/<int:box>/", views.box, name="box"),
    path("belum-terpetakan/", views.undetermined, name="undetermined"),
    path("sebaran/", views.scatter, name="scatter"),
    path("banding/", views.comparison, name="comparison"),
    path("saya/", views.mine, name="mine"),
    path("pegawai/<int:employee_id>/", views.person, name="person"),
]
