"""Every address of the service; each room owns its prefix."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("bahasa/", login_not_required(set_language), name="set_language"),
    path("akun/", include("takar.web.accounts.doors")),
    path("akun/", include("takar.web.accounts.urls")),
    path("pemberitahuan/", include("takar.web.notices.urls")),
    path("pegawai/", include("takar.web.people.urls")),
    path("bukti/", include("takar.web.claims.urls")),
    path("hasil/", include("takar.web.results.urls")),
    path("penilaian/", include("takar.web.assessments.urls")),
    path("jadwal/", include("takar.web.timetables.urls")),
    path("lembar/", include("takar.web.rating_sheets.urls")),
    path("mutu/", include("takar.web.rating_quality.urls")),
    path("rapat/", include("takar.web.meetings.urls")),
    path("seleksi/", include("takar.web.selections.urls")),
    path("umpan-balik/", include("takar.web.feedback.urls")),
    path("bank-soal/", include("takar.web.item_bank.urls")),
    path("ujian/", include("takar.web.exams.urls")),
    path("ruang-ujian/", include("takar.web.sittings.urls")),
    path("pengawasan/", include("takar.web.proctoring.urls")),
    path("hasil-ujian/", include("takar.web.exam_results.urls")),
    path("ip-asn/", include("takar.web.ip_asn.urls")),
    path("skenario/", include("takar.web.scenarios.urls")),
    path("talenta/", include("takar.web.talent.urls")),
    path("jabatan/", include("takar.web.posts.urls")),
    path("komite-talenta/", include("takar.web.reviews.urls")),
    path("mobilitas/", include("takar.web.mobility.urls")),
    path("suksesi/", include("takar.web.succession.urls")),
    path("penempatan/", include("takar.web.placements.urls")),
    path("pengembangan/", include("takar.web.development.urls")),
    path("merit/", include("takar.web.merit.urls")),
    path("jalur-saya/", include("takar.web.paths.urls")),
    path("pimpinan/", include("takar.web.leadership.urls")),
    path("laporan/", include("takar.web.reports.urls")),
    path("jejak/", include("takar.web.audit.urls")),
    path("", include("takar.web.portal.urls")),
]
