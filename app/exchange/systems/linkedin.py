"""LinkedIn: Connections.csv, whose table starts below a few lines of notes."""

from __future__ import annotations

from app.domain.mapping import Target
from app.exchange.parts import Part
from app.exchange.systems.system import System

SYSTEM = System(
    id="linkedin",
    formats={"linkedin": "LinkedIn connections"},
    columns={
        Part(Target.GIVEN_NAME): "First Name",
        Part(Target.FAMILY_NAME): "Last Name",
        Part(Target.PROFILE, "linkedin"): "URL",
        Part(Target.EMAIL): "Email Address",
        Part(Target.COMPANY): "Company",
        Part(Target.TITLE): "Position",
        Part(Target.ACQUAINTED_SINCE): "Connected On",
    },
)
