"""What every answer carries: the content policy; and the language in which errors speak."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

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
    """Forbid inline script and style, and everything from elsewhere."""

    def with_policy(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return with_policy


def spoken_language(answer: Answer) -> Answer:
    """Let the errors of the computing floors speak the language of the page."""

    def in_language(request: HttpRequest) -> HttpResponse:
        with speaking((get_language() or "id")[:2]):
            return answer(request)

    return in_language
