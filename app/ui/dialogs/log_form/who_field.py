"""Who it was with: chosen people as chips, and a line that finds more while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.services.desk import Desk
from app.ui.dialogs.log_form.companions import Companion, known, newcomer
from app.ui.finding.found_list import FoundList
from app.ui.finding.lines import FoundLine, LineKind
from app.ui.finding.people import people_lines
from app.ui.finding.photos import Photos
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_FACE = 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhoField(QWidget):
    """`companions` are those chosen so far; the list of finds floats over `ground`, the dialog."""

    changed = Signal()

    def __init__(self, desk: Desk, photos: Photos, ground: QWidget) -> None:
        super().__init__()
        self._desk, self._photos, self._ground = desk, photos, ground
        self._companions: tuple[Companion, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.line = LineEdit(self.tr("Name; a new one makes a card"), icon="search")
        self.line.setAccessibleName(self.tr("Who it was with"))
        self._floating = _Floating(photos, ground)
        self.list = self._floating.list
        self._build()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._look_up)
        self.list.chosen.connect(self._on_chosen)

    @property
    def companions(self) -> tuple[Companion, ...]:
        """Everyone chosen, in order."""
        return self._companions

    def set_companions(self, companions: tuple[Companion, ...]) -> None:
        """Choose these and nobody else."""
        self._companions = companions
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for each in companions:
            chip = NameChip(each, self._photos)
            chip.clicked.connect(lambda _=False, gone=each: self._take_out(gone))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(companions))
        self._chips.updateGeometry()
        self.changed.emit()

    @property
    def is_typing(self) -> bool:
        """Whether a name stands in the line that was not chosen."""
        return bool(self.line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._floating.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()), event.modifiers())
        return False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self._chips.hide()

    def _on_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        is_open = self.list.isVisible()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not is_open:
            self._look_up(self.line.text())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and is_open and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.list.choose()
        elif key == Qt.Key.Key_Escape and is_open:
            self._floating.hide()
        elif key == Qt.Key.Key_Backspace and not self.line.text() and self._companions:
            self.set_companions(self._companions[:-1])
        elif key == Qt.Key.Key_Tab and is_open and self.is_typing:
            self.list.choose()
        else:
            return False
        return True

    def _look_up(self, typed: str) -> None:
        name = " ".join(typed.split())
        lines = list(people_lines(self._desk, name, frozenset(each.number for each in self._companions)))
        if name:
            words = self.tr("Make a card for “{name}”").format(name=name)
            lines.append(FoundLine(LineKind.PLAIN, words, icon="plus", value=name, is_plain=True))
        self.list.show_lines(tuple(lines), tuple(name.split()))
        self._floating.float_under(self.line)

    def _on_chosen(self, line: FoundLine) -> None:
        found = (newcomer(line.value),) if isinstance(line.value, str) else known(self._desk, (line.value,))
        self.line.clear()
        self._floating.hide()
        names = {each.name for each in self._companions if not each.number}
        if found and found[0].name not in names:
            self.set_companions((*self._companions, *found))
        self.line.setFocus()

    def _take_out(self, gone: Companion) -> None:
        self.set_companions(tuple(each for each in self._companions if each is not gone))
        self.line.setFocus()


class NameChip(QAbstractButton):
    """A chosen person; a click takes them out again."""

    def __init__(self, companion: Companion, photos: Photos) -> None:
        super().__init__()
        self._companion, self._photos = companion, photos
        self.setAccessibleName(self.tr("{name}, take out").format(name=companion.name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 14)
        photos.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = text_width(self._words(), theme.scale.font("caption", 500))
        return QSize(min(260, round(width) + theme.scale.px(_FACE + 14) + 26), theme.scale.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        fill = "hover" if self.underMouse() else "sunk"
        rounded_box(painter, rect, rect.height() / 2, theme.color(fill), theme.color("line2"))
        face, cross = theme.scale.px(_FACE), theme.scale.px(14)
        middle = rect.center().y()
        card = self._companion.card
        if card is not None:
            avatar = self._photos.avatar(card.name, card.photo_id)
            paint_avatar(painter, QRectF(4, middle - face / 2, face, face), avatar, theme)
        else:
            paint_icon(painter, QPointF(7, round(middle - 7)), "sprout", theme.color("sage"), 14)
        room = QRectF(face + 10, 0, rect.width() - face - cross - 22, rect.height())
        draw_line(painter, room, self._words(), theme.scale.font("caption", 500), theme.color("ink"))
        place = QPointF(round(rect.right() - cross - 7), round(middle - cross / 2))
        paint_icon(painter, place, "x", theme.color("ink2"), cross)

    def _words(self) -> str:
        name = self._companion.name
        return name if self._companion.card else self.tr("{name}, new").format(name=name)


class _Floating(QWidget):
    """The list of finds in its own frame over the dialog."""

    def __init__(self, photos: Photos, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.list = FoundList(photos, margin=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 7, 1, 7)
        column.addWidget(self.list)
        self.hide()

    def float_under(self, line: QWidget) -> None:
        """Show it under a line, as high as it needs and as the dialog has room."""
        if not self.list.found.lines:
            self.hide()
            return
        corner = line.mapTo(self._ground, QPoint(0, line.height() + 4))
        room = self._ground.height() - corner.y() - 8
        self.setGeometry(corner.x(), corner.y(), line.width(), min(self.list.content_height() + 14, room))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        rounded_box(QPainter(self), QRectF(self.rect()), 10, theme.color("card"), theme.color("field"))
