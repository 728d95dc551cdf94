"""Documents of the binder: taken in by their content, opened and carried away on record."""

import hashlib
import zipfile
from functools import partial
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.files.base import ContentFile

from takar.exchange.files.certificates import certificate_of, check_certificate_size
from takar.exchange.files.workbook import write_workbook
from takar.web.accounts.models import User
from takar.web.audit.action import action, if_it_fails, noted
from takar.web.claims.actions.files import Upload
from takar.web.merit.actions.refusals import held_draft
from takar.web.merit.models import Document, Sheet
from takar.web.merit.permissions import operates, reads_merit
from takar.web.merit.queries import parts_of, question_of, sheets_of

IN_MEMORY = 8 * 1024 * 1024


@action("merit.document.attached", needs=operates)
def attach_document(
    actor: User, sheet: Sheet, *, question: str, title: str, upload: Upload
) -> Document:
    """Keep a document that shows an answer; should the act fail, nothing stays on the disk.

    Raises:
        NotNow: the sheet is no draft.
        NotGood: the question is unknown.
        TakarError: the file is too large or none of the kinds that are kept.
    """
    held_draft(sheet)
    question_of(sheet, question)
    name = upload.name or ""
    check_certificate_size(upload.size or 0, name)
    sniffed = certificate_of(upload.read(), name)
    document = Document(
        sheet=sheet,
        question=question,
        title=title.strip(),
        kind=sniffed.kind,
        sha256=hashlib.sha256(sniffed.content).hexdigest(),
        size=len(sniffed.content),
        added_by=actor,
    )
    document.full_clean(exclude=["file"])
    document.file.save("", ContentFile(sniffed.content), save=False)
    if_it_fails(partial(document.file.storage.delete, str(document.file.name)))
    document.save()
    noted(upload=document.sha256, size=document.size)
    return document


@action("merit.document.removed", needs=operates)
def remove_document(actor: User, document: Document) -> None:
    """Take a document out of the binder; its file stays until the record is old.

    Raises:
        NotNow: the sheet is no draft.
    """
    held_draft(document.sheet)
    noted(document=document.sha256, question=document.question)
    answers = document.sheet.answers.filter(question=document.question)
    answers.update(checked_by=None, checked_at=None)
    answers.filter(finding="ADA").update(finding="DIAJUKAN")
    document.delete()


@action("merit.document.taken", needs=reads_merit)
def open_document(actor: User, document: Document) -> bytes:
    """Return one document."""
    with document.file.open("rb") as file:
        return bytes(file.read())


@action("merit.binder.taken", needs=reads_merit)
def take_binder(actor: User, sheet: Sheet) -> IO[bytes]:
    """Return the whole binder as an archive: a folder per part, and the list of contents.

    The archive is written to disk once it outgrows memory; whoever takes it closes it.
    """
    target: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 -- the answer closes it
    index = BytesIO()
    write_workbook(index, sheets_of(sheet))
    documents = list(sheet.documents.all())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as binder:
        binder.writestr("daftar.xlsx", index.getvalue())
        for name, document in _named(sheet, documents):
            with document.file.open("rb") as file, binder.open(name, "w") as place:
                for piece in file.chunks():
                    place.write(piece)
    target.seek(0)
    noted(files=len(documents))
    return target


def _named(sheet: Sheet, documents: list[Document]) -> list[tuple[str, Document]]:
    """Return a name in the binder for each document, none of them twice."""
    folders = {
        question.code: f"{number:02d}-{part.code}"
        for number, part in enumerate(parts_of(sheet), 1)
        for question in part.questions
    }
    return [
        (f"{folders.get(one.question, 'lain')}/{one.question}/{one.pk}-{one.file_name}", one)
        for one in documents
    ]
