"""Notes in Markdown, shown without anything from elsewhere: no pictures are fetched, links open only after a click."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QMouseEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.ui.dossier.opening import open_outside
from app.ui.theme import theme_of

_SAFE = ("http", "https", "mailto", "tel")


class SilentDocument(QTextDocument):
    """A document that never loads anything, neither from the network nor from the disk.

    Pictures become one clear pixel: without any, Qt's picture painter would look for a file of that name itself.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:
        return _nothing() if kind == QTextDocument.ResourceType.ImageResource else None


class MarkdownView(QTextBrowser):
    """Rendered notes as high as their text; HTML in them stays plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setDocument(SilentDocument(self))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Notes"))
        self.anchorClicked.connect(self._on_link)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_text(self, text: str) -> None:
        """Show this Markdown."""
        if text != self._text:
            self._render(text)

    def _render(self, text: str) -> None:
        self._text = text
        self.document().setMarkdown(
            text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        self.document().setDefaultFont(theme_of(self).scale.body)
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:
        return _nothing() if kind == QTextDocument.ResourceType.ImageResource else None

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def _fit(self) -> None:
        self.document().setDocumentMargin(0)
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(20, round(self.document().size().height() + 1)))

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() in _SAFE:
            open_outside(link)

    def _on_theme_changed(self) -> None:
        theme = theme_of(self)
        ink, ember = theme.css("ink"), theme.css("ember")
        self.setStyleSheet(
            f"QTextBrowser {{ background: transparent; border: 0; padding: 0; color: {ink}; }} a {{ color: {ember}; }}"
        )
        self._render(self._text)


def _nothing() -> QImage:
    pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
    pixel.fill(Qt.GlobalColor.transparent)
    return pixel
