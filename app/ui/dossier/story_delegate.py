"""Painting the story: a line with nodes, titles with mood and day, and the panel of a slip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.dossier.columns import GUTTER
from app.ui.dossier.story_look import StoryLook
from app.ui.dossier.story_model import LOOK
from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.buttons import ButtonLook, button_size, paint_button
from app.ui.widgets.mood_face import mood_word, paint_mood
from app.ui.widgets.painting import draw_line, draw_lines, rounded_box, text_width, wrapped

_NODE = 32
_LEFT = 44
_HEAD = 22
_BELOW = 14
_DAY = 56
_PANEL_GAP = 6
_MORE = 26
_LEAST_BESIDE = 40
"""Pixels without which who else was there is left out; the screen reader says it anyway."""
_HEIGHTS_KEPT = 2000


class StoryDelegate(QStyledItemDelegate):
    """One event; heights are measured once per width."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[StoryLook, int], int] = {}
        theme_of(view).changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = max(200, self._view.viewport().width())
        return QSize(width, self._height(index.data(LOOK), width - gutter(self._view), theme_of()))

    def action_rect(self, rect: QRectF, look: StoryLook) -> QRectF:
        """Where the button of an open slip lies inside the row."""
        theme = theme_of()
        if not look.action:
            return QRectF()
        size = button_size(_button(look), theme)
        top = rect.bottom() - _BELOW - size.height() - 8
        return QRectF(rect.left() + _LEFT + 12, top, size.width(), size.height())

    def more_rect(self, rect: QRectF) -> QRectF:
        """Where the dots of the menu lie on hover."""
        return QRectF(rect.right() - _MORE, rect.top() + _HEAD, _MORE, 24)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, look = theme_of(), index.data(LOOK)
        rect = QRectF(option.rect).adjusted(0, 0, -gutter(self._view), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus) and bool(self._view.property("kbd"))
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered or has_focus:
            box = rect.adjusted(_LEFT - 8, -2, 0, -_BELOW + 6)
            edge = theme.color("ember") if has_focus else None
            rounded_box(painter, box, 8, theme.color("hover"), edge, 2 if has_focus else None)
        self._paint_node(painter, rect, look, theme, index.row())
        self._paint_head(painter, rect, look, theme)
        top = self._paint_text(painter, rect, look, theme)
        if any(look.panel):
            self._paint_panel(painter, rect, top, look, theme)
        if hovered or has_focus:
            place = self.more_rect(rect)
            paint_icon(painter, QPointF(place.left() + 5, place.top() + 4), "more", theme.color("ink2"), 16)
        painter.restore()

    def _paint_node(self, painter: QPainter, rect: QRectF, look: StoryLook, theme: Theme, row: int) -> None:
        painter.fillRect(QRectF(15.5, rect.top() + (8 if row == 0 else 0), 1, rect.height()), theme.color("line2"))
        circle = QRectF(0.5, rect.top() + 0.5, _NODE - 1, _NODE - 1)
        tone = look.tone
        painter.setBrush(theme.color(f"{tone}_t" if tone else "card"))
        painter.setPen(QPen(theme.color(f"{tone}_l" if tone else "line2"), 1))
        painter.drawEllipse(circle)
        paint_icon(painter, QPointF(8, rect.top() + 8), look.icon, theme.color(tone or "ink2"), 16)

    def _paint_head(self, painter: QPainter, rect: QRectF, look: StoryLook, theme: Theme) -> None:
        head = QRectF(rect.left() + _LEFT, rect.top() + 1, rect.width() - _LEFT, theme.scale.px(_HEAD))
        font = theme.scale.font("caption", tabular=True)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, head, look.day, font, theme.color("ink3"), right)
        head.setRight(head.right() - max(_DAY, text_width(look.day, font) + 12))
        if look.mood is not None:
            words = mood_word(look.mood)
            draw_line(painter, head, words, theme.scale.caption, theme.color("ink2"), right)
            head.setRight(head.right() - text_width(words, theme.scale.caption) - 22)
            paint_mood(painter, QRectF(head.right(), head.center().y() - 9, 18, 18), look.mood, theme)
        head.setRight(head.right() - 8)
        used = draw_line(painter, head, look.title, theme.scale.font("body", 600), theme.color("ink"))
        head.setLeft(head.left() + used + 6)
        if look.beside and head.width() > _LEAST_BESIDE:
            draw_line(painter, head, look.beside, theme.scale.caption, theme.color("ink3"))

    def _paint_text(self, painter: QPainter, rect: QRectF, look: StoryLook, theme: Theme) -> float:
        top = rect.top() + 1 + theme.scale.px(_HEAD)
        place = QRectF(rect.left() + _LEFT, top, self._text_width(rect.width()), rect.height())
        line = theme.scale.line("body")
        lines = wrapped(_with_strong(look), theme.scale.body, place.width()) if _with_strong(look) else ()
        for number, words in enumerate(lines):
            row = QRectF(place.left(), top, place.width(), line)
            is_last = number == len(lines) - 1
            if is_last and look.strong and words.endswith(look.strong):
                words = words[: -len(look.strong)]
                row.setLeft(row.left() + draw_line(painter, row, words, theme.scale.body, theme.color("ink2")))
                draw_line(painter, row, look.strong, theme.scale.font("body", 600, tabular=True), theme.color("ink"))
            else:
                draw_line(painter, row, words, theme.scale.body, theme.color("ink2"))
            top += line
        return top

    def _paint_panel(self, painter: QPainter, rect: QRectF, top: float, look: StoryLook, theme: Theme) -> None:
        box = QRectF(rect.left() + _LEFT, top + _PANEL_GAP, rect.width() - _LEFT, 0)
        box.setBottom(rect.bottom() - _BELOW)
        rounded_box(painter, box, 10, theme.color(f"{look.panel_tone}_t"))
        icon = "check" if look.panel_tone == "sage" else "clock"
        paint_icon(
            painter,
            QPointF(box.left() + 12, round(box.top() + theme.scale.line("body") / 2)),
            icon,
            theme.color(look.panel_tone),
            16,
        )
        words = box.adjusted(34, 8, -12, -8)
        self._paint_panel_words(painter, words, look, theme)
        if look.action:
            paint_button(painter, self.action_rect(rect, look), _button(look), theme)

    def _paint_panel_words(self, painter: QPainter, place: QRectF, look: StoryLook, theme: Theme) -> None:
        bold, plain = theme.scale.font("body", 600), theme.scale.body
        line, ink, top = theme.scale.line("body"), theme.color("ink"), place.top()
        rows = _panel_rows(look, bold, plain, place.width())
        for strong, rest in rows:
            row = QRectF(place.left(), top, place.width(), line)
            if strong:
                row.setLeft(row.left() + draw_line(painter, row, strong, bold, ink) + (4 if rest else 0))
            draw_lines(painter, row, rest, plain, ink, line, 1)
            top += line

    def _height(self, look: StoryLook, width: int, theme: Theme) -> int:
        key = (look, width)
        if len(self._heights) > _HEIGHTS_KEPT:
            self._heights.clear()
        if key not in self._heights:
            line = theme.scale.line("body")
            text = _with_strong(look)
            lines = len(wrapped(text, theme.scale.body, self._text_width(width))) if text else 0
            height = 1 + theme.scale.px(_HEAD) + lines * line
            if any(look.panel):
                rows = _panel_rows(look, theme.scale.font("body", 600), theme.scale.body, width - _LEFT - 46)
                height += _PANEL_GAP + 16 + len(rows) * line
                height += button_size(_button(look), theme).height() + 8 if look.action else 0
            self._heights[key] = max(_NODE, height) + _BELOW
        return self._heights[key]

    def _text_width(self, width: float) -> float:
        return width - _LEFT - _MORE


