"""A fresh Debian 12 in a folder: made from the mirror of this computer, entered as root or as its one ordinary user."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUITE = "bookworm"
OWNER, HOME = "owner", "/home/owner"
SCREEN = (1440, 900)
TOOLS = ("xvfb", "xauth", "shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
"""What a desktop has and a bare system lacks."""
_APT = Path("/etc/apt")
_NOT_OF_THE_SYSTEM = ("dev", "home", "proc", "root", "run", "sys", "tmp", "var/cache", "var/log")
_PASSED = ("http_proxy", "https_proxy", "no_proxy")


def as_root() -> list[str]:
    """What makes a command one of root's; `sudo -n` asks nobody."""
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def missing() -> str:
    """Why no fresh system can be made here; empty where it can."""
    for tool in ("debootstrap", "unshare", "dpkg-deb"):
        if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None:
            return f"{tool} is not installed"
    if not _mirror():
        return f"apt knows no mirror of {SUITE} here"
    alone = [*as_root(), "unshare", "--mount", "--pid", "--fork", "--mount-proc", "true"]
    try:
        is_allowed = subprocess.run(alone, capture_output=True, check=False).returncode == 0
    except OSError:
        is_allowed = False
    return "" if is_allowed else "this needs root, and the right to make mount and process namespaces"


class FreshDebian:
    """Nothing but what debootstrap puts there, and a screen."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def make(self) -> str:
        """Why it could not be made; empty where it was."""
        command = (*as_root(), "debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE)
        done = subprocess.run((*command, self.root, _mirror()), capture_output=True, text=True, check=False)
        if done.returncode:
            return f"debootstrap ended with {done.returncode}: {done.stdout[-300:]}{done.stderr[-300:]}"
        for file in _settings():
            subprocess.run((*as_root(), "install", "-D", "-m", "644", file, f"{self.root}{file}"), check=True)
        updated = self.run("apt-get", "update", "-qq")
        return "" if updated.returncode == 0 else f"apt-get update: {updated.stderr[-300:]}"

    def remove(self) -> None:
        """Take it away; nothing is mounted in it, since mounts live and die with the commands."""
        subprocess.run((*as_root(), "rm", "-rf", "--one-file-system", self.root), check=True)

    def command(self, *words: str, user: str = "root", **environment: str) -> list[str]:
        """The words as a command of a user in there, with processes of its own that end with it."""
        home = HOME if user == OWNER else "/root"
        given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "USER": user, "LANG": "C.UTF-8",
                 "DEBIAN_FRONTEND": "noninteractive"} | environment  # fmt: skip
        given |= {name: os.environ[name] for name in _PASSED if name in os.environ}
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--root={self.root}", "--mount-proc"]
        become = ["runuser", "-u", user, "--"] if user != "root" else []
        return [*as_root(), *inside, "env", "-i", *(f"{key}={value}" for key, value in given.items()), *become, *words]

    def run(self, *words: str, user: str = "root", **environment: str) -> subprocess.CompletedProcess[str]:
        """A command run to its end."""
        command = self.command(*words, user=user, **environment)
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900, check=False
        )

    @contextmanager
    def running(self, command: list[str]) -> Iterator[None]:
        """A command that is ended with everything it started; of gentler signals unshare hears nothing."""
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                yield
            finally:
                subprocess.run((*as_root(), "kill", "-KILL", "--", f"-{process.pid}"), check=False)

    def install(self, *packages: str) -> subprocess.CompletedProcess[str]:
        """Packages with all they need."""
        return self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def on_screen(self, *words: str, picture: Path | None = None) -> list[str]:
        """The command of the owner on a screen; `picture` is a folder in there where its dots can be read."""
        screen = f"-screen 0 {SCREEN[0]}x{SCREEN[1]}x24" + (f" -fbdir {picture}" if picture else "")
        return self.command("xvfb-run", "-a", "-s", screen, *words, user=OWNER)

    def files(self) -> frozenset[str]:
        """Every path of the system; not what the owner has, what is passing, and what apt and logs keep."""
        return frozenset(self._walk())

    def _walk(self) -> Iterator[str]:
        left_out = [str(self.root / name) for name in _NOT_OF_THE_SYSTEM]
        prunes = [word for path in left_out for word in ("-path", path, "-o")][:-1]
        command = (*as_root(), "find", self.root, "-xdev", "(", *prunes, ")", "-prune", "-o", "-print")
        for line in subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
            yield line.removeprefix(str(self.root))


def _mirror() -> str:
    """The mirror this computer takes the same Debian from; empty where it is another system."""
    files = (_APT / "sources.list", *sorted((_APT / "sources.list.d").glob("*")))
    texts = (file.read_text("utf-8") for file in files if file.suffix in (".list", ".sources") and file.is_file())
    return next((found for text in texts if (found := mirror_in(text))), "")


def mirror_in(sources: str) -> str:
    """The mirror of Debian itself in a list of sources of either form; not that of its updates, nor of others."""
    if found := re.search(rf"(?m)^deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+{SUITE}\s.*\bmain\b", sources):
        return found.group(1)
    for stanza in re.split(r"\n\s*\n", sources):
        told = dict(re.findall(r"(?m)^(\w+):[ \t]*(.*)$", stanza))
        if SUITE in told.get("Suites", "").split() and "main" in told.get("Components", "").split():
            return told["URIs"].split()[0]
    return ""


def _settings() -> Iterator[str]:
    """What apt is told here of proxies, certificates and old mirrors, and the certificates themselves."""
    for file in sorted((_APT / "apt.conf.d").glob("*")):
        text = file.read_text("utf-8") if file.is_file() else ""
        if re.search(r"Proxy|CaInfo|Check-(?:Valid-Until|Date)", text):
            yield str(file)
            yield from re.findall(r'"(/[^"]+\.(?:crt|pem))"', text)
