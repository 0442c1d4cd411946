"""The two sides of somebody who seems to be here already, and what is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.import_sides import Meeting
from app.ui.pages.importer.words import tr
from app.ui.widgets.label import Label


class Sides(QScrollArea):
    """A table of the fields that differ or come new: your card, the file, what is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_meeting(self, meeting: Meeting | None, is_merging: bool) -> None:
        """Show somebody; None shows nothing."""
        pane = QWidget()
        pane.setProperty("pane", True)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 8, 0)
        if meeting is not None:
            column.addLayout(_table(meeting, is_merging))
        column.addStretch(1)
        self.setWidget(pane)


def _table(meeting: Meeting, is_merging: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    heads = ("", tr("Your card"), tr("In the file"), tr("Kept"))
    for place, head in enumerate(heads[: 4 if is_merging else 3]):
        grid.addWidget(Label(head, "caption", "ink2", weight=600), 0, place)
        grid.setColumnStretch(place, 2 if place == 0 else 3)
    for row, field in enumerate(meeting.sides, 1):
        is_same = field.ours == field.theirs
        grid.addWidget(_cell(field.label, "ink2"), row, 0)
        grid.addWidget(_cell(field.ours, "ink2" if is_same else "ink"), row, 1)
        grid.addWidget(_cell(field.theirs, "ink2" if is_same else "ink"), row, 2)
        if is_merging:
            grid.addWidget(_cell(field.kept, "ink2" if is_same else "sage"), row, 3)
    return grid


def _cell(text: str, tone: str) -> Label:
    label = Label(text, "caption", tone, wrap=True, most=6)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
