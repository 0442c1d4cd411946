"""Jobs that read the encrypted file on their own threads."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.tasks import Tasks


def test_many_jobs_read_the_file_one_after_the_other_on_the_same_threads(
    qtbot: QtBot, desk: Desk, people: dict[str, Customer]
) -> None:
    tasks = Tasks()
    answers: list[int] = []
    for _ in range(40):
        tasks.run(lambda: desk.finding.counts().people, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 40)
    tasks.close()
    assert set(answers) == {6}
