"""Addresses of the room."""

from django.urls import path

from takar.web.selections.views import planning, ranking

app_name = "selections"
urlpatterns = [
    path("", planning.selections, name="selections"),
    path("baru/", planning.create, name="create"),
    path("<int:pk>/", planning.selection, name="selection"),
    path("<int:pk>/keadaan/", planning.move, name="move"),
    path("<int:pk>/komponen/", planning.component, name="component"),
    path("komponen/<int:pk>/hapus/", planning.drop_component, name="drop_component"),
    path("<int:pk>/panitia/", planning.member, name="member"),
    path("panitia/<int:pk>/hapus/", planning.drop_member, name="drop_member"),
    path("<int:pk>/jabatan/", planning.add_post, name="add_post"),
    path("jabatan/<int:pk>/", ranking.post, name="post"),
    path("jabatan/<int:pk>/batal/", planning.cancel_post, name="cancel_post"),
    path("jabatan/<int:pk>/pelamar/", ranking.apply, name="apply"),
    path("jabatan/<int:pk>/cetak/", ranking.print_list, name="print_list"),
    path("pelamar/<int:pk>/keadaan/", ranking.mark, name="mark"),
    path("pelamar/<int:pk>/nilai/", ranking.scores, name="scores"),
    path("urutan/<int:pk>/unduh/", ranking.take_list, name="take_list"),
    path("urutan/<int:pk>/pilih/", ranking.choose, name="choose"),
]
