"""Adding a card: a person or a company, with a warning when she seems to be here already."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.domain.customer import ContactDetail, Customer, DetailKind, Kind, Stage, Tier
from app.domain.phone import is_phone
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.person_picker import PersonPicker
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl
from app.ui.widgets.tier_dots import tier_word


class CustomerDialog(Sheet):
    """Name, company, how to reach them, stage and tier; a new company makes a card in the same action."""

    def __init__(self, shell: Shell, kind: str = "person", **prefilled: Any) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Add a customer"), self.tr("Add"))
        self._shell = shell
        self.kind = SegmentedControl(
            (
                Segment(Kind.PERSON, self.tr("Person"), "people"),
                Segment(Kind.COMPANY, self.tr("Company"), "building"),
            ),
            Kind(kind),
            name=self.tr("Kind"),
            small=True,
        )
        self.given = LineEdit(self.tr("Maja"))
        self.family = LineEdit(self.tr("Holmström"))
        self.company_name = LineEdit(self.tr("Villa Solbacken"))
        self.company = PersonPicker(shell.desk, self.tr("Type to find, or a new one"), people=False, companies=True)
        self.role = LineEdit(self.tr("Head of operations"))
        self.line = LineEdit(self.tr("Private garden, Kaarina"))
        self.phone = LineEdit()
        self.email = LineEdit()
        self.stage = SegmentedControl(_stages(self), name=self.tr("Stage"))
        self.tier = SegmentedControl(
            tuple(Segment(tier, tier_word(tier)) for tier in Tier), Tier.REGULAR, name=self.tr("Tier")
        )
        self.warning = Already()
        self._build()
        self._fill(prefilled)
        self._connect()
        self._show_kind()

    @property
    def is_company(self) -> bool:
        """Whether the card is a company's."""
        return self.kind.value is Kind.COMPANY

    @property
    def first_field(self) -> LineEdit:
        """Where typing begins."""
        return self.company_name if self.is_company else self.given

    def save(self) -> None:
        """Make the card, close, and open it."""
        email, phone = self.email.text().strip(), self.phone.text().strip()
        if not self._customer().name.strip():
            self.say(self.tr("Write a name; a first name is enough."))
        elif email and "@" not in email:
            self.say(self.tr("“{email}” has no @, so it is no e-mail address yet.").format(email=email))
        elif phone and not is_phone(phone):
            self.say(self.tr("“{phone}” does not look like a phone number.").format(phone=phone))
        else:
            self.close_sheet()
            self._keep()

    def _build(self) -> None:
        self.head.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self._person_row = self.add_row((self.tr("First name"), self.given, 1), (self.tr("Last name"), self.family, 1))
        self._company_row = self.add_row((self.tr("Company name"), self.company_name, 1))
        self.body.addWidget(self.warning)
        self._place_row = self.add_row((self.tr("Company"), self.company, 1), (self.tr("Role there"), self.role, 1))
        self.add_field(self.tr("Line under the name"), self.line)
        self.add_row((self.tr("Phone"), self.phone, 1), (self.tr("Email"), self.email, 1))
        self.add_row((self.tr("Stage"), _left(self.stage), 1))
        self.add_row((self.tr("How close"), _left(self.tier), 1))
        for field in (self.given, self.family, self.company_name, self.role, self.line, self.phone, self.email):
            field.returnPressed.connect(self.save)

    def _fill(self, prefilled: dict[str, Any]) -> None:
        given, _, family = str(prefilled.get("name", "")).strip().rpartition(" ")
        self.given.setText(prefilled.get("given_name") or given or family)
        self.family.setText(prefilled.get("family_name") or (family if given else ""))
        self.company_name.setText(str(prefilled.get("name", "")))
        self.line.setText(prefilled.get("subtitle", ""))
        self.phone.setText(prefilled.get("phone", ""))
        self.email.setText(prefilled.get("email", ""))
        self.stage.set_value(prefilled.get("stage", Stage.ATTRACTION))
        self.tier.set_value(prefilled.get("tier", Tier.REGULAR))
        if "company_id" in prefilled:
            number = prefilled["company_id"]
            self.company.choose(number, self._shell.desk.customers.get(number).name)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._show_kind)
        for field in (self.given, self.family, self.company_name):
            field.textChanged.connect(self._on_name_typed)
        self.warning.open_asked.connect(self._on_open)

    def _show_kind(self) -> None:
        self._person_row.setVisible(not self.is_company)
        self._place_row.setVisible(not self.is_company)
        self._company_row.setVisible(self.is_company)
        self._on_name_typed()

    def _customer(self) -> Customer:
        stage, tier = Stage(str(self.stage.value)), Tier(str(self.tier.value))
        line = " ".join(self.line.text().split())
        if self.is_company:
            name = " ".join(self.company_name.text().split())
            return Customer(kind=Kind.COMPANY, name=name, subtitle=line, stage=stage, tier=tier)
        given, family = (" ".join(field.text().split()) for field in (self.given, self.family))
        return Customer(
            name=f"{given} {family}".strip(),
            given_name=given,
            family_name=family,
            subtitle=line,
            stage=stage,
            tier=tier,
        )

    def _details(self) -> tuple[ContactDetail, ...]:
        typed = ((DetailKind.PHONE, self.phone.text()), (DetailKind.EMAIL, self.email.text()))
        return tuple(ContactDetail(kind=kind, value=" ".join(text.split())) for kind, text in typed if text.strip())

    def _keep(self) -> None:
        desk, customer, details = self._shell.desk, self._customer(), self._details()
        number, name, title = self.company.number, self.company.new_name, " ".join(self.role.text().split())
        has_company = not self.is_company and bool(number or name)

        def add() -> Customer:
            if has_company:
                return desk.companies.add_person(customer, details, company=number or name, title=title)
            return desk.customers.add(customer, details)

        said = self.tr("{name} has a card now").format(name=customer.name)
        self._shell.act(add, said, lambda stored: self._shell.navigator.open_customer(stored.id))

    def _on_name_typed(self) -> None:
        name = self._customer().name
        alike = self._shell.desk.customers.similar(name) if len(name) > 2 else ()
        self.warning.show_likely(next((each for each in alike if (each.kind is Kind.COMPANY) is self.is_company), None))
        for area in self.findChildren(QScrollArea):
            area.updateGeometry()

    def _on_open(self, number: int) -> None:
        self.close_sheet()
        self._shell.navigator.open_customer(number)


