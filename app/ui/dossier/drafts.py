"""What was being written when the owner went to somebody else: saved where it can be, kept where it can't."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dossier.aims_group import AimsGroup
from app.ui.dossier.editor import Editor
from app.ui.dossier.group import Group
from app.ui.dossier.inline_text import InlineText
from app.ui.dossier.plan_group import PlansGroup


class Drafts:
    """Leaves a customer without losing a word: what is complete is saved, the rest opens again on return."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._kept: dict[int, list[tuple[Group | PlansGroup, Editor]]] = {}

    def leave(self, number: int) -> bool:
        """Close every editor of this customer; True when something incomplete was kept for her."""
        for line in self._page.findChildren(InlineText):
            line.finish()
        for aims in self._page.findChildren(AimsGroup):
            _save(aims.editor)
            aims.close_editor()
        kept = [(group, editor) for group in self._groups() if (editor := _left_of(group)) is not None]
        if kept:
            self._kept[number] = kept
        return bool(kept)

    def come_back(self, number: int) -> None:
        """Open again what was kept for this customer."""
        for group, editor in self._kept.pop(number, ()):
            group.reopen(editor)

    def _groups(self) -> list[Group | PlansGroup]:
        return [*self._page.findChildren(Group), *self._page.findChildren(PlansGroup)]


def _left_of(group: Group | PlansGroup) -> Editor | None:
    """The editor that could not be saved, taken out of its group; anything else is saved or closed."""
    _save(group.editor)
    if group.editor is not None and group.editor.is_changed:
        return group.set_aside()
    group.close_editor()
    return None


def _save(editor: Editor | None) -> None:
    if editor is not None and editor.is_changed:
        editor.saved.emit()
