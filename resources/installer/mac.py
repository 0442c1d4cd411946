"""The disk image of macOS."""

from __future__ import annotations

import os
import plistlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from installer.common import BUILD, BUNDLE, DIST, VERSION, run


def information() -> dict[str, object]:
    """What macOS wants to know of the program, beyond what the build writes by itself."""
    kind = {"CFBundleTypeName": "Keepwarm backup", "CFBundleTypeExtensions": ["keepwarm"], "CFBundleTypeRole": "Viewer"}
    return {"CFBundleShortVersionString": VERSION, "CFBundleDocumentTypes": [kind],
            "NSHighResolutionCapable": True, "LSMinimumSystemVersion": "12.0"}  # fmt: skip


def packages(program: Path) -> Iterator[Path]:
    """The image: the application, and beside it the folder where it is to be dragged."""
    finish(BUNDLE, program / "LICENSES.txt")
    folder, target = BUILD / "image", DIST / f"keepwarm-{VERSION}.dmg"
    folder.mkdir()
    shutil.move(BUNDLE, folder / "Keepwarm.app")
    os.symlink("/Applications", folder / "Applications")
    run("hdiutil", "create", "-volname", "Keepwarm", "-srcfolder", folder, "-ov", "-format", "UDZO", target)
    yield target


def finish(bundle: Path, licences: Path) -> None:
    """Describe the application and put the licences into it; what was changed is sealed again, without a name."""
    described = bundle / "Contents" / "Info.plist"
    described.write_bytes(plistlib.dumps({**plistlib.loads(described.read_bytes()), **information()}))
    shutil.copy(licences, bundle / "Contents" / "Resources")
    run("codesign", "--force", "--deep", "--sign", "-", bundle)
