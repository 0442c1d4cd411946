"""Tags of a customer, as small words with a cross, and a line to write a new one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from app.domain.profile import Profile
from app.ui.dossier.editor import Editor
from app.ui.dossier.group import Group
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_CROSS = 14


class TagWord(QWidget):
    """One tag; the cross or Delete takes it off."""

    removed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 11)
        self.setAccessibleName(self.tr("Tag {name}, Delete takes it off").format(name=name))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = 8 + text_width(self.name, theme.scale.font("caption", 500)) + 4 + _CROSS + 6
        return QSize(round(width + 0.5), theme.scale.px(22))

    def cross_rect(self) -> QRectF:
        """Where the cross lies."""
        return QRectF(self.width() - _CROSS - 6, (self.height() - _CROSS) / 2, _CROSS, _CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        rounded_box(painter, rect, rect.height() / 2, theme.color("sunk"))
        room = rect.adjusted(8, 0, -_CROSS - 10, 0)
        draw_line(painter, room.adjusted(0, 0, 1, 0), self.name, theme.scale.font("caption", 500), theme.color("ink2"))
        paint_icon(painter, QPointF(*self.cross_rect().topLeft().toTuple()), "x", theme.color("ink3"), _CROSS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.cross_rect().adjusted(-5, -4, 6, 4).contains(event.position()):
            self.removed.emit(self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.name)
        else:
            super().keyPressEvent(event)


class TagEditor(Editor):
    """A line for one tag, completed from the tags there are."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__()
        self.name = LineEdit(self.tr("Tag"))
        self.name.setAccessibleName(self.tr("Tag"))
        completer = QCompleter(QStringListModel(list(known), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        self.column.addWidget(self.name)
        self.finish()


class TagsGroup(Group):
    """Tags of a customer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("tag", self.tr("Tags"), self.tr("Add a tag"))
        self._shell = shell
        self._number = 0
        self._names: tuple[str, ...] = ()
        self._words = QWidget()
        self._flow = FlowLayout(self._words, gap=6)
        self.add_widget(self._words)
        self.add_asked.connect(self._on_add)

    @property
    def words(self) -> tuple[TagWord, ...]:
        """Tags shown now."""
        return tuple(self._words.findChildren(TagWord))

    def show_profile(self, profile: Profile) -> None:
        """Show the tags of a customer."""
        names = tuple(tag.name for tag in profile.tags)
        if (profile.customer.id, names) == (self._number, self._names):
            return
        self._number, self._names = profile.customer.id, names
        while item := self._flow.takeAt(0):
            old = item.widget()
            old.setParent(None)
            old.deleteLater()
        for name in names:
            word = TagWord(name)
            word.removed.connect(self._take_off)
            self._flow.addWidget(word)
        self._words.setVisible(bool(names))
        self.set_empty(not names)

    def _on_add(self) -> None:
        editor = TagEditor(tuple(tag.name for tag in self._shell.desk.segments.tags()))
        editor.saved.connect(lambda: self._save(editor))
        self.open_editor(editor)

    def _save(self, editor: TagEditor) -> None:
        name = " ".join(editor.name.text().split())
        if not name:
            editor.say(self.tr("Nothing is written yet."))
            return
        self.close_editor()
        said = self.tr("Tagged {name}").format(name=name)
        self._shell.act(lambda: self._shell.desk.customers.tag((self._number,), (name,)), said)

    def _take_off(self, name: str) -> None:
        said = self.tr("Took {name} off").format(name=name)
        self._shell.act(lambda: self._shell.desk.customers.untag((self._number,), (name,)), said)
