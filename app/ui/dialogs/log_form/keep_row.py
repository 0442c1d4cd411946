"""One thing read out of the note, offered with a tick."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from app.domain.fact import Basis
from app.domain.pronouns import Pronouns
from app.domain.suggestion import Suggestion, SuggestionKind
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.menus import new_menu
from app.ui.dossier.word_button import WordButton
from app.ui.dossier.words import BASIS_ICONS, BASIS_TONES, basis_text
from app.ui.formatting import long_day_text
from app.ui.icons import icon, paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, text_width

_ICON = 14


class TickLine(QWidget):
    """A tick with its words; a click on the words counts."""

    toggled = Signal(bool)

    def __init__(self, text: str, *, is_on: bool = False) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setChecked(is_on)
        self.words = Label("", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.box.setFixedHeight(theme_of(self).scale.line("body"))
        self.row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        self.box.toggled.connect(self.toggled)
        self.set_text(text)

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)
        self.box.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.words.geometry().contains(event.position().toPoint()):
            self.box.click()


class FactRow(TickLine):
    """A fact, with how we know it."""

    def __init__(self, suggestion: Suggestion, pronouns: Pronouns, is_on: bool, basis: Basis) -> None:
        super().__init__(self.tr("Fact: {text}").format(text=suggestion.text), is_on=is_on)
        self.suggestion, self._pronouns = suggestion, pronouns
        self.basis = basis
        self.switch = BasisButton()
        self.switch.clicked.connect(self.open_menu)
        self.row.addSpacing(8)
        self.row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._show_basis()

    def set_pronouns(self, pronouns: Pronouns) -> None:
        """Say it of somebody else."""
        self._pronouns = pronouns
        self._show_basis()

    def open_menu(self) -> None:
        """Offer the three ways of knowing."""
        menu, theme = new_menu(self), theme_of(self)
        for basis in Basis:
            picture = icon(BASIS_ICONS[basis], theme.color(BASIS_TONES[basis]))
            action = menu.addAction(picture, basis_text(basis, self._pronouns))
            action.triggered.connect(lambda _=False, each=basis: self._on_basis(each))
        menu.popup(self.switch.mapToGlobal(QPoint(0, self.switch.height())))

    def _on_basis(self, basis: Basis) -> None:
        self.basis = basis
        self.box.setChecked(True)
        self._show_basis()

    def _show_basis(self) -> None:
        self.switch.show_basis(self.basis, self._pronouns)


class PromiseRow(TickLine):
    """A promise, with its day."""

    def __init__(self, suggestion: Suggestion, today: date, is_on: bool, due: date | None) -> None:
        super().__init__("", is_on=is_on)
        self.suggestion, self._today = suggestion, today
        self.due = due
        self.change = WordButton("", tone="ink2", weight=400)
        self.day = DayEntry(today, due, lean="future", placeholder=self.tr("Friday, 19 June"))
        self.day.setAccessibleName(self.tr("By when"))
        self.day.setFixedWidth(theme_of(self).scale.px(190))
        self.day.hide()
        self.row.addSpacing(8)
        self.row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        self.change.clicked.connect(self._on_change)
        self.day.editingFinished.connect(self._on_named)
        self._show_due()

    def _on_change(self) -> None:
        self.change.hide()
        self.day.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def _on_named(self) -> None:
        if not self.day.is_valid:
            return
        if self.day.day != self.due:
            self.due = self.day.day
            self.box.setChecked(True)
        self.day.hide()
        self.change.show()
        self._show_due()

    def _show_due(self) -> None:
        said = {"text": self.suggestion.text}
        if self.due is None:
            self.set_text(self.tr("Promise: {text}").format(**said))
            self.change.set_text(self.tr("name a day"))
            return
        self.set_text(self.tr("Promise: {text} by {day}").format(day=long_day_text(self.due, self._today), **said))
        self.change.set_text(self.tr("change date"))


class BasisButton(QAbstractButton):
    """How we know, as a word with its icon; opens the three choices."""

    def __init__(self) -> None:
        super().__init__()
        self._basis = Basis.SAID
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 4)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_basis(self, basis: Basis, pronouns: Pronouns) -> None:
        """Show this one."""
        self._basis = basis
        self.setText(basis_text(basis, pronouns))
        self.setAccessibleName(self.tr("How we know: {words}").format(words=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        width = text_width(self.text(), scale.caption) + scale.px(_ICON) + 4
        return QSize(round(width + 1), scale.line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        color, side = theme.color(BASIS_TONES[self._basis]), theme.scale.px(_ICON)
        paint_icon(painter, QPointF(0, round(rect.center().y() - side / 2)), BASIS_ICONS[self._basis], color, side)
        font = theme.scale.caption
        font.setUnderline(self.underMouse())
        draw_line(painter, rect.adjusted(side + 4, 0, 1, 0), self.text(), font, color)


def key_of(suggestion: Suggestion) -> tuple[SuggestionKind, str]:
    """What makes two suggestions the same while the note goes on."""
    return suggestion.kind, suggestion.text.casefold()
