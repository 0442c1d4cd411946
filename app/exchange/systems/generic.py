"""Any other table: what its headers mean in English, German, French and Spanish, and what its values look like."""

from __future__ import annotations

import re

from app.domain.mapping import Target
from app.exchange.dates import PartialDay, Trouble, read_day
from app.exchange.parts import Part, normalised
from app.exchange.systems.system import System

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
_PHONE = re.compile(r"\+?[\d\s().\-/]{6,22}")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MOSTLY = 0.8
_ADDRESS = "address"

SYSTEM = System(
    id="generic",
    formats={"generic": "a table of customers"},
    columns={
        Part(Target.NAME): (
            "Name | Full Name | Customer | Customer Name | Contact | Contact Name | Client | Client Name | "
            "Display Name | Kunde | Kundenname | Ansprechpartner | Kontakt | Client(e) | Nom complet | "
            "Nombre completo | Cliente | Nimi | Namn"
        ),
        Part(Target.GIVEN_NAME): (
            "First Name | Firstname | First | Given Name | Forename | first_name | Vorname | Prénom | Prenom | "
            "Nombre | Etunimi | Förnamn"
        ),
        Part(Target.MIDDLE_NAME): "Middle Name | middle_name | Second Name | Zweiter Vorname",
        Part(Target.FAMILY_NAME): (
            "Last Name | Lastname | Last | Surname | Family Name | last_name | Nachname | Familienname | "
            "Zuname | Nom | Nom de famille | Apellido | Apellidos | Sukunimi | Efternamn"
        ),
        Part(Target.PREFIX): "Salutation | Prefix | Name Prefix | Anrede | Civilité | Tratamiento | Titel",
        Part(Target.SUFFIX): "Suffix | Name Suffix",
        Part(Target.NICKNAME): "Nickname | Nick Name | Known as | Spitzname | Rufname | Surnom | Apodo",
        Part(Target.PRONOUNS): "Pronouns | Pronomen | Pronoms | Pronombres",
        Part(Target.LANGUAGE): "Language | Preferred language | Sprache | Langue | Idioma",
        Part(Target.COMPANY): (
            "Company | Company Name | Organization | Organisation | Organization Name | Business | Account | "
            "Account Name | Employer | Firma | Firmenname | Unternehmen | Société | Entreprise | Empresa | "
            "Nombre de la empresa | Compañía | Yritys | Företag"
        ),
        Part(Target.TITLE): (
            "Job Title | Title | Role | Position | Occupation | Function | Funktion | Beruf | Fonction | "
            "Poste | Profession | Cargo | Puesto"
        ),
        Part(Target.DIVISION): "Department | Division | Team | Abteilung | Service | Département | Departamento",
        Part(Target.INDUSTRY): "Industry | Branche | Secteur | Sector",
        Part(Target.EMAIL): (
            "Email | E-mail | Mail | Email Address | E-mail Address | Email 1 | Email 2 | Email 3 | "
            "Primary Email | Secondary Email | Other Email | E-Mail-Adresse | Mailadresse | Courriel | "
            "Adresse e-mail | Correo | Correo electrónico | Sähköposti | E-post"
        ),
        Part(Target.PHONE): (
            "Phone | Phone Number | Telephone | Tel | Tel. | Phone 1 | Phone 2 | Phone 3 | Telefon | "
            "Rufnummer | Telefonnummer | Téléphone | Tél | Tél. | Teléfono | Número de teléfono | Puhelin"
        ),
        Part(Target.PHONE, "mobile"): (
            "Mobile | Mobile Phone | Mobile Number | Cell | Cell Phone | Cellphone | Handy | Handynummer | "
            "Mobil | Mobiltelefon | Mobilnummer | Portable | Mobile téléphone | Móvil | Celular | WhatsApp"
        ),
        Part(Target.PHONE, "work"): (
            "Work Phone | Business Phone | Office Phone | Telefon geschäftlich | Telefon dienstlich | "
            "Téléphone professionnel | Teléfono del trabajo"
        ),
        Part(Target.PHONE, "home"): "Home Phone | Telefon privat | Téléphone domicile | Teléfono de casa",
        Part(Target.PHONE, "fax"): "Fax | Fax Number | Télécopie | Telefax",
        Part(Target.STREET, group=_ADDRESS): (
            "Street | Street Address | Address | Address 1 | Address Line 1 | Street 1 | Strasse | Straße | "
            "Straße und Hausnummer | Strasse und Hausnummer | Anschrift | Adresse | Rue | Dirección | Calle | "
            "Katuosoite | Gatuadress"
        ),
        Part(Target.EXTENDED, group=_ADDRESS): (
            "Address 2 | Address Line 2 | Street 2 | Adresszusatz | Complément d'adresse | Street Address 2"
        ),
        Part(Target.PO_BOX, group=_ADDRESS): "PO Box | P.O. Box | Postfach | Boîte postale | Apartado",
        Part(Target.CITY, group=_ADDRESS): (
            "City | Town | Place | Ort | Stadt | Wohnort | Ville | Ciudad | Población | Kaupunki"
        ),
        Part(Target.REGION, group=_ADDRESS): (
            "State | Region | Province | County | State/Province | State/Region | Bundesland | Kanton | "
            "Région | Département d'adresse | Provincia | Estado"
        ),
        Part(Target.POSTAL_CODE, group=_ADDRESS): (
            "Zip | Zip Code | Zipcode | Postal Code | Postcode | Post Code | ZIP/Postal Code | PLZ | "
            "Postleitzahl | Code postal | CP | Código postal | Postinumero | Postnummer"
        ),
        Part(Target.COUNTRY, group=_ADDRESS): "Country | Country/Region | Land | Staat | Pays | País | Maa",
        Part(Target.WEB): (
            "Website | Web | URL | Homepage | Web Site | Web Page | Webseite | Internet | Site web | "
            "Sitio web | Página web"
        ),
        Part(Target.PROFILE, "linkedin"): "LinkedIn | LinkedIn URL | LinkedIn Profile",
        Part(Target.PROFILE, "facebook"): "Facebook",
        Part(Target.PROFILE, "instagram"): "Instagram",
        Part(Target.PROFILE, "twitter"): "Twitter | X",
        Part(Target.MESSENGER, "Skype"): "Skype",
        Part(Target.BIRTHDAY): (
            "Birthday | Birthdate | Birth Date | Date of Birth | DOB | birth_date | Geburtstag | "
            "Geburtsdatum | Geb. | Date de naissance | Anniversaire | Fecha de nacimiento | Cumpleaños | "
            "Syntymäpäivä"
        ),
        Part(Target.ANNIVERSARY): "Anniversary | Wedding anniversary | Hochzeitstag | Jahrestag | Aniversario",
        Part(Target.RELATED, "partner"): "Partner | Spouse | Wife | Husband | Ehepartner | Conjoint | Pareja",
        Part(Target.RELATED, "child", separator=","): "Children | Kids | Kinder | Enfants | Hijos",
        Part(Target.RELATED, "referred by"): "Referred by | Referral | Empfohlen von | Recommandé par",
        Part(Target.TAGS): (
            "Tags | Tag | Labels | Categories | Category | Groups | Group | Segment | Schlagwörter | Gruppe | "
            "Kategorie | Kategorien | Étiquettes | Catégorie | Etiquetas | Categoría | Grupo"
        ),
        Part(Target.NOTES): (
            "Notes | Note | Comments | Comment | Remarks | Description | Memo | Notizen | Notiz | Bemerkung | "
            "Bemerkungen | Anmerkung | Anmerkungen | Kommentar | Remarques | Commentaire | Commentaires | "
            "Notas | Comentarios | Observaciones | Muistiinpanot"
        ),
        Part(Target.STAGE): "Stage | Lifecycle Stage | Customer Stage | Pipeline Stage | Phase | Étape | Etapa",
        Part(Target.TIER): "Tier | Customer Tier | Priority | Priorität | Kundenklasse",
        Part(Target.ACQUAINTED_SINCE): (
            "Customer since | Client since | Member since | Known since | First contact | Kunde seit | "
            "Erstkontakt | Client depuis | Cliente desde | Created | Create Date | Date Created | Created On"
        ),
        Part(Target.LAST_CONTACT): (
            "Last contact | Last contacted | Last visit | Last order | Last purchase | Last activity | "
            "Letzter Kontakt | Letzter Besuch | Letzte Bestellung | Dernier contact | Último contacto"
        ),
        Part(Target.OPTED_OUT): (
            "Unsubscribed | Opted out | Opt out | Email opt out | Is Unsubscribed | Abgemeldet | Désinscrit"
        ),
        Part(Target.DO_NOT_CONTACT): (
            "Do not contact | Do not call | Do not disturb | No contact | Nicht kontaktieren | Kontaktsperre | "
            "Ne pas contacter | No contactar"
        ),
        Part(Target.NO_GIFTS): "No gifts | Keine Geschenke",
        Part(Target.SOURCE_ID): (
            "ID | Customer ID | Contact ID | Customer Number | Customer No | Client ID | Kundennummer | "
            "Kd-Nr | Kundennr. | Kunden-Nr. | Numéro client | Número de cliente"
        ),
        Part(Target.KIND): "Kind | Contact type | Kontaktart",
    },
)

