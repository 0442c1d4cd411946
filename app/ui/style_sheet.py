"""The one style sheet: colours, radii and padding of Qt's own widgets."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from app.paths import resources
from app.ui.scale import Scale

_BUTTONS = Template("""
QPushButton { background: $card; color: $ink; border: 1px solid $line2; border-radius: 10px; padding: 0 12px;
    min-height: ${h30}px; }
QPushButton:hover { background: $hover; }
QPushButton:disabled { color: $ink3; border-color: $line; background: $card; }
QPushButton[kind="primary"] { background: $fill; color: $on_ember; border-color: $fill; }
QPushButton[kind="primary"]:hover { background: $fill_h; border-color: $fill_h; }
QPushButton[kind="primary"]:disabled { background: $track; color: $ink3; border-color: $track; }
QPushButton[kind="ghost"] { background: transparent; color: $ink2; border-color: transparent; }
QPushButton[kind="destructive"] { background: transparent; color: $berry; border-color: transparent; }
QPushButton[kind="ghost"]:hover, QPushButton[kind="destructive"]:hover { background: $hover; }
QPushButton[size="small"] { border-radius: 8px; padding: 0 10px; min-height: ${h26}px; }
QToolButton { background: transparent; border: 0; border-radius: 10px; color: $ink2; padding: 4px; }
QToolButton:hover { background: $hover; }
""")

_FIELDS = Template("""
QLineEdit, QDateEdit, QSpinBox, QComboBox { background: $card; color: $ink; border: 1px solid $field;
    border-radius: 10px; padding: 0 10px; min-height: ${h32}px; selection-background-color: $ember_l;
    placeholder-text-color: $ink3;
    selection-color: $ink; }
QLineEdit:focus, QDateEdit:focus, QSpinBox:focus { border: 2px solid $ember; padding: 0 9px;
    min-height: ${h30}px; }
QLineEdit[size="large"] { min-height: ${h42}px; }
QLineEdit[size="large"]:focus { min-height: ${h40}px; }
QLineEdit[error="true"] { border: 2px solid $berry; padding: 0 9px; min-height: ${h30}px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled { background: $sunk;
    border-color: $line2; color: $ink3; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: 0; padding: 0; background: transparent; min-height: 0; }
QTextEdit, QPlainTextEdit { background: $card; color: $ink; border: 1px solid $field; border-radius: 10px;
    padding: 6px 8px; placeholder-text-color: $ink3; selection-background-color: $ember_l; selection-color: $ink; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $ember; padding: 5px 7px; }
QComboBox:hover { background: $hover; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url($art/chevron.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $line2; outline: 0; padding: 4px;
    selection-background-color: $ember_t; selection-color: $ink; }
QComboBox[size="small"] { border-radius: 8px; min-height: ${h26}px; }
QDateEdit::up-button, QDateEdit::down-button, QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
""")

_CHECKS = Template("""
QCheckBox, QRadioButton { color: $ink; spacing: 10px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink3; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px;
    border-radius: 5px; border: 1px solid $field; background: $card; }
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $sage; border-color: $sage;
    image: url($art/check.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: $sage;
    border-color: $sage; image: url($art/dash.svg); }
QCheckBox::indicator:disabled { border-color: $line2; background: $sunk; }
QRadioButton::indicator { width: 16px; height: 16px; border-radius: 9px; border: 1px solid $field; background: $card; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $ember; }
""")

_PANES = Template("""
QToolTip { background: $ink; color: $paper; border: 0; padding: 6px 10px; }
QMenu { background: $card; color: $ink; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 6px 16px 6px 10px; border-radius: 8px; background: transparent; }
QMenu::item:selected { background: $ember_t; color: $ink; }
QMenu::item:disabled { color: $ink3; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 8px; }
QMenu::indicator:checked { image: url($art/tick.svg); }
QScrollArea, QScrollArea > QWidget > QWidget[pane="true"] { background: transparent; border: 0; }
QAbstractItemView { outline: 0; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QHeaderView { background: $sunk; border: 0; }
QHeaderView::section { background: $sunk; color: $ink2; border: 0; padding: 0 12px; min-height: ${h36}px; }
QHeaderView::section:hover { background: $hover; color: $ink; }
QTableView, QTreeView, QListView { background: $card; color: $ink; gridline-color: $line;
    selection-background-color: $ember_t; selection-color: $ink; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line2; }
QFrame[card="true"] { background: $card; border: 1px solid $line; border-radius: 12px; }
QFrame[rule="true"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QProgressBar { background: $track; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $ember; border-radius: 3px; }
""")


def style_sheet(colors: Mapping[str, str], scale: Scale, mode: str) -> str:
    """The style sheet for colours by token as CSS writes them, a text size, and "light" or "dark" art."""
    values = dict(colors)
    values |= {f"h{height}": str(scale.px(height)) for height in (26, 30, 32, 36, 40, 42)}
    values["art"] = (resources() / "themes" / mode).as_posix()
    return "".join(part.substitute(values) for part in (_BUTTONS, _FIELDS, _CHECKS, _PANES))
