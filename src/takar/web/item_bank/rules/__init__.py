"""States of items and versions, in the order of their course; pure."""

from takar.kernel.language import mark

ITEM_STATES = {
    "DRAF": mark("Draf"),
    "DITELAAH": mark("Ditelaah"),
    "DISETUJUI": mark("Disetujui"),
    "DITARIK": mark("Ditarik"),
}
VERDICTS = {"LAYAK": mark("Layak"), "PERBAIKI": mark("Perlu diperbaiki"), "TOLAK": mark("Ditolak")}
KEY_STATES = {
    "USULAN": mark("Usulan"),
    "BERLAKU": mark("Berlaku"),
    "DIGANTI": mark("Diganti"),
    "BATAL": mark("Batal"),
}
VIEW_PURPOSES = {
    "TULIS": mark("Menulis"),
    "TELAAH": mark("Menelaah"),
    "SAHKAN": mark("Mengesahkan"),
    "RAKIT": mark("Merakit naskah"),
    "EKSPOR": mark("Mengekspor"),
    "NILAI": mark("Memeriksa hasil"),
}
BATCH_STATES = {
    "DIPERIKSA": mark("Diperiksa"),
    "DISIMPAN": mark("Disimpan"),
    "DIABAIKAN": mark("Diabaikan"),
    "DIBATALKAN": mark("Dibatalkan"),
}
