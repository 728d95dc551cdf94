"""Every address of the service; each room owns its prefix."""

from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("", include("takar.web.accounts.urls")),
    path("pegawai/", include("takar.web.people.urls")),
    path("hasil/", include("takar.web.results.urls")),
    path("penilaian/", include("takar.web.assessments.urls")),
    path("talenta/", include("takar.web.talent.urls")),
    path("laporan/", include("takar.web.reports.urls")),
    path("jejak/", include("takar.web.audit.urls")),
    path("", include("takar.web.portal.urls")),
]
