"""Short lists of names, as they come from Excel on machines of many countries."""

from __future__ import annotations

import pytest

from netjob.exchange.codepages import best

FILES = [
    ("cp1252", "José,Muñoz-Prueba,Geschäftsführer"),
    ("cp1252", "Jürgen,Großmann,Köln"),
    ("cp1252", "Zoë,Ørsted,Ærø"),
    ("cp1252", "François,Lefèvre,Société Générique"),
    ("cp1252", "João,Gonçalves,São Paulo"),
    ("cp1252", "Åsa,Öberg,Malmö"),
    ("cp1252", "Jón,Sigurðsson,Reykjavík"),
    ("cp1252", "O’Neill – it’s “quoted”"),
    ("cp1250", "Łukasz,Wiśniewski,Kraków"),
    ("cp1250", "Jiří,Dvořák,Brno"),
    ("cp1250", "Katarína,Šťastná,Košice"),
    ("cp1250", "István,Kőszegi,Győr"),
    ("cp1250", "Željko,Đurić,Čakovec"),
    ("cp1250", "Ştefan,Ţurcanu,Bucureşti"),
    ("cp1251", "Иван,Петров,Инженер"),
    ("cp1251", "Олена,Шевченко,Київ"),
    ("cp1253", "Γιώργος,Παπαδόπουλος,Αθήνα"),
    ("cp1254", "Ayşe,Yılmaz,İstanbul"),
    ("cp1254", "Gökhan,Çağlar,Iğdır"),
    ("cp1255", "דוד,כהן,ירושלים"),
    ("cp1256", "محمد,علي"),
    ("cp1257", "Jānis,Bērziņš,Rīga"),
    ("cp1257", "Žydrūnas,Kazlauskas,Vilnius"),
    ("cp932", "安藤,ロイド,東京"),
    ("cp949", "김철수,서울"),
    ("mac_roman", "José,Müller,Çelik"),
]


@pytest.mark.parametrize(("name", "said"), FILES, ids=[f"{name}-{said[:6]}" for name, said in FILES])
def test_names_come_back_as_written(name: str, said: str) -> None:
    data = f"First Name,Last Name,Company\n{said}\nSam,Fixture,Tailspin Toys\n".encode(name)
    assert data.decode(best(data)) == data.decode(name)


def test_bytes_of_no_language_are_western() -> None:
    assert best(b"a \xb1 b") == "cp1252"
