"""``manage.py reseal``: after a change of keys, seal everything with the newest one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from takar.web.kit.resealing import SealedColumn, reseal, sealed_columns

EVERY = 500


class Command(BaseCommand):
    """Seals what older keys sealed with the newest of TAKAR_ITEM_KEYS, and tells how far it is."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, column by column; it may be interrupted and started again."""
        lost = [str(column) for column in sealed_columns() if self.column(column)]
        if lost:
            told = ", ".join(lost)
            raise CommandError(f"Tidak terbuka oleh kunci mana pun: {told}. Simpan kunci lama.")
        self.stdout.write("Semua tersegel dengan kunci terbaru; kunci lama boleh dilepas.")

    def column(self, column: SealedColumn) -> bool:
        """Seal one column anew; say whether something in it cannot be opened."""
        found = reseal(column, told=lambda done, of: self.progress(column, done, of))
        self.stdout.write(f"{column}: {found.rows} baris, {found.anew} disegel ulang")
        for pk in found.lost:
            self.stderr.write(f"{column}: baris {pk} tidak terbuka")
        return bool(found.lost)

    def progress(self, column: SealedColumn, done: int, of: int) -> None:
        """Tell how far a long column is."""
        if done % EVERY == 0:
            self.stdout.write(f"{column}: {done} dari {of}")