_PATTERNS = (
    (re.compile(r"e-?mail|courriel|correo"), Part(Target.EMAIL)),
    (re.compile(r"mobil|handy|cell ?phone"), Part(Target.PHONE, "mobile")),
    (re.compile(r"phone|telefon|téléph|teléf|\btel\b"), Part(Target.PHONE)),
    (re.compile(r"birth|geburt|naissance|nacimiento"), Part(Target.BIRTHDAY)),
    (re.compile(r"post ?code|postal|zip|\bplz\b"), Part(Target.POSTAL_CODE, group=_ADDRESS)),
    (re.compile(r"street|stra(ß|ss)e|\brue\b"), Part(Target.STREET, group=_ADDRESS)),
    (re.compile(r"\bcity\b|\btown\b|\bville\b|ciudad"), Part(Target.CITY, group=_ADDRESS)),
    (re.compile(r"country|\bpays\b|país"), Part(Target.COUNTRY, group=_ADDRESS)),
    (re.compile(r"first.?name|vorname|prénom"), Part(Target.GIVEN_NAME)),
    (re.compile(r"last.?name|surname|nachname|apellido"), Part(Target.FAMILY_NAME)),
    (re.compile(r"company|firma|société|empresa"), Part(Target.COMPANY)),
    (re.compile(r"web ?site|homepage|\burl\b"), Part(Target.WEB)),
    (re.compile(r"\bnote|comment|bemerk|remarque"), Part(Target.NOTES)),
    (re.compile(r"last (contact|visit|order|activity)|letzte"), Part(Target.LAST_CONTACT)),
)
_NOT_VALUES = re.compile(r"\b(type|typ|count|number of|anzahl|id|verified|consent|status|source)\b")


def guessed_by_header(header: str) -> Part | None:
    """What an unknown header probably means, by a word in it."""
    name = normalised(header)
    if _NOT_VALUES.search(name):
        return None
    return next((part for pattern, part in _PATTERNS if pattern.search(name)), None)


def guessed_by_values(values: list[str]) -> Part | None:
    """What a column probably holds, by the look of nearly all its values."""
    if len(values) < 2:
        return None
    for pattern, part in ((_EMAIL, Part(Target.EMAIL)), (_WEB, Part(Target.WEB)), (_PHONE, Part(Target.PHONE))):
        fitting = [value for value in values if pattern.fullmatch(value.strip())]
        if len(fitting) >= len(values) * _MOSTLY and (pattern is not _PHONE or _are_phones(fitting)):
            return part
    return None


def _are_phones(values: list[str]) -> bool:
    """Numbers with a leading zero or plus, long enough and not days."""
    opened = sum(value.strip().startswith(("+", "0", "(")) for value in values)
    days = sum(isinstance(read_day(value), PartialDay) or read_day(value) is Trouble.AMBIGUOUS for value in values)
    digits = [sum(character.isdecimal() for character in value) for value in values]
    return opened >= len(values) * _MOSTLY and not days and min(digits) >= 6
