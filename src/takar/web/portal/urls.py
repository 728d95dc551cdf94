"""Addresses of the room."""

from django.urls import path

from takar.web.portal.views import home, law, public, publications

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("aturan/", law.law_list, name="law_list"),
    path("aturan/<str:key>/", law.law_page, name="law_page"),
    path("publikasi/", publications.publications, name="publications"),
    path("publikasi/susun/", publications.compose, name="compose"),
    path("publikasi/<int:pk>/", publications.publication, name="publication"),
    path("publikasi/<int:pk>/tarik/", publications.take_back, name="withdraw"),
    path("publik/<slug:agency_code>/", public.public_page, name="public_page"),
    path("publik/<slug:agency_code>/<int:pk>/", public.public_page, name="public_page"),
    path("publik/<slug:agency_code>/<int:pk>.csv", public.public_file, name="public_file"),
]
