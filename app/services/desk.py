"""The desk: all services of one open vault, wired by hand."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.companies import CompanyService
from app.services.customers import CustomerService
from app.services.exporting import ExportService
from app.services.facts import FactService
from app.services.files import FileService
from app.services.finding import FindingService
from app.services.history import HistoryService
from app.services.importing import ImportService
from app.services.profiles import ProfileService
from app.services.promises import PromiseService
from app.services.purchases import PurchaseService
from app.services.segments import SegmentService
from app.services.settings import SettingsService
from app.services.touchpoints import TouchpointService
from app.services.triage import TriageService
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What the window and the command line work with while a vault is open."""

    store: Store
    customers: CustomerService
    finding: FindingService
    profiles: ProfileService
    facts: FactService
    touchpoints: TouchpointService
    promises: PromiseService
    companies: CompanyService
    purchases: PurchaseService
    segments: SegmentService
    files: FileService
    exporting: ExportService
    importing: ImportService
    settings: SettingsService
    history: HistoryService
    triage: TriageService


def desk_of(store: Store) -> Desk:
    """All services on this store."""
    return Desk(
        store=store,
        customers=CustomerService(store),
        finding=FindingService(store),
        profiles=ProfileService(store),
        facts=FactService(store),
        touchpoints=TouchpointService(store),
        promises=PromiseService(store),
        companies=CompanyService(store),
        purchases=PurchaseService(store),
        segments=SegmentService(store),
        files=FileService(store),
        exporting=ExportService(store),
        importing=ImportService(store),
        settings=SettingsService(store),
        history=HistoryService(store),
        triage=TriageService(store),
    )
