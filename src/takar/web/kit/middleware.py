"""What every answer carries: what a browser may run and keep; and the language of errors."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from takar.kernel.language import speaking

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def content_policy(answer: Answer) -> Answer:
    """Forbid inline script and style, everything from elsewhere, and keeping what is personal."""

    def with_policy(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return with_policy


def chosen_language(answer: Answer) -> Answer:
    """Speak Indonesian unless the reader chose otherwise; a browser's language is no choice."""

    def in_chosen(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            request.LANGUAGE_CODE = language
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return in_chosen


def spoken_language(answer: Answer) -> Answer:
    """Let the errors of the computing floors speak the language of the page."""

    def in_language(request: HttpRequest) -> HttpResponse:
        with speaking((get_language() or "id")[:2]):
            return answer(request)

    return in_language
