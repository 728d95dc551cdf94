"""Addresses of the room."""

from django.urls import path

from takar.web.exam_results.views import (
    alarms,
    analyses,
    corrections,
    exams,
    inquiries,
    levels,
    own,
    readings,
    runs,
)

app_name = "exam_results"
urlpatterns = [
    path("", exams.exams, name="exams"),
    path("<int:exam_id>/", exams.exam, name="exam"),
    path("<int:exam_id>/skor/", runs.mark, name="mark"),
    path("<int:exam_id>/soal/", corrections.items, name="items"),
    path("<int:exam_id>/soal/<int:version_id>/", corrections.correct, name="correct"),
    path("<int:exam_id>/analisis/", analyses.analyses, name="analyses"),
    path("<int:exam_id>/analisis/<int:analysis_id>/catat/", analyses.keep, name="keep"),
    path("penskoran/<int:run_id>/analisis/", analyses.compute, name="analyse"),
    path("<int:exam_id>/tanda/", alarms.alarms, name="alarms"),
    path("<int:exam_id>/tanda/<int:alarm_id>/", alarms.alarm, name="alarm"),
    path("penskoran/<int:run_id>/tanda/", alarms.seek, name="seek"),
    path("pemeriksaan/<int:inquiry_id>/", inquiries.inquiry, name="inquiry"),
    path("<int:exam_id>/batas/", levels.cuts, name="cuts"),
    path("<int:exam_id>/uraian/", readings.readings, name="readings"),
    path("<int:exam_id>/uraian/<int:sitting_id>/<int:slot>/", readings.reading, name="reading"),
    path("saya/", own.mine, name="mine"),
    path("saya/<int:sitting_id>/", own.own, name="own"),
    path("penskoran/<int:run_id>/", runs.run, name="run"),
    path("penskoran/<int:run_id>/peserta/", runs.people, name="people"),
    path("penskoran/<int:run_id>/peserta/<int:sitting_id>/", runs.person, name="person"),
    path("penskoran/<int:run_id>/berlakukan/", runs.switch, name="switch"),
    path("penskoran/<int:run_id>/batalkan/", runs.withdraw, name="withdraw"),
    path("penskoran/<int:run_id>/buka/", runs.release, name="release"),
    path("penskoran/<int:run_id>/papan/", runs.board, name="board"),
    path("penskoran/<int:run_id>/ke-kegiatan/", levels.send, name="send"),
    path("penskoran/<int:run_id>/periksa/", runs.verify, name="verify"),
    path("penskoran/<int:run_id>/nilai.xlsx", runs.download, {"kind": "xlsx"}, name="download"),
    path("penskoran/<int:run_id>/nilai.csv", runs.download, {"kind": "csv"}, name="download_text"),
]
