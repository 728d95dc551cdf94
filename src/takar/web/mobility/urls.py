"""Addresses of the room."""

from django.urls import path

from takar.web.mobility.views import lists, moves, windows

app_name = "mobility"
urlpatterns = [
    path("", lists.lists, name="lists"),
    path("baru/", lists.create, name="create"),
    path("templat/", lists.template, name="template"),
    path("cek/", moves.pair, name="pair"),
    path("jendela/", windows.windows, name="windows"),
    path("jendela/catat/", windows.note_window, name="note_window"),
    path("jendela/<int:pk>/hapus/", windows.remove_window, name="remove_window"),
    path("<int:pk>/", lists.one_list, name="list"),
    path("<int:pk>/ubah/", lists.describe, name="describe"),
    path("<int:pk>/periksa/", lists.check, name="check"),
    path("<int:pk>/keadaan/", lists.move, name="state"),
    path("<int:pk>/unggah/", lists.upload, name="upload"),
    path("<int:pk>/tambah/", moves.add, name="add"),
    path("<int:pk>/unduh/", lists.download, name="download"),
    path("<int:pk>/imut/", lists.batch, name="batch"),
    path("usulan/<int:pk>/", moves.move, name="move"),
    path("usulan/<int:pk>/ubah/", moves.change, name="change"),
    path("usulan/<int:pk>/keluarkan/", moves.remove, name="remove"),
    path("usulan/<int:pk>/kecualikan/", moves.waive, name="waive"),
    path("usulan/<int:pk>/cabut-pengecualian/", moves.unwaive, name="unwaive"),
    path("usulan/<int:pk>/persetujuan/", moves.consent, name="consent"),
    path("usulan/<int:pk>/keterangan/", moves.declare, name="declare"),
]
