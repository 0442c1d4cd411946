"""Facts in a note: what somebody likes, cannot stand, needs and lives with. Patterns expect single spaces."""

from __future__ import annotations

import re
from functools import cache

from app.domain.fact import Basis, FactKind
from app.domain.suggestion import NoteClause, Suggestion, SuggestionKind, tidy

_FAMILY = (
    "daughters?|sons?|husband|wife|partner(?:in)?|mother|father|mum|mom|dad|parents|sisters?|brothers?|kids?|child|"
    "children|baby|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|niece|nephew|dogs?|cats?|horse|tochter|"
    "töchter|sohn|söhne|mann|frau|mutter|vater|eltern|schwester|bruder|kind|kinder|oma|opa|enkel|enkelin|hund|katze|pferd"
)
_CIRCLE = (
    "guests?|customers?|clients?|colleagues?|boss|team|neighbou?rs?|friends?|"
    "gäste|kunden|kollegen|chef|nachbarn|freunde"
)
_WHOSE = r"(?:(?:her|his|their|the|ihre?|seine?|deren|die|der) )?"
_RELATIVE = rf"{_WHOSE}(?:{_FAMILY})(?: (?-i:[A-ZÄÖÜ])\w+)?"
_MANY = rf"(?:they|both|{_WHOSE}(?:{_FAMILY}|{_CIRCLE}))"
_ONE = (
    rf"(?:(?:^|\b(?:she|he|sie|er) |\b(?-i:[A-ZÄÖÜ])\w+ |{_RELATIVE} |\band |\bund )"
    r"(?:(?:also|really|only|always|auch|sehr) )?)"
)
_CHANNEL = r"(?:texts?|texted|calls?|called|e-?mails?|e-?mailed|letters?|cards|visits)"

_LIKES = "likes|loves|adores|enjoys|prefers|collects|appreciates|mag|liebt|bevorzugt|sammelt|schätzt"
_MANY_LIKE = "like|love|enjoy|prefer|adore|mögen|lieben"
_IS_FOND = (
    r"is (?:fond of|crazy about|mad about|a fan of)|takes (?:her|his|their) (?:coffee|tea)|"
    r"(?:trinkt|isst|liest) gern\w*"
)
_DISLIKES = (
    r"hates|dislikes|detests|avoids|(?:can't|cannot|can not) (?:stand|bear|eat|drink)|never (?:eats|drinks)|"
    r"(?:doesn't|does not) (?:like|enjoy|eat|drink|want)|hasst|mag (?:kein\w*|nicht)|(?:isst|trinkt) kein\w*"
)
_MANY_DISLIKE = r"hate|dislike|can't stand|don't like|hassen|mögen kein\w*"
_BEFALLS = (
    "starts|started|is|was|has|had|runs|plays|studies|moves|moved|turns|got|goes|works|lives|died|passed|graduates|"
    "graduated|expects|married|broke|won|called|named|kommt|beginnt|ist|hat|heißt|wird|studiert|arbeitet|spielt|zieht|"
    "geht|läuft|starb|lebt|heiratet"
)
_IS_IN_FAMILY = r"(?:is|are|ist) (?:pregnant|expecting|engaged|getting married|divorced|schwanger|verlobt|geschieden)"
_COUNT = r"(?:(?:a|an|one|two|three|four|five|\d|little|small|twin|ein\w*|zwei|drei|vier) )+"
_IS = (
    r"(?:is|ist) (?:(?:a|an|eine?) )?"
    r"(?:vegan|vegetarian|veganer\w*|vegetarier\w*|coeliac|diabetic|afraid of|scared of)"
)
_BIRTHDAY = r"\b(?:birthday|geburtstag) (?:is|on|ist|am)\b|\bturns \d{1,3}\b|\bwird \d{2,3}\b|\bborn (?:on|in)\b"
_LIVES = (
    r"works (?:at|for|as|with)|lives in|moved to|is moving to|speaks (?-i:[A-Z])|sings in|plays (?:the|in)|"
    r"arbeitet (?:bei|als)|wohnt in|zieht nach|spielt|singt im"
)
_NOT_CALLS = (
    rf"\b{_CHANNEL},? (?:not|rather than|instead of) {_CHANNEL}|lieber per \w+|nicht anrufen|"
    r"\b(?:don't|do not|never) (?:call|phone|ring)\b"
)
_HOURS = r"\b(?:never|not|only|best|nie|nicht|nur|am besten) (?:call |reach )?(?:before|after|vor|nach) \d"
_MONEY = (
    r"\b(?:on a (?:tight )?budget|quality (?:over|before) price|price matters|do it once|too expensive|zu teuer|"
    r"qualität vor preis)\b"
)
_NEEDS = r"needs|is looking for|wants(?! (?:me|us|to know)\b)|dreams of|wishes for|braucht|sucht|wünscht sich"
_HABIT = "always|usually|often|never|mostly|immer|meistens|oft|nie"
_THING = r" (?!it\b|that\b|this\b|the idea\b|es\b|das\b)\S"

