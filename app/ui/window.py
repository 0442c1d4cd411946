"""The one window: welcome, unlock or the frame of an open vault; locking, idling, the day's change. No features."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.services.vault import OpenVault, VaultService
from app.ui.first_paint import FirstPaint
from app.ui.frame import Frame
from app.ui.messages import Messages
from app.ui.rail import logo
from app.ui.reminding import Reminding
from app.ui.tasks import Tasks
from app.ui.theme import Scheme, Theme
from app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from app.ui.tray import Tray
    from app.ui.window_memory import WindowMemory

MINIMUM, FIRST = (1024, 640), (1440, 900)
_LIVELY = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove))

Services = Callable[[Path], VaultService]


class Window(QMainWindow):
    """Shows one view at a time and hands an open vault its frame."""

    sample_asked = Signal()

    def __init__(self, theme: Theme, services: Services, memory: WindowMemory | None = None) -> None:
        super().__init__()
        self._theme, self._services, self._memory = theme, services, memory
        self.tasks = Tasks(self)
        self.messages = Messages(self)
        self.frame: Frame | None = None
        self._service: VaultService | None = None
        self._idle_minutes = 0
        self._minute_at: datetime | None = None
        self._is_quitting = False
        self.tray: Tray | None = None
        self.reminding = Reminding(self._tray_for_reminders, self.tasks, self)
        self._build()

    @property
    def service(self) -> VaultService | None:
        """The vault that is shown or asked for; None on the first page."""
        return self._service

    def come_forward(self) -> None:
        """Show the window above others; asked for by a second start."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def welcome(self, folder: Path) -> None:
        """Show the first page, for a vault to be made in this folder."""
        from app.ui.pages.welcome.page import WelcomePage

        page = WelcomePage(self._services, folder, self.tasks, self.messages, self._theme)
        page.opened.connect(self.show_open)
        page.sample_asked.connect(self.sample_asked)
        page.vault_chosen.connect(lambda chosen: self.unlock(self._services(chosen)))
        self._show(page)

    def restore_copy(self, file: Path, folder: Path) -> None:
        """Offer to open a backup as a file of its own in this folder."""
        from app.ui.pages.welcome.page import WelcomePage

        self.welcome(folder)
        page = self._views.currentWidget()
        assert isinstance(page, WelcomePage)
        page.open_file(file)

    def unlock(self, service: VaultService, try_keyring: bool = True, owner: str = "") -> None:
        """Ask for what opens this vault."""
        from app.ui.pages.unlock.page import UnlockPage

        self._service = service
        page = UnlockPage(service, self.tasks, self.messages, self._theme, owner)
        page.opened.connect(self.show_open)
        page.vault_chosen.connect(lambda chosen: self.unlock(self._services(chosen)))
        page.sample_asked.connect(self.sample_asked)
        page.new_asked.connect(lambda: self.welcome(service.folder))
        page.quit_asked.connect(self.close)
        self._show(page)
        page.begin(try_keyring)

    def show_open(self, opened: OpenVault) -> None:
        """Show the frame of a vault that has just been opened; the owner's profile first, once."""
        self._service = opened.service
        settings = opened.desk.settings.load()
        self._theme.set_scheme(Scheme(settings.appearance.scheme))
        self._theme.set_text_size(settings.appearance.text_percent)
        self._theme.set_reduced_motion(settings.appearance.calm)
        if settings.profile_done or settings.is_sample or opened.choice == "existing":
            self._show_frame(opened)
            return
        from app.ui.pages.profile.page import ProfilePage

        page = ProfilePage(opened.desk, self.tasks, self.messages, self._theme)
        page.finished.connect(lambda: self._show_frame(opened))
        self._show(page)

    def lock(self) -> None:
        """Forget the key and everything that shows a customer, and ask for the key again."""
        service = self._service
        if self.frame is None or service is None:
            return
        owner = self.frame.shell.desk.settings.load().owner.name.partition(" ")[0] if service.desk else ""
        if self.tasks.is_busy:
            self.messages.toast(self.tr("A long job is still writing. Keepwarm locks when it is done."))
            QTimer.singleShot(2000, self, self.lock)
            return
        self.reminding.leave()
        self._drop_frame()
        service.lock()
        QGuiApplication.clipboard().clear()
        self.unlock(service, try_keyring=False, owner=owner)

    def quit(self) -> None:
        """Close for good, also where closing only hides the window."""
        self._is_quitting = True
        self.close()
        QCoreApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._stays_in_tray():
            event.ignore()
            self.hide()
            return
        if self.tray is not None:
            self.tray.icon.hide()
        self.tasks.close()
        self._drop_frame()
        if self._service is not None:
            self._service.close()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The native window alone sees every key and click; a filter on the application would see every repaint too.
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LIVELY:
            self._idle_minutes = 0
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle("Keepwarm")
        self.setWindowIcon(QIcon(logo(64, False, 1.0)))
        self.setMinimumSize(*MINIMUM)
        self.resize(*FIRST)
        if self._memory is not None:
            self.restoreGeometry(self._memory.geometry())
        self._views = QStackedWidget()
        self.setCentralWidget(self._views)
        self.tasks.failed.connect(self.messages.error)
        minute = QTimer(self, interval=60_000)
        minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        minute.timeout.connect(self._on_minute)
        minute.start()

    def _show(self, view: QWidget) -> None:
        before = self._views.currentWidget()
        self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        if before is not None:
            self._views.removeWidget(before)
            before.deleteLater()
        if not view.isAncestorOf(self.focusWidget() or self):
            view.setFocus()

    def _show_frame(self, opened: OpenVault) -> None:
        service = opened.service
        self.frame = Frame(opened.desk, self.tasks, self.messages, self._theme, service)
        self.frame.lock_asked.connect(self.lock)
        self._go_first(opened)
        self._show(self.frame)
        self.frame.page.activate()
        FirstPaint(self.frame, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Begin the day and what stands in the rail, now that the first page is to be seen."""
        if self.frame is not None:
            self.frame.fill_rail()
            self._start_day()
            self._watch_for_reminders()

    def _go_first(self, opened: OpenVault) -> None:
        """Where the owner was last time; Today otherwise, or the cards while there is nobody yet."""
        assert self.frame is not None
        page, number = self._memory.page(opened.service.folder) if self._memory else ("", 0)
        if opened.choice == "import":
            self.frame.go("import")
        elif not (page and self.frame.return_to(page, number)):
            self.frame.go("today" if opened.desk.today.has_anybody else "customers")

    def _remember(self) -> None:
        if self._memory is None:
            return
        self._memory.keep_geometry(self.saveGeometry())
        if self.frame is not None and self._service is not None:
            self._memory.keep_page(self._service.folder, *self.frame.place)

    def _drop_frame(self) -> None:
        self._remember()
        if self.frame is not None:
            for overlay in self.findChildren(Overlay):
                overlay.close_overlay()
            self.frame.leave()
            self.messages.toasts.dismiss()
            self.frame = None

    def _start_day(self) -> None:
        """Standings of the new day and the day's backup."""
        if self.frame is not None and self._service is not None:
            self.tasks.long_write(self.frame.shell.desk.history.begin_day)
            self.tasks.run(self._service.backups.back_up_daily, self._tell_backup)

    def _tell_backup(self, _made: object) -> None:
        if self.frame is not None and self._service is not None:
            self.frame.tell_backup()
            self.tasks.run(self._service.backups.drill_if_due)

    def _on_minute(self) -> None:
        """Count idle minutes, those that the computer slept through too; lock, or begin a new day."""
        self._remind()
        if self.frame is None:
            return
        desk = self.frame.shell.desk
        now, before = desk.store.clock.now(), self._minute_at
        self._minute_at = now
        slept = max(0, round((now - before).total_seconds() / 60) - 1) if before else 0
        settings = desk.settings.load()
        self._idle_minutes += 1 + (slept if settings.security.lock_on_sleep else 0)
        limit = settings.security.lock_after_minutes
        if limit and self._idle_minutes >= limit and not settings.is_sample:
            self.lock()
        elif not desk.store.is_today:
            self._start_day()

    def _watch_for_reminders(self) -> None:
        """Know when to remind, and be in the tray where the owner wants Keepwarm to stay."""
        if self.frame is None:
            return
        self.reminding.watch(self.frame.shell.desk)
        if self.reminding.wishes.stays_in_tray:
            self.put_in_tray()
        self._remind()

    def put_in_tray(self) -> bool:
        """Show the tray icon; False where the desktop has no place for it."""
        tray = self._tray_for_reminders()
        if tray is not None:
            tray.icon.show()
        return tray is not None

    def _remind(self) -> None:
        if self._service is not None:
            if self._service.desk is None:
                self.reminding.leave()
            self.reminding.look(self._service.local_now, self.frame is not None and self.frame.is_blurred)

    def _tray_for_reminders(self) -> Tray | None:
        """The tray icon, made when it is first needed; None where the desktop has none."""
        from app.ui.tray import Tray

        if self.tray is None and Tray.is_possible():
            self.tray = Tray(self)
            self.tray.open_asked.connect(self.come_forward)
            self.tray.answered.connect(self._on_answered)
            self.tray.log_asked.connect(self._on_log_from_tray)
            self.tray.lock_asked.connect(self.lock)
            self.tray.quit_asked.connect(self.quit)
            self.tray.presenting_changed.connect(lambda is_on: setattr(self.reminding, "is_presenting", is_on))
        return self.tray

    def _on_answered(self) -> None:
        self.come_forward()
        if self.frame is not None:
            self.frame.go("today")

    def _on_log_from_tray(self) -> None:
        self.come_forward()
        if self.frame is not None:
            self.frame.log()

    def _stays_in_tray(self) -> bool:
        is_wanted = self.reminding.wishes.stays_in_tray and not self._is_quitting
        return is_wanted and self.tray is not None and self.tray.icon.isVisible()
