"""Header rows as other programs write them."""

from __future__ import annotations


def _row(*parts: str) -> list[str]:
    return "".join(parts).split(",")


GOOGLE_NEW = _row(
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,",
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,",
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,",
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,",
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,",
    "Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,",
    "Custom Field 1 - Value",
)
GOOGLE_OLD = _row(
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,",
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,",
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,",
    "E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,",
    "Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,",
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,",
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,",
    "Organization 1 - Department",
)
OUTLOOK = _row(
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,",
    "Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,",
    "Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,",
    "Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,",
    "Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,",
    "Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,",
    "Account,Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,",
    "Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,",
    "E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,",
    "Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,",
    "Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,",
    "Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page",
)
OUTLOOK_GOOGLE = _row(
    "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,",
    "Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,",
    "Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,Home Address PO Box,Home City,",
    "Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,",
    "Company Main Phone,Business Phone,Business Fax,Company,Job Title,Department,Business Address,Business Street,",
    "Billing Information,Directory Server,Sensitivity,Priority,Private,Categories",
)
OUTLOOK_NEW = _row(
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,",
    "E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Company,Job Title,",
    "Department,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Web Page,Birthday,Anniversary,",
    "Spouse,Notes,Categories",
)
OUTLOOK_GERMAN = _row(
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,",
    "Region geschäftlich,Postleitzahl geschäftlich,Land geschäftlich,Straße privat,Ort privat,Telefon geschäftlich,",
    "Telefon privat,Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Geburtstag,Kategorien,Notizen,Webseite",
)
OUTLOOK_FRENCH = _row(
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Profession,Rue (bureau),Ville (bureau),",
    "Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Téléphone (bureau),Téléphone (domicile),",
    "Tél. mobile,Adresse de messagerie,Anniversaire,Anniversaire de mariage ou fête,Conjoint(e),Catégories,Notes",
)
HUBSPOT = _row(
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Company Name,Last Activity Date,",
    "Create Date,Street Address,City,Postal Code,Country/Region,Unsubscribed from all email,Associated Note,Favourite",
)
HUBSPOT_COMPANIES = _row(
    "Record ID,Company name,Company owner,Company Domain Name,Phone Number,City,Country/Region,Industry,Create Date",
)
HUBSPOT_SPANISH = _row(
    "ID de registro,Nombre,Apellidos,Correo,Número de teléfono,Ciudad,País/región,Cargo,Propietario del contacto,",
    "Último contacto,Associated Note",
)
HUBSPOT_DEALS = _row("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date")
KEAP = _row("Id,First Name,Last Name,Email,Phone 1,Phone 1 Type,Spouse Name,Person Type,Tags")
SHARPSPRING = _row("SharpSpring ID,Email,First Name,Last Name,Is Unsubscribed,Lead Status")
DYNAMICS = _row(
    "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On, Full Name,Email,Business Phone,",
    "Company Name,Address 1: City",
)
LINKEDIN = _row("First Name,Last Name,URL,Email Address,Company,Position,Connected On")
THUNDERBIRD = _row("First Name,Last Name,Display Name,Primary Email,Screen Name,Home ZipCode,Birth Year")
SALESFORCE = _row("First Name,Last Name,Title,Account Name,Email,Phone,Mailing Street,Mailing City")
QUICKBOOKS = _row("Date,Num,Customer,Memo/Description,Due Date,Amount,Open Balance,Currency")
