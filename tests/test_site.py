"""The finishing of the site: its policy, its caching, its checks, and the pages written by hand."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from scripts.serve import headers_for, read_rules
from scripts.site.build import build, write_robots, write_sitemap
from scripts.site.bundle import bundle_scripts, bundle_styles
from scripts.site.check import faults
from scripts.site.html import read_page
from scripts.site.menus import name_menus
from scripts.site.policy import FOREVER, content_policy, digest, headers, insert_policy
from scripts.site.runtime import insert_runtime
from scripts.site.theme import MENDINGS, gather_theme, mend_theme

ROOT = Path(__file__).parents[1]
BY_HAND = ["index.md", "about.md", "corrections.md", "offline.md", "slides.md"]


def write(site: Path, name: str, text: str) -> Path:
    """Put one file into a site."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def faults_of(site: Path, **pages: str) -> list[str]:
    """The faults of a site with these pages."""
    paths = {write(site, f"{name}/index.html", text): read_page(text) for name, text in pages.items()}
    return faults(site, paths)


def test_an_inline_script_is_in_the_policy_by_its_digest() -> None:
    """Only scripts whose text is known at build time run; data in a script tag is none."""
    page = read_page('<script>let a</script><script type="application/json">{}</script><script src="x.js"></script>')
    assert page.scripts == ["let a"]
    assert digest("let a") in content_policy([page])
    assert "unsafe-inline" not in content_policy([page])


def test_the_policy_stands_before_anything_it_must_cover() -> None:
    """The meta tag follows the character set at once."""
    html = insert_policy('<head><meta charset="utf-8"><script>1</script>', "default-src 'none'")
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">' in html


def test_a_page_without_a_character_set_is_refused() -> None:
    """A page into which the policy cannot be put does not get out."""
    with pytest.raises(SystemExit, match="charset"):
        insert_policy("<html></html>", "default-src 'none'")


def test_what_has_a_digest_in_its_name_is_kept_for_ever(tmp_path: Path) -> None:
    """Hashed files never change; everything else is asked for again."""
    write(tmp_path, "index.html", "")
    write(tmp_path, "assets/app.js", "")
    write(tmp_path, "assets/bundle.a5f9d56c.min.js", "")
    write(tmp_path, "assets/runtime/pyodide-0a1b2c3d/pyodide.mjs", "")
    text = headers(tmp_path, "default-src 'none'")
    assert "\n/assets/runtime/*\n" in text
    rules = read_rules(text)
    kept = {name: headers_for(name, rules)["Cache-Control"] for name in ("/", "/assets/app.js")}
    assert kept == {"/": "no-cache", "/assets/app.js": "no-cache"}
    assert headers_for("/assets/bundle.a5f9d56c.min.js", rules)["Cache-Control"] == FOREVER
    assert headers_for("/assets/runtime/pyodide-0a1b2c3d/pyodide.mjs", rules)["Cache-Control"] == FOREVER


def test_the_theme_takes_two_rules_of_headers(tmp_path: Path) -> None:
    """The theme moves to a folder of its own, each file named by what it holds, pages follow; the rest is one rule."""
    link = '<link href="../assets/stylesheets/main.0a1b2c3d.min.css"><script src="assets/javascripts/own.js"></script>'
    page = write(tmp_path, "a/index.html", link)
    for name in ("stylesheets/main.0a1b2c3d.min.css", "stylesheets/own.css", "javascripts/bundle.0a1b2c3d.min.js"):
        write(tmp_path, f"assets/{name}", name)
    write(tmp_path, "assets/javascripts/own.js", "")
    gather_theme(tmp_path)
    (style,) = (tmp_path / "assets/theme").glob("main.*.min.css")
    assert style.read_text() == "stylesheets/main.0a1b2c3d.min.css"
    assert style.name != "main.0a1b2c3d.min.css"
    assert page.read_text() == link.replace("stylesheets/main.0a1b2c3d.min.css", f"theme/{style.name}")
    rules = headers(tmp_path, "default-src 'none'").splitlines()
    places = [line for line in rules if line.startswith("/assets/")]
    assert places == ["/assets/*", "/assets/javascripts/*", "/assets/stylesheets/*", "/assets/theme/*"]


