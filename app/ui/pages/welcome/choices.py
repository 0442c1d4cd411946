"""The three ways to begin, as cards of which one is chosen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.paths import resources
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_FACES = ("maja", "tomas", "fatima", "liisa")
SOURCES = ("HubSpot", "Google", "Outlook", "vCard", "CSV", "Excel")


class Beginning(StrEnum):
    """How the owner wants to begin."""

    BRING = "import"
    LOOK = "sample"
    EMPTY = "empty"


class BigTile(QWidget):
    """An icon of 22 on a tint of 44."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 12, theme.color(f"{self._tone}_t"))
        paint_icon(painter, QPointF(11, 11), self._icon, theme.color(self._tone), 22)


class Dot(QWidget):
    """The round mark of a choice."""

    def __init__(self) -> None:
        super().__init__()
        self._is_on = False
        self.setFixedSize(20, 20)

    def set_on(self, is_on: bool) -> None:
        """Chosen or not."""
        self._is_on = is_on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        edge, width = ("ember", 6.0) if self._is_on else ("field", 1.5)
        rounded_box(painter, rect, 10, theme.color("card"), theme.color(edge), width)


class Word(QWidget):
    """A quiet word on a sunk ground: a program whose files are known."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(int(text_width(self._text, scale.font("caption", 500)) + 17), scale.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        rounded_box(painter, rect, 8, theme.color("sunk"))
        draw_line(painter, rect.adjusted(8, 0, 0, 0), self._text, theme.scale.font("caption", 500), theme.color("ink2"))


class Faces(QWidget):
    """Four drawn faces, overlapping."""

    def __init__(self) -> None:
        super().__init__()
        portraits = resources() / "portraits"
        self._faces = tuple(Avatar(name, QPixmap(str(portraits / f"{name}.svg"))) for name in _FACES)
        self.setFixedSize(38 + 3 * 30, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        for place, face in enumerate(self._faces):
            ring = QRectF(place * 30, 0, 38, 38)
            rounded_box(painter, ring, 19, theme.color("card"))
            paint_avatar(painter, ring.adjusted(2, 2, -2, -2), face, theme)


class Option(Card):
    """One way to begin; a radio button in the shape of a card."""

    def __init__(self, value: Beginning, icon: str, tone: str, title: str, text: str, below: QWidget) -> None:
        super().__init__(clickable=True)
        self.value = value
        self.dot = Dot()
        self._build(icon, tone, title, text, below)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._on_theme_changed()
        theme_of(self).changed.connect(self._on_theme_changed)

    def choose(self, is_chosen: bool) -> None:
        """Show whether this way is chosen; only the chosen one stands in the tab order."""
        self.set_selected(is_chosen)
        self.dot.set_on(is_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)

    def _build(self, icon: str, tone: str, title: str, text: str, below: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(BigTile(icon, tone))
        head.addStretch(1)
        head.addWidget(self.dot)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(Label(title, "lead"))
        column.addSpacing(2)
        column.addWidget(Label(text, "body", "ink2", wrap=True))
        column.addStretch(1)
        column.addWidget(below)

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(theme_of(self).scale.px(284))


class Choices(QWidget):
    """Three cards side by side; arrows and clicks choose, Enter goes on (`accepted`)."""

    chosen = Signal(str)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = (
            Option(Beginning.BRING, "upload", "ember", self.tr("Bring my customers"), self.tr(
                "From a file you exported. Keepwarm knows the usual ones and shows you everything first."), _words()),
            Option(Beginning.LOOK, "eye", "gold", self.tr("Look around first"), self.tr(
                "A garden studio with 250 made-up people and two years of stories. Delete it whenever you like."),
                self._faces()),
            Option(Beginning.EMPTY, "sprout", "sage", self.tr("Start empty"), self.tr(
                "Add the five people you would miss most. The rest can come later."),
                Label(self.tr("About ten minutes, with coffee"), "caption", "ink3")),
        )  # fmt: skip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for option in self.options:
            option.clicked.connect(lambda at=option: self._on_clicked(at))
            row.addWidget(option, 1)
        self.value = Beginning.BRING
        self.choose(Beginning.BRING)

    def choose(self, value: Beginning) -> None:
        """Choose a way to begin."""
        self.value = value
        for option in self.options:
            option.choose(option.value is value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = [option.value for option in self.options]
        goal = min(max(0, values.index(self.value) + step), len(values) - 1)
        self.choose(values[goal])
        self.options[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, option: Option) -> None:
        if option.value is self.value and option.property("kbd"):
            self.accepted.emit()
        self.choose(option.value)

    def _faces(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Faces())
        row.addWidget(Label(self.tr("and 246 more"), "caption", "ink3"), 1)
        return line


def _words() -> QWidget:
    pane = QWidget()
    flow = FlowLayout(pane, gap=6)
    for source in SOURCES:
        flow.addWidget(Word(source))
    return pane
