"""The menu of saved segments: apply, save this search, rename, remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.tag import Segment
from app.ui.shell import Shell
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.fields import Field
from app.ui.widgets.overlay import Overlay


class Segments(QObject):
    """Saved searches; `applied` carries one the owner picked, or None for everyone; `saved` tells of a new name."""

    applied = Signal(object)
    saved = Signal()

    def __init__(self, shell: Shell, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._shell, self._anchor = shell, anchor
        self.current: Segment | None = None

    def open_menu(self, present: Segment) -> QMenu:
        """Show the menu; `present` is the search as it is now, without a name."""
        menu = QMenu(self._anchor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for segment in self._shell.desk.segments.segments():
            is_current = self.current is not None and segment.id == self.current.id
            action = _action(menu, segment.name.replace("&", "&&"), lambda segment=segment: self.applied.emit(segment))
            action.setCheckable(True)
            action.setChecked(is_current)
        if menu.actions():
            menu.addSeparator()
        if self.current is not None:
            _action(menu, self.tr("Everyone"), lambda: self.applied.emit(None))
            _action(menu, self.tr("Keep the changes in “{name}”").format(name=self.current.name),
                    lambda: self._keep(present))  # fmt: skip
        _action(menu, self.tr("Save this search…"), lambda: self._ask_name(present))
        if self.current is not None:
            current = self.current
            _action(menu, self.tr("Rename “{name}”…").format(name=current.name), lambda: self._ask_name(current))
            _action(menu, self.tr("Remove “{name}”").format(name=current.name), lambda: self._remove(current))
        menu.popup(self._anchor.mapToGlobal(self._anchor.rect().bottomLeft()))
        return menu

    def keep_columns(self, columns: str) -> bool:
        """Keep columns with the current segment; False when none is applied."""
        if self.current is None:
            return False
        self._save(replace(self.current, columns=columns), "")
        return True

    def _keep(self, present: Segment) -> None:
        assert self.current is not None
        kept = replace(present, id=self.current.id, uuid=self.current.uuid, name=self.current.name)
        self._save(kept, self.tr("“{name}” keeps this search.").format(name=kept.name))

    def _ask_name(self, segment: Segment) -> Overlay:
        panel = NamePanel(segment.name)
        overlay = Overlay(self._anchor, panel, width=320, anchor=self._anchor)

        def save() -> None:
            name = panel.field.text().strip()
            if not name:
                panel.field.set_error(self.tr("Give it a name; two words are enough."))
                return
            overlay.close_overlay()
            self._save(replace(segment, name=name), self.tr("“{name}” is saved.").format(name=name))

        panel.saved.connect(save)
        return overlay.open(panel.field.edit)

    def _save(self, segment: Segment, said: str) -> None:
        service = self._shell.desk.segments
        self._shell.act(lambda: service.save_segment(segment), said, self._on_saved)

    def _on_saved(self, segment: Segment) -> None:
        self.current = segment
        self.saved.emit()

    def _remove(self, segment: Segment) -> None:
        said = self.tr("“{name}” is removed; nobody in it was touched.").format(name=segment.name)
        self._shell.act(
            lambda: self._shell.desk.segments.remove_segment(segment), said, lambda _: self.applied.emit(None)
        )


class NamePanel(QWidget):
    """A name and Save."""

    saved = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(self.tr("Name of the segment"), self.tr("Rose people"), text=name)
        self.save = PrimaryButton(self.tr("Save"), hint=self.tr("Enter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.save.clicked.connect(self.saved)
        self.field.submitted.connect(self.saved)


def _action(menu: QMenu, text: str, then: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: then())
    return action
