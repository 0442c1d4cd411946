"""HubSpot: contacts and companies, by display label, internal name and Spanish label."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

STAGES = {
    "subscriber": "attraction",
    "lead": "attraction",
    "marketing qualified lead": "attraction",
    "marketingqualifiedlead": "attraction",
    "sales qualified lead": "conversion",
    "salesqualifiedlead": "conversion",
    "opportunity": "conversion",
    "customer": "retention",
    "evangelist": "retention",
    "suscriptor": "attraction",
    "lead calificado para marketing": "attraction",
    "lead calificado para ventas": "conversion",
    "oportunidad": "conversion",
    "cliente": "retention",
    "promotor": "retention",
}
"""Lifecycle stages, with the words of English and Spanish exports and the internal ones."""

_ADDRESS = "address"


def numbered(header: str) -> Part | None:
    """Subscriptions carry their own name: "Opted out of email: Newsletter"."""
    is_wish = header.startswith(("opted out of email:", "cancelación de suscripción:"))
    return Part(Target.OPTED_OUT) if is_wish else None


SYSTEM = System(
    id="hubspot",
    formats={
        "hubspot.contact": "HubSpot contacts",
        "hubspot.company": "HubSpot companies",
        "hubspot.es": "HubSpot in Spanish",
        "hubspot.deal": "HubSpot deals",
    },
    columns={
        Part(Target.SOURCE_ID): "Record ID | hs_object_id | Contact ID | vid | ID de registro | Company ID",
        Part(Target.GIVEN_NAME): "First Name | firstname | Nombre",
        Part(Target.FAMILY_NAME): "Last Name | lastname | Apellidos",
        Part(Target.PREFIX): "Salutation | Saludo",
        Part(Target.EMAIL): "Email | Correo | Correo electrónico",
        Part(Target.EMAIL, separator=";"): "Additional email addresses | hs_additional_emails",
        Part(Target.EMAIL, "work"): "Work email | work_email",
        Part(Target.PHONE): "Phone Number | phone | Número de teléfono",
        Part(Target.PHONE, "mobile"): "Mobile Phone Number | mobilephone | Número de teléfono móvil",
        Part(Target.PHONE, "WhatsApp"): "WhatsApp Phone Number | hs_whatsapp_phone_number",
        Part(Target.PHONE, "fax"): "Fax Number | fax",
        Part(Target.TITLE): "Job Title | jobtitle | Cargo",
        Part(Target.DIVISION): "Job function | job_function | Department",
        Part(Target.COMPANY): (
            "Company Name | company | name | Nombre de la empresa | Associated Company Names (Primary) | "
            "Associated Company (Primary) | Associated Company"
        ),
        Part(Target.INDUSTRY): "Industry | Sector | Type",
        Part(Target.WEB): "Website URL | website | URL del sitio web",
        Part(Target.WEB, "company"): "Company Domain Name | Domain | Domain Name | Nombre de dominio de la empresa",
        Part(Target.WEB, "company", separator=";"): "Additional Domains | Dominios adicionales",
        Part(Target.STREET, group=_ADDRESS): "Street Address | address | Dirección | Calle",
        Part(Target.EXTENDED, group=_ADDRESS): "Street Address 2 | address2",
        Part(Target.CITY, group=_ADDRESS): "City | Ciudad",
        Part(Target.REGION, group=_ADDRESS): "State/Region | state | Estado/región",
        Part(Target.POSTAL_CODE, group=_ADDRESS): "Postal Code | zip | Código postal",
        Part(Target.COUNTRY, group=_ADDRESS): "Country/Region | country | País/región",
        Part(Target.BIRTHDAY): "Date of birth | date_of_birth | Birthday | Fecha de nacimiento",
        Part(Target.LANGUAGE): "Preferred language | hs_language | Idioma preferido",
        Part(Target.STAGE): "Lifecycle Stage | lifecyclestage | Etapa del ciclo de vida",
        Part(Target.LAST_CONTACT): (
            "Last Contacted | notes_last_contacted | Last Activity Date | notes_last_updated | "
            "Último contacto | Última actividad | Last Engagement Date"
        ),
        Part(Target.ACQUAINTED_SINCE): "Create Date | createdate | Fecha de creación",
        Part(Target.OPTED_OUT): "Unsubscribed from all email | hs_email_optout",
        Part(Target.PROFILE, "linkedin"): (
            "LinkedIn URL | hs_linkedin_url | URL de LinkedIn | LinkedIn Company Page | LinkedIn Bio"
        ),
        Part(Target.PROFILE, "twitter"): "Twitter Username | twitterhandle | Twitter Handle",
        Part(Target.PROFILE, "facebook"): "Facebook Company Page",
        Part(Target.TAGS, separator=";"): "Tags | Etiquetas",
        Part(Target.NOTES): (
            "Associated Note | Message | Notes | Description | About Us | Mensaje | Descripción | Notas"
        ),
        Part(Target.OWN_FIELD): (
            "Gender | gender | Marital Status | Relationship Status | Persona | Buying Role | School | "
            "Degree | Field of study | Military status | Seniority | Ideal Customer Profile Tier | "
            "CSM Sentiment | Annual Revenue | Number of Employees | Year Founded | Parent Company"
        ),
        Part(Target.NOTHING): (
            "Primary Associated Company ID | associatedcompanyid | State/Region Code | hs_state_code | "
            "Country/Region Code | hs_country_region_code | Graduation date | Start date | Time Zone | "
            "hs_timezone | Contact owner | hubspot_owner_id | HubSpot Team | hubspot_team_id | Lead Status | "
            "hs_lead_status | HubSpot Score | hubspotscore | Last Modified Date | lastmodifieddate | "
            "hs_lastmodifieddate | Close Date | Next Activity Date | notes_next_activity_date | "
            "Number of times contacted | num_contacted_notes | Number of Sales Activities | num_notes | "
            "Number of Associated Deals | num_associated_deals | First Deal Created Date | "
            "Recent Deal Amount | Recent Deal Close Date | Total Revenue | total_revenue | Days To Close | "
            "Original Traffic Source | hs_analytics_source | Original Source | Latest Traffic Source | "
            "hs_latest_source | Legal basis for processing contact's data | hs_legal_basis | "
            "Marketing contact status | hs_marketable_status | Merged Contact IDs | hs_merged_object_ids | "
            "Full name or email | Photo | Record source | Company owner | Is Public | Total Money Raised | "
            "Number of child companies | Number of Associated Contacts | Number of open deals | "
            "Total open deal value | Number of decision makers | Number of blockers | Target Account | "
            "Last Logged Call Date | Last Open Task Date | Web Technologies | Company Keywords | "
            "HubSpot Owner Email | HubSpot Owner Name | Merged Company IDs | Associated Company IDs | "
            "Associated Company IDs (Primary) | Associated Contact | Associated Contact IDs | "
            "Associated Deal | Associated Deal IDs | Associated Note IDs | Associated Email | "
            "Propietario del contacto | Número de veces contactado | Estado del lead"
        ),
    },
    numbered=numbered,
    stages=STAGES,
    companies=frozenset(["hubspot.company"]),
    unreadable=frozenset(["hubspot.deal"]),
)
