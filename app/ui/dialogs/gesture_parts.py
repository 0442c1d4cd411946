"""Parts of the form of a gesture: its sign, its season, the facts that speak for it, and what has to be prepared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.fact import FactKind
from app.domain.gesture import GestureStep
from app.ui.dossier.fact_groups import kind_word
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labelled import Choice
from app.ui.widgets.painting import rounded_box

SPEAKING = (FactKind.LIKES, FactKind.FAMILY, FactKind.NEED, FactKind.PAIN, FactKind.FEELING, FactKind.HOW_WE_MET)
_SIDE, _ICON = 34, 18
_WEEKS_A_MONTH = 52 / 12


def icon_words() -> dict[str, str]:
    """Signs of gestures, and what they are called."""
    return {
        "gift": _tr("Gift"), "brush": _tr("Pen"), "letter": _tr("Letter"), "card": _tr("Card"), "book": _tr("Book"),
        "note": _tr("Note"), "call": _tr("Telephone"), "speech": _tr("Words"), "coffee": _tr("Cup"),
        "cake": _tr("Cake"), "leaf": _tr("Leaf"), "sprout": _tr("Seedling"), "sun": _tr("Sun"),
        "scissors": _tr("Scissors"), "mend": _tr("Mending"), "home": _tr("House"), "camera": _tr("Camera"),
        "people": _tr("People"), "hands": _tr("Hands"), "heart": _tr("Heart"), "star": _tr("Star"),
        "bag": _tr("Bag"), "key": _tr("Key"), "pin": _tr("Place"), "school": _tr("School"), "search": _tr("Lens"),
        "tag": _tr("Label"),
    }  # fmt: skip


class IconChoice(QWidget):
    """Signs side by side, one of them chosen."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.tiles: dict[str, _IconTile] = {}
        flow = FlowLayout(self, gap=4)
        words = icon_words()
        for name in (*words, *(() if value in words else (value,))):
            tile = self.tiles[name] = _IconTile(name, words.get(name, name))
            self._group.addButton(tile)
            flow.addWidget(tile)
        self.tiles[value].setChecked(True)
        self.setAccessibleName(self.tr("Sign"))

    @property
    def value(self) -> str:
        """The name of the chosen icon."""
        return next(name for name, tile in self.tiles.items() if tile.isChecked())


class _IconTile(QAbstractButton):
    """One sign."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self._name, self._is_hovered = name, False
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme_of(self).scale.px(_SIDE)
        return QSize(side, side)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self.isChecked():
            rounded_box(painter, rect, 10, theme.color("gold_t"), theme.color("gold_g"), 2)
        elif self._is_hovered:
            rounded_box(painter, rect, 10, theme.color("hover"))
        side = theme.scale.px(_ICON)
        corner = rect.center() - QPointF(side / 2, side / 2)
        tone = "gold" if self.isChecked() else "ink2"
        paint_icon(painter, QPointF(round(corner.x()), round(corner.y())), self._name, theme.color(tone), side)


class SeasonChoice(QWidget):
    """From one month to another, or all year; weeks that were given more exactly stay while nothing is chosen."""

    def __init__(self, first: int | None, last: int | None) -> None:
        super().__init__()
        self._given = first, last
        names = tuple((month, QLocale().standaloneMonthName(month)) for month in range(1, 13))
        self.first = Choice("", ((0, self.tr("All year")), *names), name=self.tr("Season from"))
        self.last = Choice("", names, name=self.tr("Season until"))
        self.first.set_value(0 if first is None else month_of(first))
        self.last.set_value(12 if last is None else month_of(last))
        self._was = self.first.value, self.last.value
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first, 1)
        row.addWidget(self.last, 1)
        self.first.chosen.connect(self._fit)
        self._fit()

    @property
    def weeks(self) -> tuple[int | None, int | None]:
        """ISO weeks from and until; None for all year."""
        if (self.first.value, self.last.value) == self._was:
            return self._given
        first, last = int(str(self.first.value)), int(str(self.last.value))
        if not first:
            return None, None
        return round((first - 1) * _WEEKS_A_MONTH) + 1, round(last * _WEEKS_A_MONTH)

    def _fit(self) -> None:
        self.last.setVisible(self.first.value != 0)


class KindChips(QWidget):
    """Kinds of facts, any of which speaks for the gesture."""

    def __init__(self, kinds: str) -> None:
        super().__init__()
        self._others = tuple(kind for kind in kinds.split() if kind not in {*SPEAKING})
        self.chips = {kind: Chip(kind_word(kind)) for kind in SPEAKING}
        flow = FlowLayout(self, gap=6)
        for kind, chip in self.chips.items():
            chip.setChecked(kind in kinds.split())
            flow.addWidget(chip)
        self.setAccessibleName(self.tr("Kinds of facts"))

    @property
    def value(self) -> str:
        """The kinds, one blank apart; those that are not offered here are kept."""
        return " ".join((*(kind for kind, chip in self.chips.items() if chip.isChecked()), *self._others))


class StepsEdit(QWidget):
    """Steps of the preparation: how many days before, and what."""

    changed = Signal()

    def __init__(self, steps: tuple[GestureStep, ...]) -> None:
        super().__init__()
        self.rows: list[_StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = GhostButton(self.tr("Add a step"), icon="plus", size="small")
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for step in steps:
            self._add_row(step)
        self.add.clicked.connect(self._on_add)

    @property
    def steps(self) -> tuple[GestureStep, ...]:
        """Steps with words, the earliest first."""
        written = (row.step for row in self.rows if row.words.text().strip())
        return tuple(sorted(written, key=lambda step: -step.days_before))

    def _on_add(self) -> None:
        row = self._add_row(GestureStep())
        row.words.setFocus()
        self.changed.emit()

    def _add_row(self, step: GestureStep) -> _StepRow:
        row = _StepRow(step)
        row.removed.connect(lambda: self._remove(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _remove(self, row: _StepRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()


class _StepRow(QWidget):
    """One step."""

    removed = Signal()
    _DAYS = (0, 1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 42, 60)

    def __init__(self, step: GestureStep) -> None:
        super().__init__()
        self._step = step
        self.days = Choice("", tuple((days, self._days_word(days)) for days in self._DAYS), name=self.tr("When"))
        self.days.set_value(step.days_before, self._days_word(step.days_before))
        self.days.keep_width(150)
        self.words = LineEdit(self.tr("Buy a plain card and a stamp"))
        self.words.setText(step.text)
        self.words.setAccessibleName(self.tr("Step"))
        self.remove = IconButton("x", self.tr("Remove this step"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.days)
        row.addWidget(self.words, 1)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self.removed)

    @property
    def step(self) -> GestureStep:
        """The step as written."""
        return GestureStep(0, self._step.gesture_id, int(str(self.days.value)), " ".join(self.words.text().split()))

    def _days_word(self, days: int) -> str:
        if not days:
            return self.tr("on the day")
        return self.tr("the day before") if days == 1 else self.tr("{days} days before").format(days=days)


def month_of(week: int) -> int:
    """The month in which an ISO week begins, roughly."""
    return min(12, int((week - 0.5) / _WEEKS_A_MONTH) + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("gesture_parts", text)
