"""The left column: the text that everyone gets, facts to add, what happens without one, and what it all takes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.letter import fields_in
from app.domain.letter_fields import bare_name
from app.ui.formatting import count_text, currency_digits, minutes_text, money_text
from app.ui.icons import paint_icon
from app.ui.pages.letters.editor import TemplateEdit
from app.ui.pages.letters.editor_frame import EditorFrame
from app.ui.pages.letters.token import HIGH, paint_token, token_width
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_OFFERED = 6
_WHOLE_FROM = 20
"""From so many units on an estimate needs no cents."""


class FactChip(QAbstractButton):
    """A fact that can be added to the text: a plus and its name in a dashed frame."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setAccessibleName(self.tr("Add {fact}").format(fact=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        wide = text_width(self.name, scale.font("caption", 500)) + 2 * scale.px(10) + scale.px(14) + scale.px(6)
        return QSize(round(wide + 1), scale.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        scale = theme.scale
        fill = theme.color("hover") if self.underMouse() else None
        rounded_box(painter, rect, 8, fill, theme.color("field"), 1, dashed=True)
        side = scale.px(14)
        place = QRectF(scale.px(10), 0, rect.width() - scale.px(20), rect.height())
        paint_icon(painter, QRectF(place.left(), (rect.height() - side) / 2, side, side).topLeft(), "plus",
                   theme.color("ink2"), side)  # fmt: skip
        words = place.adjusted(side + scale.px(6), 0, 1, 0)
        draw_line(painter, words, self.name, scale.font("caption", 500), theme.color("ink2"))


class TextChoice(QAbstractButton):
    """The name of the text in ember, with a chevron: it opens the others."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Show another name."""
        self.name = name
        self.setAccessibleName(self.tr("Text: {name}").format(name=name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        wide = text_width(self.name, scale.font("caption", 600)) + scale.px(4 + 12)
        return QSize(round(wide + 1), scale.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        side = theme.scale.px(12)
        font = theme.scale.font("caption", 600)
        font.setUnderline(self.underMouse())
        words = rect.adjusted(0, 0, -side - theme.scale.px(4), 0)
        draw_line(painter, words, self.name, font, theme.color("ember"), Qt.AlignmentFlag.AlignRight)
        place = QPointF(rect.right() - side, round((rect.height() - side) / 2))
        paint_icon(painter, place, "chevd", theme.color("ember"), side)


class _Missing(QWidget):
    """A field with how many people lack it."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self._name, self._words = name, words
        self.setAccessibleName(f"{name} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        wide = token_width(self._name, theme) + 6 + text_width(self._words, theme.scale.body)
        return QSize(round(wide + 1), theme.scale.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        wide = token_width(self._name, theme)
        paint_token(painter, QRectF(0, 0, wide, self.height()), self._name, "gold", theme)
        words = QRectF(wide + 6, 0, self.width() - wide - 6, self.height())
        draw_line(painter, words, self._words, theme.scale.body, theme.color("ink2"))


class MissingCard(Card):
    """What happens where a fact is missing; `asks_chosen` carries whether the owner is asked first."""

    asks_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.leave_out = QRadioButton(self.tr("Leave the sentence out"))
        self.ask = QRadioButton(self.tr("Ask me before printing"))
        self._fields = QWidget()
        self._flow = FlowLayout(self._fields, gap=6)
        self._known = Label(self.tr("Every fact is known for everybody."), "body", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("When a fact is missing"), "body", weight=600))
        column.addWidget(self._fields)
        column.addWidget(self._known)
        column.addSpacing(4)
        column.addWidget(self.leave_out)
        column.addWidget(self.ask)
        column.addSpacing(2)
        column.addWidget(Label(self.tr("Only what they said or you saw is used. Assumptions never go into a letter."),
                               "caption", "ink3", wrap=True))  # fmt: skip
        self.leave_out.setChecked(True)
        self.ask.toggled.connect(self.asks_chosen)

    def show_missing(self, counts: dict[str, int], asks_first: bool) -> None:
        """Name the fields that some people lack, and what is chosen."""
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (name, count) in enumerate(counts.items()):
            words = count_text(count, self.tr("for 1 person"), self.tr("for {count} people"))
            short = self.tr("for {count}").format(count=count)
            self._flow.addWidget(_Missing(name, words if place == 0 else short))
        self._fields.setVisible(bool(counts))
        self._known.setVisible(not counts)
        for button, is_on in ((self.ask, asks_first), (self.leave_out, not asks_first)):
            button.blockSignals(True)
            button.setChecked(is_on)
            button.blockSignals(False)
        self._fields.updateGeometry()


class CostCard(Card):
    """What the letters take of money and minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[Label] = []
        self.money, self.minutes = Label("", weight=600, tabular=True), Label("", weight=600, tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for icon, words, figure in (
            ("coin", self.tr("Paper, envelope, stamp"), self.money),
            ("clock", self.tr("Signing and a line by hand"), self.minutes),
        ):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(_Sign(icon))
            said = Label(words)
            row.addWidget(said, 1)
            self._words.append(said)
            row.addWidget(figure)
            column.addLayout(row)

    def show_cost(
        self, letters: int, letter_minor: int, signing_seconds: int, currency: str, gesture: str = ""
    ) -> None:
        """So many letters, with a gesture that goes along."""
        paper = self.tr("Paper, envelope, stamp")
        with_gesture = self.tr("{paper}, and {gesture}").format(paper=paper, gesture=gesture)
        self._words[0].setText(with_gesture if gesture else paper)
        unit = 10 ** currency_digits(currency)
        total = letters * letter_minor
        self.money.setText(money_text(round(total / unit) * unit if total >= _WHOLE_FROM * unit else total, currency))
        minutes = minutes_text(letters * signing_seconds / 60)
        self.minutes.setText(minutes.replace(self.tr("minutes"), self.tr("min")))


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        side = theme_of(self).scale.px(16)
        self.setFixedSize(side, theme_of(self).scale.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        side = self.width()
        place = QRectF(0, (self.height() - side) / 2, side, side).topLeft()
        paint_icon(QPainter(self), place, self._icon, theme.color("ink2"), side)


class TemplatePanel(QWidget):
    """Everything about the text."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = TemplateEdit()
        self.frame = EditorFrame(self.edit)
        self.choose = TextChoice()
        self.missing, self.cost = MissingCard(), CostCard()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._fields: tuple[str, ...] = ()
        self._build()
        self.choose.clicked.connect(self.menu_asked)

    @property
    def chips(self) -> tuple[FactChip, ...]:
        """Facts that are offered."""
        return tuple(self._chips.findChildren(FactChip, options=Qt.FindChildOption.FindDirectChildrenOnly))

    def set_fields(self, names: tuple[str, ...]) -> None:
        """Every field there is."""
        self._fields = names
        self.edit.set_fields(names)
        self._offer()

    def set_template(self, name: str) -> None:
        """Name the text that this one began as."""
        self.choose.set_name(name)

    def offer(self) -> None:
        """Offer facts that the text does not hold yet."""
        self._offer()

    def _offer(self) -> None:
        used = set(map(bare_name, fields_in(self.edit.text)))
        wanted = tuple(name for name in self._fields if bare_name(name) not in used)[:_OFFERED]
        if wanted == tuple(chip.name for chip in self.chips if not chip.isHidden()):
            return
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for name in wanted:
            chip = FactChip(name)
            chip.clicked.connect(lambda _checked=False, field=name: self._add(field))
            self._flow.addWidget(chip)
        self._chips.updateGeometry()

    def _add(self, name: str) -> None:
        self.edit.add_field(name)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("What everyone gets"), "lead"), 1)
        head.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.frame)
        column.addSpacing(12)
        column.addWidget(Label(self.tr("Add a fact about the person"), "caption", "ink2", weight=600))
        column.addSpacing(6)
        column.addWidget(self._chips)
        column.addSpacing(14)
        column.addWidget(self.missing)
        column.addSpacing(12)
        column.addWidget(self.cost)
        column.addStretch(1)
