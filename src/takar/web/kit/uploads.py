"""Files as they arrive: never more on disk than may be uploaded."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LimitedUpload(TemporaryFileUploadHandler):
    """Keeps a file up to the limit and only counts what is beyond it.

    The size of the file stays the true one, so that whoever reads it can refuse it in words.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece that is within the limit."""
        if start < settings.UPLOAD_LIMIT_BYTES:
            super().receive_data_chunk(raw_data, start)
        return None
