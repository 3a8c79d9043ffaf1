"""Draw tables as plotly figures, a module a section, one look for all."""
