"""Menus of the page: the texts to begin with, and what is asked for less often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.campaign import LineKind, Template
from app.ui.dossier.menus import new_menu
from app.ui.formatting import count_text
from app.ui.icons import icon
from app.ui.pages.letters.actions import LetterActions
from app.ui.pages.letters.session import Session
from app.ui.pages.letters.small_dialogs import ask_name
from app.ui.shell import Shell
from app.ui.theme import theme_of


class LetterMenus(QObject):
    """Builds menus; what they do stands elsewhere."""

    def __init__(self, shell: Shell, session: Session, actions: LetterActions, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._session, self._actions, self._page = shell, session, actions, page

    def template_name(self) -> str:
        """What the text is called, where it is one that is kept."""
        found = self._kept()
        return found.name if found else self.tr("Your own words")

    def templates(self, under: QWidget, choose: Callable[[str], None]) -> QMenu:
        """The texts to begin with, and what can be done with the present one."""
        menu, desk = self._menu(self.tr("Texts")), self._shell.desk
        owner, kept = desk.settings.load().owner, self._kept()
        from app.services.letter_templates import signed

        for template in desk.campaigns.templates():
            action = menu.addAction(template.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(template == kept)
            action.triggered.connect(partial(lambda body, _on=False: choose(body), signed(template.body, owner.name)))
        menu.addSeparator()
        self._add(menu, self.tr("Keep this text…"), "plus", self._on_keep)
        if kept is not None:
            self._add(menu, self.tr("Rename “{name}”…").format(name=kept.name), "card", partial(self._on_rename, kept))
            words = self.tr("Put “{name}” away").format(name=kept.name)
            self._add(menu, words, "x", partial(self._on_archive, kept))
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))
        return menu

    def more(self, under: QWidget, again: Callable[[], None]) -> QMenu:
        """Labels, envelopes, plans, and other letters."""
        menu, actions = self._menu(self.tr("More")), self._actions
        if self._session.written:
            self._add(menu, self.tr("Address labels…"), "tag", actions.print_labels)
            self._add(menu, self.tr("Envelopes, long (DL)…"), "mail", partial(actions.print_envelopes, "DL"))
            self._add(menu, self.tr("Envelopes, small (C6)…"), "mail", partial(actions.print_envelopes, "C6"))
            menu.addSeparator()
            self._add(menu, self.tr("Plan them for a day…"), "calendar", actions.ask_day)
            self._add(menu, self.tr("They went out as e-mails"), "check", partial(actions.went_out, "email"))
            menu.addSeparator()
        if self._session.number:
            self._add_gestures(menu)
            self._add(menu, self.tr("Begin anew with the same people"), "refresh", again)
            self._add(menu, self.tr("Give these letters up"), "trash", self._on_give_up)
        self._add_recent(menu)
        self._add(menu, self.tr("What a letter costs…"), "settings",
                  lambda: self._shell.navigator.go("settings", section="business"))  # fmt: skip
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))
        return menu

    def person(self, number: int, place: QPoint, toggle: Callable[[int], None]) -> QMenu:
        """What can be done with somebody in the list."""
        line = next(line for line in self._session.lines if line.person.id == number)
        menu = self._menu(line.person.name)
        who = line.person.pronouns.object
        if line.is_written:
            self._add(menu, self.tr("This letter went out"), "check", partial(self._actions.one_went_out, number))
        if line.kind is LineKind.LEFT_OUT and line.reason is not None and line.reason.can_be_overruled:
            self._add(menu, self.tr("Take {who} in").format(who=who), "plus", partial(toggle, number))
        elif line.kind not in (LineKind.LEFT_OUT, LineKind.WENT_OUT):
            self._add(menu, self.tr("Leave {who} out").format(who=who), "ban", partial(toggle, number))
        menu.addSeparator()
        opening = partial(self._shell.navigator.open_customer, number)
        self._add(menu, self.tr("Open {name}").format(name=line.person.first_name), "people", opening)
        menu.popup(place)
        return menu

    def _add_gestures(self, menu: QMenu) -> None:
        """What may go along with every letter."""
        number, campaigns = self._session.number, self._shell.desk.campaigns
        library = self._shell.desk.gestures.library()
        if not library:
            return
        present = self._session.campaign.gesture_id
        along = menu.addMenu(self.tr("A gesture goes along"))
        nothing = self.tr("Only the letter")
        for words, gesture_id in ((nothing, None), *((each.name, each.id) for each in library)):
            action = along.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(gesture_id == present)
            take = partial(campaigns.accompany, number, gesture_id)
            action.triggered.connect(lambda _on=False, take=take: self._shell.act(take))

    def _add_recent(self, menu: QMenu) -> None:
        recent = [each for each in self._shell.desk.campaigns.recent() if each.id != self._session.number]
        if not recent:
            return
        others = menu.addMenu(self.tr("Other letters"))
        for each in recent:
            people = count_text(each.people, self.tr("1 person"), self.tr("{count} people"))
            out = self.tr("{count} went out").format(count=each.went_out)
            words = f"{each.name}, {people}" + (f", {out}" if each.went_out else "")
            self._add(others, words, "letter", partial(self._shell.navigator.go, "letters", campaign=each.id))

    def _kept(self) -> Template | None:
        """The kept text that the present one is."""
        from app.services.letter_templates import signed

        desk = self._shell.desk
        name = desk.settings.load().owner.name
        body = self._session.body.strip()
        return next((each for each in desk.campaigns.templates() if signed(each.body, name).strip() == body), None)

    def _on_keep(self) -> None:
        body, desk = self._session.body, self._shell.desk
        title = self._session.campaign.name

        def keep(name: str) -> None:
            made = Template(name=name, title=title, body=body)
            said = self.tr("Kept as “{name}”").format(name=name)
            self._shell.act(lambda: desk.campaigns.save_template(made), said)

        ask_name(self._shell, self.tr("Keep this text for another time"), title, keep)

    def _on_rename(self, kept: Template) -> None:
        campaigns = self._shell.desk.campaigns

        def rename(name: str) -> None:
            self._shell.act(lambda: campaigns.save_template(replace(kept, name=name)), self.tr("Renamed"))

        ask_name(self._shell, self.tr("Another name for this text"), kept.name, rename)

    def _on_archive(self, kept: Template) -> None:
        campaigns = self._shell.desk.campaigns
        said = self.tr("“{name}” is put away").format(name=kept.name)
        self._shell.act(lambda: campaigns.archive_template(kept), said)

    def _on_give_up(self) -> None:
        number, campaigns = self._session.number, self._shell.desk.campaigns
        said = self.tr("Given up. What went out stays in their stories.")
        self._shell.act(lambda: campaigns.remove(number), said)

    def _menu(self, name: str) -> QMenu:
        menu = new_menu(self._page)
        menu.setAccessibleName(name)
        return menu

    def _add(self, menu: QMenu, words: str, sign: str, then: Callable[[], object]) -> None:
        color = theme_of(self._page).color("ink2")
        menu.addAction(icon(sign, color), words.replace("&", "&&")).triggered.connect(lambda: then())
