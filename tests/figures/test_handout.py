"""A page that prints: figures, sentences and tables in one file that loads nothing."""

from __future__ import annotations

import pandas as pd

from netjob.figures import handout, look
from netjob.figures.look import Drawn


def drawn(headline: str) -> Drawn:
    figure = look.canvas(100)
    figure.add_scatter(x=[1], y=[2])
    return Drawn(figure, headline, pd.DataFrame({"Step": ["a <b>", "c"], "Judged": pd.array([8, None], dtype="Int64")}))


def test_a_figure_alone_carries_its_drawing_code() -> None:
    page = handout.alone(*drawn("3 < 5 & more")[:2]).decode()
    assert "3 &lt; 5 &amp; more" in page
    assert "plotly.js v" in page
    assert "<script src=" not in page
    assert page.count("Plotly.newPlot(") == 1 + page.split("</head>")[0].count("Plotly.newPlot(")


def test_a_report_holds_every_part_with_its_table() -> None:
    body = handout.page("Title", ["A line."], [("One", drawn("First.")), ("Two", drawn("Second."))]).decode()
    body = body.partition("<body>")[2]
    assert body.count("Plotly.newPlot(") == 2
    assert body.count("<table") == 2
    for words in ("<h1>Title</h1>", "<p>A line.</p>", "<h2>Two</h2>", "Second.", "a &lt;b&gt;", "<td>8</td>"):
        assert words in body
    assert "NA&gt;" not in body
