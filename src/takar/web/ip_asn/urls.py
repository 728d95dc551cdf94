"""Addresses of the room."""

from django.urls import path

from takar.web.ip_asn.views import index, people, years

app_name = "ip_asn"
urlpatterns = [
    path("", index.index, name="index"),
    path("unit/<int:unit_id>/", index.unit, name="unit"),
    path("penahan/", index.held, name="held"),
    path("kelompok/", index.groups, name="groups"),
    path("keadaan/<int:run_id>/", index.settle, name="settle"),
    path("pegawai/", people.people, name="people"),
    path("pegawai/unduh.xlsx", people.export, {"form": "xlsx"}, name="export"),
    path("pegawai/unduh.csv", people.export, {"form": "csv"}, name="export_text"),
    path("pegawai/<int:employee_id>/", people.person, name="person"),
    path("saya/", people.mine, name="mine"),
    path("riwayat/", years.history, name="history"),
    path("resmi/", years.official, name="official"),
    path("resmi/<int:year>/", years.official_year, name="official_year"),
]
