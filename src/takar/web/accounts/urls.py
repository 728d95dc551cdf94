"""Addresses of the room."""

from django.urls import path

from takar.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("pindah-instansi/", views.switch, name="switch"),
    path("instansi/", views.agencies, name="agencies"),
    path("anggota/<slug:code>/", views.members, name="members"),
    path("anggota/<slug:code>/peran/<int:pk>/cabut/", views.revoke, name="revoke"),
    path("anggota/<slug:code>/sandi/<int:user_id>/", views.new_password, name="new_password"),
]
