"""Fields that the owner added to every card, filled in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.profile import Profile
from app.domain.tag import FieldKind, OwnField
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.editor import Editor, caption
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.formatting import day_text
from app.ui.shell import Shell
from app.ui.widgets.fields import LineEdit


class ValueEditor(Editor):
    """Writes what one own field of a customer holds."""

    def __init__(self, field: OwnField, value: str, today: date) -> None:
        super().__init__()
        self._field = field
        self.input = _input(field, value, today)
        self.input.setAccessibleName(field.name)
        self.column.addWidget(caption(field.name))
        self.column.addWidget(self.input)
        self.finish()

    @property
    def value(self) -> str | None:
        """What was written, as it is stored; None when it can't be read."""
        if isinstance(self.input, DayEntry):
            return None if not self.input.is_valid else self.input.day.isoformat() if self.input.day else ""
        if isinstance(self.input, QCheckBox):
            return "yes" if self.input.isChecked() else ""
        if isinstance(self.input, QComboBox):
            return str(self.input.currentData())
        assert isinstance(self.input, LineEdit)
        text = self.input.text().strip()
        return None if self._field.kind is FieldKind.NUMBER and text and not _is_number(text) else text

    def first_field(self) -> QWidget:
        """The field itself."""
        return self.input


class NewFieldEditor(Editor):
    """Names a new field and says what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.name = LineEdit(self.tr("Name of the field"))
        self.name.setAccessibleName(self.tr("Name of the field"))
        self.kind = QComboBox()
        for kind, word in (
            (FieldKind.TEXT, self.tr("Text")), (FieldKind.NUMBER, self.tr("Number")), (FieldKind.DAY, self.tr("Day")),
            (FieldKind.CHOICE, self.tr("A choice")), (FieldKind.TICK, self.tr("Yes or no")),
        ):  # fmt: skip
            self.kind.addItem(word, kind)
        self.kind.setAccessibleName(self.tr("What it holds"))
        self.choices = LineEdit(self.tr("Choices, with commas between"))
        self.choices.setAccessibleName(self.tr("Choices"))
        for widget in (self.name, self.kind, self.choices):
            self.column.addWidget(widget)
        self.finish()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self._on_kind_changed()

    @property
    def field(self) -> OwnField:
        """The field as written."""
        choices = [part.strip() for part in self.choices.text().split(",") if part.strip()]
        kind = FieldKind(self.kind.currentData())
        return OwnField(name=" ".join(self.name.text().split()), kind=kind, choices="\n".join(choices))

    def _on_kind_changed(self) -> None:
        self.choices.setVisible(self.kind.currentData() is FieldKind.CHOICE)


class OwnFieldsGroup(Group):
    """The owner's own fields with what this customer's hold."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("columns", self.tr("Own fields"), self.tr("Add a field to every card"))
        self._shell = shell
        self._number = 0
        self._fields: tuple[OwnField, ...] = ()
        self._values: dict[int, str] = {}
        self.add_asked.connect(self._on_add)
        self.edit_asked.connect(self._on_edit)
        self.remove_asked.connect(lambda place: self._set(self._fields[place], ""))
        self.menu_asked.connect(lambda place, at: self._on_edit(place))

    def show_profile(self, profile: Profile) -> None:
        """Show the own fields of a customer."""
        self._number, self._fields = profile.customer.id, profile.own_fields
        self._values = {value.field_id: value.value for value in profile.own_values}
        self.set_entries([self._look(field) for field in self._fields], has_menu=False)

    def _look(self, field: OwnField) -> EntryLook:
        value = self._values.get(field.id, "")
        shown = self._value_words(field, value)
        return EntryLook(shown or "–", before=field.name, text_tone="ink" if shown else "ink3")

    def _value_words(self, field: OwnField, value: str) -> str:
        if field.kind is FieldKind.TICK:
            return self.tr("Yes") if value else ""
        if field.kind is FieldKind.DAY and value:
            return day_text(date.fromisoformat(value), self._shell.desk.store.clock.today(), weekday=False)
        return value

    def _on_add(self) -> None:
        editor = NewFieldEditor()
        editor.saved.connect(lambda: self._save_field(editor))
        self.open_editor(editor)

    def _save_field(self, editor: NewFieldEditor) -> None:
        field = editor.field
        if not field.name:
            editor.say(self.tr("The field has no name yet."))
            return
        self.close_editor()
        self._shell.act(
            lambda: self._shell.desk.segments.set_own_field(field), self.tr("Every card has this field now")
        )

    def _on_edit(self, place: int) -> None:
        field = self._fields[place]
        editor = ValueEditor(field, self._values.get(field.id, ""), self._shell.desk.store.clock.today())
        editor.saved.connect(lambda: self._save_value(editor, field))
        self.open_editor(editor, place)

    def _save_value(self, editor: ValueEditor, field: OwnField) -> None:
        value = editor.value
        if value is None:
            editor.say(self.tr("This does not fit the field. It may stay empty."))
            return
        self.close_editor()
        self._set(field, value)

    def _set(self, field: OwnField, value: str) -> None:
        if value != self._values.get(field.id, ""):
            number = self._number
            self._shell.act(lambda: self._shell.desk.segments.set_own_value(number, field.id, value), self.tr("Noted"))


def _input(field: OwnField, value: str, today: date) -> QWidget:
    if field.kind is FieldKind.DAY:
        return DayEntry(today, date.fromisoformat(value) if value else None)
    if field.kind is FieldKind.TICK:
        box = QCheckBox(field.name)
        box.setChecked(value == "yes")
        return box
    if field.kind is FieldKind.CHOICE:
        choices = QComboBox()
        for choice in ("", *field.choices.splitlines()):
            choices.addItem(choice or "–", choice)
        choices.setCurrentIndex(max(0, choices.findData(value)))
        return choices
    line = LineEdit()
    line.setText(value)
    return line


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
