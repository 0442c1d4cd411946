"""Win, win, win: what our business, their company and the person gain, and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.domain.stakeholder import Plan
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.editor import Editor, caption
from app.ui.dossier.menus import new_menu
from app.ui.dossier.quiet_button import QuietButton
from app.ui.formatting import day_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label

_REVISIT_DAYS = 182
_WIDEST_NAME = 112


class PlanEditor(Editor):
    """Writes a plan. One that a change reopened is right again only when each gain was confirmed or changed."""

    def __init__(self, plan: Plan, names: tuple[str, str, str], today: date) -> None:
        super().__init__()
        self._plan, self._today = plan, today
        self.is_reopened = plan.reopened_by_id is not None
        self.fields = tuple(LineEdit() for _ in range(3))
        self.confirmed = tuple(QCheckBox(self.tr("Still true")) for _ in range(3))
        self.next_step = LineEdit(self.tr("Next step"))
        self.next_step.setText(plan.next_step)
        self.revisit = DayEntry(today, plan.revisit_on or today + timedelta(days=_REVISIT_DAYS), lean="future")
        self._build(names)
        self._on_changed()

    @property
    def plan(self) -> Plan:
        """The plan as written; looking at a reopened one closes it again."""
        us, company, person = (" ".join(field.text().split()) for field in self.fields)
        return replace(
            self._plan, for_us=us, for_company=company, for_person=person,
            next_step=" ".join(self.next_step.text().split()), revisit_on=self.revisit.day,
            reopened_by_id=None, reviewed_on=self._today,
        )  # fmt: skip

    def _build(self, names: tuple[str, str, str]) -> None:
        texts = (self._plan.for_us, self._plan.for_company, self._plan.for_person)
        for name, text, field, box in zip(names, texts, self.fields, self.confirmed, strict=True):
            field.setText(text)
            field.setAccessibleName(name)
            head = QHBoxLayout()
            head.addWidget(caption(name), 1)
            head.addWidget(box)
            box.setVisible(self.is_reopened)
            box.setAccessibleName(self.tr("{name}: still true").format(name=name))
            self.column.addLayout(head)
            self.column.addWidget(field)
            box.toggled.connect(self._on_changed)
            field.textChanged.connect(self._on_changed)
        self.next_step.setAccessibleName(self.tr("Next step"))
        self.revisit.setAccessibleName(self.tr("Look again on"))
        self.column.addWidget(caption(self.tr("Next step")))
        self.column.addWidget(self.next_step)
        self.column.addWidget(caption(self.tr("Look again on")))
        self.column.addWidget(self.revisit)
        self.finish()

    def _on_changed(self) -> None:
        before = (self._plan.for_us, self._plan.for_company, self._plan.for_person)
        looked_at = all(
            box.isChecked() or field.text().strip() != text
            for box, field, text in zip(self.confirmed, self.fields, before, strict=True)
        )
        self.save.setEnabled(looked_at or not self.is_reopened)


class PlanView(QWidget):
    """One plan: three lines, the next step, and "Look again" where something changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = SecondaryButton(self.tr("Look again"), icon="refresh", size="small", tone="gold")
        self.note = Label("", "caption", "ink3", wrap=True)
        self._names = tuple(Label("", "caption", "ink2") for _ in range(3))
        self._texts = tuple(Label("", wrap=True) for _ in range(3))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(zip(self._names, self._texts, strict=True)):
            name.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addWidget(self.note)

    def show_plan(self, plan: Plan, names: tuple[str, str, str], today: date) -> None:
        """Show a plan with the names of the three sides."""
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        width = min(theme_of(self).scale.px(_WIDEST_NAME), max(label.sizeHint().width() for label in self._names))
        for label in self._names:
            label.setFixedWidth(width)
        for label, text in zip(self._texts, (plan.for_us, plan.for_company, plan.for_person), strict=True):
            label.setText(text or "–")
            label.set_tone("ink" if text else "ink3")
        is_due = plan.revisit_on is not None and plan.revisit_on <= today
        self.again.setVisible(plan.reopened_by_id is not None or is_due)
        revisit = self.tr("Look again on {day}").format(day=day_text(plan.revisit_on, today)) if plan.revisit_on else ""
        step = self.tr("Next: {step}.").format(step=plan.next_step.rstrip(".")) if plan.next_step else ""
        self.note.setText(" ".join(part for part in (step, revisit) if part))
        self.note.setVisible(bool(step or revisit))


