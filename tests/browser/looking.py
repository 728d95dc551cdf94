"""What is wrong with a page, in words: accessibility, headings, width, language."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 780}
UNFINISHED = ".htmx-request, [hx-trigger=load]:empty"
PICTURES = os.environ.get("TAKAR_PICTURES")
"""A folder for a picture of every page that is looked at, in both widths."""


def faults_of(page: Page, name: str = "") -> list[str]:
    """Return what is wrong with the page on a usual screen and on a small telephone."""
    faults = []
    expect(page.locator(UNFINISHED)).to_have_count(0)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if PICTURES and name:
            picture = Path(PICTURES) / f"{name}-{size['width']}.png"
            page.screenshot(path=picture, full_page=True, animations="disabled")
        found = [*barriers_of(page), *wide_things_of(page)]
        faults += [f"{size['width']} px: {fault}" for fault in found]
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return [*faults, *shape_faults_of(page)]


def barriers_of(page: Page) -> list[str]:
    """Return what the accessibility check finds, with the first place of each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({len(one['nodes'])}x, {one['nodes'][0]['target']},"
        f" {one['nodes'][0]['failureSummary']})"
        for one in found
    ]


def wide_things_of(page: Page) -> list[str]:
    """Return whether the page must be pushed sideways to be read, and by what."""
    needed, given = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if needed <= given:
        return []
    widest = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""
    )
    return [f"{needed} px are needed, by {widest}"]


def shape_faults_of(page: Page, language: str = "id") -> list[str]:
    """Return faults of heading, title and language."""
    faults = []
    if page.locator("h1").count() != 1:
        faults.append(f"{page.locator('h1').count()} h1")
    if page.locator("html").get_attribute("lang") != language:
        faults.append(f"lang is not {language}")
    if len(page.title()) < len("X · Takar"):
        faults.append(f"title: {page.title()}")
    return faults
