"""Words in calendars: what kind of contact an event is, and whose birthday."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.customer import OccasionKind
from app.domain.touchpoint import Channel

_CALL = (
    r"call|phone|telephone|ring|anruf\w*|telefonat|telefonieren|telefon\w*|puhelu\w*|soit\w+|samtal|ringa|appel|"
    r"llamada|chiamata|bellen"
)
_COFFEE = (
    r"coffee|kaffee\w*|kahvi\w*|kaffe|fika|caf[eé]|tea|lunch|brunch|breakfast|dinner|supper|drinks?|mittagessen|"
    r"abendessen|frühstück|lounas|aamiainen|illallinen|middag|d[eé]jeuner|d[iî]ner|almuerzo|cena|pranzo|caff[eè]"
)
_VISIT = (
    r"visit\w*|besuch\w*|hausbesuch|käyn\w*|vierail\w+|besök\w*|on[- ]site|site|vor ort|paikan päällä|at their place|"
    r"drop(?:ping)? (?:by|in)|bei ihnen"
)
_EVENT = (
    r"party|feier|juhlat?|kalas|wedding|hochzeit|häät|bröllop|mariage|fair|messe|festival|concert|konzert|konsertti|"
    r"conference|konferenz|webinar|seminar|workshop|opening|vernissage|gala"
)
_MEETING = (
    r"meet(?:ing|up)?|besprechung|termin|tapaami\w+|palaveri|kokous|möte|r[eé]union|reuni[oó]n|riunione|afspraak|"
    r"sync|demo|review|kick-?off|interview|consultation|beratung"
)
_CHANNELS = tuple(
    (channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for channel, words in (
        (Channel.CALL, _CALL),
        (Channel.COFFEE, _COFFEE),
        (Channel.VISIT, _VISIT),
        (Channel.EVENT, _EVENT),
        (Channel.MEETING, _MEETING),
        (Channel.EMAIL, r"e-?mail|mail|sähköposti|mejl"),
        (Channel.TEXT, r"text|sms|whatsapp|signal|tekstiviesti"),
    )
)
_LINK = re.compile(
    r"https?://|\b(?:zoom\.us|teams\.|meet\.google|webex|jitsi|whereby)|^(?:zoom|teams|online|video)\b", re.I
)
_DIAL = re.compile(r"\btel:|^\+?[\d\s()/-]{7,}$", re.IGNORECASE)

_BIRTHDAY = (
    r"birthday|b-?day|geburtstag|syntym[aä]p[aä]iv[aä]t?|synttärit|f[oö]delsedag|f[oø]dselsdag|anniversaire|"
    r"cumplea[nñ]os|compleanno|verjaardag|urodziny|anivers[aá]rio|день рождения|生日|誕生日"
)
_WEDDING = (
    r"anniversary|jahrestag|hochzeitstag|h[aä][aä]p[aä]iv[aä]|vuosip[aä]iv[aä]|br[oö]llopsdag|[aå]rsdag|"
    r"anniversaire de mariage|aniversario|anniversario|jubil[aä]um|trouwdag"
)
_RENEWAL = r"renewal|renews?|verlängerung|vertragsende|contract ends?|sopimus\w* päättyy|förnyelse|échéance"
_OF = r"(?:\s*(?::|-|–|—)\s*|\s+(?:of|for|von|för|av|de|d['’]|du|di|van|del?)\s*)"
_AGED = r"(?:\s+(?:\d{1,3}(?:st|nd|rd|th|\.|:n)?|\(\d{1,3}\)))?"
_OWN = r"(?:['’´`]s|s['’]|['’])?"
_CELEBRATED = re.compile(
    r"\b(?:party|feier|juhlat?|kalas|dinner|lunch|fest|essen|gift|geschenk|lahja|buy|kaufen)\b", re.I
)
_CAKE = re.compile(r"[🎂🎈🎉🎁]\ufe0f?")
_BORN = re.compile(r"[(\[*🎂\s]*\b((?:18|19|20)\d\d)\b[)\]]?\s*$")
_AGE = re.compile(r"\s*\((?:\d{1,3}|turns \d{1,3}|wird \d{1,3}|\d{1,3}\s*(?:years?|jahre?|v|år|ans))\)\s*$", re.I)
_HAS = re.compile(r"^(.+?)\s+(?:hat|has a|fyller|täyttää|turns)\s+(?:geburtstag|birthday|år|vuosia|\d{1,3}).*$", re.I)


@dataclass(frozen=True, slots=True)
class Returning:
    """A date that returns: its kind, whose it is (as the file may mean it, the likeliest first), the year if told."""

    kind: OccasionKind
    subject: tuple[str, ...] = ()
    year: int | None = None


def channel_of(
    title: str, location: str = "", url: str = "", categories: Iterable[str] = (), notes: str = ""
) -> Channel:
    """How an event brings people together: by its words, else by its place."""
    for text in (title, *categories):
        hits = ((match.start(), channel) for channel, words in _CHANNELS if (match := words.search(text)))
        first = min(hits, default=None, key=lambda hit: hit[0])
        if first is not None:
            return first[1]
    if _DIAL.search(location) or _DIAL.search(url):
        return Channel.CALL
    if location and not _LINK.search(location):
        return Channel.VISIT
    return Channel.MEETING


def returning(title: str, categories: Iterable[str] = (), is_yearly: bool = False) -> Returning | None:
    """What an all-day event is when its day returns every year; None for an ordinary day."""
    words = " ".join(categories)
    is_birthday = bool(_CAKE.search(title)) or _holds(_BIRTHDAY, f"{title} {words}") or bool(_HAS.match(title))
    is_wedding = _holds(_WEDDING, f"{title} {words}")
    if not is_yearly and (_CELEBRATED.search(title) or not (is_birthday or is_wedding)):
        return None
    if is_wedding and not (is_birthday and not _holds(r"mariage", title)):
        return Returning(OccasionKind.ANNIVERSARY, *_subject(title, _WEDDING))
    if is_birthday:
        return Returning(OccasionKind.BIRTHDAY, *_subject(title, _BIRTHDAY))
    if _holds(_RENEWAL, title):
        return Returning(OccasionKind.RENEWAL)
    return Returning(OccasionKind.OTHER)


def _holds(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})\b", text, re.IGNORECASE) is not None


def _subject(title: str, words: str) -> tuple[tuple[str, ...], int | None]:
    """Names that may be meant, and the year of birth in brackets."""
    text = _AGE.sub("", _CAKE.sub(" ", title).strip())
    born = _BORN.search(text)
    year = int(born[1]) if born else None
    text = " ".join((text[: born.start()] if born else text).split()).strip(" -–—,:")
    after = re.search(rf"^(?:happy |joyeux |feliz )?(?:{words})(?:{_OF})(.+)$", text, re.IGNORECASE)
    before = re.search(rf"^(.+?)({_OWN}){_AGED}(?:\s*[-–—:,]\s*|\s+|\s*\()(?:{words})\)?\W*$", text, re.IGNORECASE)
    told = _HAS.match(text)
    if told:
        return (_name(told[1]),), year
    if after:
        return (_name(after[1]),), year
    if before:
        name = _name(before[1])
        return (name, *(() if before[2] else _without_ending(name))), year
    bare = _name(text)
    return ((bare,) if bare and not _holds(words, bare) else ()), year


def _name(text: str) -> str:
    return " ".join(text.split()).strip(" -–—,:'’\"“”")


def _without_ending(name: str) -> tuple[str, ...]:
    """Languages that hang the genitive on the name: "Majas Geburtstag", "Majan syntymäpäivä"."""
    return (name[:-1],) if len(name) > 3 and name[-1] in "sn" else ()


def year_of_birth(started: date, made: date | None, told: int | None) -> int | None:
    """The year that a yearly event counts from, where it is no guess: told in words, or long before it was made.

    Some programs write 1604 or 1900 where no year is known.
    """
    if told is not None:
        return told
    is_placeholder = started.year <= 1900 or started.year in (1904, 1970, 1972, 2000)
    if is_placeholder or made is None or made.year - started.year < 2:
        return None
    return started.year
