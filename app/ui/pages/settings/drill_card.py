"""The restore drill: a backup is really opened beside the file, compared, and thrown away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.services.backups import DrillReport, Overview
from app.ui.formatting import day_text, number_text
from app.ui.shell import Shell
from app.ui.vault_words import backup_title, full_day_text
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressBar


class DrillCard(Card):
    """Says when a backup was last tried out and tries one; `tried` afterwards."""

    tried = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.when = IconWords("clock", "", "ink2")
        self.text = Label("", "body", "ink2", wrap=True)
        self.found = QVBoxLayout()
        self.run = SecondaryButton(self.tr("Run a drill"), icon="refresh")
        self.next = Label("", "caption", "ink2")
        self.bar = ProgressBar(6)
        self._build()
        self.run.clicked.connect(self.start)

    def show_overview(self, overview: Overview) -> None:
        """Say when the last one was and when the next is due."""
        today = self._shell.vault.today()
        self.run.setEnabled(bool(overview.backups))
        if overview.last_drill_on is None:
            self.when.set_words("clock", self.tr("not yet"), "gold")
            self.text.setText(self._story())
            self.next.setText("")
            return
        self.when.set_words("check", full_day_text(overview.last_drill_on), "sage")
        if not self.found.count():
            self.text.setText(self._story())
        if overview.next_drill_on is not None:
            said = self.tr("Next: {day}")
            self.next.setText(said.format(day=day_text(overview.next_drill_on, today, weekday=False)))

    def start(self) -> None:
        """Try the newest backup."""
        self.run.setEnabled(False)
        self.bar.set_share(0)
        self.bar.show()
        self._shell.tasks.run(self._shell.backups.drill, self._on_done, self._on_failed, self._on_progress)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Last restore drill"), "lead"), 1)
        head.addWidget(self.when)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.run)
        foot.addWidget(self.next, 1)
        self.found.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(self.found)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.bar.hide()

    def _story(self) -> str:
        return self.tr(
            "Keepwarm opens a copy of the newest backup beside your file, compares the two and throws the copy away. "
            "Your own file is not touched."
        )

    def _on_progress(self, done: int, total: int, _text: str) -> None:
        self.bar.set_share(done / total if total else 0)

    def _on_done(self, report: DrillReport) -> None:
        self.bar.hide()
        self.run.setEnabled(True)
        self._show_report(report)
        self.tried.emit()

    def _show_report(self, report: DrillReport) -> None:
        found = report.comparison
        said = self.tr("Keepwarm opened a copy of the backup of {moment} and compared it with your file.")
        self.text.setText(said.format(moment=backup_title(report.backup, self._shell.vault.today())))
        counts = self.tr("all there") if found.counts_agree else self.tr("not all there")
        people = self.tr("the same") if not found.differing else self.tr("{count} differ").format(count=found.differing)
        self._clear()
        for name, note, is_well in (
            (self.tr("Opened with your key"), self._seconds(report.opened_seconds), True),
            (self.tr("Every page read"), number_text(found.pages), True),
            (self.tr("People, facts, contacts, photos"), counts, found.counts_agree),
            (self.tr("{count} people, field by field").format(count=found.compared), people, not found.differing),
        ):
            self.found.addWidget(_Line(name, note, is_well))
        if not report.is_well:
            self._shell.messages.error(
                KeepwarmError(
                    self.tr("This backup does not hold what it should."),
                    self.tr("Your file was not touched. Back up now, and try that one."),
                )
            )

    def _seconds(self, seconds: float) -> str:
        return self.tr("{seconds} s").format(seconds=number_text(seconds, 1))

    def _on_failed(self, error: Exception) -> None:
        self.bar.hide()
        self.run.setEnabled(True)
        self._shell.messages.error(error)

    def _clear(self) -> None:
        while (item := self.found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


class _Line(QWidget):
    """One thing the drill looked at."""

    def __init__(self, name: str, note: str, is_well: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconWords("check" if is_well else "warn", "", "sage" if is_well else "berry"))
        row.addWidget(Label(name, "body"), 1)
        row.addWidget(Label(note, "caption", "ink3", tabular=True))