def test_no_two_rules_for_the_same_header_meet(tmp_path: Path) -> None:
    """Hosts join the values of rules that overlap, so each file has exactly one."""
    names = ["index.html", "404.html", "a/index.html", "a/b/index.html", "c/x.js", "c/y.0123abcd.js", "c/d/z.js"]
    for name in names:
        write(tmp_path, name, "")
    rules = read_rules(headers(tmp_path, "default-src 'none'"))
    for name in names:
        found = headers_for("/" + name.removesuffix("index.html"), rules)
        assert found["Cache-Control"] in {"no-cache", FOREVER}
        assert found["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_only_what_is_made_for_it_may_be_framed(tmp_path: Path) -> None:
    """Pages below /embed/<programme>/ stand in other people's pages; the guide to them and all else do not."""
    framed, others = ["embed/it-2025/tsujyo/index.html"], ["index.html", "embed/index.html", "a/embed/b/index.html"]
    for name in [*framed, *others]:
        write(tmp_path, name, "")
    rules = read_rules(headers(tmp_path, "default-src 'none'"))
    policies = {
        name: headers_for("/" + name.removesuffix("index.html"), rules)["Content-Security-Policy"]
        for name in [*framed, *others]
    }
    assert [policies[name] for name in framed] == ["default-src 'none'"]
    assert {policies[name] for name in others} == {"default-src 'none'; frame-ancestors 'none'"}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<a href="../b/">b</a>', "届きません"),
        ('<a href="../a/#nowhere">a</a>', "#nowhere"),
        ('<img src="https://example.com/x.png">', "他のサイト"),
        ('<script src="//example.com/x.js"></script>', "他のサイト"),
        ('<link rel="stylesheet" href="gone.css">', "gone.css"),
        ('<link rel="apple-touch-icon" href="gone.png">', "gone.png"),
        ('<link rel="dns-prefetch" href="//example.com">', "他のサイト"),
        ('<p style="color:red">x</p>', "CSP"),
        ('<button onclick="go()">x</button>', "CSP"),
        ("<style>p{}</style>", "CSP"),
        ('<i id="x"></i><b id="x"></b>', "2度"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, html: str, words: str) -> None:
    """Each thing that would fail in a visitor's browser is said at build time, with its page."""
    (fault,) = faults_of(tmp_path, a=html)
    assert fault.startswith("a/index.html: ")
    assert words in fault


def test_what_is_right_passes(tmp_path: Path) -> None:
    """Anchors in Japanese, a case in the fragment, other sites and mail are no faults."""
    write(tmp_path, "x.svg", "")
    links = ["#場所", "#%E5%A0%B4%E6%89%80", "../b/#p=it-2025&f=tsujyo", "/b/", "https://example.com/", "mailto:a@b"]
    html = '<h1 id="場所">x</h1><img src="../x.svg">' + "".join(f'<a href="{link}">x</a>' for link in links)
    assert faults_of(tmp_path, a=html, b="") == []


@pytest.mark.parametrize("lost", range(len(MENDINGS)))
def test_a_theme_that_changed_is_noticed(tmp_path: Path, lost: int) -> None:
    """Every place of the theme that we mend must be there exactly once: one that is not stops the build."""
    places = [each.found for each in MENDINGS]
    bundle = write(tmp_path, "assets/javascripts/bundle.0a1b2c3d.min.js", "\n".join(places))
    mend_theme(tmp_path)
    assert bundle.read_text().splitlines() == [each.mended for each in MENDINGS]
    for times in (0, 2):
        bundle.write_text("\n".join([*places[:lost], *[places[lost]] * times, *places[lost + 1 :]]))
        with pytest.raises(SystemExit, match=r"bundle\.0a1b2c3d"):
            mend_theme(tmp_path)


def test_every_menu_has_a_name() -> None:
    """Below a section with a page of its own the theme's label is a sign: the menu takes the name above it."""
    sign = '<span class="md-nav__icon md-icon"></span>'
    menu = (
        '<nav class="md-nav" data-md-level="1"{} aria-expanded="true">\n<label class="md-nav__title" for="__nav_3_1">'
    )
    end = f"\n{sign}\n\n事例と計算用紙\n\n</label>"
    label = f'<label class="md-nav__link" for="__nav_3_1" id="__nav_3_1_label">{sign}</label>\n'
    told = name_menus(label + menu.format(' aria-labelledby="__nav_3_1_label"') + end)
    assert told == label + menu.format(' aria-label="事例と計算用紙"') + end


def test_the_address_comes_from_outside(tmp_path: Path) -> None:
    """Sitemap and robots.txt name the host that SITE_URL gives, and robots.txt none without it."""
    write(tmp_path, "index.html", "")
    write(tmp_path, "it-2025/tsujyo/index.html", "")
    write(tmp_path, "embed/index.html", "")
    write(tmp_path, "embed/it-2025/tsujyo/index.html", "")
    write_sitemap(tmp_path, "https://example.com/m/")
    write_robots(tmp_path, "https://example.com/m/")
    assert "<loc>https://example.com/m/it-2025/tsujyo/</loc>" in (tmp_path / "sitemap.xml").read_text()
    assert "<loc>https://example.com/m/embed/</loc>" in (tmp_path / "sitemap.xml").read_text()
    assert "embed/it-2025" not in (tmp_path / "sitemap.xml").read_text()
    assert "https://example.com/m/sitemap.xml" in (tmp_path / "robots.txt").read_text()
    write_robots(tmp_path, "")
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text()


@pytest.mark.parametrize("name", BY_HAND)
def test_hand_written_pages_carry_no_figures(name: str) -> None:
    """Amounts, rates and dates stand on generated pages only, where they follow the rules."""
    by_hand = re.sub(r"<!-- (\w+):.*?<!-- /\1 -->", "", (ROOT / "docs" / name).read_text(), flags=re.DOTALL)
    text = re.sub(r"\(.*?\)|https?://\S+", "", by_hand)
    figures = re.findall(r"[0-9０-９][0-9０-９,.]*\s*(?:[%％/／]|億|万|千|円|年|月|日|か月|者|社|回|分の)\S{0,6}", text)
    assert figures == []


def test_the_config_names_no_host_and_no_plugin_of_ours() -> None:
    """The builder must stay replaceable, and the place of publication is told from outside."""
    text = (ROOT / "mkdocs.yml").read_text()
    assert 'site_url: !ENV [SITE_URL, ""]' in text
    assert "hooks:" not in text
    assert re.search(r"\nplugins:\n  - search\n\n", text)


@pytest.mark.slow
def test_two_builds_are_the_same(tmp_path: Path) -> None:
    """Built twice, the site is identical bit for bit: no clock, no order of the machine."""
    first, second = tmp_path / "first", tmp_path / "second"
    for site in (first, second):
        build(ROOT / "mkdocs.yml", site)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_a_calculators_page_holds_what_was_built(tmp_path: Path) -> None:
    """The manifest and the programme stand before the script that reads them; other pages stay as they are."""
    manifest = {"micropython": {"version": "1 < 2 & 3"}, "pyodide": {"lock": {}}, "inputs": "not for the page"}
    write(tmp_path, "assets/runtime/manifest.json", json.dumps(manifest))
    for name in ("calculator", "embed"):
        entry = f'<script src="../../assets/javascripts/{name}.js" type="module"></script>'
        form = '<form class="ms-form" data-program="it-1999">'
        page = insert_runtime(f"<head>{entry}</head><template data-manifest></template>{form}", tmp_path)
        start = '<head><template data-manifest data-program="it-1999" data-scripts="../../assets/javascripts/">'
        ahead = "<script data-ahead>[^<]+</script>"
        held = re.fullmatch(f"{start}(.*)</template>{ahead}{re.escape(f'{entry}</head>{form}')}", page)
        assert held is not None
        assert json.loads(unescape(held[1])) == {key: manifest[key] for key in ("micropython", "pyodide")}
        assert insert_runtime(entry, tmp_path) == entry
    with pytest.raises(SystemExit, match="overrides"):
        insert_runtime(f"<template data-manifest></template>{form}", tmp_path)
    with pytest.raises(SystemExit, match="data-program"):
        insert_runtime("<template data-manifest></template>", tmp_path)


def test_scripts_that_import_become_one_file_each(tmp_path: Path) -> None:
    """What is imported at once is put in; what comes later, is named by a page, or imports nothing stays a file."""
    scripts = {
        "calculator.js": 'import { one } from "./one.js";\nconsole.log(one, () => import("./later.js"));\n',
        "embed.js": 'import "./calculator.js";\nimport {\n  one,\n} from "./one.js";\nconsole.log("embed", one);\n',
        "later.js": 'import { one } from "./one.js";\nexport const later = `later ${one}`;\n',
        "one.js": 'export const one = "the only one";\n',
        "alone.js": 'console.log("as it is written");\n',
    }
    for name, text in scripts.items():
        write(tmp_path, name, text)
    bundle_scripts(tmp_path)
    made = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert made.keys() == scripts.keys() - {"one.js"}
    assert made["alone.js"] == scripts["alone.js"]
    assert [name for name, text in made.items() if text.count("the only one") != 1] == ["alone.js"]
    assert 'import("./later.js")' in made["calculator.js"]
    assert 'from"' not in "".join(made.values())


def test_all_styles_become_one_file(tmp_path: Path) -> None:
    """In the order in which the pages name them, under a name by content; each page finds it from where it is."""
    for name, colour in (("theme/main.css", "red"), ("own.css", "blue")):
        write(tmp_path, f"assets/{name}", f"p {{ color: {colour}; }}")
    rows = {"index.html": "", "a/index.html": "../", "404.html": "/"}
    for name, top in rows.items():
        links = [f'<link rel="stylesheet" href="{top}assets/{each}">' for each in ("theme/main.css", "own.css")]
        write(tmp_path, name, "<head>" + "\n  ".join(links) + "</head>")
    bundle_styles(tmp_path)
    (made,) = tmp_path.rglob("*.css")
    assert re.fullmatch(r"styles\.[0-9a-f]{8}\.min\.css", made.name)
    assert re.findall("red|#00f|blue", made.read_text())[-1] in {"#00f", "blue"}
    for name, top in rows.items():
        link = f'<head><link rel="stylesheet" href="{top}assets/theme/{made.name}"></head>'
        assert (tmp_path / name).read_text() == link
    write(tmp_path, "index.html", "<head></head>")
    with pytest.raises(SystemExit, match="extra_css"):
        bundle_styles(tmp_path)
