"""Why a post is or will be vacant, in words; pure."""

from takar.kernel.language import msg

REASONS = {
    "LOWONG": msg("Lowong sekarang"),
    "PENSIUN": msg("Batas usia pensiun"),
    "KONTRAK_BERAKHIR": msg("Kontrak berakhir"),
    "DINYATAKAN_LOWONG": msg("Dinyatakan lowong"),
    "BATAS_MASA_JABATAN": msg("Batas masa jabatan"),
}
MISSING = {
    "birth_on": msg("tanggal lahir"),
    "position_tier": msg("jenjang jabatan"),
    "contract_ends_on": msg("hari terakhir kontrak"),
}
