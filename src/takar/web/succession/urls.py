"""Addresses of the room."""

from django.urls import path

from takar.web.succession.views import comparing, lists, nominations

app_name = "succession"
urlpatterns = [
    path("", lists.bench, name="bench"),
    path("telaah/", lists.surveys, name="surveys"),
    path("telaah/baru/", lists.ask, name="ask"),
    path("telaah/<int:pk>/", lists.survey, name="survey"),
    path("telaah/<int:pk>/hapus/", lists.remove, name="remove"),
    path("daftar/<int:pk>/", lists.listing, name="listing"),
    path("daftar/<int:pk>/unduh/", lists.download, name="download"),
    path("daftar/<int:pk>/banding/", comparing.compare, name="compare"),
    path("calon/<int:pk>/", lists.candidate, name="candidate"),
    path("calon/<int:pk>/calonkan/", nominations.nominate, name="nominate"),
    path("pencalonan/", nominations.nominations, name="nominations"),
    path("pencalonan/<int:pk>/", nominations.nomination, name="nomination"),
    path("pencalonan/<int:pk>/keadaan/", nominations.move, name="move"),
]