_FACTS: tuple[tuple[FactKind, bool, str], ...] = (
    (FactKind.ALLERGY, True, rf"(?:{_ONE})?(?:is |ist )?\b(?:allerg(?:ic|y) to|allergi(?:sch|e) (?:gegen|auf)) \S"),
    (FactKind.ALLERGY, True, rf"{_ONE}(?:sneezes|verträgt kein\w*)\b"),
    (FactKind.PREFERRED_CHANNEL, True, rf"{_ONE}(?:prefers|likes) (?:to be )?{_CHANNEL}\b"),
    (FactKind.PREFERRED_CHANNEL, True, _NOT_CALLS),
    (FactKind.QUIET_HOURS, True, _HOURS),
    (FactKind.DISLIKES, True, rf"{_ONE}(?:{_DISLIKES})\b"),
    (FactKind.DISLIKES, True, rf"{_MANY} (?:{_MANY_DISLIKE})\b"),
    (FactKind.LIKES, True, rf"{_ONE}(?:{_LIKES}){_THING}"),
    (FactKind.LIKES, True, rf"{_MANY} (?:(?:all|both|really|always) )?(?:{_MANY_LIKE}){_THING}"),
    (FactKind.LIKES, True, rf"{_ONE}(?:{_IS_FOND})\b"),
    (FactKind.FAMILY, True, rf"\b{_RELATIVE} (?:{_BEFALLS})\b"),
    (FactKind.FAMILY, True, rf"{_ONE}(?:has|have|hat|haben) {_COUNT}(?:{_FAMILY})\b"),
    (FactKind.FAMILY, True, rf"{_ONE}{_IS_IN_FAMILY}\b"),
    (FactKind.OTHER, True, rf"{_ONE}{_IS}\b"),
    (FactKind.OTHER, True, _BIRTHDAY),
    (FactKind.OTHER, True, rf"{_ONE}(?:{_LIVES})\b"),
    (FactKind.NEED, False, rf"{_ONE}(?:{_NEEDS}) \S"),
    (FactKind.PRICE_OR_QUALITY, False, _MONEY),
    (FactKind.OTHER, False, rf"(?:{_ONE}|{_MANY} )(?:{_HABIT}) \w+"),
    (FactKind.OTHER, False, rf"(?:{_RELATIVE}|{_MANY}|\b(?:sie|er)) \w+ (?:{_HABIT})\b"),
)
"""What a clause may tell, how sure that is when it is said outright, and how it is said; the first that fits counts."""

_SAYS = (
    r"said|says|told (?:me|us)|tells (?:me|us)|mentioned|explained|sagte|sagt|erzählte|erzählt|erwähnte|meinte|"
    r"hat (?:erzählt|gesagt)"
)
_SOURCES: tuple[tuple[Basis, str], ...] = (
    (Basis.SAID, rf"(?:she|he|they|sie|er|[A-ZÄÖÜ]\w+) (?:also |auch )?(?:{_SAYS})\s*[,:]?\s*(?:that |dass )?"),
    (Basis.OBSERVED, r"(?:(?:I|we) )?(?:noticed|saw|have seen|observed) (?:that )?"),
    (Basis.ASSUMED, r"(?:I|we) (?:think|believe|guess|suspect|assume|imagine) (?:that )?"),
    (Basis.ASSUMED, r"ich (?:glaube|denke|vermute),? (?:dass )?"),
)
_SEEMS = r"\b(?:seems|appears|apparently|looks as if|scheint|anscheinend|offenbar)\b"
_DOUBTS = (
    r"\b(?:maybe|perhaps|probably|possibly|might|could|must be|vielleicht|wahrscheinlich|vermutlich|wohl|könnte)\b"
)
_OURS = r"\W*(?:I|we|my|our|ich|wir|mein\w*|unser\w*)\b"


def fact_in(clause: NoteClause) -> Suggestion | None:
    """The fact that this clause tells about a person; None without any."""
    text, basis, is_doubtful = _source(clause.text)
    if _regex(_OURS).match(text):
        return None
    for kind, is_outright, pattern in _FACTS:
        match = _regex(pattern).search(text)
        if match is not None:
            told = re.sub(
                r"^(?:she|he|sie|er) (?:(?:also|really|auch) )?", "", text[match.start() :], flags=re.IGNORECASE
            )
            is_sure = is_outright and not is_doubtful and not clause.is_conditional
            return Suggestion(SuggestionKind.FACT, tidy(told), None, basis, kind, is_sure)
    return None


def _source(text: str) -> tuple[str, Basis, bool]:
    """The clause without who says it, on what basis we have it, and whether that is doubtful."""
    plain = _regex(r"^(?:and|but|also|so|then|und|aber|auch) ").sub("", text)
    has_doubts = _regex(_DOUBTS).search(plain) is not None
    for basis, pattern in _SOURCES:
        match = _regex(pattern).match(plain)
        if match:
            return plain[match.end() :], basis, has_doubts or basis is not Basis.SAID
    if _regex(_SEEMS).search(plain):
        return plain, Basis.OBSERVED, True
    return plain, Basis.ASSUMED if has_doubts else Basis.SAID, has_doubts


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