class PlansGroup(QWidget):
    """The win-win-win plans of a customer, edited in place."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._profile: Profile | None = None
        self._views: list[PlanView] = []
        self._editor: PlanEditor | None = None
        self.edit_button = QuietButton("brush", self.tr("Write what everybody gains"))
        self.nothing = Label(self.tr("Nothing agreed yet."), "body", "ink2")
        self._build()

    @property
    def editor(self) -> PlanEditor | None:
        """The editor that is open, if any."""
        return self._editor

    @property
    def views(self) -> tuple[PlanView, ...]:
        """Plans shown now."""
        return tuple(view for view in self._views if not view.isHidden())

    def show_profile(self, profile: Profile) -> None:
        """Show the plans of a customer."""
        self._profile = profile
        today, names = self._shell.desk.store.clock.today(), self._names()
        while len(self._views) < len(profile.plans):
            self._append_view()
        for place, view in enumerate(self._views):
            if place < len(profile.plans):
                view.show_plan(profile.plans[place], names, today)
            view.setVisible(place < len(profile.plans) and self._editor is None)
        self.nothing.setVisible(not profile.plans and self._editor is None)

    def edit(self, place: int = 0) -> None:
        """Open the editor of a plan, or of a new one."""
        if self._editor is not None or self._profile is None:
            return
        plans = self._profile.plans
        plan = plans[place] if place < len(plans) else Plan(customer_id=self._profile.customer.id)
        editor = PlanEditor(plan, self._names(), self._shell.desk.store.clock.today())
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._on_cancelled)
        self._editor = editor
        self._column.addWidget(editor)
        self.show_profile(self._profile)
        editor.show()
        editor.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Take the editor away."""
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def set_aside(self) -> Editor | None:
        """Take the open editor away as it is; `reopen` brings it back."""
        editor, self._editor = self._editor, None
        if editor is not None:
            self._column.removeWidget(editor)
            editor.hide()
        return editor

    def reopen(self, editor: Editor) -> None:
        """Show an editor that was set aside, without taking the focus."""
        assert isinstance(editor, PlanEditor)
        self.close_editor()
        self._editor = editor
        self._column.addWidget(editor)
        editor.show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._profile is None or not self._profile.plans:
            return
        menu, plans = new_menu(self), self._profile.plans
        menu.addAction(self.tr("Edit"), self.edit)
        menu.addAction(self.tr("Another plan"), lambda: self.edit(len(plans)))
        menu.addAction(self.tr("Remove"), lambda: self._remove(plans[0]))
        menu.popup(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(watched, PlanView):
            self.edit(self._views.index(watched))
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = round(self._heading.geometry().center().y() - 8)
        paint_icon(painter, QPointF(0, middle), "users3", theme_of(self).color("ink2"), 16)

    def _build(self) -> None:
        self._heading = caption(self.tr("Win, win, win"))
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self.edit_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.nothing)
        self.edit_button.clicked.connect(lambda: self.edit())

    def _append_view(self) -> None:
        view, place = PlanView(), len(self._views)
        view.installEventFilter(self)
        view.again.clicked.connect(lambda: self.edit(place))
        self._views.append(view)
        self._column.addWidget(view)

    def _names(self) -> tuple[str, str, str]:
        assert self._profile is not None
        customer, places = self._profile.customer, self._profile.places
        is_company = customer.kind == "company"
        company = customer.name if is_company else places[0].other_name if places else self.tr("their work")
        person = self.tr("their people") if is_company else customer.first_name
        words = self.tr("For {name}")
        return (self.tr("For us"), words.format(name=company), words.format(name=person))

    def _save(self) -> None:
        editor = self._editor
        if editor is None or not editor.save.isEnabled():
            return
        plan = editor.plan
        if not plan.for_person:
            editor.say(self.tr("A plan needs what the person gains."))
            return
        self._on_cancelled()
        self._shell.act(lambda: self._shell.desk.facts.set_plan(plan), self.tr("Noted"))

    def _remove(self, plan: Plan) -> None:
        self._shell.act(lambda: self._shell.desk.facts.remove_plan(plan), self.tr("Removed the plan"))

    def _on_cancelled(self) -> None:
        self.close_editor()
        if self._profile is not None:
            self.show_profile(self._profile)
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
