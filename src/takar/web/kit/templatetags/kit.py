"""Words every template may use; registered as builtins, nothing needs to be loaded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from takar import __version__
from takar.kernel.rounding import printed
from takar.regulations.book import Book
from takar.regulations.citation import CERTAINTIES
from takar.web.kit import boxes, charts, navigation, words

register = template.Library()


@register.filter
def angka(value: Any, places: int | None = None) -> str:
    """Print a number half-up in the language of the page; counts bare, measures with 2 decimals."""
    if value is None or value == "":
        return printed(None)
    exact = Decimal(str(value)) if isinstance(value, float | str) else value
    if places is None:
        places = 0 if isinstance(exact, int) else 2
    return printed(exact, int(places), locale=(get_language() or "id")[:2])


@register.filter
def persen(value: Any, whole: Any = None) -> str:
    """Print a percentage; with ``whole``, the share of it."""
    if value is None or whole == 0:
        return printed(None)
    share = value if whole is None else Fraction(value) * 100 / Fraction(whole)
    return f"{angka(share, 1 if whole is not None else 2)}%"


@register.filter
def tanggal(value: date | datetime | None, style: str = "DATE_FORMAT") -> str:
    """Print a day in words of the page's language; a moment with its time."""
    if not value:
        return printed(None)
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return date_format(value, style)


@register.filter
def kata(code: str | None) -> str:
    """Print an enumerated value of the law for people: ``SANGAT_BAIK`` is "Sangat Baik"."""
    return words.title_of(code)


@register.simple_tag
@cache
def icon(name: str, size: int = 20, css: str = "icon") -> SafeString:
    """Draw a Lucide icon; it says nothing to screen readers."""
    drawn = lucide(name, size=size, **{"class": css, "aria-hidden": "true", "focusable": "false"})
    return mark_safe(drawn)  # noqa: S308 - drawn from the icon set


@register.simple_tag
def badge(code: Any, title: Any = None, tone: str | None = None) -> SafeString:
    """Show a category or box as a pill: colour, sign and word, never colour alone."""
    chosen = tone or words.tone_of(code)
    sign = icon(words.SIGNS[chosen], size=16)
    word = title or (words.box_word(code) if isinstance(code, int) else words.title_of(code))
    return format_html(
        '<span class="badge tone-{}">{}{}</span>', chosen, sign, word or _("Belum ada")
    )


@register.simple_tag
def certainty(code: str) -> SafeString:
    """Show how sure a rule of the law is, with sign and word."""
    return badge(code, str(CERTAINTIES[code]) if code in CERTAINTIES else code)


@register.simple_tag
def field(bound: BoundField, css: str = "") -> SafeString:
    """Show a form field with its label, help and faults."""
    is_check = isinstance(bound.field.widget, CheckboxInput)
    return render_to_string("kit/field.html", {"field": bound, "is_check": is_check, "css": css})


@register.simple_tag
def fields(form: Any) -> SafeString:
    """Show all visible fields of a form, its hidden ones and what is wrong with the whole."""
    return render_to_string("kit/fields.html", {"form": form})


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """Return the query string of this page with changes; ``None`` takes a parameter out."""
    given = context["request"].GET.copy()
    for name, value in changes.items():
        given.pop(name, None)
        if value is not None:
            given[name] = str(value)
    return "?" + urlencode(list(given.lists()), doseq=True)


@register.inclusion_tag("kit/sort.html", takes_context=True)
def sort(context: Context, name: str, title: str, css: str = "") -> dict[str, Any]:
    """Show a column head that sorts (``?urut=name`` and ``?urut=-name``)."""
    now = context["request"].GET.get("urut", "")
    following = f"-{name}" if now == name else name
    direction = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    link = query(context, urut=following, hal=None)
    return {"link": link, "title": title, "direction": direction, "css": css}


@register.simple_block_tag
def card(content: SafeString, title: str = "", css: str = "") -> SafeString:
    """Frame a piece of a page: ``{% card "Judul" %}…{% endcard %}``."""
    head = format_html("<header><h2>{}</h2></header>", title) if title else ""
    return format_html('<section class="card {}">{}{}</section>', css, head, content)


@register.simple_block_tag
def scroll(content: SafeString, label: str) -> SafeString:
    """Let a wide table scroll inside its frame, also by keyboard."""
    return format_html(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}">{}</div>', label, content
    )


@register.simple_block_tag
def notice(content: SafeString, tone: str = "info") -> SafeString:
    """Show a remark that should not be missed, in a tone: info, good, fair, poor."""
    sign = icon(words.SIGNS[tone])
    return format_html('<div class="notice tone-{}">{}<div>{}</div></div>', tone, sign, content)


@register.inclusion_tag("kit/stat.html")
def stat(number: Any, label: str, link: str = "", tone: str = "") -> dict[str, Any]:
    """Show one count with what it counts, as a link when there is a list behind it."""
    return {"number": number, "label": label, "link": link, "tone": tone}


@register.inclusion_tag("kit/radar.html")
def radar(
    labels: Sequence[str],
    seen: Sequence[Any],
    required: Sequence[Any],
    top: int = 5,
    title: str = "",
    caption: str = "",
) -> dict[str, Any]:
    """Draw levels against their standard, with the same numbers as a table below."""
    heading = str(title or _("Level capaian dan standar"))
    drawing = charts.radar_svg(labels, seen, required, top, title=heading)
    rows = list(zip(labels, seen, required, strict=True))
    return {"drawing": safe(drawing), "rows": rows, "title": heading, "caption": caption}


