"""Words for the card that goes with a surprise: begun from the gesture's line and facts, finished by the owner."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.domain.year_plan import PlanLine
from app.ui.dialogs.sheet import Sheet
from app.ui.shell import Shell
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.fields import TextArea
from app.ui.widgets.label import Label


class CardTextDialog(Sheet):
    """A few lines to copy by hand; what she said stands above them, so that it finds its way in."""

    WIDTH = 480

    def __init__(self, shell: Shell, line: PlanLine) -> None:
        super().__init__(shell.messages)
        self._shell, self._number = shell, line.surprise_id
        self.set_title(self.tr("A card for {name}").format(name=line.face.first_name))
        self.set_subtitle(self.tr("Best by hand. No logo, nothing to sell."))
        self.text = TextArea(self.tr("Three lines are enough"), lines=7)
        written = shell.desk.surprises.given(line.surprise_id).card_text
        self.text.setPlainText(written or self._begun(line))
        self.copy = SecondaryButton(self.tr("Copy"), icon="copy")
        if line.why_this:
            self.body.addWidget(Label(line.why_this, tone="ink2", wrap=True))
        self.add_field(self.tr("Text"), self.text)
        self.foot.add_button(self.copy, left=True)
        self.copy.clicked.connect(self._on_copy)

    def save(self) -> None:
        """Keep the words with the surprise, and close."""
        surprises, number, text = self._shell.desk.surprises, self._number, self.text.toPlainText()
        self.close_sheet()
        self._shell.act(lambda: surprises.write_card(number, text), self.tr("The words for the card are kept"))

    def _begun(self, line: PlanLine) -> str:
        owner = self._shell.desk.settings.load().owner.name
        first = self.tr("Dear {name},").format(name="{first name}")
        text = "\n\n".join(part for part in (first, line.gesture.card_line, owner) if part)
        return self._shell.desk.campaigns.card_text(line.key.customer_id, text).text

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("Copied"))


def open_dialog(shell: Shell, line: PlanLine) -> CardTextDialog:
    """Show the dialog."""
    dialog = CardTextDialog(shell, line)
    dialog.open_sheet(dialog.text)
    return dialog
