"""Promises in a note: what we said we would do, and by when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.domain.parsing_dates import find_day
from app.domain.suggestion import NoteClause, Suggestion, SuggestionKind, tidy

_FAR = timedelta(days=300)
_ACTIONS = (
    "add ask arrange book bring buy call change check clean come cover credit cut deliver design draw drop email fetch "
    "find finish fix follow forward get give help introduce invite keep lend let look mail make measure meet message "
    "order organise organize pay phone pick plan plant post prepare print prune put quote refund remind repair replace "
    "replant reserve return ring schedule send set share show sort start stop swap swing take talk tell text update "
    "visit water write"
)
_FIRST_PERSON = (
    "schicke sende bringe rufe melde liefere prüfe bestelle besorge kümmere erledige schreibe repariere ersetze "
    "tausche frage zeige hole zeichne pflanze reserviere buche kläre suche leihe lade informiere organisiere bezahle"
)
_VAGUE_FIRST_PERSON = "komme mache schaue gebe sage treffe nehme sehe"
_PREFIXES = "zusammen vorbei zurück weiter durch nach auf aus bei ein her hin los mit vor an ab um zu"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of promising: its pattern with what is promised, how that becomes a line, and how sure it is.

    `needs_day` forms count only with a day; `trusts_day` forms are sure only with one.
    """

    pattern: str
    line: Callable[[re.Match[str], str], str] | None = None
    is_sure: bool = False
    needs_day: bool = False
    trusts_day: bool = False


def promise_in(clause: NoteClause, today: date) -> Suggestion | None:
    """The promise of ours that this clause makes; None without any."""
    text = clause.spoken
    if _regex(_NEVER).search(text):
        return None
    for form in _forms():
        match = _regex(form.pattern).search(text)
        if match is None:
            continue
        what, due = _without_day(match["what"], text[: match.start("what")], today)
        if form.needs_day and due is None:
            continue
        line = tidy((form.line or _english)(match, what))
        if len(line) < 3:
            continue
        is_sure = (form.is_sure or (form.trusts_day and due is not None)) and not _is_doubtful(
            clause, match, due, today
        )
        return Suggestion(SuggestionKind.PROMISE, line, due, is_sure=is_sure)
    return None


def _without_day(what: str, before: str, today: date) -> tuple[str, date | None]:
    """What is promised without its day, and the day; a day said before the promise counts too."""
    found = find_day(what, today)
    if found is not None:
        return what[: found.span[0]] + what[found.span[1] :], found.day
    earlier = find_day(before, today)
    return what, earlier.day if earlier else None


def _is_doubtful(clause: NoteClause, match: re.Match[str], due: date | None, today: date) -> bool:
    is_far = due is not None and due - today > _FAR
    is_hedged = _regex(_HEDGES).search(clause.spoken) or _regex(_SOMEBODY_ELSE).search(clause.spoken[: match.start()])
    return is_far or clause.is_conditional or is_hedged is not None


def _english(match: re.Match[str], what: str) -> str:
    return re.sub(r"^(?:her|him|them|you) (?=[a-z]+ \w|\w+s\b)", "", what.strip())


def _thing(match: re.Match[str], what: str) -> str:
    return _without_pronoun(what)


def _main(match: re.Match[str], what: str) -> str:
    """ "rufe sie an" as "sie anrufen", "schicke ihr die Fotos" as "die Fotos schicken"."""
    words = _without_pronoun(what).strip(" .,!").split()
    prefix = words.pop() if words and words[-1].lower() in _PREFIXES.split() else ""
    return " ".join([*words, prefix + _infinitive(match["verb"].lower())])


def _dependent(match: re.Match[str], what: str) -> str:
    """ "die Fotos zu schicken", "die Fotos schicke" as "die Fotos schicken"."""
    words = _without_pronoun(what).strip(" .,!").split()
    if not words:
        return ""
    parts = _regex(rf"({_PREFIXES.replace(' ', '|')})?(zu)?(\w+)").fullmatch(words[-1])
    verb = parts[3] if parts and (parts[2] is None or parts[1]) else words[-1]
    prefix = (parts[1] or "") if parts and verb == parts[3] else ""
    if verb in (*_FIRST_PERSON.split(), *_VAGUE_FIRST_PERSON.split()):
        verb = _infinitive(verb)
    return " ".join([*(words[:-2] if words[-2:-1] == ["zu"] else words[:-1]), prefix + verb])


def _without_pronoun(what: str) -> str:
    return _regex(r"^\s*(?:(?:ihr|ihm|ihnen|dir|euch|mich|mir|uns)\b ?)+").sub("", what)


def _infinitive(verb: str) -> str:
    return verb[:-1] + "n" if verb.endswith("ere") and not verb.endswith("iere") else verb + "n"


