"""Addresses of the room."""

from django.urls import path

from takar.web.people.views import imports, person, quality, roster, units

app_name = "people"
urlpatterns = [
    path("", roster.employees, name="employees"),
    path("ekspor/", roster.export, name="export"),
    path("ekspor/terpilih/", roster.export_chosen, name="export_chosen"),
    path("strategis/", roster.make_strategic, name="make_strategic"),
    path("strategis/lepas/", roster.make_ordinary, name="make_ordinary"),
    path("bukti-lengkap/", roster.check_evidence, name="check_evidence"),
    path("unit/", units.units, name="units"),
    path("unit/<int:pk>/", units.unit, name="unit"),
    path("mutu-data/", quality.quality, name="quality"),
    path("mutu-data/ekspor/", quality.quality_export, name="quality_export"),
    path("impor/", imports.imports, name="imports"),
    path("impor/unggah/", imports.upload, name="upload"),
    path("impor/templat/<slug:kind>/", imports.template, name="template"),
    path("impor/<int:pk>/", imports.batch, name="import"),
    path("impor/<int:pk>/kemajuan/", imports.progress, name="progress"),
    path("impor/<int:pk>/temuan/", imports.faults, name="faults"),
    path("impor/<int:pk>/konfirmasi/", imports.confirm, name="confirm"),
    path("impor/<int:pk>/jalankan/", imports.run_now, name="run_now"),
    path("impor/<int:pk>/periksa-ulang/", imports.recheck, name="recheck"),
    path("impor/<int:pk>/batalkan/", imports.undo, name="undo"),
    path("impor/<int:pk>/abaikan/", imports.discard, name="discard"),
    path("bukti/<slug:table>/<int:pk>/", person.correct, name="correct"),
    path("bukti/<slug:table>/<int:pk>/hapus/", person.remove, name="remove"),
    path("saya/", person.mine, name="mine"),
    path("<int:pk>/", person.employee, name="employee"),
    path("<int:pk>/ubah/", person.edit, name="edit"),
    path("<int:pk>/bukti/<slug:table>/tambah/", person.add, name="add"),
    path("<int:pk>/bukti/<slug:table>/lengkap/", person.complete, name="complete"),
]
