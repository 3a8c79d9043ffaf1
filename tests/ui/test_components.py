"""What others wrote stays text."""

from __future__ import annotations

import pytest

from netjob.ui.components import INVISIBLE, plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ada  Byron\n", "Ada Byron"),
        (None, ""),
        ("*a* [b](c) <i>", r"\*a\* \[b\]\(c\) \<i\>"),
        (":home:", rf"\:{INVISIBLE}home\:"),
        ("http://evil.example", rf"http\:{INVISIBLE}//evil\.example"),
        ("WWW.evil.example", rf"WWW{INVISIBLE}\.evil\.example"),
        ("ada@home.example", rf"ada\@{INVISIBLE}home\.example"),
        ("at 10:30 @ home", rf"at 10\:{INVISIBLE}30 \@ home"),
    ],
)
def test_nothing_in_others_words_takes_effect(written: str | None, shown: str) -> None:
    assert plain(written) == shown