_NEVER = (
    r"\b(?:won't|will not|would not|wouldn't|didn't|did not|never|cannot|can't|refused|"
    r"nicht|nichts|nie|niemals|kein\w*)\b"
)
"""What turns a promise into none."""
_HEDGES = (
    r"\b(?:maybe|perhaps|probably|possibly|might|try|hope|if|unless|or so|vielleicht|wahrscheinlich|eventuell|"
    r"versuchen?|hoffe|wenn|falls)\b"
)
_SOMEBODY_ELSE = r"\b(?:she|he|they|sie|er) \w+|\b(?:sagt|sagte|hofft|thinks|hopes|says|said)\b"
"""Who speaks or thinks before the promise, where it is not us."""


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _forms() -> tuple[_Form, ...]:
    return (*_english_forms(), *_german_forms())


def _english_forms() -> tuple[_Form, ...]:
    do = rf"(?P<what>(?:{_ACTIONS.replace(' ', '|')})\b.*)"
    would = r"(?:that )?(?:I|we)(?:'d|'ll| would| will) (?:also )?"
    whom = r"(?:(?:her|him|them|\w+(?= (?:to|that|I|we)\b)) )?"
    done = r"\b(?:I|we)(?:'ve| have)? (?:also )?"
    rather = "(?:also |gladly |definitely |probably |maybe |try to )?"
    must = r"need to|have to|must|should|ought to|want to"
    return (
        _Form(rf"\b(?:I|we) (?:said|told \w+|assured \w+),? {would}(?P<what>.+)", is_sure=True),
        _Form(rf"{done}(?:promised|agreed|offered) {whom}(?:to |{would})(?P<what>.+)", is_sure=True),
        _Form(rf"{done}promised {whom}(?P<what>.+)", is_sure=True),
        _Form(rf"^(?:also )?promised {whom}(?:to |{would})(?P<what>.+)", is_sure=True),
        _Form(rf"^(?:also )?promised:? {whom}(?P<what>.+)", trusts_day=True),
        _Form(rf"\bI(?:'ll| will| shall|'m going to| am going to) {rather}{do}", is_sure=True),
        _Form(r"\bI(?:'ll| will) (?P<what>be\b.*)", needs_day=True, trusts_day=True),
        _Form(rf"\bwe(?:'ll| will|'re going to) {rather}{do}"),
        _Form(rf"^(?:will|going to|{must}|(?:don't forget|remember) to|to ?do:?) {do}"),
        _Form(rf"\bI (?:{must}) {do}"),
        _Form(rf"\b(?:asked|wants|asks|reminded) (?:me|us) to {do}"),
        _Form(
            rf"^(?P<what>(?:{_ACTIONS.replace(' ', '|')}) (?!(?:was|is|were|went|on|at|from|by)\b).+)", needs_day=True
        ),
    )


def _german_forms() -> tuple[_Form, ...]:
    verb = rf"(?P<verb>{_FIRST_PERSON.replace(' ', '|')})"
    vague = rf"(?P<verb>{_VAGUE_FIRST_PERSON.replace(' ', '|')})"
    have = r"(?:\b(?:ich|wir) habe?n? |^habe?n? )"
    gave = "(?:versprochen|zugesagt)"
    infinitive = r"(?P<what>.*\w{2,}e?n\b)[ .!]*$"
    must = "muss|soll|sollte|wollte|will|möchte|würde"
    return (
        _Form(rf"{have}(?:\w+ ){{0,2}}(?:{gave}|gesagt),? dass (?:ich|wir) (?P<what>.+)", _dependent, is_sure=True),
        _Form(rf"{have}(?:\w+ ){{0,2}}{gave}, (?P<what>.+)", _dependent, is_sure=True),
        _Form(rf"{have}(?P<what>.+?) {gave}\b(?!,)", _thing, is_sure=True),
        _Form(rf"^{gave}:? (?P<what>.+)", _thing, trusts_day=True),
        _Form(r"\bich (?:sagte|habe gesagt),? ich (?:würde|werde) (?P<what>.+)", _dependent, is_sure=True),
        _Form(rf"\b(?:ich werde|werde ich) {infinitive}", _dependent, is_sure=True),
        _Form(rf"\bich {verb}\b(?P<what>.*)", _main, is_sure=True),
        _Form(rf"\b{verb} ich\b(?P<what>.*)", _main, is_sure=True),
        _Form(rf"\bich {vague}\b(?P<what>.*)", _main, needs_day=True, trusts_day=True),
        _Form(rf"\b{vague} ich\b(?P<what>.*)", _main, needs_day=True, trusts_day=True),
        _Form(rf"\bich (?:{must}) {infinitive}", _dependent),
    )
