"""Who is quietly slipping away, how sure that is, and how each silence ended."""

from __future__ import annotations

from datetime import date

from app.domain.chance import ChanceFits
from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.rhythm import Rhythm, RhythmBasis
from app.domain.slipping import Outcome, Silence, Slipping, Source, certainty, is_unsure, quiet, source
from app.domain.slipping_words import closed_words, how_sure, long_sentence, short_sentence, why
from app.services.service import Service, days
from app.storage import slipping, standings
from app.storage.shelves import SILENCES
from app.storage.slipping import SlippingRow

_CLOSED_WORDS = {
    Outcome.CONTACTED: "Was in touch with {name} after a long silence",
    Outcome.FINE: "{name} is fine, only quiet",
    Outcome.LOST: "{name} has left",
    Outcome.IGNORED: "Leave the silence of {name} be",
}


class SlippingService(Service):
    """People whose silence is longer than their own rhythm explains, or who have probably left."""

    def people(self, limit: int | None = None) -> tuple[Slipping, ...]:
        """Who is slipping, by chance of leaving times value; an alarm that was closed or answered is left out."""
        return self._told(slipping.first(self._store.sql, limit))

    def count(self) -> int:
        """How many are slipping."""
        return slipping.count(self._store.sql)

    def as_of(self) -> date | None:
        """The day that the list was made for; None before the first."""
        return standings.day_of(self._store.db)

    def of(self, customer_id: int) -> Slipping | None:
        """The silence of one customer, alarm or not (`is_slipping`); None without a rhythm or a first date."""
        found = self._told(slipping.of(self._store.sql, (customer_id,)))
        return found[0] if found else None

    def why(self, customer_id: int) -> tuple[str, ...]:
        """What stands behind the sentence of one customer, a line each; nothing where there is no number."""
        found, silent = self.of(customer_id), standings.silent(self._store.db, customer_id, self._today)
        if found is None or silent is None or found.chance is None or found.low is None or found.high is None:
            return ()
        ended = self._closed(customer_id, silent.since)
        said = (closed_words(ended, days(ended.closed_on)),) if ended and ended.closed_on else ()
        if ended and ended.outcome == Outcome.LOST:
            return said
        name = self._customer(customer_id).first_name
        return (*said, how_sure(found.low, found.high), *why(name, silent.rhythm, silent.fit, silent.past))

    def close(self, customer_id: int, outcome: Outcome | str, reason: str = "") -> Silence:
        """The silence with its outcome; it raises no alarm again until there was a contact and a new silence."""
        how = Outcome(outcome)
        silent = standings.silent(self._store.db, customer_id, self._today)
        if silent is None:
            raise KeepwarmError("There is no silence to close.", "Nothing is on record yet, so nothing can be late.")
        name = self._customer(customer_id).first_name
        with self._action(_CLOSED_WORDS[how].format(name=name), Topic.CONTACTS, "check", customer_id, reason):
            closed = Silence(0, customer_id, silent.since, self._today, how, reason.strip(), self._today)
            return SILENCES.add(self._store.db, closed)

    def _closed(self, customer_id: int, since: date) -> Silence | None:
        """The latest outcome of the silence that began on this day."""
        found = [silence for silence in SILENCES.of(self._store.db, customer_id) if silence.closed_on]
        ended = [silence for silence in found if silence.since >= since]
        return ended[-1] if ended else None

    def _told(self, rows: list[SlippingRow]) -> tuple[Slipping, ...]:
        known = [row for row in rows if row.usual_gap_days and row.basis and (row.ratio or row.chance is not None)]
        channels = slipping.channels(self._store.sql, known)
        fits = standings.chance_fits(self._store.db)
        return tuple(_slipping(row, channels[row.number], fits) for row in known)


def _slipping(row: SlippingRow, channel: str, fits: ChanceFits) -> Slipping:
    gap, basis = row.usual_gap_days or 1.0, RhythmBasis(row.basis)
    rhythm, silence = Rhythm(basis, gap, 0.0), round(row.ratio * gap)
    sure, is_fitted = certainty(row.low, row.high), fits.of(basis) is not None
    return Slipping(
        customer_id=row.number, uuid=row.uuid, name=row.name, subtitle=row.subtitle, photo_id=row.photo_id,
        warmth=row.warmth, strip=standings.unpack_strip(row.strip), usual_gap_days=gap, silence_days=silence,
        basis=basis, chance=row.chance, low=row.low, high=row.high, label=sure.value if sure else "",
        sentence=long_sentence(row.first_name, rhythm, silence, row.chance, row.is_household),
        short=short_sentence(rhythm, silence, row.chance), channel=channel, is_unsure=is_unsure(row.ratio, row.chance),
        is_slipping=row.is_slipping, quiet=quiet(gap, silence, row.is_slipping, row.chance, not is_fitted),
        source=Source.NONE if row.chance is None else source(basis, gap, is_fitted),
    )  # fmt: skip
