"""Choosing a passphrase: its strength in words, typed twice while it is covered, and four words to take over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.services.passphrases import Strength, strength, suggestion
from app.ui.theme import theme_of
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.secret_field import SecretField

_STEPS = {Strength.TOO_SHORT: 1, Strength.WEAK: 2, Strength.FAIR: 3, Strength.STRONG: 4}
_TONES = {Strength.TOO_SHORT: "berry", Strength.WEAK: "gold", Strength.FAIR: "sage", Strength.STRONG: "sage"}


def strength_words(found: Strength) -> str:
    """How well a passphrase holds, in a short sentence."""
    return {
        Strength.TOO_SHORT: _tr("Too short, eight characters at least"),
        Strength.WEAK: _tr("Easy to guess"),
        Strength.FAIR: _tr("Good enough for most"),
        Strength.STRONG: _tr("Holds very well"),
    }[found]


class StrengthBar(QWidget):
    """Four parts that fill up; the word beside it says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.update)

    def show_strength(self, found: Strength | None) -> None:
        """Fill as many parts; None for none."""
        self._found = found
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(4 * 28 + 3 * 4, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        filled = _STEPS[self._found] if self._found else 0
        for place in range(4):
            tone = f"{_TONES[self._found]}_g" if self._found and place < filled else "track"
            rounded_box(painter, QRectF(place * 32, 0, 28, 6), 3, theme.color(tone))


class NewPassphrase(QWidget):
    """`changed` follows every key; `passphrase` is empty until it is long enough and was typed the same twice."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = SecretField(self.tr("Passphrase"), large=True)
        self.second = SecretField(self.tr("Once more, so that a slip of the finger can’t lock you out"))
        self.bar = StrengthBar()
        self.word = Label("", "caption", "ink2", weight=500)
        self.words = Label("", "body", "ink", weight=500)
        self.take = LinkButton(self.tr("Use these words"))
        self.again = IconButton("dice", self.tr("Other words"), size="small")
        self._build()
        self._connect()
        self._suggest()
        self.setFocusProxy(self.first)

    @property
    def passphrase(self) -> str:
        """What may be used; empty while it is too short or typed differently."""
        typed = self.first.text()
        if strength(typed) is Strength.TOO_SHORT:
            return ""
        return typed if self._is_shown or typed == self.second.text() else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed at all."""
        return not self.first.text()

    def _build(self) -> None:
        meter = QHBoxLayout()
        meter.setSpacing(10)
        meter.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        meter.addWidget(self.word, 1)
        offer = QHBoxLayout()
        offer.setSpacing(8)
        offer.addWidget(Label(self.tr("For example:"), "body", "ink2"))
        offer.addWidget(self.words)
        offer.addWidget(self.again)
        offer.addStretch(1)
        offer.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.first)
        column.addLayout(meter)
        column.addWidget(self.second)
        column.addLayout(offer)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.first.text_changed.connect(self._on_typed)
        self.second.text_changed.connect(self._on_typed)
        self.first.edit.shown.connect(self._on_shown)
        self.first.submitted.connect(self._on_first_submitted)
        self.second.submitted.connect(self.submitted)
        self.take.clicked.connect(self._on_take)
        self.again.clicked.connect(self._suggest)

    @property
    def _is_shown(self) -> bool:
        return self.first.edit.echoMode() is QLineEdit.EchoMode.Normal

    def _suggest(self) -> None:
        self.words.setText(suggestion())

    def _on_take(self) -> None:
        self.first.edit.setText(self.words.text())
        self.first.edit.show_text(True)
        self.first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_first_submitted(self) -> None:
        if self._is_shown:
            self.submitted.emit()
        else:
            self.second.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_shown(self, is_shown: bool) -> None:
        self.second.setVisible(not is_shown)
        self._on_typed()

    def _on_typed(self) -> None:
        typed = self.first.text()
        found = strength(typed) if typed else None
        self.bar.show_strength(found)
        self.word.setText(strength_words(found) if found else "")
        differs = bool(self.second.text()) and not typed.startswith(self.second.text()) and not self._is_shown
        self.second.set_error(self.tr("This is not the same yet.") if differs else "")
        self.changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("NewPassphrase", text)
