"""Reaching out: the number as QR code and to copy, and afterwards "Did it happen?"."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.touchpoint import Channel, Direction
from app.ui.dossier.opening import open_outside
from app.ui.dossier.qr_code import QrCode
from app.ui.dossier.reaching import Way, ways
from app.ui.dossier.words import channel_icon
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.overlay import Overlay


def reach_words(channel: Channel, name: str, dialog: QWidget) -> str:
    """What the button says: "Text Maja"."""
    words = {
        Channel.CALL: dialog.tr("Call {name}"),
        Channel.TEXT: dialog.tr("Text {name}"),
        Channel.EMAIL: dialog.tr("Write to {name}"),
    }
    return words[channel].format(name=name)


class ReachDialog(QWidget):
    """One way at a time, with the others a click away."""

    WIDTH = 460

    def __init__(self, shell: Shell, profile: Profile, way: Way) -> None:
        super().__init__()
        self._shell, self._profile, self.way = shell, profile, way
        self._overlay: Overlay | None = None
        self.title = Label("", "lead", wrap=True)
        self.value = Label("", "title", wrap=True, tabular=True)
        self.hint = Label("", "caption", "ink2", wrap=True)
        self.code = QrCode()
        self.copy = SecondaryButton(self.tr("Copy"), icon="copy", size="small")
        self.again = GhostButton(self.tr("Open again"), size="small")
        self.foot = PanelFoot(self.tr("Did it happen?"))
        self.not_yet = GhostButton(self.tr("Not yet"))
        self.yes = PrimaryButton(self.tr("Yes, log it"), icon="plus")
        self._others = QHBoxLayout()
        self._build()
        self._connect()
        self.show_way(way)

    def show_way(self, way: Way) -> None:
        """Show another number or address."""
        self.way = way
        self.title.setText(reach_words(way.channel, self._profile.customer.first_name, self))
        self.setAccessibleName(self.title.text())
        self.value.setText(way.detail.value)
        self.code.set_text(way.link)
        self.hint.setText(self.tr("Point your telephone’s camera at the code, or copy it."))
        self.copy.setText(self.tr("Copy"))
        self.copy.updateGeometry()

    def open_way(self) -> None:
        """Hand the way to the system's program for it."""
        if not open_outside(self.way.url):
            self.hint.setText(
                self.tr("No program on this computer takes it. Your telephone’s camera reads the code, or copy it.")
            )

    def open_panel(self) -> None:
        """Show it over the window and open the way."""
        self._overlay = self._shell.messages.show_overlay(self, width=self.WIDTH, top=120)
        self.yes.setFocus()
        self.open_way()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.title, self.value, self.hint):
            words.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        words.addSpacing(6)
        words.addLayout(buttons)
        words.addStretch(1)
        body = QHBoxLayout()
        body.setContentsMargins(20, 18, 20, 14)
        body.setSpacing(20)
        body.addLayout(words, 1)
        body.addWidget(self.code)
        self._others.setContentsMargins(14, 0, 20, 12)
        self._others.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body)
        column.addLayout(self._others)
        column.addWidget(self.foot)
        self.foot.add_button(self.not_yet)
        self.foot.add_button(self.yes)
        for other in ways(self._profile.details)[:4]:
            self._add_other(other)
        self._others.addStretch(1)

    def _add_other(self, way: Way) -> None:
        name = way.detail.label or way.detail.value
        button = GhostButton(name, icon=channel_icon(way.channel), size="small")
        button.setAccessibleName(f"{reach_words(way.channel, self._profile.customer.first_name, self)}: {name}")
        button.clicked.connect(lambda: self._on_other(way))
        self._others.addWidget(button)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        self.again.clicked.connect(self.open_way)
        self.not_yet.clicked.connect(self._close)
        self.yes.clicked.connect(self._on_yes)

    def _on_other(self, way: Way) -> None:
        self.show_way(way)
        self.open_way()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.way.detail.value)
        self.copy.setText(self.tr("Copied"))
        self.copy.updateGeometry()

    def _on_yes(self) -> None:
        self._close()
        number, channel = self._profile.customer.id, self.way.channel
        self._shell.navigator.log((number,), channel=channel.value, direction=Direction.FROM_US)

    def _close(self) -> None:
        if self._overlay is not None:
            self._overlay.close_overlay()


def open_dialog(shell: Shell, profile: Profile, way: Way) -> ReachDialog:
    """Show the panel; the system's program opens with it."""
    dialog = ReachDialog(shell, profile, way)
    dialog.open_panel()
    return dialog