@register.inclusion_tag("kit/ninebox.html")
def ninebox(
    counts: Mapping[int, int | None],
    links: Mapping[int, str] | str = "",
    chosen: Any = None,
    title: str = "",
    mini: bool = False,  # noqa: FBT001, FBT002 - a flag of a template tag
    total: int | None = None,
) -> dict[str, Any]:
    """Show the nine boxes as a table: performance upwards, potential to the right.

    Args:
        counts: people per box number; ``None`` is a hidden count, a missing box is empty.
        links: address per box, or one address to which ``kotak=5`` is appended.
        chosen: the box now looked at.
        title: caption of the table.
        mini: small, without shares.
        total: how many are in all boxes; where a count is hidden, no share is shown without it.
    """
    total = boxes.total_of(counts) if total is None else total
    rows = [
        (name, [boxes.cell(box, counts, links, total=total, chosen=chosen) for box in row])
        for name, row in zip(words.performance_words(), charts.BOXES, strict=True)
    ]
    return {
        "rows": rows,
        "columns": words.potential_words(),
        "title": title or _("Peta talenta sembilan kotak"),
        "mini": mini,
    }


@register.inclusion_tag("kit/bars.html")
def bars(
    labels: Sequence[str],
    values: Sequence[Any],
    marks: Sequence[Any] = (),
    top: Any = None,
    title: str = "",
    tones: Sequence[str] = (),
) -> dict[str, Any]:
    """Draw a bar per label; a table with the numbers can be opened below."""
    drawing = charts.bars_svg(labels, values, marks=marks, top=top, title=title, tones=tones)
    return {
        "drawing": safe(drawing),
        "rows": list(zip(labels, values, strict=True)),
        "title": title,
    }


@register.inclusion_tag("kit/stack.html")
def stack(parts: Sequence[tuple[str, int, str]], title: str = "") -> dict[str, Any]:
    """Draw a distribution as one bar: parts of (label, count, tone), with its legend."""
    total = sum(people for _label, people, _tone in parts)
    return {"drawing": safe(charts.stack_svg(parts, title=title)), "parts": parts, "total": total}


def safe(drawing: str) -> SafeString:
    """Mark a drawing of :mod:`charts` as markup: it escapes its words itself."""
    return mark_safe(drawing)  # noqa: S308 - charts escape


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, Any]]:
    """Return the entries of the main menu for the reader, with the one now open marked."""
    here = context["request"].path
    items = navigation.menu(frozenset(context.get("roles") or ()))
    entries = [{"title": i.title, "icon": i.icon, "link": reverse(i.url_name)} for i in items]
    inside = [entry["link"] for entry in entries if is_inside(here, entry["link"])]
    nearest = max(inside, key=len, default="")
    return [entry | {"is_here": entry["link"] == nearest} for entry in entries]


@register.simple_tag(takes_context=True)
def person_tabs(context: Context, pk: Any) -> list[dict[str, Any]]:
    """Return the tabs of a person's page for the reader."""
    here = context["request"].path
    items = navigation.person_tabs(frozenset(context.get("roles") or ()))
    entries = [
        {"title": i.title, "icon": i.icon, "link": reverse(i.url_name, args=[pk])} for i in items
    ]
    return [entry | {"is_here": entry["link"] == here} for entry in entries]


@register.simple_tag(takes_context=True)
def event_tabs(context: Context, event: Any) -> list[dict[str, Any]]:
    """Return the tabs of an event's page for the reader; a page below a tab marks it too."""
    here = context["request"].path
    items = navigation.event_steps(frozenset(context.get("roles") or ()), event.state)
    entries: list[dict[str, Any]] = [
        {"title": i.title, "icon": i.icon, "link": reverse(i.url_name, args=[event.pk])}
        for i in items
    ]
    nearest = max((e["link"] for e in entries if here.startswith(e["link"])), key=len, default="")
    return [entry | {"is_here": entry["link"] == nearest} for entry in entries]


@register.simple_tag(takes_context=True)
def participant_links(context: Context, event: Any, participant: Any) -> list[tuple[str, str]]:
    """Return title and address of the pages that rooms added for a participant."""
    items = navigation.participant_pages(frozenset(context.get("roles") or ()))
    return [(str(i.title), reverse(i.url_name, args=[event.pk, participant.pk])) for i in items]


@register.simple_tag
def header_parts() -> list[str]:
    """Return the templates which rooms added to the header."""
    return navigation.header_parts()


@register.simple_tag
def footer_links() -> list[tuple[str, str]]:
    """Return title and address of the links at the foot."""
    return [(str(item.title), reverse(item.url_name)) for item in navigation.footer()]


@register.simple_tag
def house_facts() -> dict[str, str]:
    """Return the version of the program and the edition of its book of law."""
    return {"version": __version__, "edition": book_edition()}


@cache
def book_edition() -> str:
    """Return the edition of the built-in book; it changes only with the program."""
    return Book.load().edition


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """Return the languages of the service, each by its own name."""
    own = {"id": "Bahasa Indonesia", "en": "English"}
    return [(code, own[code]) for code, _name in settings.LANGUAGES]


def is_inside(here: str, link: str) -> bool:
    """Tell whether a page lies below an entry of the menu; the root holds only itself."""
    return here == link if link == "/" else here.startswith(link)
