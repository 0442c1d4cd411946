"""Coming up: the next few days that matter, one line each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.domain.customer import OccasionKind
from app.domain.today import Ahead, TodayView
from app.ui.dossier.words import OCCASION_ICONS, channel_icon
from app.ui.formatting import relative_day, time_text
from app.ui.icons import paint_icon
from app.ui.pages.today.section import Section
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.label import plain_tip
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

_HEIGHT, _PAD, _DAY, _ICON, _GAP = 36, 16, 58, 18, 10
_WEEKDAY_DAYS = 21


class AheadSection(Section):
    """Lines by day; each opens its card."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("")
        self.header.set_title(self.tr("Coming up"))
        self._shell = shell
        self._shown: tuple[Ahead, ...] = ()
        self.lines: list[AheadLine] = []

    def show_view(self, view: TodayView) -> None:
        """Show what comes near, or go away."""
        self._shown = view.ahead
        self.setVisible(bool(self._shown))
        while len(self.lines) < len(self._shown):
            self._append()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._shown))
            if place < len(self._shown):
                line.show_ahead(self._shown[place], view.today)

    def _append(self) -> None:
        place = len(self.lines)
        line = AheadLine(is_first=place == 0)
        line.opened.connect(lambda: self._shell.navigator.open_customer(self._shown[place].customer_id))
        self.lines.append(line)
        self.rows.addWidget(line)


class AheadLine(QAbstractButton):
    """Day, icon and words, with a quiet note behind them."""

    opened = Signal()

    def __init__(self, *, is_first: bool) -> None:
        super().__init__()
        self._is_first = is_first
        self._day, self._icon, self._note = "", "calendar", ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        self.clicked.connect(self.opened)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_ahead(self, ahead: Ahead, today: date) -> None:
        """Show something that comes."""
        text = ahead.text if ahead.minute is None else f"{ahead.text}, {time_text(ahead.minute)}"
        kinds = tuple(OccasionKind)
        self._icon = OCCASION_ICONS[OccasionKind(ahead.kind)] if ahead.kind in kinds else channel_icon(ahead.kind)
        if ahead.kind == OccasionKind.OTHER:
            self._icon = _other_icon(ahead.text)
        self._day = day_words(ahead.day, today)
        self._note = f" · {ahead.note}" if ahead.note else ""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{self._day}, {text}{self._note}")
        self.setToolTip(plain_tip(f"{text}{self._note}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme_of(self).scale.px(_HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, rect = theme_of(self), QPainter(self), QRectF(self.rect())
        if self.underMouse():
            rounded_box(painter, rect.adjusted(2, 2, -2, -2), 10, theme.color("hover"))
        if not self._is_first:
            horizontal_rule(painter, rect.left() + 1, rect.right() - 1, rect.top(), theme.color("line"))
        px = theme.scale.px
        day = QRectF(_PAD, 0, px(_DAY), rect.height())
        draw_line(painter, day, self._day, theme.scale.font("caption", 500, tabular=True), theme.color("ink"))
        side = px(_ICON)
        left = day.right() + _GAP
        place = QPointF(round(left), round(rect.center().y() - side / 2))
        paint_icon(painter, place, self._icon, theme.color("ink3"), side)
        room = QRectF(left + px(20) + _GAP, 0, rect.right() - left - px(20) - _GAP - _PAD, rect.height())
        used = draw_line(painter, room, self.text().replace("&&", "&"), theme.scale.body, theme.color("ink"))
        room.setLeft(room.left() + used)
        if self._note and room.width() > 30:
            draw_line(painter, room, self._note, theme.scale.body, theme.color("ink3"))


def day_words(day: date, today: date) -> str:
    """A near day by its weekday, "Fri 12"; a later one by its month, "11 Aug"; today by its name."""
    if day == today:
        return relative_day(day, today)
    if (day - today).days > _WEEKDAY_DAYS:
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {day.day}"


def _other_icon(text: str) -> str:
    """An icon that fits what a date is about, as far as its words tell."""
    return "school" if "school" in text.lower() else "calendar"
