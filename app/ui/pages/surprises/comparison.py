"""What the plan is worth beside birthday and Christmas cards for the same money: two bars and a range."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.year_plan import Comparison
from app.ui.pages.surprises.words import times_words
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_BAR, _LINE, _GAP, _MOST = 12, 20, 8, 180


class ComparisonBars(QWidget):
    """The finding in words, then two bars of the same yardstick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show how a plan compares; None shows nothing."""
        self._comparison = comparison
        said = "" if comparison is None else " ".join(times_words(comparison))
        self.setAccessibleName(f"{self._title()}: {said}")
        self.setToolTip(self.tr(
            "The same yardstick for both. Cards for birthdays and Christmas are counted generously: "
            "as if they were a little personal and a little unexpected."
        ))  # fmt: skip
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme_of(self).scale.px(3 * _LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._comparison is None:
            return
        painter, theme = QPainter(self), theme_of(self)
        line = theme.scale.px(_LINE)
        title = QRectF(0, -2, self.width(), line)
        draw_line(painter, title, self._title(), theme.scale.caption, theme.color("ink2"))
        whole = min(theme.scale.px(_MOST), self.width() - self._room())
        said, between = times_words(self._comparison)
        font = theme.scale.font("caption", 600)
        for place, (share, tone) in enumerate(((1.0, "gold_g"), (self._comparison.cards_share, "line2")), 1):
            bar = QRectF(0, place * line, max(4.0, whole * min(1.0, share)), theme.scale.px(_BAR))
            rounded_box(painter, bar, 4, theme.color(tone))
            room = QRectF(bar.right() + _GAP, bar.top() - 4, self.width() - bar.right() - _GAP, bar.height() + 8)
            if place == 1:
                used = draw_line(painter, room, said, font, theme.color("ink"))
                room.setLeft(room.left() + used + 4)
                draw_line(painter, room, between, theme.scale.caption, theme.color("ink2"))
            else:
                words = self.tr("birthday + Christmas cards")
                draw_line(painter, room, words, theme.scale.caption, theme.color("ink2"))

    def _room(self) -> float:
        """What the words beside the longer bar take."""
        theme = theme_of(self)
        assert self._comparison is not None
        said, between = times_words(self._comparison)
        words = text_width(said, theme.scale.font("caption", 600)) + text_width(between, theme.scale.caption)
        return words + _GAP + 6

    def _title(self) -> str:
        return self.tr("Expected delight, same money")
