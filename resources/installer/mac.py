"""The disk image of macOS."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from pathlib import Path

from installer.common import DIST, VERSION, run


def information() -> bytes:
    """What macOS wants to know of the program, beyond what the build writes by itself."""
    kind = {"CFBundleTypeName": "Keepwarm backup", "CFBundleTypeExtensions": ["keepwarm"], "CFBundleTypeRole": "Viewer"}
    return plistlib.dumps({"CFBundleShortVersionString": VERSION, "CFBundleDocumentTypes": [kind],
                           "NSHighResolutionCapable": True, "LSMinimumSystemVersion": "12.0"})  # fmt: skip


def packages(program: Path) -> Iterator[Path]:
    """The image with the application in it."""
    bundle = program.with_name("keepwarm.app")
    described = bundle / "Contents" / "Info.plist"
    described.write_bytes(plistlib.dumps({**plistlib.loads(described.read_bytes()), **plistlib.loads(information())}))
    target = DIST / f"keepwarm-{VERSION}.dmg"
    run("hdiutil", "create", "-volname", "Keepwarm", "-srcfolder", bundle, "-ov", "-format", "UDZO", target)
    yield target
