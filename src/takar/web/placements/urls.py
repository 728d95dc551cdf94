"""Addresses of the room."""

from django.urls import path

from takar.web.placements.views import answers, laying

app_name = "placements"
urlpatterns = [
    path("", laying.scenarios, name="scenarios"),
    path("baru/", laying.create, name="create"),
    path("banding/", answers.compare, name="compare"),
    path("<int:pk>/", answers.scenario, name="scenario"),
    path("<int:pk>/ubah/", laying.change, name="change"),
    path("<int:pk>/salin/", laying.copy, name="copy"),
    path("<int:pk>/susunan/<int:number>/", laying.keep_alternative, name="keep_alternative"),
    path("<int:pk>/hapus/", laying.remove, name="remove"),
    path("<int:pk>/aturan/", laying.note_rule, name="note_rule"),
    path("aturan/<int:pk>/hapus/", laying.remove_rule, name="remove_rule"),
    path("<int:pk>/hitung/", answers.compute, name="compute"),
    path("<int:pk>/kemajuan/", answers.progress, name="progress"),
    path("orang/<int:pk>/", answers.person, name="person"),
    path("<int:pk>/pilih/", answers.choose, name="choose"),
    path("<int:pk>/ajukan/", answers.propose, name="propose"),
    path("<int:pk>/lampiran/", answers.annex, name="annex"),
    path("<int:pk>/unduh/", answers.download, name="download"),
]