class Already(QWidget):
    """ "Maja Holmström seems to be here already" and a way to her card."""

    open_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self.words = Label("", "caption", "gold", weight=500)
        self.link = LinkButton("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        self.link.clicked.connect(lambda: self.open_asked.emit(self._number))
        self.hide()

    def show_likely(self, customer: Customer | None) -> None:
        """Warn of this customer; None takes the warning away."""
        self.setVisible(customer is not None)
        if customer is not None:
            self._number = customer.id
            self.words.setText(self.tr("{name} seems to be here already.").format(name=customer.name))
            self.link.setText(self.tr("Open {name} instead").format(name=customer.first_name.replace("&", "&&")))
            self.link.updateGeometry()


def _left(field: QWidget) -> QWidget:
    """The field at its own width, at the left."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    return line


def _stages(parent: QObject) -> tuple[Segment, ...]:
    return (
        Segment(Stage.ATTRACTION, parent.tr("Attraction")),
        Segment(Stage.CONVERSION, parent.tr("Conversion")),
        Segment(Stage.RETENTION, parent.tr("Retention")),
    )


def open_dialog(shell: Shell, kind: str = "person", **prefilled: Any) -> CustomerDialog:
    """Show the dialog."""
    dialog = CustomerDialog(shell, kind, **prefilled)
    dialog.open_sheet(dialog.first_field)
    return dialog
