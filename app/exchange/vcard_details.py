"""Ways to reach somebody in a vCard: phones, addresses, the web and messengers, with their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from app.domain.customer import ContactDetail, DetailKind
from app.exchange.addresses import address_line
from app.exchange.vcard_lines import Property, pieces, plain_text

MESSENGERS = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-QQ": "QQ",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GTALK": "Google Talk",
    "X-MATRIX": "Matrix",
    "X-SIGNAL": "Signal",
    "X-TELEGRAM": "Telegram",
    "X-WHATSAPP": "WhatsApp",
}
"""Properties of single messengers, and their names as labels."""

LABEL_TYPES = {
    "mobile": ("cell",),
    "home": ("home",),
    "work": ("work",),
    "other": ("other",),
    "main": ("main",),
    "fax": ("fax",),
    "home fax": ("fax", "home"),
    "work fax": ("fax", "work"),
    "work mobile": ("cell", "work"),
    "pager": ("pager",),
    "car": ("car",),
    "iPhone": ("cell", "iphone"),
}
"""Labels that are written as types; all others stand in a line of their own."""

_TYPE_LABELS = {frozenset(types): label for label, types in LABEL_TYPES.items()}
_NO_LABEL = frozenset(
    ["voice", "internet", "pref", "text", "video", "msg", "x-voice", "dom", "intl", "postal", "parcel"]
)
_FIRST_OF_MANY = (("cell", "mobile"), ("fax", "fax"), ("pager", "pager"), ("home", "home"), ("work", "work"))
_BUILT_IN = re.compile(r"_\$!<(.+)>!\$_")
_SCHEME = re.compile(
    r"(aim|facebook|gadugadu|gtalk|icq|irc|jabber|matrix|msn|msnim|qq|sip|skype|xmpp|ymsgr|x-apple):", re.IGNORECASE
)
_CARET = re.compile(r"\^(['n^])")
_BUILT_IN_WORDS = {"homepage": "home page", "homefax": "home fax", "workfax": "work fax", "otherfax": "other fax"}


def label_of(prop: Property, labels: Mapping[str, str]) -> str:
    """The label of a line: the owner's own word for its group, else its types."""
    if prop.group and (own := labels.get(prop.group)):
        return own
    types = prop.types - _NO_LABEL
    if not types:
        return ""
    known = _TYPE_LABELS.get(types) or next((label for word, label in _FIRST_OF_MANY if word in types), "")
    return known or min(types)


def own_label(value: str) -> str:
    """An X-ABLabel as a label; the built-in ones lose their wrapping and capital."""
    text = plain_text(value)
    match = _BUILT_IN.fullmatch(text)
    if match is None:
        return text
    word = match[1].lower()
    return _BUILT_IN_WORDS.get(word, "iPhone" if word == "iphone" else word)


def is_preferred(prop: Property) -> bool:
    """True where the file prefers this one."""
    return "pref" in prop.types or prop.params.get("PREF", ("",))[0] == "1"


def simple_detail(prop: Property, kind: DetailKind, labels: Mapping[str, str]) -> ContactDetail | None:
    """A phone number, e-mail or web address; None where the line is empty."""
    value = plain_text(prop.value)
    lowered = value[:8].lower()
    if kind is DetailKind.PHONE and lowered.startswith("tel:"):
        value = unquote(value[4:]).replace(";ext=", " ext. ")
    elif kind is DetailKind.EMAIL and lowered.startswith("mailto:"):
        value = unquote(value[7:])
    if not value:
        return None
    return ContactDetail(kind=kind, label=label_of(prop, labels), value=value, is_preferred=is_preferred(prop))


def address_detail(prop: Property, labels: Mapping[str, str]) -> ContactDetail | None:
    """An address in parts; the line to show is its printed label where it has one."""
    box, extended, street, city, region, code, country = (pieces(prop.value, ";") + [""] * 7)[:7]
    line = address_line(street, extended, box, city, region, code, country)
    printed = address_line(_CARET.sub(_uncaret, ",".join(prop.params.get("LABEL", ()))))
    if not line and not printed:
        return None
    return ContactDetail(
        kind=DetailKind.ADDRESS,
        label=label_of(prop, labels),
        value=printed or line,
        is_preferred=is_preferred(prop),
        street=street,
        extended=extended,
        po_box=box,
        city=city,
        region=region,
        postal_code=code,
        country=country,
    )


def _uncaret(match: re.Match[str]) -> str:
    return {"n": "\n", "'": '"', "^": "^"}[match[1]]


def messenger_detail(prop: Property, labels: Mapping[str, str]) -> ContactDetail | None:
    """A name at a messenger; the label is the service."""
    value = plain_text(prop.value)
    scheme = _SCHEME.match(value)
    bare = value[scheme.end() :] if scheme else value
    if not bare:
        return None
    service = MESSENGERS.get(prop.name) or plain_text(prop.params.get("X-SERVICE-TYPE", ("",))[0])
    if not service and scheme and scheme[1].lower() != "x-apple":
        service = scheme[1].lower()
    label = service or label_of(prop, labels)
    return ContactDetail(kind=DetailKind.MESSENGER, label=label, value=bare, is_preferred=is_preferred(prop))


def profile_detail(prop: Property, labels: Mapping[str, str]) -> ContactDetail | None:
    """A page or name at a social network; the label is the network."""
    value = plain_text(prop.value)
    value = plain_text(prop.params.get("X-USER", ("",))[0]) if value.lower() in ("", "x-apple:") else value
    value = value[8:] if value.lower().startswith("x-apple:") else value
    if not value:
        return None
    network = prop.params.get("SERVICE-TYPE", prop.params.get("X-SERVICE-TYPE", ("",)))[0]
    label = network or label_of(prop, labels) or ("twitter" if prop.name == "X-TWITTER" else "")
    return ContactDetail(kind=DetailKind.PROFILE, label=label, value=value, is_preferred=is_preferred(prop))
