"""Why the warmth is what it is: signed points around the base, and how reliable we were."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.profile import Profile
from app.domain.promise import PromiseState
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.warmth import BASE, Group
from app.ui.formatting import count_text, warmth_word
from app.ui.theme import Theme, theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.painting import draw_line, rounded_box

_KEPT = (PromiseState.KEPT, PromiseState.KEPT_LATE)
_ROW = 19
_LABEL, _NUMBER, _GAP = 124, 40, 10
_LEAST_REACH = 25
"""Half a bar stands for at least so many points."""


def kept_and_made(profile: Profile) -> tuple[int, int]:
    """How many promises were kept, of those that are over."""
    over = [promise for promise in profile.promises if promise.state in (*_KEPT, PromiseState.BROKEN)]
    return sum(promise.state in _KEPT for promise in over), len(over)


def group_word(group: Group, pronouns: Pronouns) -> str:
    """Words of a part of the warmth: "She reaches out"."""
    reaches = _tr("{Subject} reach out") if pronouns.is_plural else _tr("{Subject} reaches out")
    return {
        Group.RHYTHM: _tr("Rhythm"), Group.THEY_REACH_OUT: reaches.format(Subject=pronouns.subject.capitalize()),
        Group.HOW_IT_FELT: _tr("How it felt"), Group.SLIPS: _tr("Slips"),
    }[group]  # fmt: skip


def points_text(points: int) -> str:
    """Signed points: "+10", "−4", "0"."""
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"


class WarmthCard(Card):
    """Four bars around the middle, "starts at 50", and "11 of 12 promises kept"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._rows: tuple[tuple[str, int, str], ...] = ()
        self._kept = ""
        self._is_new = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_profile(self, profile: Profile) -> None:
        """Explain the warmth of a customer."""
        warmth, pronouns = profile.warmth, pronouns_of(profile.customer)
        self._is_new = warmth is None or warmth.is_new
        kept, made = kept_and_made(profile)
        self._kept = self.tr("{kept} of {made}").format(kept=kept, made=made) if made else self.tr("none yet")
        if warmth is None or warmth.shown is None:
            self._title, self._rows = self.tr("New, no warmth yet"), ()
        else:
            word = warmth_word(warmth.shown).lower()
            self._title = self.tr("Why {score}, {word}").format(score=warmth.shown, word=word)
            self._rows = tuple(
                (group_word(group, pronouns), points, _tone(group, points)) for group, points in warmth.shown_points
            )
        said = [f"{words} {points_text(points)}" for words, points, _ in self._rows]
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(". ".join([*said, self.tr("Promises kept: {kept}").format(kept=self._kept)]))
        self.setToolTip(self.accessibleDescription())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        rows = 5 if self._rows else 1
        return QSize(scale.px(376), 24 + scale.line("lead") + 6 + rows * scale.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.scale.line("lead")
        head = QRectF(16, 12, self.width() - 32, line)
        draw_line(painter, head, self._title, theme.scale.lead, theme.color("ink"))
        if self._is_new:
            words = self.tr("Warmth shows from the second contact on.")
            place = QRectF(16, 12 + line + 6, self.width() - 32, theme.scale.px(_ROW))
            draw_line(painter, place, words, theme.scale.caption, theme.color("ink2"))
        else:
            base = self.tr("starts at {base}").format(base=round(BASE))
            draw_line(painter, head, base, theme.scale.caption, theme.color("ink2"), Qt.AlignmentFlag.AlignRight)
        top = 12.0 + line + 6
        for row in self._rows:
            self._paint_row(painter, top, row, theme)
            top += theme.scale.px(_ROW)
        if self._rows:
            self._paint_kept(painter, top, theme)

    def _paint_row(self, painter: QPainter, top: float, row: tuple[str, int, str], theme: Theme) -> None:
        words, points, tone = row
        height = theme.scale.px(_ROW)
        label, number = self._label_width(), theme.scale.px(_NUMBER)
        draw_line(painter, QRectF(16, top, label, height), words, theme.scale.caption, theme.color("ink2"))
        left, right = 16 + label + _GAP, self.width() - 16 - number - _GAP
        track = QRectF(left, top + height / 2 - 3, right - left, 6)
        rounded_box(painter, track, 3, theme.color("track"))
        middle = track.center().x()
        longest = max(_LEAST_REACH, *(abs(each) for _, each, _ in self._rows))
        reach = (track.width() / 2) * abs(points) / longest
        bar = QRectF(middle if points > 0 else middle - reach, track.top(), reach, 6)
        if points:
            rounded_box(painter, bar, 3, theme.color(tone))
        painter.fillRect(QRectF(middle - 0.5, track.top() - 3, 1, 12), theme.color("field"))
        place = QRectF(self.width() - 16 - number, top, number, height)
        font = theme.scale.font("caption", 600, tabular=True)
        draw_line(painter, place, points_text(points), font, theme.color("ink"), Qt.AlignmentFlag.AlignRight)

    def _label_width(self) -> int:
        return min(theme_of(self).scale.px(_LABEL), round(self.width() * 0.4))

    def _paint_kept(self, painter: QPainter, top: float, theme: Theme) -> None:
        place = QRectF(16, top, self.width() - 32, theme.scale.px(_ROW))
        draw_line(painter, place, self.tr("Promises kept"), theme.scale.caption, theme.color("ink2"))
        font = theme.scale.font("caption", 600, tabular=True)
        draw_line(painter, place, self._kept, font, theme.color("ink"), Qt.AlignmentFlag.AlignRight)


def reliability_words(profile: Profile) -> str:
    """What is shown beside the promises: "11 of 12 kept", empty while none is over."""
    kept, made = kept_and_made(profile)
    return _tr("{kept} of {made} kept").format(kept=kept, made=made) if made else ""


def purchases_words(count: int) -> str:
    """How many purchases there were."""
    return count_text(count, _tr("1 purchase"), _tr("{count} purchases"))


def _tone(group: Group, points: int) -> str:
    """Warm is ember, cooling slate, and slips are berry."""
    if points > 0:
        return "ember_g"
    return "berry_g" if group is Group.SLIPS else "slate_g"


def _tr(text: str) -> str:
    return QCoreApplication.translate("WarmthCard", text)
