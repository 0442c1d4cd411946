"""The warmth ring with its photo: click to add, replace or remove it, or drop a picture on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.customer import Kind
from app.domain.errors import KeepwarmError
from app.domain.profile import Profile
from app.ui.dossier.menus import new_menu
from app.ui.dossier.photo import SUFFIXES, is_picture, small_photo
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.avatar import photo_from_bytes
from app.ui.widgets.painting import rounded_box
from app.ui.widgets.warmth_ring import WarmthRing, ring_width


class PhotoRing(WarmthRing):
    """A ring that takes photos."""

    def __init__(self, shell: Shell, size: int = 104, parent: QWidget | None = None) -> None:
        super().__init__("", None, size, badge=False, parent=parent)
        self._shell = shell
        self._number = 0
        self._is_company = False
        self._photo_id: int | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", size // 2)

    def show_profile(self, profile: Profile) -> None:
        """Show the face and warmth of a customer."""
        customer, score = profile.customer, profile.card.warmth if profile.card else None
        is_same = (customer.id, customer.photo_id) == (self._number, self._photo_id)
        self._number, self._photo_id = customer.id, customer.photo_id
        self._is_company = customer.kind is Kind.COMPANY
        if is_same and customer.name == self._avatar.name:
            self.set_score(score)
        else:
            data = self._shell.desk.files.data(customer.photo_id) if customer.photo_id else None
            self.set_person(customer.name, score, photo_from_bytes(data))
        self.setToolTip(self.tr("Photo: click to change, or drop a picture here"))

    def take(self, path: Path) -> None:
        """Use a picture from the disk as the photo."""
        data = small_photo(path)
        if not data:
            title = self.tr("{name} could not be read as a picture.").format(name=path.name)
            self._shell.messages.error(KeepwarmError(title, self.tr("Nothing was changed. PNG and JPEG files work.")))
            return
        number = self._number
        self._shell.act(
            lambda: self._shell.desk.files.set_photo(number, path.stem + ".png", "image/png", data),
            self.tr("Photo added"),
        )

    def photo_menu(self) -> QMenu:
        """What can be done with the photo."""
        menu = new_menu(self)
        menu.addAction(self.tr("Replace the photo") if self._photo_id else self.tr("Add a photo"), self._choose)
        if self._photo_id:
            menu.addAction(self.tr("Remove the photo"), self._remove)
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(is_picture(Path(url.toLocalFile())) for url in event.mimeData().urls() if url.isLocalFile()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        pictures = [path for path in paths if is_picture(path)]
        if pictures:
            event.acceptProposedAction()
            self.take(pictures[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_company and self._photo_id is None:
            self._paint_building()
        if self.underMouse() and self._size >= 64:
            painter, theme = QPainter(self), theme_of(self)
            place = QRectF(self._size - 30, self._size - 30, 28, 28)
            rounded_box(painter, place, 14, theme.color("card"), theme.color("line2"))
            paint_icon(painter, QPointF(place.left() + 6, place.top() + 6), "camera", theme.color("ink2"), 16)

    def _paint_building(self) -> None:
        painter, theme = QPainter(self), theme_of(self)
        inset = ring_width(self._size) + 3
        face = QRectF(0, 0, self._size, self._size).adjusted(inset, inset, -inset, -inset)
        rounded_box(painter, face, face.width() / 2, theme.color("slate_t"))
        side = 28 if self._size >= 56 else 20
        place = QPointF(round(face.center().x() - side / 2), round(face.center().y() - side / 2))
        paint_icon(painter, place, "building", theme.color("slate"), side)

    def _open_menu(self) -> None:
        self.photo_menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = QFileDialog(self.window(), self.tr("Choose a photo"))
        dialog.setNameFilter(self.tr("Pictures ({endings})").format(endings=endings))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self) -> None:
        number = self._number
        self._shell.act(lambda: self._shell.desk.files.remove_photo(number), self.tr("Photo removed"))
