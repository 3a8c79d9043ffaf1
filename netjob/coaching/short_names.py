"""Know which short forms stand for one given name only.

Forms that may stand for several names, or for a woman as well as a man, are left out on purpose: Alex, Chris, Sam, Pat,
Sasha, Ola, Kim, Toni, Andrea. A wrong pair costs more than one that is not suggested.
"""

from __future__ import annotations

# The full name, then its short forms, all as they are compared: small letters, no accents.
_FORMS = """
    william bill billy will willy; robert bob bobby rob robbie; richard dick rick; james jim jimmy jamie;
    edward ted ed eddie; michael mike mick; thomas tom tommy; joseph joe joey; david dave; daniel danny;
    matthew matt; anthony tony; andrew andy; kenneth ken kenny; lawrence larry; gregory greg; jeffrey jeff;
    timothy tim; donald don; ronald ron; peter pete; douglas doug; benjamin ben; zachary zach; nicholas nick;
    elizabeth liz lizzie beth betty; margaret maggie peggy; katherine kate kathy katie; rebecca becky;
    susan sue susie; deborah debbie deb; jennifer jen jenny; jessica jess; pamela pam; barbara barb;
    dorothy dot; judith judy; virginia ginny; victoria vicky; abigail abby; theodore theo;
    johannes hannes; wolfgang wolfi; heinrich heinz heiner; ludwig lutz; friedrich fritz; manfred manni;
    sebastian basti; matthias matze; katharina kathi; elisabeth lisl elsbeth sissi; magdalena leni; ulrike uli;
    jose pepe; francisco paco pancho; ignacio nacho; dolores lola; rosario charo; enrique quique; jesus chus;
    giuseppe beppe peppe; luigi gigi; domenico mimmo; salvatore totò toto; vincenzo enzo;
    frederic fred; benoit ben; stephanie steph; veronique vero;
    dmitri dmitry dima mitya; mikhail misha; nikolai kolya; vladimir volodya vova; ivan vanya; sergei sergey seryozha;
    anastasia nastya; yekaterina ekaterina katya; natalya natalia natasha; tatyana tatiana tanya; yelena elena lena;
    katarzyna kasia; malgorzata gosia; agnieszka agnes aga; wojciech wojtek; grzegorz grzesiek; krzysztof krzysiek;
    pawel pawelek; tomasz tomek; piotr piotrek; jakub kuba; stanislaw staszek; zbigniew zbyszek;
    oleksandr oleksandr; volodymyr volodya; kateryna katya; mykola kolya; dmytro dima;
    mehmet memo; mustafa mustik; fatma fatos
"""
# A form that two names share stands for neither of them.
_GROUPS = [group.split() for group in _FORMS.split(";")]
_MEANT: dict[str, set[str]] = {}
for _full, *_short in _GROUPS:
    for _form in _short:
        _MEANT.setdefault(_form, set()).add(_full)
FULL = {form: next(iter(meant)) for form, meant in _MEANT.items() if len(meant) == 1 and form not in meant}
