"""What the palette shows for some words: people, companies, what is remembered, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CardSummary
from app.domain.fold import fold, matches
from app.domain.query import Age, Clause, Field, Phrase, Query, Word, terms_of, to_text
from app.domain.query_phrases import understand
from app.domain.standing import Sort
from app.services.desk import Desk
from app.services.finding import Found
from app.ui.dialogs.deeds import Deed, deeds_with
from app.ui.finding.lines import FoundLine, LineKind
from app.ui.finding.people import card_line
from app.ui.formatting import count_text
from app.ui.shell import Shell

_ICONS = {"fact": "note", "touchpoint": "speech", "promise": "hands", "slip": "mend", "objective": "target"}
_PEOPLE, _COMPANIES, _REMEMBERED, _DEEDS, _LIKELY = 4, 3, 3, 4, 3
_LONGEST = 110
_LEAD = 24


@dataclass(frozen=True, slots=True)
class Goal:
    """What choosing a line does, and whom it is about (0: nobody)."""

    run: Callable[[], object]
    person: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Lines with the words to mark in them."""

    lines: tuple[FoundLine, ...]
    words: tuple[str, ...] = ()


def lines_for(shell: Shell, typed: str, known: tuple[Deed, ...]) -> Shown:
    """Everything for what was typed; the latest people and the likeliest actions for nothing."""
    words = " ".join(typed.split())
    if not words:
        return _likely(shell, known)
    query = understand(words, shell.desk.store.clock.today())
    if any(not isinstance(term, (Word, Phrase)) for clause in query.clauses for term in terms_of(clause)):
        return Shown((*_filtered(shell, query), *_doing(_fitting(known, words))), query.words)
    return Shown((*_found(shell, words, known),), query.words)


def lines_with(shell: Shell, goal: Goal) -> Shown:
    """What can be done with one customer."""
    found = deeds_with(shell, goal.person, goal.name)
    return Shown((FoundLine(LineKind.HEAD, goal.name), *(_deed_line(deed) for deed in found)))


def _likely(shell: Shell, known: tuple[Deed, ...]) -> Shown:
    recent = shell.desk.finding.palette("", _PEOPLE).people
    likely = known if recent else tuple(deed for deed in known if deed.is_beginning)
    return Shown((*_cards(shell, _tr("Recent"), recent), *_doing(likely[:_LIKELY])))


def _found(shell: Shell, words: str, known: tuple[Deed, ...]) -> tuple[FoundLine, ...]:
    found = shell.desk.finding.palette(words, max(_PEOPLE, _COMPANIES) + 1)
    lines = [
        *_cards(shell, _tr("People"), found.people[:_PEOPLE]),
        *_cards(shell, _tr("Companies"), found.companies[:_COMPANIES]),
    ]
    if len(found.people) > _PEOPLE or len(found.companies) > _COMPANIES:
        lines.append(_show_all(shell, _tr("Show everyone who matches “{words}”").format(words=words), words))
    lines.extend(_group(_tr("Remembered"), _remembered(shell, words, found)))
    lines.extend(_doing(_fitting(known, words), _with_best(shell, words, found.people)))
    if not found.people and not found.companies:
        lines.append(_newcomer(shell, words))
    return tuple(lines) if lines[0].kind is LineKind.HEAD else (FoundLine(LineKind.HEAD, _tr("Do")), *lines)


def _remembered(shell: Shell, words: str, found: Found) -> list[FoundLine]:
    """What holds the words, and what matters most about the one whose name they are."""
    things = [(each.kind, each.text, each.customer_id) for each in found.remembered]
    best = found.people[0] if found.people and matches(found.people[0].name, words.split()) else None
    if best is not None:
        things.extend(("fact", fact.text, best.id) for fact in shell.desk.facts.of(best.id) if fact.is_key)
    lines = []
    for kind, text, number in list(dict.fromkeys(things))[:_REMEMBERED]:
        name = shell.desk.customers.get(number).first_name
        line = _shortened(f"{name}: {' '.join(text.split())}", words, len(name) + 2)
        lines.append(
            FoundLine(LineKind.PLAIN, line, icon=_ICONS.get(kind, "note"), value=_opening(shell, number, name))
        )
    return lines


