"""Outlook: classic for Windows, Google's imitation of it, today's, and the German and French labels."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import Signature, System

_PLACES = {"work": "Business", "home": "Home", "other": "Other"}
_GERMAN_PLACES = {"work": "{} geschäftlich", "home": "{} privat"}
_FRENCH_PLACES = {"work": "{} (bureau)", "home": "{} (domicile)", "other": "{} (autre)"}
_ADDRESS = {
    Target.STREET: ("{} Street",),
    Target.EXTENDED: ("{} Street 2", "{} Street 3"),
    Target.PO_BOX: ("{} Address PO Box",),
    Target.CITY: ("{} City",),
    Target.REGION: ("{} State",),
    Target.POSTAL_CODE: ("{} Postal Code",),
    Target.COUNTRY: ("{} Country/Region", "{} Country"),
    Target.ADDRESS: ("{} Address",),
}
_GERMAN_ADDRESS = {
    Target.STREET: "Straße",
    Target.CITY: "Ort",
    Target.COUNTRY: "Region",
    Target.REGION: "Land",
    Target.POSTAL_CODE: "Postleitzahl",
}
"""In German files "Region" holds the country and "Land" the state."""

_FRENCH_ADDRESS = {
    Target.STREET: "Rue",
    Target.CITY: "Ville",
    Target.REGION: "Dép/Région",
    Target.POSTAL_CODE: "Code postal",
    Target.COUNTRY: "Pays/Région",
}


def _addresses() -> dict[Part, str]:
    """Address columns of every place in the three languages."""
    found: dict[Part, list[str]] = {}
    for label, place in _PLACES.items():
        for target, patterns in _ADDRESS.items():
            found[Part(target, label, f"address {label}")] = [pattern.format(place) for pattern in patterns]
    for words, places in ((_GERMAN_ADDRESS, _GERMAN_PLACES), (_FRENCH_ADDRESS, _FRENCH_PLACES)):
        for label, pattern in places.items():
            for target, word in words.items():
                found[Part(target, label, f"address {label}")].append(pattern.format(word))
    others = ("Weitere Straße", "Weiterer Ort", "Weitere Region", "Weiteres Land", "Weitere Postleitzahl")
    for target, header in zip(_GERMAN_ADDRESS, others, strict=True):
        found[Part(target, "other", "address other")].append(header)
    return {part: " | ".join(headers) for part, headers in found.items()}


_NAMES = {
    Part(Target.GIVEN_NAME): "First Name | Vorname | Prénom",
    Part(Target.MIDDLE_NAME): "Middle Name | Weitere Vornamen | Deuxième prénom",
    Part(Target.FAMILY_NAME): "Last Name | Nachname | Nom",
    Part(Target.PREFIX): "Title | Anrede | Titre",
    Part(Target.SUFFIX): "Suffix | Suffixe",
    Part(Target.NICKNAME): "Nickname",
    Part(Target.COMPANY): "Company | Firma | Société",
    Part(Target.DIVISION): "Department | Abteilung | Service",
    Part(Target.TITLE): "Job Title | Position | Profession",
    Part(Target.LANGUAGE): "Language | Sprache | Langue",
}
_PHONES = {
    Part(Target.PHONE, "work"): (
        "Business Phone | Business Phone 2 | Telefon geschäftlich | Telefon geschäftlich 2 | "
        "Téléphone (bureau) | Téléphone 2 (bureau)"
    ),
    Part(Target.PHONE, "home"): (
        "Home Phone | Home Phone 2 | Telefon privat | Telefon privat 2 | Téléphone (domicile) | Téléphone 2 (domicile)"
    ),
    Part(Target.PHONE, "mobile"): "Mobile Phone | Mobiltelefon | Tél. mobile",
    Part(Target.PHONE, "main"): (
        "Primary Phone | Company Main Phone | Haupttelefon | Telefon Firma | Téléphone principal | Téléphone société"
    ),
    Part(Target.PHONE, "other"): "Other Phone | Weiteres Telefon | Téléphone (autre)",
    Part(Target.PHONE, "car"): "Car Phone | Autotelefon | Téléphone (voiture)",
    Part(Target.PHONE, "pager"): "Pager | Récepteur de radiomessagerie",
    Part(Target.PHONE, "work fax"): "Business Fax | Fax geschäftlich | Télécopie (bureau)",
    Part(Target.PHONE, "home fax"): "Home Fax | Fax privat | Télécopie (domicile)",
    Part(Target.PHONE, "other fax"): "Other Fax | Weiteres Fax | Télécopie (autre)",
    Part(Target.PHONE, "assistant"): "Assistant's Phone | Telefon Assistent | Téléphone de l'assistant(e)",
    Part(Target.PHONE, "callback"): "Callback | Rückmeldung | Rappel",
    Part(Target.PHONE, "radio"): "Radio Phone | Mobiltelefon 2",
    Part(Target.PHONE, "text phone"): "TTY/TDD Phone | Telex | ISDN",
}
_REST = {
    Part(Target.EMAIL): (
        "E-mail Address | E-mail 2 Address | E-mail 3 Address | E-Mail-Adresse | E-Mail 2: Adresse | "
        "E-Mail 3: Adresse | Adresse de messagerie | Adresse de messagerie 2 | Adresse de messagerie 3"
    ),
    Part(Target.WEB): "Web Page | Webseite | Page Web | Personal Web Page",
    Part(Target.MESSENGER): "IMAddress",
    Part(Target.BIRTHDAY): "Birthday | Geburtstag | Anniversaire",
    Part(Target.ANNIVERSARY): "Anniversary | Jahrestag | Anniversaire de mariage ou fête",
    Part(Target.RELATED, "partner"): "Spouse | Partner | Conjoint(e)",
    Part(Target.RELATED, "child", separator=","): "Children | Kinder | Enfants",
    Part(Target.RELATED, "manager"): "Manager's Name | Name des/der Vorgesetzten | Responsable",
    Part(Target.RELATED, "assistant"): "Assistant's Name | Name Assistent | Nom de l'assistant(e)",
    Part(Target.RELATED, "referred by"): "Referred By | Empfohlen von | Recommandé par",
    Part(Target.TAGS, separator=";"): "Categories | Kategorien | Catégories",
    Part(Target.NOTES): "Notes | Notizen",
    Part(Target.OWN_FIELD): (
        "Gender | Geschlecht | Sexe | Hobby | Hobbys | Passe-temps | Beruf | Account | Konto | "
        "Office Location | Büro | Location | Ort | Government ID Number | Organizational ID Number | "
        "Billing Information | User 1 | User 2 | User 3 | User 4 | Keywords | Benutzer 1 | Benutzer 2 | "
        "Benutzer 3 | Benutzer 4 | Utilisateur 1 | Utilisateur 2 | Utilisateur 3 | Utilisateur 4"
    ),
    Part(Target.NOTHING): (
        "E-mail Type | E-mail Display Name | E-mail 2 Type | E-mail 2 Display Name | E-mail 3 Type | "
        "E-mail 3 Display Name | Directory Server | Initials | Initialen | Initiales | Internet Free Busy | "
        "Mileage | Priority | Priorität | Priorité | Private | Privat | Privé | Sensitivity | Given Yomi | "
        "Vertraulichkeit | Surname Yomi | Company Yomi | E-Mail-Typ | E-Mail: Angezeigter Name"
    ),
}

SYSTEM = System(
    id="outlook",
    formats={"outlook.win": "Outlook contacts", "outlook.google": "Outlook contacts"},
    columns={**_NAMES, **_addresses(), **_PHONES, **_REST},
    signatures=(
        Signature("outlook.win", must=("E-mail Address",), any_of=("Business Country", "Given Yomi")),
        Signature("outlook.win", must=("E-Mail-Adresse",), any_of=("Straße geschäftlich", "Telefon geschäftlich")),
        Signature("outlook.win", must=("Adresse de messagerie",), any_of=("Rue (bureau)", "Téléphone (bureau)")),
    ),
)
