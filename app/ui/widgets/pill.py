"""State pills: an icon and a word on a tint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_ICON = 14


@dataclass(frozen=True, slots=True)
class PillLook:
    """Icon (empty for none), word and tone (ember, sage, gold, slate, berry or plain) of a pill."""

    icon: str
    text: str
    tone: str = "plain"


def state_look(state: str) -> PillLook:
    """Look of a state: open_slip, cooling, asleep, new, put_right, surprise; any other word is plain."""
    looks = {
        "open_slip": ("mend", _tr("Open slip"), "berry"),
        "cooling": ("cool", _tr("Cooling"), "slate"),
        "asleep": ("moon", _tr("Asleep"), "plain"),
        "new": ("sprout", _tr("New"), "sage"),
        "put_right": ("check", _tr("Put right"), "sage"),
        "surprise": ("gift", _tr("Surprise"), "gold"),
    }
    return PillLook(*looks[state]) if state in looks else PillLook("", state)


def pill_size(look: PillLook, theme: Theme) -> QSize:
    """Size of a pill: 22 high at 100 percent."""
    left = 10 + theme.scale.px(_ICON) if look.icon else 8
    width = left + text_width(look.text, theme.scale.font("caption", 500)) + 8
    return QSize(round(width + 0.5), theme.scale.px(22))


def paint_pill(painter: QPainter, rect: QRectF, look: PillLook, theme: Theme) -> None:
    """Paint a pill that fills the rect."""
    plain = look.tone == "plain"
    ink = theme.color("ink2" if plain else look.tone)
    rounded_box(painter, rect, rect.height() / 2, theme.color("sunk" if plain else f"{look.tone}_t"))
    left = rect.left() + 8
    if look.icon:
        side = theme.scale.px(_ICON)
        paint_icon(painter, QPointF(rect.left() + 6, round(rect.center().y() - side / 2)), look.icon, ink, side)
        left = rect.left() + 10 + side
    room = QRectF(left, rect.top(), rect.right() - 8 - left + 1, rect.height())
    draw_line(painter, room, look.text, theme.scale.font("caption", 500), ink)


class Pill(QWidget):
    """A state, never a button: `Pill("cooling")`, or `Pill(text="Working", icon="check", tone="sage")`."""

    def __init__(
        self, state: str = "", *, text: str = "", icon: str = "", tone: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(PillLook(icon, text, tone) if text else state_look(state))
        theme_of(self).changed.connect(self.updateGeometry)

    def set_look(self, look: PillLook) -> None:
        """Show another state."""
        self._look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def set_state(self, state: str) -> None:
        """Show a state by its key."""
        self.set_look(state_look(state))

    def sizeHint(self) -> QSize:
        return pill_size(self._look, theme_of(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), QRectF(self.rect()), self._look, theme_of(self))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pill", text)
