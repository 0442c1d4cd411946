"""The desk: all services of one open vault, each brought when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.cadences import CadenceService
    from app.services.calendar import CalendarService
    from app.services.calendar_files import CalendarFileService
    from app.services.campaigns import CampaignService
    from app.services.companies import CompanyService
    from app.services.customers import CustomerService
    from app.services.exporting import ExportService
    from app.services.facts import FactService
    from app.services.files import FileService
    from app.services.finding import FindingService
    from app.services.gestures import GestureService
    from app.services.history import HistoryService
    from app.services.importing import ImportService
    from app.services.profiles import ProfileService
    from app.services.promises import PromiseService
    from app.services.purchases import PurchaseService
    from app.services.reminders import ReminderService
    from app.services.segments import SegmentService
    from app.services.settings import SettingsService
    from app.services.slipping import SlippingService
    from app.services.surprises import SurpriseService
    from app.services.today import TodayService
    from app.services.touchpoints import TouchpointService
    from app.services.triage import TriageService
    from app.storage.store import Store


class Desk:
    """What the window and the command line work with while a vault is open.

    A service loads with its first use: the window paints the cards before most of them are there.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def customers(self) -> CustomerService:
        """Cards: adding, editing, sorting, trash."""
        from app.services.customers import CustomerService

        return CustomerService(self.store)

    @cached_property
    def finding(self) -> FindingService:
        """The customer list and the palette."""
        from app.services.finding import FindingService

        return FindingService(self.store)

    @cached_property
    def profiles(self) -> ProfileService:
        """Everything on one customer's page."""
        from app.services.profiles import ProfileService

        return ProfileService(self.store)

    @cached_property
    def facts(self) -> FactService:
        """What we know about people."""
        from app.services.facts import FactService

        return FactService(self.store)

    @cached_property
    def touchpoints(self) -> TouchpointService:
        """Contacts, planned and done."""
        from app.services.touchpoints import TouchpointService

        return TouchpointService(self.store)

    @cached_property
    def calendar(self) -> CalendarService:
        """What stands on each day."""
        from app.services.calendar import CalendarService

        return CalendarService(self.store)

    @cached_property
    def promises(self) -> PromiseService:
        """Promises and slips."""
        from app.services.promises import PromiseService

        return PromiseService(self.store)

    @cached_property
    def companies(self) -> CompanyService:
        """Companies and their people."""
        from app.services.companies import CompanyService

        return CompanyService(self.store)

    @cached_property
    def purchases(self) -> PurchaseService:
        """Purchases and opportunities."""
        from app.services.purchases import PurchaseService

        return PurchaseService(self.store)

    @cached_property
    def segments(self) -> SegmentService:
        """Saved searches, tags and own fields."""
        from app.services.segments import SegmentService

        return SegmentService(self.store)

    @cached_property
    def files(self) -> FileService:
        """Photos and files on cards."""
        from app.services.files import FileService

        return FileService(self.store)

    @cached_property
    def exporting(self) -> ExportService:
        """Files that leave Keepwarm."""
        from app.services.exporting import ExportService

        return ExportService(self.store)

    @cached_property
    def calendar_files(self) -> CalendarFileService:
        """Calendars of other programs, and the file that they subscribe to."""
        from app.services.calendar_files import CalendarFileService

        return CalendarFileService(self.store)

    @cached_property
    def importing(self) -> ImportService:
        """Customers from files of other programs."""
        from app.services.importing import ImportService

        return ImportService(self.store)

    @cached_property
    def cadences(self) -> CadenceService:
        """How often: cadences, fixed repeats, and the days proposed from them."""
        from app.services.cadences import CadenceService

        return CadenceService(self.store)

    @cached_property
    def settings(self) -> SettingsService:
        """What the owner has chosen."""
        from app.services.settings import SettingsService

        return SettingsService(self.store)

    @cached_property
    def history(self) -> HistoryService:
        """Undo, redo, and the trash."""
        from app.services.history import HistoryService

        return HistoryService(self.store)

    @cached_property
    def gestures(self) -> GestureService:
        """The library of kindnesses."""
        from app.services.gestures import GestureService

        return GestureService(self.store)

    @cached_property
    def reminders(self) -> ReminderService:
        """The reminder of the day."""
        from app.services.reminders import ReminderService

        return ReminderService(self.store)

    @cached_property
    def slipping(self) -> SlippingService:
        """Who is quietly slipping away."""
        from app.services.slipping import SlippingService

        return SlippingService(self.store)

    @cached_property
    def today(self) -> TodayService:
        """Whom to reach today, and why now."""
        from app.services.today import TodayService

        return TodayService(self.store)

    @cached_property
    def surprises(self) -> SurpriseService:
        """Surprises on their way."""
        from app.services.surprises import SurpriseService

        return SurpriseService(self.store)

    @cached_property
    def campaigns(self) -> CampaignService:
        """Letters to many people."""
        from app.services.campaigns import CampaignService

        return CampaignService(self.store)

    @cached_property
    def triage(self) -> TriageService:
        """Who has no dates yet."""
        from app.services.triage import TriageService

        return TriageService(self.store)


SERVICES = tuple(name for name, value in vars(Desk).items() if isinstance(value, cached_property))
"""Names of all services."""


def desk_of(store: Store) -> Desk:
    """All services on this store."""
    return Desk(store)
