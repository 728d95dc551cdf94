"""Scanned documents that people hand in: the kinds that are taken, and what they are called."""

MEDIA = {"PDF": "application/pdf", "JPEG": "image/jpeg", "PNG": "image/png"}
SUFFIXES = {"PDF": "pdf", "JPEG": "jpg", "PNG": "png"}
