"""Talking to a process line by line."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def talking(process: subprocess.Popen[bytes]) -> Iterator[Talk]:
    """A talk that leaves no process and no pipe behind."""
    try:
        yield Talk(process)
    finally:
        process.kill()
        process.wait(30)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()


class Talk:
    """What a process says, and what it is told."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def hear(self) -> str:
        """The next line that the process says; empty when it has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip()

    def tell(self, line: str) -> None:
        """Say a line to the process."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def ask(self, line: str) -> None:
        """Say a line and wait until the process says the same."""
        self.tell(line)
        heard = self.hear()
        assert heard == line, f"told {line}, heard {heard or 'nothing'}"

    def end(self) -> int:
        """Exit code, once the process was told that nothing more comes."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(30)
