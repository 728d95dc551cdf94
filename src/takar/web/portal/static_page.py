"""A publication as one HTML file that needs nothing else."""

import base64
import csv
import io
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

from takar.web import kit
from takar.web.portal.content import Content
from takar.web.portal.models import Publication

STYLE = Path(kit.__file__).parent / "static" / "kit" / "takar.css"
MARK = Path(kit.__file__).parent / "static" / "kit" / "mark.svg"


def static_page(publication: Publication) -> str:
    """Return the public page as one file: style and data inside, no reference to elsewhere."""
    content = publication.said
    facts = {
        "publication": publication,
        "content": content,
        "style": STYLE.read_text(),
        "mark": embedded("image/svg+xml", MARK.read_bytes()),
        "file": embedded("text/csv;charset=utf-8", file_of(content).encode()),
    }
    with translation.override("id"):
        return render_to_string("portal/static_page.html", facts)


def embedded(kind: str, content: bytes) -> str:
    """Return content as an address that carries it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def file_of(content: Content) -> str:
    """Return the numbers of a publication as CSV, with a mark so that spreadsheets read UTF-8."""
    text = io.StringIO()
    text.write("\ufeff")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in content.rows_for_file)
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
