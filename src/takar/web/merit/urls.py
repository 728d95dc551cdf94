"""Addresses of the room."""

from django.urls import path

from takar.web.merit.views import answering, documents, sheets

app_name = "merit"
urlpatterns = [
    path("", sheets.sheets, name="sheets"),
    path("baru/", sheets.create, name="create"),
    path("<int:pk>/", sheets.sheet, name="sheet"),
    path("<int:pk>/keadaan/", sheets.move, name="move"),
    path("<int:pk>/hapus/", sheets.remove, name="remove"),
    path("<int:pk>/unduh/", sheets.download, name="download"),
    path("<int:pk>/survei/", answering.survey, name="survey"),
    path("<int:pk>/bagian/<slug:part>/", answering.chapter, name="chapter"),
    path("<int:pk>/bagian/<slug:part>/jawaban/", answering.give, name="answer"),
    path("<int:pk>/butir/<slug:question>/periksa/", answering.check, name="check"),
    path("<int:pk>/butir/<slug:question>/dokumen/", documents.attach, name="attach"),
    path("<int:pk>/map/", documents.binder, name="binder"),
    path("dokumen/<int:pk>/", documents.document, name="document"),
    path("dokumen/<int:pk>/keluarkan/", documents.remove, name="remove_document"),
]
