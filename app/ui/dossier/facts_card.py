"""What we know: facts in groups, each with how we know it, written and changed in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.fact import Basis, Fact, FactKind
from app.domain.profile import Profile
from app.domain.pronouns import THEY, pronouns_of
from app.ui.dossier.calm_banner import asks_calm
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.fact_editor import FactEditor
from app.ui.dossier.fact_groups import GROUPS, FactGroup, facts_in, group_title, said_kind
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.dossier.quality_slider import QualitySlider
from app.ui.dossier.words import BASIS_ICONS, BASIS_TONES, basis_text, known_text
from app.ui.shell import Shell
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label


class FactsCard(Card):
    """Facts of one customer; `earlier_asked` carries a fact whose earlier wordings are wanted."""

    earlier_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._today = shell.desk.store.clock.today()
        self._profile: Profile | None = None
        self._pronouns = THEY
        self._is_calm = False
        self._facts: dict[str, tuple[Fact, ...]] = {}
        self.new = Group("plus", self.tr("A new fact"), has_rule=False)
        self.groups: dict[str, Group] = {}
        self.slider = QualitySlider()
        self.nothing = Label(self.tr("Nothing yet. One small thing is a good start."), "body", "ink2", wrap=True)
        self._build()

    def show_profile(self, profile: Profile) -> None:
        """Show the facts of a customer."""
        self._profile, self._pronouns = profile, pronouns_of(profile.customer)
        self._today = self._shell.desk.store.clock.today()
        self._is_calm = asks_calm(profile, self._today)
        is_first = self.new.editor is None
        self.new.setVisible(not is_first)
        for group in GROUPS:
            self._show_group(group, profile)
            shown = self.groups[group.key]
            if not shown.isHidden():
                shown.set_has_rule(not is_first)
                is_first = False
        self.nothing.setVisible(is_first)

    def add_fact(self, kind: FactKind = FactKind.LIKES) -> None:
        """Begin a new fact at the top."""
        if self._profile is None:
            return
        fact = Fact(customer_id=self._profile.customer.id, kind=kind)
        self._open(self.new, FactEditor(fact, self._pronouns, self._today, choose_kind=True), -1)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.new)
        self.new.hide()
        self.nothing.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.nothing)
        for group in GROUPS:
            shown = Group(group.icon, group_title(group, THEY), self.tr("Add a fact"))
            self.groups[group.key] = shown
            column.addWidget(shown)
            self._connect_group(shown, group)
        self.groups["quality"].add_widget(self.slider)
        self.slider.decided.connect(self._on_quality_decided)

    def _connect_group(self, shown: Group, group: FactGroup) -> None:
        shown.add_asked.connect(lambda: self._on_add(group))
        shown.edit_asked.connect(lambda place: self._on_edit(group, place))
        shown.remove_asked.connect(lambda place: self._remove(self._facts[group.key][place]))
        shown.link_clicked.connect(lambda place: self._ask(self._facts[group.key][place]))
        shown.menu_asked.connect(lambda place, at: self._on_menu(group, place, at))

    def _show_group(self, group: FactGroup, profile: Profile) -> None:
        facts = facts_in(group, profile.facts)
        self._facts[group.key] = facts
        shown = self.groups[group.key]
        shown.set_title(group_title(group, self._pronouns))
        shown.set_entries([self._look(fact) for fact in facts])
        shown.setVisible(bool(facts) or shown.editor is not None)
        if group.key == "quality" and facts and facts[0].value.isdecimal():
            self.slider.set_value(int(facts[0].value))

    def _look(self, fact: Fact) -> EntryLook:
        link = ""
        if fact.basis is Basis.ASSUMED and not self._is_calm:
            link = self.tr("Will ask") if fact.ask_next else self.tr("Ask")
        marks = (("star",) if fact.is_key else ()) + (("lock",) if fact.is_sensitive else ())
        said = [self.tr("key fact")] * fact.is_key + [self.tr("sensitive")] * fact.is_sensitive
        return EntryLook(
            fact.text, BASIS_ICONS[fact.basis], basis_text(fact.basis, self._pronouns), BASIS_TONES[fact.basis],
            known_text(fact, self._today), link, before=said_kind(fact.kind), marks=marks,
            description=", ".join((*said, link) if link else said),
        )  # fmt: skip

    def _on_add(self, group: FactGroup) -> None:
        if self._profile is None:
            return
        fact = Fact(customer_id=self._profile.customer.id, kind=group.kinds[0])
        several = len(group.kinds) > 1
        self._open(self.groups[group.key], FactEditor(fact, self._pronouns, self._today, choose_kind=several), -1)

    def _on_edit(self, group: FactGroup, place: int) -> None:
        fact = self._facts[group.key][place]
        self._open(self.groups[group.key], FactEditor(fact, self._pronouns, self._today), place)

    def _open(self, group: Group, editor: FactEditor, place: int) -> None:
        editor.saved.connect(lambda: self._save(group, editor))
        editor.cancelled.connect(self._on_closed)
        group.open_editor(editor, place)
        self.nothing.hide()

    def _save(self, group: Group, editor: FactEditor) -> None:
        fact = editor.fact
        if not fact.text:
            editor.say(self.tr("Write the one thing worth remembering."))
            return
        if not editor.day.is_valid:
            editor.say(self.tr("This day is not clear. “3 June” or “May 2022” would be."))
            return
        group.close_editor()
        facts = self._shell.desk.facts
        self._shell.act(lambda: facts.edit(fact) if fact.id else facts.add(fact), self.tr("Noted"))
        self._on_closed()

    def _on_closed(self) -> None:
        self.new.setVisible(self.new.editor is not None)
        if self._profile is not None:
            self.show_profile(self._profile)

    def _ask(self, fact: Fact) -> None:
        said = (
            self.tr("It is no longer on the list to ask") if fact.ask_next else self.tr("On the list to ask next time")
        )
        self._shell.act(lambda: self._shell.desk.facts.ask_next(fact, not fact.ask_next), said)

    def _remove(self, fact: Fact) -> None:
        self._shell.act(lambda: self._shell.desk.facts.remove(fact), self.tr("Removed the fact"))

    def _toggle(self, fact: Fact, **fields: Any) -> None:
        self._shell.act(lambda: self._shell.desk.facts.edit(replace(fact, **fields)), self.tr("Noted"))

    def _on_quality_decided(self, value: int) -> None:
        facts = self._facts["quality"]
        if facts:
            changed = replace(facts[0], value=str(value))
            self._shell.act(lambda: self._shell.desk.facts.edit(changed), self.tr("Noted"))

    def _on_menu(self, group: FactGroup, place: int, at: QPoint) -> None:
        menu = self.fact_menu(group, place)
        menu.popup(at)

    def fact_menu(self, group: FactGroup, place: int) -> QMenu:
        """Everything that can be done with one fact."""
        fact = self._facts[group.key][place]
        menu = new_menu(self)
        menu.addAction(self.tr("Edit"), lambda: self._on_edit(group, place))
        if fact.basis is Basis.ASSUMED:
            words = self.tr("No need to ask") if fact.ask_next else self.tr("Ask next time")
            menu.addAction(words, lambda: self._ask(fact))
        key = menu.addAction(self.tr("Key fact, under the name"), lambda: self._toggle(fact, is_key=not fact.is_key))
        hidden = menu.addAction(
            self.tr("Sensitive, kept out of print and exports"),
            lambda: self._toggle(fact, is_sensitive=not fact.is_sensitive),
        )
        for action, on in ((key, fact.is_key), (hidden, fact.is_sensitive)):
            action.setCheckable(True)
            action.setChecked(on)
        menu.addAction(self.tr("Earlier wordings"), lambda: self.earlier_asked.emit(fact))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self._remove(fact))
        return menu
