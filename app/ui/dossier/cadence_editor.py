"""Writing how often the owner means to be in touch with a customer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.cadence import Cadence, CadenceSource
from app.domain.touchpoint import Channel
from app.ui.dossier.editor import Editor, caption
from app.ui.dossier.span_entry import SpanEntry
from app.ui.dossier.words import channel_word
from app.ui.widgets.labelled import Choice


class CadenceEditor(Editor):
    """Ideal and longest gap and the channel; empty fields mean "as for" tag, segment or tier."""

    def __init__(self, cadence: Cadence) -> None:
        super().__init__()
        self._before = cadence
        self.ideal = SpanEntry(self.tr("In touch every"), cadence.ideal_days)
        self.longest = SpanEntry(self.tr("At the latest after"), cadence.longest_days)
        self.channel = Choice("", (("", self.tr("The way they like it")), *_channels()), cadence.channel, name=self.tr(
            "How"))  # fmt: skip
        for words, field in (
            (self.tr("In touch every"), self.ideal), (self.tr("At the latest after"), self.longest),
            (self.tr("How"), self.channel),
        ):  # fmt: skip
            self.column.addWidget(caption(words))
            self.column.addWidget(field)
        self.finish()

    @property
    def is_as_before(self) -> bool:
        """Whether a cadence that is not the customer's own was left as it is."""
        before = self._before
        written = (self.ideal.days, self.longest.days, self.channel.value)
        return before.source is not CadenceSource.OWN and written == (
            before.ideal_days, before.longest_days, before.channel,
        )  # fmt: skip

    def first_field(self) -> QWidget:
        """The number of weeks."""
        return self.ideal.number


def _channels() -> tuple[tuple[str, str], ...]:
    return tuple((str(channel), channel_word(channel)) for channel in Channel)
