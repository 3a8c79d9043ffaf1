"""Hold each preference with its default; the user's own choice stands in the workbook.

Defaults are judgements of long coaching practice and are called defaults on screen, never findings.
"""

from __future__ import annotations

from typing import Any

CADENCE_DAYS = {"close": 30, "familiar": 60, "slight": 120}

HORIZONS = {
    "people": {"replied": 14, "talked": 30, "asked": 30, "referred": 30},
    "referral": {
        "agreed": 14, "introduced": 30, "talked": 45, "decision_maker": 45, "put_forward": 60,
        "interview": 60, "offer": 90, "accepted": 30,
    },
}  # fmt: skip

DEFAULTS: dict[str, Any] = {
    "zone": None,  # an IANA name; None: the machine's
    "all_pages": False,  # the sidebar lists every page from the first week on
    "linkedin": "unasked",  # 'unasked', 'have', 'later', 'never'
    "welcome_step": 0,  # how far the first five minutes went; 12 is the end
    "kept_number": 35,  # how many people the deck proposes to keep
    "streaks": False,
    "rulers": False,  # published figures beside one's own
    "resistance_check": True,  # offered after three weeks and five talks, until the user dismisses it
    "cadence_days": CADENCE_DAYS,
    "horizons": HORIZONS,
}
