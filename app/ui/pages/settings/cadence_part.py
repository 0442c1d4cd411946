"""Cadences of tags and segments: what holds for everybody in them who has none of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cadence import CadenceSource
from app.services.cadences import SharedCadence
from app.ui.formatting import span_text
from app.ui.pages.settings.part import Part
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.label import Label
from app.ui.widgets.labelled import Choice

_SOURCE_ICONS = {CadenceSource.TAG: "tag", CadenceSource.SEGMENT: "filter"}
Key = tuple[CadenceSource, int]


class CadencePart(Part):
    """One line for each tag or segment with a cadence, and a line to add one."""

    def __init__(self, shell: Shell, gaps: tuple[int, ...]) -> None:
        super().__init__(shell)
        self._gaps = tuple((days, self.tr("every {span}").format(span=span_text(days))) for days in gaps)
        self.lines: dict[Key, Choice] = {}
        self.removers: dict[Key, IconButton] = {}
        self.row = SettingRow("tag", self.tr("Tags and segments"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self.row.below.addLayout(self._column)
        self.which = Choice("", (), name=self.tr("Tag or segment"))
        self.gap = Choice("", self._gaps, 42, name=self.tr("How often"))
        self.add = SecondaryButton(self.tr("Add"), size="small")
        self._adding = self._line(self.which, self.gap, self.add)
        self.row.below.addWidget(self._adding)
        for choice, width in ((self.which, 220), (self.gap, 160)):
            choice.keep_width(width)
        self.add.clicked.connect(self._on_add)
        self.lay_out("", self.row)

    def reload(self) -> None:
        """Read which tags and segments there are, and which have a cadence."""
        desk = self.shell.desk
        shared = desk.cadences.shared()
        self.row.say(self.tr(
            "For everybody who has no cadence of their own; where several hold, the shortest does."
        ))  # fmt: skip
        self._show_lines(shared)
        known = {(each.source, each.number) for each in shared}
        free: list[tuple[Key, str]] = [((CadenceSource.TAG, tag.id), tag.name) for tag in desk.segments.tags()]
        free += [((CadenceSource.SEGMENT, segment.id), segment.name) for segment in desk.segments.segments()]
        self.which.set_items(tuple((key, name) for key, name in free if key not in known))
        self._adding.setVisible(self.which.value is not None)

    def _show_lines(self, shared: tuple[SharedCadence, ...]) -> None:
        while item := self._column.takeAt(0):
            line = item.widget()
            line.hide()
            line.deleteLater()
        self.lines, self.removers = {}, {}
        for each in shared:
            self._column.addWidget(self._line_of(each))

    def _line_of(self, shared: SharedCadence) -> QWidget:
        key = (shared.source, shared.number)
        gap = Choice("", self._gaps, name=shared.name)
        days = shared.cadence.ideal_days
        gap.set_value(days, self.tr("every {span}").format(span=span_text(days)))
        gap.keep_width(160)
        gap.chosen.connect(lambda value: self._set(key, int(str(value))))
        remove = IconButton("x", self.tr("No cadence for {name}").format(name=shared.name), size="small")
        remove.clicked.connect(lambda: self._clear(key))
        self.lines[key], self.removers[key] = gap, remove
        name = Label(shared.name)
        name.setMinimumWidth(self.shell.theme.scale.px(198))
        return self._line(IconWords(_SOURCE_ICONS[shared.source], ""), name, gap, remove)

    def _line(self, *parts: QWidget) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return line

    def _on_add(self) -> None:
        key = self.which.value
        if isinstance(key, tuple):
            self._set(key, int(str(self.gap.value)))

    def _set(self, key: Key, days: int) -> None:
        cadences, (source, number) = self.shell.desk.cadences, key
        change = cadences.set_for_tag if source is CadenceSource.TAG else cadences.set_for_segment
        self.shell.act(lambda: change(number, days))

    def _clear(self, key: Key) -> None:
        cadences, (source, number) = self.shell.desk.cadences, key
        change = cadences.clear_for_tag if source is CadenceSource.TAG else cadences.clear_for_segment
        self.shell.act(lambda: change(number))
