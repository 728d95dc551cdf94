"""What every answer carries: what a browser may run and keep; and the language of errors."""

from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
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


def written_words(answer: Answer) -> Answer:
    """Refuse text no keyboard writes: a zero byte, which databases do not store alike."""

    def without_zero(request: HttpRequest) -> HttpResponse:
        sent = chain(request.GET.lists(), request.POST.lists())
        texts = chain((request.path_info,), (text for name, some in sent for text in (name, *some)))
        if any("\x00" in text for text in texts):
            raise SuspiciousOperation("zero byte")
        return answer(request)

    return without_zero


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
