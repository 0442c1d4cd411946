"""Ways to reach a customer: several, labelled, one of a kind preferred."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.customer import ContactDetail, DetailKind
from app.domain.profile import Profile
from app.ui.dossier.editor import Editor
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.dossier.words import DETAIL_ICONS, detail_word
from app.ui.icons import icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit


class DetailEditor(Editor):
    """Writes one contact detail; an address is written in its parts."""

    def __init__(self, detail: ContactDetail) -> None:
        super().__init__()
        self._detail = detail
        self.kind = QComboBox()
        for kind in DetailKind:
            self.kind.addItem(icon(DETAIL_ICONS[kind], theme_of().color("ink2")), detail_word(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(detail.kind))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.value = _line(self.tr("Number or address"), detail.value)
        self.street = _line(self.tr("Street and number"), detail.street or ("" if detail.city else detail.value))
        self.postal_code = _line(self.tr("Postal code"), detail.postal_code)
        self.city = _line(self.tr("Town"), detail.city)
        self.country = _line(self.tr("Country"), detail.country)
        self.label = _line(self.tr("Label, such as work"), detail.label)
        self.preferred = QCheckBox(self.tr("Preferred of its kind"))
        self.preferred.setChecked(detail.is_preferred)
        self._address = (self.street, self.postal_code, self.city, self.country)
        for widget in (self.kind, self.value, *self._address, self.label, self.preferred):
            self.column.addWidget(widget)
        self.finish()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self._on_kind_changed()

    @property
    def detail(self) -> ContactDetail:
        """The detail as written; its value is empty while nothing was written."""
        kind = DetailKind(self.kind.currentData())
        written = replace(
            self._detail, kind=kind, value=self.value.text().strip(), label=self.label.text().strip(),
            is_preferred=self.preferred.isChecked(),
        )  # fmt: skip
        if kind is not DetailKind.ADDRESS:
            return written
        street, postal_code, city, country = (field.text().strip() for field in self._address)
        town = " ".join(part for part in (postal_code, city) if part)
        value = ", ".join(part for part in (street, town, country) if part)
        return replace(written, value=value, street=street, postal_code=postal_code, city=city, country=country)

    def first_field(self) -> QWidget:
        """The value, or the street of an address."""
        return self.street if self.kind.currentData() is DetailKind.ADDRESS else self.value

    def _on_kind_changed(self) -> None:
        is_address = DetailKind(self.kind.currentData()) is DetailKind.ADDRESS
        self.value.setVisible(not is_address)
        for field in self._address:
            field.setVisible(is_address)


class DetailsGroup(Group):
    """Contact details of a customer, written in place."""

    def __init__(self, shell: Shell, *, has_rule: bool = False) -> None:
        super().__init__("book", self.tr("Contact details"), self.tr("Add a contact detail"), has_rule=has_rule)
        self._shell = shell
        self._number = 0
        self._details: tuple[ContactDetail, ...] = ()
        self.add_asked.connect(self._on_add)
        self.edit_asked.connect(self._on_edit)
        self.remove_asked.connect(lambda place: self._remove(self._details[place]))
        self.menu_asked.connect(self._on_menu)

    def show_profile(self, profile: Profile) -> None:
        """Show the details of a customer."""
        self._number, self._details = profile.customer.id, profile.details
        self.set_entries([_look(self, detail) for detail in self._details])

    def _on_add(self) -> None:
        position = len(self._details)
        self._open(DetailEditor(ContactDetail(customer_id=self._number, position=position)), -1)

    def _on_edit(self, place: int) -> None:
        self._open(DetailEditor(self._details[place]), place)

    def _open(self, editor: DetailEditor, place: int) -> None:
        editor.saved.connect(lambda: self._save(editor))
        self.open_editor(editor, place)

    def _save(self, editor: DetailEditor) -> None:
        detail = editor.detail
        if not detail.value:
            editor.say(self.tr("Nothing is written yet."))
            return
        self.close_editor()
        customers = self._shell.desk.customers
        self._shell.act(
            lambda: customers.edit_detail(detail) if detail.id else customers.add_detail(detail), self.tr("Noted")
        )

    def _remove(self, detail: ContactDetail) -> None:
        said = self.tr("Removed {value}").format(value=detail.value)
        self._shell.act(lambda: self._shell.desk.customers.remove_detail(detail), said)

    def _prefer(self, detail: ContactDetail) -> None:
        changed = replace(detail, is_preferred=not detail.is_preferred)
        self._shell.act(lambda: self._shell.desk.customers.edit_detail(changed), self.tr("Noted"))

    def _on_menu(self, place: int, at: QPoint) -> None:
        detail = self._details[place]
        menu = new_menu(self)
        menu.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(detail.value))
        menu.addAction(self.tr("Edit"), lambda: self._on_edit(place))
        preferred = menu.addAction(self.tr("Preferred of its kind"), lambda: self._prefer(detail))
        preferred.setCheckable(True)
        preferred.setChecked(detail.is_preferred)
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self._remove(detail))
        menu.popup(at)


def _look(group: DetailsGroup, detail: ContactDetail) -> EntryLook:
    label = detail.label or (group.tr("preferred") if detail.is_preferred else "")
    if detail.label and detail.is_preferred:
        label = group.tr("{label}, preferred").format(label=detail.label)
    return EntryLook(detail.value, rest=label, lead=DETAIL_ICONS[detail.kind], description=detail_word(detail.kind))


def _line(placeholder: str, text: str) -> LineEdit:
    line = LineEdit(placeholder)
    line.setText(text)
    line.setAccessibleName(placeholder)
    return line
