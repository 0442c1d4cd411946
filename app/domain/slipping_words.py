"""The sentences about a silence: what it is, what it may mean, and why it is said so."""

from __future__ import annotations

import math

from app.domain.chance import ChanceFit, p_any_of
from app.domain.rhythm import SLOW_GAP_DAYS, Rhythm, RhythmBasis, brief, sentence
from app.domain.slipping import LEAST_CHANCE, MOST_CHANCE, Outcome, Past, Silence, certainty, is_unsure

UNSURE_WORDS = "Hard to say from the dates alone; have a look yourself."
WEEKS_AHEAD = 8

_OUTCOMES = {
    Outcome.CONTACTED: "You were in touch after this silence",
    Outcome.FINE: "You said that all is well",
    Outcome.LOST: "You were told that they left",
    Outcome.IGNORED: "You wanted to leave this silence be",
}


def percent(chance: float) -> int:
    """Whole percent; halves go up."""
    return math.floor(100 * chance + 0.5)


def likely(chance: float) -> str:
    """ "24% likely"; beyond 5 to 95 in words only."""
    shown = percent(chance)
    if shown > 100 * MOST_CHANCE:
        return "very likely"
    return "very unlikely" if shown < 100 * LEAST_CHANCE else f"{shown}% likely"


def chance_words(chance: float) -> str:
    """ "24% likely to be still with you"."""
    return f"{likely(chance)} to be still with you"


def band_words(low: float, high: float) -> str:
    """ "likely 10 to 38%", rounded outwards."""
    return f"likely {math.floor(100 * low)} to {math.ceil(100 * high)}%"


def long_sentence(
    first_name: str, rhythm: Rhythm, silence_days: float, chance: float | None, is_plural: bool = False
) -> str:
    """Whose rhythm it is, how long the silence, and the chance that they are still with us; a household is plural."""
    return _with_chance(sentence(first_name, rhythm, silence_days, is_plural), rhythm, silence_days, chance)


def short_sentence(rhythm: Rhythm, silence_days: float, chance: float | None) -> str:
    """The same without a name, for a line below the name."""
    return _with_chance(brief(rhythm, silence_days), rhythm, silence_days, chance)


def why(first_name: str, rhythm: Rhythm, fit: ChanceFit, past: Past) -> tuple[str, ...]:
    """What stands behind a chance, on demand: what a silence can mean, the near future, and how much it rests on."""
    thing = "order" if rhythm.basis is RhythmBasis.ORDERS else "contact"
    meaning = f"Either this is an unusually long gap, or {first_name} left after the last {thing}."
    if fit.is_fitted:
        meaning += f" In your shop about 1 {thing} in {max(2, round(1 / fit.ending))} is somebody’s last."
    ahead = p_any_of(fit.k, fit.par, WEEKS_AHEAD, past.x, past.tx, past.age)
    soon = f"Within the next {WEEKS_AHEAD} weeks {'an' if thing == 'order' else 'a'} {thing} is {likely(ahead)}."
    return (meaning, soon, *_slow_words(thing, rhythm), _cases(first_name, fit, past))


def how_sure(low: float, high: float) -> str:
    """ "Likely 10 to 38%, rough."."""
    sure = certainty(low, high)
    words = band_words(low, high)
    return f"{words[0].upper()}{words[1:]}, {sure.value if sure else ''}."


def closed_words(silence: Silence, day: str) -> str:
    """What the owner said of this silence, and when."""
    said = _OUTCOMES[Outcome(silence.outcome)]
    return f"{said} ({day})" + (f": {silence.reason.rstrip('.')}." if silence.reason else ".")


def _slow_words(thing: str, rhythm: Rhythm) -> tuple[str, ...]:
    if rhythm.basis is RhythmBasis.CADENCE or rhythm.usual_gap_days <= SLOW_GAP_DAYS:
        return ()
    return (f"With so long from {thing} to {thing}, nothing counts as late before a whole gap and a quarter.",)


def _cases(first_name: str, fit: ChanceFit, past: Past) -> str:
    if not fit.is_fitted:
        return "This rests on the rhythm you told us; it gets better with every contact on record."
    own = "no gap yet" if not past.x else "1 gap" if past.x == 1 else f"{past.x} gaps"
    return (
        f"This rests on {own} of {first_name} and {fit.gaps:,} gaps of {fit.customers:,} customers in your own history."
    )


def _with_chance(said: str, rhythm: Rhythm, silence_days: float, chance: float | None) -> str:
    if chance is None:
        return said
    if is_unsure(rhythm.ratio(silence_days), chance):
        return f"{said} {UNSURE_WORDS}"
    words = chance_words(chance)
    return f"{said} {words[0].upper()}{words[1:]}."
