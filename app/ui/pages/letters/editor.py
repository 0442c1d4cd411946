"""The text that everyone gets, with fields as small boxes: "{" opens the list of them, Backspace takes a whole one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.letter_fields import field_key
from app.ui.pages.letters.field_list import FieldList
from app.ui.pages.letters.growing_text import GrowingText
from app.ui.pages.letters.template_text import NEW_LINE, in_braces, names_in
from app.ui.pages.letters.token import KIND, MARK, TokenObject, token_format
from app.ui.theme import theme_of

_LINE, _BETWEEN = 22, 8
_PIECES = re.compile(r"(\{[^{}\n]*\}|\n)")
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TemplateEdit(GrowingText):
    """Plain text and fields; `written` carries the text with its fields in braces after every change."""

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing: frozenset[str] = frozenset()
        self._fields: tuple[str, ...] = ()
        self._brace = -1
        self._is_filling = False
        self.list = FieldList(self)
        self._build()
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.list.chosen.connect(self._on_chosen)
        theme_of(self).changed.connect(self._on_theme_changed)

    @property
    def text(self) -> str:
        """The text with its fields in braces and an empty line between paragraphs."""
        return in_braces(self.document().toRawText(), names_in(self.document())).strip("\n")

    def set_text(self, text: str) -> None:
        """Show another text; the same one leaves the cursor where it is."""
        if text == self.text:
            return
        self._is_filling = True
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        paragraphs = re.split(r"\n\s*\n", text.strip())
        for place, paragraph in enumerate(paragraphs):
            if place:
                cursor.insertBlock()
            self._insert(cursor, paragraph)
        cursor.endEditBlock()
        self._shape()
        self.document().clearUndoRedoStacks()
        self._is_filling = False
        self.updateGeometry()

    def set_fields(self, names: tuple[str, ...]) -> None:
        """Fields that can be chosen."""
        self._fields = names
        self.list.set_names(names)

    def set_missing(self, names: Iterable[str]) -> None:
        """Fields that some people lack."""
        found = frozenset(names)
        if found != self._missing:
            self._missing = found
            self.viewport().update()

    def add_field(self, name: str) -> None:
        """Put a field where the cursor is, with blanks where words touch it."""
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else "\u2029"
        if before.isalnum() or before in f",;:.!?){MARK}":
            cursor.insertText(" ", self._plain())
        cursor.insertText(MARK, token_format(name, self._plain()))
        self.setTextCursor(cursor)
        self._on_cursor_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.isVisible() and self._on_list_key(event):
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() == "{":
            self._brace = self.textCursor().position() - 1
        self._look_for_field()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.list.isVisible() and forward:
            self.list.take()
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words come in; fields in braces become fields again."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for place, paragraph in enumerate(re.split(r"\n\s*\n", source.text().replace("\r\n", "\n").strip("\n"))):
            if place:
                cursor.insertBlock()
            self._insert(cursor, paragraph)
        cursor.endEditBlock()
        self._shape()
        self._on_cursor_moved()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied has its fields in braces."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        names = [name for place, name in names_in(self.document()).items() if first <= place < last]
        taken = dict(enumerate(names))
        raw = self.document().toRawText()[first:last]
        places = [place for place, letter in enumerate(raw) if letter == MARK]
        data = QMimeData()
        data.setText(in_braces(raw, {place: taken[number] for number, place in enumerate(places)}))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is for the whole file, because nothing was typed here."""
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        document = self.document()
        is_undo = event.matches(undo) and not document.isUndoAvailable()
        return is_undo or (event.matches(redo) and not document.isRedoAvailable())

    def _insert(self, cursor: QTextCursor, paragraph: str) -> None:
        plain = self._plain()
        for piece in _PIECES.split(paragraph):
            if piece == "\n":
                cursor.insertText(NEW_LINE, plain)
            elif piece.startswith("{") and piece.endswith("}") and piece[1:-1].strip():
                cursor.insertText(MARK, token_format(field_key(piece[1:-1]), plain))
            elif piece:
                cursor.insertText(piece.replace(MARK, ""), plain)

    def _on_list_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) or event.text() == "}":
            self.list.take()
        elif key == Qt.Key.Key_Escape:
            self._brace = -1
            self.list.hide()
        else:
            return False
        event.accept()
        return True

    def _look_for_field(self) -> None:
        """Keep the list with what is typed behind the brace."""
        place = self.textCursor().position()
        if self._brace < 0:
            return
        raw = self.document().toRawText()
        typed = raw[self._brace + 1 : place]
        is_inside = raw[self._brace : self._brace + 1] == "{" and place > self._brace and "\u2029" not in typed
        if not is_inside or not self.list.offer(typed):
            self._brace = -1 if not is_inside else self._brace
            self.list.hide()
            return
        below = self.cursorRect().bottomLeft() + QPoint(0, 4)
        self.list.show_at(self.viewport().mapTo(self.window(), below))

    def _on_chosen(self, name: str) -> None:
        cursor = self.textCursor()
        if self._brace >= 0:
            cursor.setPosition(self._brace)
            cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._brace = -1
        self.list.hide()
        cursor.insertText(MARK, token_format(name, self._plain()))
        self.setTextCursor(cursor)
        self._on_cursor_moved()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cursor_moved(self) -> None:
        """Words after a field are plain words."""
        if self.currentCharFormat().objectType() != QTextFormat.ObjectTypes.NoObject:
            self.setCurrentCharFormat(self._plain())

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        if not self._is_filling:
            self.written.emit(self.text)

    def _plain(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme_of(self).scale.body)
        made.setForeground(theme_of(self).color("ink"))
        return made

    def _shape(self) -> None:
        """The design's line height and the room between paragraphs."""
        scale = theme_of(self).scale
        shape = QTextBlockFormat()
        shape.setLineHeight(scale.px(_LINE), int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        shape.setBottomMargin(scale.px(_BETWEEN))
        was_filling, self._is_filling = self._is_filling, True
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        cursor.endEditBlock()
        around = self.document().rootFrame().frameFormat()
        if around.topMargin() != scale.px(3):
            around.setTopMargin(scale.px(3))
            self.document().rootFrame().setFrameFormat(around)
        self._is_filling = was_filling

    @property
    def unused(self) -> int:
        return theme_of(self).scale.px(_BETWEEN)

    def _on_theme_changed(self) -> None:
        text = self.text
        self.setFont(theme_of(self).scale.body)
        self.set_text("")
        self.set_text(text)
        self.updateGeometry()

    def _build(self) -> None:
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("focusRing", False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What everyone gets"))
        self.setAccessibleDescription(self.tr("A brace opens the list of facts."))
        self.document().setDocumentMargin(0)
        self.document().documentLayout().registerHandler(KIND, TokenObject(self._tone, self))
        self.setFont(theme_of(self).scale.body)

    def _tone(self, name: str) -> str:
        return "gold" if name in self._missing else "ember"
