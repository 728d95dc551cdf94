"""An example of a question as tables, to be filled in."""

from pathlib import Path

TABLES = {
    "people": """person,present,unit,tier,region,kinds,regions,must_stay,must_move
Ayu,,Dinas A,1,Kota,WANITA,,,
Beni,K2,Dinas A,2,Kota,PRIA,,,
Citra,,Dinas B,1,Desa,WANITA,Kota;Desa,,
""",
    "posts": """post,unit,tier,region,holder,vacancy_price,must_fill
K1,Dinas B,2,Kota,,50,YA
K2,Dinas A,2,Kota,Beni,20,
""",
    "pairs": """person,post,barred,kecocokan,minat
Ayu,K1,,80,10
Ayu,K2,,70,0
Beni,K1,,90,0
Beni,K2,,75,0
Citra,K1,PENDIDIKAN,60,0
Citra,K2,,60,4
""",
    "weights": """part,weight
kecocokan,1
minat,0.5
""",
    "unit_limits": """unit,most_out,most_in
Dinas A,1,2
""",
    "balances": """unit,kind,least,most
Dinas A,WANITA,1,
""",
    "couples": """first,second,bond
Ayu,Citra,SATU_WILAYAH
""",
    "replacements": """person,replaces
""",
    "overrides": """person,post,order,document,reason
""",
    "settings": """name,value
word,adil
title,Contoh soal penempatan
""",
}


def write_template(folder: Path) -> tuple[Path, ...]:
    """Write the tables of a small question that can be solved as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in TABLES.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)