def _filtered(shell: Shell, query: Query) -> tuple[FoundLine, ...]:
    sort = Sort.QUIET if any(_is_silence(clause) for clause in query.clauses) else Sort.NEED
    page = shell.desk.finding.page(query, sort, limit=_PEOPLE + 1)
    if not page.cards:
        return (FoundLine(LineKind.HEAD, _tr("Nobody matches yet")),)
    count = shell.desk.finding.count(query)
    words = count_text(count, _tr("Show the one who matches"), _tr("Show all {count}"))
    return (*_cards(shell, _tr("People and companies"), page.cards), _show_all(shell, words, to_text(query)))


def _is_silence(clause: Clause) -> bool:
    return any(isinstance(term, Age) and term.field is Field.LAST for term in terms_of(clause))


def _cards(shell: Shell, head: str, cards: tuple[CardSummary, ...]) -> list[FoundLine]:
    today = shell.desk.store.clock.today()
    lines = [card_line(card, today) for card in cards]
    goals = [_opening(shell, card.id, card.name) for card in cards]
    return _group(head, [replace(line, value=goal) for line, goal in zip(lines, goals, strict=True)])


def _opening(shell: Shell, number: int, name: str) -> Goal:
    return Goal(lambda: shell.navigator.open_customer(number), number, name)


def _show_all(shell: Shell, words: str, query: str) -> FoundLine:
    goal = Goal(lambda: shell.navigator.go("customers", query=query))
    return FoundLine(LineKind.PLAIN, words, icon="people", value=goal, is_plain=True)


def _newcomer(shell: Shell, name: str) -> FoundLine:
    words = _tr("Make a card for “{name}”").format(name=name)
    goal = Goal(lambda: shell.navigator.add_customer(name=name))
    return FoundLine(LineKind.PLAIN, words, icon="plus", value=goal, is_plain=True)


def _with_best(shell: Shell, words: str, people: tuple[CardSummary, ...]) -> tuple[Deed, ...]:
    """Logging with the one whose name was typed."""
    if not people or not matches(people[0].name, words.split()):
        return ()
    first = _first_name(shell.desk, people[0])
    named = deeds_with(shell, people[0].id, first)[0]
    return (Deed(named.words, named.icon, _tr("Ctrl Enter"), named.run),)


def _first_name(desk: Desk, card: CardSummary) -> str:
    return desk.customers.get(card.id).first_name


def _fitting(known: tuple[Deed, ...], words: str) -> tuple[Deed, ...]:
    return tuple(deed for deed in known if deed.fits(words))[:_DEEDS]


def _doing(found: tuple[Deed, ...], first: tuple[Deed, ...] = ()) -> list[FoundLine]:
    return _group(_tr("Do"), [_deed_line(deed) for deed in (*first, *found)])


def _deed_line(deed: Deed) -> FoundLine:
    return FoundLine(LineKind.PLAIN, deed.words, icon=deed.icon, keys=deed.keys, value=Goal(deed.run))


def _group(head: str, lines: list[FoundLine]) -> list[FoundLine]:
    return [FoundLine(LineKind.HEAD, head), *lines] if lines else []


def _shortened(text: str, words: str, keep: int) -> str:
    """A long note cut so that the first match is in sight; `keep` letters at the front stay."""
    found = next((span for span in matches(text, words.split()) if span[0] >= keep), None)
    if found is None or found[1] <= _LONGEST or len(text) <= _LONGEST or not fold(words):
        return text
    start = text.rfind(" ", 0, max(keep, found[0] - _LEAD)) + 1
    return f"{text[:keep]}… {text[max(start, keep) :]}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
