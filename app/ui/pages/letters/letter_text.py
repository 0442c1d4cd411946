"""The words of one letter, with the person's own facts underlined and their sources in tooltips."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QWidget

from app.domain.letter import Filled
from app.domain.letter_joining import Span
from app.domain.pronouns import THEY, Pronouns
from app.ui.pages.letters.growing_text import GrowingText
from app.ui.pages.letters.paper_colors import CHOSEN, INK, MARK
from app.ui.pages.letters.words import source_words
from app.ui.theme import theme_of
from app.ui.widgets.label import plain_tip

LINE = 21
_BETWEEN, _MARK = 11, 7


class LetterText(GrowingText):
    """The words of a letter; read only until they are edited for this person alone."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._who, self._today = THEY, date.min
        self._text = ""
        self._build()
        theme_of(self).changed.connect(self._on_theme_changed)

    @property
    def text(self) -> str:
        """The words as they stand."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n\n").replace("\u2028", "\n").replace("\xa0", " ").strip()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Words that came from facts."""
        return self._spans

    @property
    def is_editing(self) -> bool:
        """Whether the letter is being edited."""
        return not self.isReadOnly()

    def show_letter(self, filled: Filled, who: Pronouns, today: date) -> None:
        """Show a letter with its facts underlined."""
        self._who, self._today, self._text = who, today, filled.text
        self._spans = filled.spans
        self._set(filled.text)
        self.setAccessibleName(filled.text)

    def start(self) -> None:
        """Let the owner write."""
        self._spans = ()
        self.setReadOnly(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.viewport().update()

    def finish(self, keep: bool = True) -> None:
        """Stop writing; `edited` carries the words where they are others than before."""
        if self.is_editing:
            written = self.text
            self.setReadOnly(True)
            if keep and written and written != self._text:
                self.edited.emit(written)
            elif not keep:
                self._set(self._text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        is_turning = key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held & Qt.KeyboardModifier.ControlModifier
        if self.is_editing and key == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif is_turning or (not self.is_editing and key == Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for span in self._spans:
            for rect in self.rects_of(span):
                painter.fillRect(rect, MARK)
        painter.end()
        super().paintEvent(event)

    def rects_of(self, span: Span) -> list[QRectF]:
        """The lower part of every line that holds words of a fact."""
        first, last = _units(self._text, span.start), _units(self._text, span.end)
        first, last = _raw(self._text, first), _raw(self._text, last)
        found: list[QRectF] = []
        block = self.document().findBlock(first)
        while block.isValid() and block.position() < last:
            found.extend(_rects(block, first, last))
            block = block.next()
        high = theme_of(self).scale.px(_MARK)
        return [QRectF(each.left(), each.bottom() - high, each.width(), high) for each in found]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._tell_source(event)
            return True
        return super().event(event)

    def _tell_source(self, event: QHelpEvent) -> None:
        place = self.viewport().mapFrom(self, event.pos())
        line = theme_of(self).scale.px(LINE)
        for span in self._spans:
            if any(rect.adjusted(0, -line, 0, 4).contains(place.toPointF()) for rect in self.rects_of(span)):
                _, words, day = source_words(span.value, self._who, self._today)
                QToolTip.showText(event.globalPos(), plain_tip(f"{words} · {day}" if day else words), self)
                return
        QToolTip.hideText()

    def _set(self, text: str) -> None:
        scale = theme_of(self).scale
        self.setFont(scale.body)
        paragraphs = (paragraph.replace("\n", "\u2028") for paragraph in text.split("\n\n"))
        self.setPlainText("\n".join(paragraphs))
        shape = QTextBlockFormat()
        shape.setLineHeight(scale.px(LINE), int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        shape.setBottomMargin(scale.px(_BETWEEN))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().clearUndoRedoStacks()
        self.updateGeometry()
        self.viewport().update()

    def _build(self) -> None:
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        for role, color in (
            (QPalette.ColorRole.Text, INK), (QPalette.ColorRole.WindowText, INK),
            (QPalette.ColorRole.Highlight, CHOSEN), (QPalette.ColorRole.HighlightedText, INK),
        ):  # fmt: skip
            palette.setColor(role, color)
        self.setStyleSheet(
            "QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; "
            f"color: {INK.name()}; selection-background-color: {CHOSEN.name()}; selection-color: {INK.name()}; }}"
        )
        self.setPalette(palette)
        self._set(self._text)


def _units(text: str, place: int) -> int:
    """Qt counts in units of UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2


def _raw(text: str, place: int) -> int:
    """A place in the document, where an empty line is the end of one paragraph."""
    before = text.encode("utf-16-le")[: place * 2].decode("utf-16-le", "ignore")
    return place - before.count("\n\n")


def _x_of(line: QTextLine, place: int) -> float:
    """How far right a place lies; Qt also tells the place itself."""
    found: Any = line.cursorToX(place)
    return float(found[0])


def _rects(block: QTextBlock, first: int, last: int) -> list[QRectF]:
    """Where words from one place to another lie in a paragraph."""
    layout, start = block.layout(), block.position()
    at = layout.position()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin = max(first - start, line.textStart())
        end = min(last - start, line.textStart() + line.textLength())
        while end > begin and block.text()[end - 1].isspace():
            end -= 1
        if begin < end:
            left, right = _x_of(line, begin), _x_of(line, end)
            found.append(QRectF(at.x() + left, at.y() + line.y(), right - left, line.height()))
    return found
