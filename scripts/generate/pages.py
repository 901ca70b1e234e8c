"""Writes the pages of a programme: Markdown with raw HTML, before any site builder runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.calendars import calendars
from scripts.generate.page_boost import behind
from scripts.generate.page_cases import CaseIndex
from scripts.generate.page_changes import ChangesPage
from scripts.generate.page_check import CheckPage, Invitations
from scripts.generate.page_embed import EmbedGuide, EmbedPage
from scripts.generate.page_faq import FaqPage
from scripts.generate.page_finder import FinderPage
from scripts.generate.page_frame import FramePage
from scripts.generate.page_front import front_page, slides_page
from scripts.generate.page_headcount import HeadcountPage
from scripts.generate.page_overview import Overview
from scripts.generate.page_pictures import Pictures
from scripts.generate.page_records import RecordsPage, recorded
from scripts.generate.page_schedule import SchedulePage
from scripts.generate.page_speed import SpeedPage
from scripts.generate.page_sure import Sure
from scripts.generate.page_words import join_words
from scripts.generate.python import modules
from scripts.generate.years import Years
from scripts.rulebook.model import Rulebook

TEMPLATES = Path(__file__).with_name("templates")
ALONE = Years()


def pages(book: Rulebook, years: Years = ALONE) -> dict[str, str]:
    """Return the programme's pages: path under the repository's root -> text."""
    environment = _environment()
    environment.globals |= {"invited": Invitations(book).of, "sure": Sure(book), "years": years}
    folder = f"docs/{book.program.id}"
    overview = Overview(book)
    found = {f"{folder}/{name}.md": _written(environment, f"{name}.md.j2", overview) for name in OVERVIEWS}
    found[f"{folder}/schedule.md"] = _written(environment, "schedule.md.j2", SchedulePage(book))
    found |= calendars(book)
    if book.faq.questions:
        found[f"{folder}/faq.md"] = _written(environment, "faq.md.j2", FaqPage(book))
    code = modules(book)
    for frame in book.frames:
        module = code[f"calculator/{book.program.id.replace('-', '_')}/{frame.id}.py"]
        found[f"{folder}/{frame.id}.md"] = _written(environment, "frame.md.j2", FramePage(book, frame, module))
        embedded = EmbedPage(book, frame, module)
        found[f"docs/embed/{book.program.id}/{frame.id}.md"] = _written(environment, "embed_frame.md.j2", embedded)
    found |= _asked(book, environment, code, years)
    pictures = Pictures(book)
    found |= pictures.files
    found[f"{folder}/images.md"] = _written(environment, "images.md.j2", pictures)
    if years.before:
        changes = ChangesPage(years.before, book, amounts_only=years.before_compared)
        found[f"{folder}/changes.md"] = _written(environment, "changes.md.j2", changes)
    if years.recorded and recorded():
        found[f"{folder}/records.md"] = _written(environment, "records.md.j2", RecordsPage(book))
    if years.recorded:
        found[f"{folder}/speed.md"] = speed(SpeedPage(book))
    notice = _written(environment, "notice.html.j2", overview)
    for name in (book.program.id, "current") if years.current else (book.program.id,):
        found[f"overrides/partials/generated/{name}.html"] = notice
    if years.current:
        found |= _cases(book, environment) | slides_page(book)
    else:
        found |= {path: behind(text) for path, text in found.items() if Path(path).match(f"{folder}/*.md")}
    return join_words(found, book)


def _asked(book: Rulebook, environment: Environment, code: dict[str, str], years: Years) -> dict[str, str]:
    """Return the pages that ask about the applicant or a shopping list, and the questions on the front page."""
    folder, package = f"docs/{book.program.id}", f"calculator/{book.program.id.replace('-', '_')}"
    found = {}
    for check in book.checks:
        shown: object = CheckPage(book, check, code[f"{package}/{check.id}.py"])
        found[f"{folder}/{check.id}.md"] = _written(environment, "check.md.j2", shown)
    for headcount in book.headcounts:
        shown = HeadcountPage(book, headcount, code[f"{package}/{headcount.id}.py"])
        found[f"{folder}/{headcount.id}.md"] = _written(environment, "headcount.md.j2", shown)
    for finder in book.finders:
        shown = FinderPage(book, finder, code[f"{package}/{finder.id}.py"])
        found[f"{folder}/{finder.id}.md"] = _written(environment, "finder.md.j2", shown)
        if years.current:
            start = _written(environment, "finder_start.html.j2", shown)
            season = _written(environment, "front_season.md.j2", shown)
            found["docs/index.md"] = front_page(book, {"finder": start, "season": season})
    return found


def guide(books: Sequence[Rulebook]) -> dict[str, str]:
    """Return the page about embedding, with the calculators of these programmes in this order."""
    return {"docs/embed.md": _written(_environment(), "embed.md.j2", EmbedGuide(tuple(books)))}


def _cases(book: Rulebook, environment: Environment) -> dict[str, str]:
    """Return the published cases with their list, and each frame's sheet with its answers."""
    index = CaseIndex(book)
    if not index.pages:
        return {}
    found = {f"docs/cases/{page.study.id}.md": _written(environment, "case.md.j2", page) for page in index.pages}
    found["docs/cases/index.md"] = _written(environment, "case_index.md.j2", index)
    for page in index.sheets:
        found[f"docs/worksheets/{page.frame.id}.md"] = _written(environment, "worksheet.md.j2", page)
        found[f"docs/worksheets/{page.frame.id}-answers.md"] = _written(environment, "answers.md.j2", page)
    found["docs/worksheets/index.md"] = _written(environment, "worksheet_index.md.j2", index)
    return found


def speed(page: SpeedPage) -> str:
    """Return the page 速さの記録."""
    return _written(_environment(), "speed.md.j2", page)


OVERVIEWS = ("index", "sources", "glossary")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=_escapes,  # noqa: S701 - on for all but the form's, which escape by themselves
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _escapes(name: str | None) -> bool:
    """Whether a template leaves escaping to Jinja: the form's do it themselves."""
    return name is None or not name.startswith("form")


def _written(environment: Environment, template: str, page: object) -> str:
    return environment.get_template(template).render(page=page)
