"""The doors: signing in and out, passwords and second factors.

The deeds are allauth's; the addresses and pages are ours. What is not listed here (signing up,
password mail, passkeys) does not exist in this house.
"""

from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
    ReauthenticateView,
)
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.urls import path

PAGES = "accounts/doors/"

urlpatterns = [
    path("masuk/", LoginView.as_view(template_name=PAGES + "login.html"), name="account_login"),
    path("keluar/", LogoutView.as_view(template_name=PAGES + "logout.html"), name="account_logout"),
    path(
        "nonaktif/",
        AccountInactiveView.as_view(template_name=PAGES + "inactive.html"),
        name="account_inactive",
    ),
    path(
        "sandi/",
        PasswordChangeView.as_view(template_name=PAGES + "password.html", success_url="/akun/"),
        name="account_change_password",
    ),
    path(
        "konfirmasi/",
        ReauthenticateView.as_view(template_name=PAGES + "reauthenticate.html"),
        name="account_reauthenticate",
    ),
    path(
        "kode/",
        AuthenticateView.as_view(template_name=PAGES + "code.html"),
        name="mfa_authenticate",
    ),
    path(
        "konfirmasi-kode/",
        ReauthenticateByCodeView.as_view(template_name=PAGES + "reauthenticate.html"),
        name="mfa_reauthenticate",
    ),
    path(
        "dua-langkah/",
        IndexView.as_view(template_name=PAGES + "second_factor.html"),
        name="mfa_index",
    ),
    path(
        "dua-langkah/aktifkan/",
        ActivateTOTPView.as_view(template_name=PAGES + "activate.html"),
        name="mfa_activate_totp",
    ),
    path(
        "dua-langkah/matikan/",
        DeactivateTOTPView.as_view(template_name=PAGES + "deactivate.html"),
        name="mfa_deactivate_totp",
    ),
    path(
        "kode-cadangan/",
        ViewRecoveryCodesView.as_view(template_name=PAGES + "recovery.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "kode-cadangan/buat/",
        GenerateRecoveryCodesView.as_view(template_name=PAGES + "recovery_generate.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kode-cadangan/unduh/",
        DownloadRecoveryCodesView.as_view(template_name=PAGES + "recovery.txt"),
        name="mfa_download_recovery_codes",
    ),
]
