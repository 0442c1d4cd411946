"""Who is left in peace for now, and why; and about whom nothing is known yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.fold import matches
from app.domain.year_plan import LeftInPeace, PlanFace, YearPlan
from app.ui.dialogs.sheet import Sheet
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text, day_text
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule

_FACE, _MOST = 30, 200


class PeaceDialog(Sheet):
    """A line for everybody with the reason and, where it has one, its end; each leads to the person."""

    WIDTH = 600

    def __init__(self, shell: Shell, plan: YearPlan) -> None:
        super().__init__(shell.messages)
        self._shell = shell
        self._photos = Photos(shell.desk.files, shell.tasks, self)
        self._people = plan.left_in_peace
        self._unknown = tuple(face.id for face in plan.without_facts)
        self.search = SearchField(self.tr("Find a person"), hint="", width=240)
        self.rows: list[PeaceRow] = []
        self.set_title(self.tr("Left in peace"), self.tr("Close"))
        self._build(shell.desk.store.clock.today())
        self.search.textChanged.connect(self._filter)

    def save(self) -> None:
        """There is nothing to keep."""
        self.close_sheet()

    def _build(self, today: date) -> None:
        counted = count_text(len(self._people), self.tr("1 person"), self.tr("{count} people"))
        self.set_subtitle(self.tr("{people} for whom no surprise is planned now, each with a reason.").format(
            people=counted
        ))  # fmt: skip
        self.body.addWidget(self.search)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for left in self._people[:_MOST]:
            row = PeaceRow(left, self._photos, today)
            row.asked.connect(self._go)
            self.rows.append(row)
            lines.addWidget(row)
        self.body.addWidget(holder)
        more = len(self._people) - _MOST
        if more > 0:
            self.body.addWidget(Label(self.tr("and {count} more").format(count=more), "caption", "ink3"))
        self.cancel_button.hide()
        if self._unknown:
            learn = GhostButton(count_text(
                len(self._unknown), self.tr("Learn one thing about one person"),
                self.tr("Learn one thing about these {count}"),
            ))  # fmt: skip
            learn.clicked.connect(lambda: self._go(self._unknown[0]))
            self.foot.add_button(learn, left=True)

    def _filter(self, words: str) -> None:
        for row in self.rows:
            told = f"{row.left.face.name} {row.left.sentence}"
            row.setVisible(all(matches(told, (word,)) for word in words.split()))

    def _go(self, number: int) -> None:
        within = self._unknown if number in self._unknown else tuple(left.face.id for left in self._people)
        self.close_sheet()
        self._shell.navigator.open_customer(number, within)


class PeaceRow(QWidget):
    """Face, name, reason, and the way to the person."""

    asked = Signal(int)

    def __init__(self, left: LeftInPeace, photos: Photos, today: date) -> None:
        super().__init__()
        self.left = left
        self._photos = photos
        name = Label(left.face.name, weight=600)
        until = "" if left.until is None else self.tr(" Until {day}.").format(day=day_text(left.until, today))
        why = Label(left.sentence + until, "caption", "ink2", wrap=True)
        self.open = GhostButton(self.tr("Open"), size="small")
        self.open.setAccessibleName(self.tr("Open {name}").format(name=left.face.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(why)
        row = QHBoxLayout(self)
        row.setContentsMargins(_FACE + 12, 8, 0, 9)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{left.face.name}. {why.text()}")
        self.open.clicked.connect(lambda: self.asked.emit(left.face.id))
        photos.arrived.connect(self.update)

    @property
    def face(self) -> PlanFace:
        """Whose row it is."""
        return self.left.face

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        place = QRectF(0, round(self.height() / 2 - _FACE / 2), _FACE, _FACE)
        paint_avatar(painter, place, self._photos.avatar(self.face.name, self.face.photo_id), theme)
        horizontal_rule(painter, 0, self.width(), self.height() - 1, theme.color("line"))


def open_dialog(shell: Shell, plan: YearPlan) -> PeaceDialog:
    """Show who is left in peace."""
    dialog = PeaceDialog(shell, plan)
    dialog.open_sheet(dialog.search)
    return dialog
