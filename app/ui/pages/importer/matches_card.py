"""Already here: who in the file has a card, and whether the two become one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.import_choices import Existing
from app.services.import_sides import Meeting
from app.ui.formatting import count_text
from app.ui.pages.importer.meeting_words import explanation
from app.ui.theme import theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.segmented import Segment, SegmentedControl

MOST = 3
_FACE = 32


class MatchesCard(QWidget):
    """The first few; `chosen` carries the place in the file and the owner's choice, `all_asked` wants every one."""

    chosen = Signal(int, object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader(self.tr("Already here"))
        self._card = Card()
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.lines: list[MeetingLine] = []
        self.foot = _Foot()
        self._rows.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._card)
        self.foot.link.clicked.connect(self.all_asked)

    def show_meetings(
        self, meetings: tuple[Meeting, ...], choices: dict[int, Existing], total: int, photos: dict[int, QPixmap]
    ) -> None:
        """Show these and say how many more there are; none at all hides the whole."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self.lines = [
            MeetingLine(meeting, choices[meeting.place], photos.get(meeting.match.customer_id), place == 0)
            for place, meeting in enumerate(meetings)
        ]
        for place, line in enumerate(self.lines):
            line.chosen.connect(self.chosen)
            self._rows.insertWidget(place, line)
        self.header.set_count(count_text(total, self.tr("1 person found twice"), self.tr("{count} people found twice")))
        self.foot.show_rest(total - len(meetings))
        self.setVisible(total > 0)


class MeetingLine(QWidget):
    """Face, name, why we think so, the choice, and what it means."""

    chosen = Signal(int, object)

    def __init__(self, meeting: Meeting, how: Existing, photo: QPixmap | None, is_first: bool) -> None:
        super().__init__()
        self._meeting, self._is_first = meeting, is_first
        self._avatar = Avatar(meeting.name, photo)
        self.choice = SegmentedControl(
            (Segment("merge", self.tr("Merge")), Segment("both", self.tr("Keep both"))),
            "both" if how is Existing.CREATE else "merge",
            name=meeting.name, small=True,
        )  # fmt: skip
        self.explained = Label("", "caption", "ink3", wrap=True)
        self._build()
        self._explain(how)
        self.choice.chosen.connect(self._on_chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if not self._is_first:
            horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        paint_avatar(painter, QRectF(16, 12, _FACE, _FACE), self._avatar, theme)

    def _on_chosen(self, value: str) -> None:
        how = Existing.FILL if value == "merge" else Existing.CREATE
        self._explain(how)
        self.chosen.emit(self._meeting.place, how)

    def _explain(self, how: Existing) -> None:
        self.explained.setText(explanation(self._meeting, how))
        self.choice.setAccessibleDescription(f"{self._meeting.match.sentence}. {self.explained.text()}")

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self._meeting.name, weight=600))
        words.addWidget(Label(self._meeting.match.sentence, "caption", "ink2"))
        row.addLayout(words, 1)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + _FACE + 10, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.explained)


class _Foot(QWidget):
    """How many more, and the way to look at each."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("", "caption", "ink2")
        self.link = LinkButton(self.tr("Look at each"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.link)

    def show_rest(self, count: int) -> None:
        """Say how many are not shown."""
        self._said.setText(count_text(count, self.tr("1 more"), self.tr("{count} more")) if count > 0 else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        horizontal_rule(QPainter(self), 0, self.width(), 0, theme_of(self).color("line"))
