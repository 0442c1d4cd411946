"""What is done with chosen people: tag, tier, stage, export, trash; always with Undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.customer import Stage, Tier
from app.services.exporting import ExportFormat, Written
from app.ui.dossier.words import stage_word
from app.ui.formatting import count_text, joined
from app.ui.pages.customers.tag_panel import TagPanel
from app.ui.shell import Shell
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.tier_dots import tier_word

_ENDINGS = {ExportFormat.CSV: "csv", ExportFormat.XLSX: "xlsx", ExportFormat.VCARD: "vcf"}
_MOST_LOOKED_AT = 200

Numbers = tuple[int, ...]


class PeopleActions(QObject):
    """Actions on people by their ids; `gone` tells that people went to the trash."""

    gone = Signal(object)

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page

    def menu(self, numbers: Numbers, place: QPoint) -> QMenu:
        """The menu of one card, or of all that are chosen."""
        navigator = self._shell.navigator
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(numbers) == 1:
            _add(menu, self.tr("Open"), lambda: navigator.open_customer(numbers[0]))
            menu.addSeparator()
        _add(menu, self.tr("Log a touchpoint"), lambda: navigator.log(numbers))
        _add(menu, self.tr("Plan"), lambda: navigator.plan(numbers))
        _add(menu, self.tr("Make a promise"), lambda: navigator.promise(numbers))
        menu.addSeparator()
        _add(menu, self.tr("Tag…"), lambda: self.ask_tag(numbers, self._page))
        self._add_tiers(menu.addMenu(self.tr("Tier")), numbers)
        stages = menu.addMenu(self.tr("Stage"))
        for stage in Stage:
            _add(stages, stage_word(stage), lambda stage=stage: self.set_stage(numbers, stage))
        self._add_formats(menu.addMenu(self.tr("Export")), numbers)
        menu.addSeparator()
        _add(menu, self.tr("Move to the trash"), lambda: self.trash(numbers))
        menu.popup(place)
        return menu

    def tier_menu(self, numbers: Numbers, under: QWidget) -> QMenu:
        """The three tiers under a button."""
        menu = QMenu(under)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_tiers(menu, numbers)
        _pop_above(menu, under)
        return menu

    def export_menu(self, numbers: Numbers, under: QWidget) -> QMenu:
        """The formats under a button."""
        menu = QMenu(under)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_formats(menu, numbers)
        _pop_above(menu, under)
        return menu

    def ask_tag(self, numbers: Numbers, anchor: QWidget) -> Overlay:
        """The popup for tags; a window's width for an anchor means the middle of the window."""
        desk = self._shell.desk
        panel = TagPanel((tag.name for tag in desk.segments.tags()), self._common_tags(numbers))
        is_button = anchor is not self._page
        overlay = Overlay(anchor, panel, width=360, top=160, anchor=anchor if is_button else None)

        def put(name: str) -> None:
            overlay.close_overlay()
            said = self.tr("{whom}: tagged “{tag}”.").format(whom=self.called(numbers), tag=name)
            self._shell.act(lambda: desk.customers.tag(numbers, (name,)), said)

        def take(name: str) -> None:
            overlay.close_overlay()
            said = self.tr("{whom}: “{tag}” taken off.").format(whom=self.called(numbers), tag=name)
            self._shell.act(lambda: desk.customers.untag(numbers, (name,)), said)

        panel.tagged.connect(put)
        panel.untagged.connect(take)
        return overlay.open(panel.field)

    def set_tier(self, numbers: Numbers, tier: Tier) -> None:
        """Keep people closer or less close."""
        said = self.tr("{whom}: {tier}.").format(whom=self.called(numbers), tier=tier_word(tier))
        self._shell.act(lambda: self._shell.desk.customers.set_tier(numbers, tier), said)

    def set_stage(self, numbers: Numbers, stage: Stage) -> None:
        """Put people into a stage."""
        said = self.tr("Moved {whom} to {stage}").format(whom=self.called(numbers), stage=stage_word(stage))
        self._shell.act(lambda: self._shell.desk.customers.set_stage(numbers, stage), said)

    def trash(self, numbers: Numbers) -> None:
        """Move people to the trash."""
        said = self.tr("Moved {whom} to the trash").format(whom=self.called(numbers))
        self._shell.act(lambda: self._shell.desk.customers.trash(numbers), said, lambda _: self.gone.emit(numbers))

    def write_letters(self, numbers: Numbers) -> None:
        """A letter to each of them."""
        self._shell.navigator.go("letters", numbers=numbers)

    def ask_export(self, numbers: Numbers, form: ExportFormat) -> QFileDialog:
        """Ask where the file goes, then write it beside the window."""
        ending = _ENDINGS[form]
        dialog = QFileDialog(self._page, self.tr("Where the file goes"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(self.tr("customers.{ending}").format(ending=ending))
        dialog.fileSelected.connect(lambda chosen: self.export(numbers, form, Path(chosen)))
        dialog.open()
        return dialog

    def export(self, numbers: Numbers, form: ExportFormat, path: Path) -> None:
        """Write people to a file, without what is marked as sensitive."""
        exporting = self._shell.desk.exporting
        self._shell.tasks.run(
            lambda: exporting.export(path, form, numbers, with_sensitive=False), self._on_written,
            self._shell.messages.error,
        )  # fmt: skip

    def called(self, numbers: Numbers) -> str:
        """First names of up to three people, otherwise how many."""
        if len(numbers) > 3:
            return count_text(len(numbers), "", self.tr("{count} people"))
        get = self._shell.desk.customers.get
        return joined(tuple(get(number).first_name for number in numbers))

    def _on_written(self, written: Written) -> None:
        who = count_text(written.customers, self.tr("1 card"), self.tr("{count} cards"))
        said = self.tr("{who} written to {name}. The file is not encrypted; sensitive facts stayed here.")
        self._shell.messages.toast(said.format(who=who, name=written.path.name))

    def _common_tags(self, numbers: Numbers) -> frozenset[str]:
        """Tags that all of them have; none are shown for very many."""
        if len(numbers) > _MOST_LOOKED_AT:
            return frozenset()
        found = [frozenset(card.tags) for card in self._shell.desk.finding.cards(numbers)]
        return frozenset.intersection(*found) if found else frozenset()

    def _add_tiers(self, menu: QMenu, numbers: Numbers) -> None:
        for tier in Tier:
            _add(menu, tier_word(tier), lambda tier=tier: self.set_tier(numbers, tier))

    def _add_formats(self, menu: QMenu, numbers: Numbers) -> None:
        for form, text in (
            (ExportFormat.CSV, self.tr("CSV, for any program")),
            (ExportFormat.XLSX, self.tr("XLSX, for spreadsheets")),
            (ExportFormat.VCARD, self.tr("vCard, for phones and address books")),
        ):
            _add(menu, text, lambda form=form: self.ask_export(numbers, form))
        _add(menu, self.tr("Letters, each with their own facts"), lambda: self.write_letters(numbers))


def _add(menu: QMenu, text: str, then: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked=False: then())


def _pop_above(menu: QMenu, under: QWidget) -> None:
    menu.popup(under.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
