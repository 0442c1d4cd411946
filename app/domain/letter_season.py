"""The season in a few words, the same for everybody: what the month is like where the owner lives."""

from __future__ import annotations

from datetime import date


def _set(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


_SOUTH = _set("AR AU BO BR BW CL FJ LS MG MU MZ NA NZ PE PY SZ UY ZA ZM ZW")
_TROPICS = _set(
    """
    BB BN CI CM CO CR CU DJ DO EC ER ET GA GH GT GY HN HT ID JM KE KH LA LK LR MM MV MY NG NI PA PH PR SG SL SN SO
    SR SV TG TH TT TZ UG VE VN
    """
)
_NOTES = (
    "the new year began", "the days grew longer", "spring came near", "everything turned green", "May was at its best",
    "summer came", "summer was at its height", "the evenings grew darker again", "autumn came", "the leaves came down",
    "the year grew quiet", "the year came to its end",
)  # fmt: skip
_NOTES_SOUTH = (
    "the new year began", "summer was at its height", "autumn came", "the leaves came down", "the evenings grew long",
    "winter came", "winter was at its deepest", "the days grew longer", "spring came", "everything was in flower",
    "summer came near", "the year came to its end",
)  # fmt: skip
_SEASONS = ("winter", "spring", "summer", "autumn")
_MONTHS_A_SEASON = 3


def season_note(day: date, country: str) -> str:
    """What happened in the world around that day, to follow "when": "summer came"; "" where there are no seasons."""
    if country in _TROPICS:
        return ""
    return (_NOTES_SOUTH if country in _SOUTH else _NOTES)[day.month - 1]


def next_season(day: date, country: str) -> str:
    """The season that comes next: "autumn" in June; "" where there are none."""
    if country in _TROPICS:
        return ""
    present = day.month % 12 // _MONTHS_A_SEASON + (2 if country in _SOUTH else 0)
    return _SEASONS[(present + 1) % len(_SEASONS)]