def gutter(view: QAbstractItemView) -> int:
    """Room that rows leave at the right, so that they keep their width when the scroll bar comes."""
    bar = view.verticalScrollBar()
    return GUTTER - bar.width() if bar.isVisible() else GUTTER


def _with_strong(look: StoryLook) -> str:
    return " ".join(part for part in (look.text, look.strong) if part)


def _panel_rows(look: StoryLook, bold: QFont, plain: QFont, width: float) -> list[tuple[str, str]]:
    """Lines of a panel: bold beginning, then the rest, which goes on in the same line where there is room."""
    beginning, rest = look.panel
    rows = [(line, "") for line in wrapped(beginning, bold, width)] if beginning else []
    if not rest:
        return rows
    if rows:
        room = width - text_width(rows[-1][0], bold) - 4
        words, taken = rest.split(" "), 0
        while taken < len(words) and text_width(" ".join(words[: taken + 1]), plain) <= room:
            taken += 1
        rows[-1] = (rows[-1][0], " ".join(words[:taken]))
        rest = " ".join(words[taken:])
    return rows + [("", line) for line in wrapped(rest, plain, width)] if rest else rows


def _button(look: StoryLook) -> ButtonLook:
    return ButtonLook(look.action, "secondary", "mend", size="small", tone="berry")
