"""How an event of the story looks: icon, title, words, and the panel of a slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.profile import StoryEvent, StoryKind
from app.domain.promise import PromiseState, Slip
from app.domain.pronouns import Pronouns
from app.domain.stakeholder import ChangeKind
from app.domain.touchpoint import Mood
from app.ui.dossier.words import change_word, channel_icon, touch_title
from app.ui.formatting import count_text, joined, money_text, short_day_text, size_text
from app.ui.widgets.mood_face import mood_word

_ICONS = {
    StoryKind.PURCHASE: "bag", StoryKind.SURPRISE: "gift", StoryKind.SLIP: "mend", StoryKind.PROMISE: "hands",
    StoryKind.CHANGE: "refresh", StoryKind.FILE: "file",
}  # fmt: skip

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class StoryLook:
    """What is painted of an event: `tone` colours the node, `strong` stands bold after the text,

    `beside` quietly after the title, `panel` is the tinted box of a slip (bold beginning, rest), `action` the word on
    its button.
    """

    icon: str
    title: str
    text: str
    day: str
    mood: Mood | None = None
    tone: str = ""
    strong: str = ""
    panel: tuple[str, str] = ("", "")
    panel_tone: str = "sage"
    action: str = ""
    beside: str = ""

    @property
    def spoken(self) -> str:
        """The event as a screen reader says it."""
        title = f"{self.title} {self.beside}".strip()
        parts = (self.day, title, mood_word(self.mood) if self.mood else "", self.text, self.strong, *self.panel)
        return ". ".join(part.rstrip(".") for part in parts if part)


def story_look(event: StoryEvent, pronouns: Pronouns, today: date) -> StoryLook:
    """The look of an event as seen from today."""
    day = _tr("Today") if event.day == today else short_day_text(event.day, today)
    if event.kind is StoryKind.TOUCHPOINT:
        title = event.title or touch_title(event.channel, event.from_them, pronouns)
        return StoryLook(channel_icon(event.channel), title, event.text, day, event.mood, beside=_beside(event))
    if event.kind is StoryKind.SLIP:
        return _slip_look(event, day, today)
    icon = _ICONS[event.kind]
    if event.kind is StoryKind.PURCHASE:
        paid = money_text(event.amount_minor or 0, event.currency)
        number = _tr("Invoice {number}.").format(number=event.text) if event.text else ""
        return StoryLook(icon, event.title or _tr("A purchase"), number, day, event.mood, strong=paid)
    if event.kind is StoryKind.SURPRISE:
        words = f"“{event.text}”" if event.text else ""
        text = " ".join(part for part in (f"{event.title}.", words) if part)
        return StoryLook(icon, _tr("A small surprise"), text, day, event.mood, "gold")
    if event.kind is StoryKind.PROMISE:
        tone = "berry" if event.title == PromiseState.BROKEN else "sage"
        return StoryLook(icon, _promise_title(event.title), event.text, day, tone=tone)
    if event.kind is StoryKind.CHANGE:
        return StoryLook(icon, change_word(ChangeKind(event.title)), event.text, day, tone="slate")
    return StoryLook(icon, event.title, size_text(event.amount_minor or 0), day)


def _beside(event: StoryEvent) -> str:
    """Who else was there: "with Per and Ida", "with Per, Ida and 4 others"."""
    names = event.with_others
    if not names:
        return ""
    if len(names) > _MOST_NAMES:
        rest = len(names) - _MOST_NAMES + 1
        names = (*names[: _MOST_NAMES - 1], count_text(rest, _tr("1 other"), _tr("{count} others")))
    return _tr("with {names}").format(names=joined(names))


def _promise_title(state: str) -> str:
    return {
        PromiseState.KEPT: _tr("A promise kept"), PromiseState.KEPT_LATE: _tr("A promise kept, a little late"),
        PromiseState.BROKEN: _tr("A promise we could not keep"),
    }.get(PromiseState(state), _tr("A promise"))  # fmt: skip


def _slip_look(event: StoryEvent, day: str, today: date) -> StoryLook:
    if event.slip is None or event.is_open:
        beginning = owned_up_words(event.slip, today) if event.slip else ""
        rest = _tr("Not made good yet.")
        return StoryLook(
            "mend", _tr("A slip, still open"), event.text, day, Mood.UPSET if event.from_them else None, "berry",
            panel=(beginning or _tr("Not owned up to yet."), rest), panel_tone="berry", action=_tr("Put it right"),
        )  # fmt: skip
    slip = event.slip
    cost = money_text(slip.cost_minor, slip.currency) if slip.cost_minor else ""
    made = slip.made_good_how.rstrip(".")
    good = ", ".join(part for part in (made, cost) if part)
    rest = " ".join(
        part for part in (f"{good}." if good else "", f"“{slip.their_words}”" if slip.their_words else "") if part
    )
    return StoryLook(
        "mend", _tr("A slip, put right"), event.text, day, Mood.UPSET if slip.noticed_by_them else None, "sage",
        panel=(owned_up_words(slip, today), rest),
    )  # fmt: skip


def owned_up_words(slip: Slip, today: date) -> str:
    """When and how the slip was owned up to, and how long that took; without judgement."""
    if slip.owned_up_at is None:
        return ""
    days = (slip.owned_up_at.date() - slip.happened_on).days
    after = _tr("the same day") if days <= 0 else count_text(days, _tr("after a day"), _tr("after {count} days"))
    if not slip.owned_up_how:
        return _tr("Owned up {after}.").format(after=after)
    return _tr("Owned up {after}, {how}.").format(after=after, how=slip.owned_up_how.rstrip("."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Story", text)
