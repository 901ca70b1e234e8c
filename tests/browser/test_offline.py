"""Off line: after one visit everything works without a network; one build at a time, never needed, never in the way."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import override

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.serve import Handler, Server
from scripts.site.offline import build_of, kept, write_offline
from tests.browser.calculating import DESKTOP, READY
from tests.browser.conftest import eventually

pytestmark = pytest.mark.browser

CASE = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=3&software_purchase=1500000"
SOURCE = Path(__file__).parents[2] / "docs" / "service-worker.js"
ACTIVE = "navigator.serviceWorker.ready.then(() => true)"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
CACHES = "caches.keys()"


class Holding(Handler):
    """Answers what its server holds back only when that lets go."""

    @override
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Cutting)
        if server.held and server.held in self.path:
            server.let_go.wait()
        super().do_GET()


class Cutting(Server):
    """A server that can hold answers back, and hang up on everybody: a kept connection would go on answering."""

    def __init__(self, root: Path, port: int) -> None:
        super().__init__(root, port)
        self.RequestHandlerClass = Holding
        self.connections: list[socket.socket] = []
        self.held = ""
        self.let_go = threading.Event()

    @override
    def get_request(self) -> tuple[socket.socket, object]:
        connection, client = super().get_request()
        self.connections.append(connection)
        return connection, client

    def hang_up(self) -> None:
        """Close every connection."""
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Host:
    """A host that can go away, come back, and show another build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Cutting(folder, 0)
        self.port = self.server.server_address[1]
        self.address = self.server.address
        self._serve()

    def _serve(self) -> None:
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def leave(self) -> None:
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()
        self.server.hang_up()
        self.thread.join()

    def come_back(self) -> None:
        """Answer again, at the same place."""
        self.server = Cutting(self.folder, self.port)
        self._serve()

    @contextmanager
    def holding(self, path: str) -> Iterator[None]:
        """Hold every answer back whose path has these words, until the end of the block."""
        self.server.held = path
        self.server.let_go.clear()
        try:
            yield
        finally:
            self.server.held = ""
            self.server.let_go.set()

    def publish(self, page: str, old: str, new: str) -> str:
        """Change a page and build what belongs to a build; return its name."""
        path = self.folder / page
        text = path.read_text()
        assert old in text
        for variant in ("", ".br", ".gz"):
            path.with_name(path.name + variant).unlink()
        path.write_text(text.replace(old, new))
        for name in ("service-worker.js", "build.txt"):
            for variant in (".br", ".gz"):
                (self.folder / (name + variant)).unlink(missing_ok=True)
        shutil.copyfile(SOURCE, self.folder / "service-worker.js")
        write_offline(self.folder)
        return build_of(kept(self.folder))


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> Iterator[Host]:
    """A copy of the site on a host of its own."""
    copy = tmp_path / "site"
    shutil.copytree(folder, copy)
    host = Host(copy)
    yield host
    host.leave()


@pytest.fixture
def visitor(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A reader whose browser takes the worker; errors of a network that is away are expected on the console."""
    context = browser.new_context(base_url=host.address, locale="ja-JP", viewport=DESKTOP)
    context.set_default_timeout(30_000)
    yield context
    context.close()


def visited(context: BrowserContext, address: str = "about/") -> Page:
    """A page that has been looked at until the copy was made."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("navigator.serviceWorker.controller === null")
    assert page.evaluate(ACTIVE)
    return page


def calculates(page: Page, runtime: str) -> None:
    """The case of the address has its amount, by the interpreter that is named."""
    page.wait_for_selector(f"html[data-runtime={runtime}]", timeout=READY)
    expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "750000")


def test_every_page_opens_without_a_network_after_one_visit(
    visitor: BrowserContext, host: Host, addresses: list[str]
) -> None:
    """One page was read, the host goes away: every page is there, with looks and policy, and the search finds."""
    page = visited(visitor)
    host.leave()
    for address in addresses:
        answer = page.goto(address, wait_until="domcontentloaded")
        assert answer is not None
        assert answer.status == (404 if address == "there-is-no-such-page/" else 200), address
        assert answer.from_service_worker
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    page.goto("about/")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator("[data-md-component=search-query]").fill("補助率")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    answer = page.goto("it-2025/tsujyo?view=any")
    assert page.url == f"{host.address}it-2025/tsujyo/?view=any"
    host.come_back()


def test_a_calculator_calculates_without_a_network(visitor: BrowserContext, host: Host) -> None:
    """After a visit to another page the quick interpreter answers, and the form does what it does on line."""
    page = visited(visitor)
    host.leave()
    page.goto(f"it-2025/tsujyo/{CASE}")
    calculates(page, "quick")
    page.locator("[name=software_purchase]").fill("100万円")
    expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "500000")
    host.come_back()


def test_the_full_interpreter_is_kept_once_it_has_come(visitor: BrowserContext, host: Host) -> None:
    """Where Pyodide ran on line it runs off line too, with its files held to their digests as ever."""
    page = visitor.new_page()
    page.goto(f"it-2025/tsujyo/{CASE}")
    calculates(page, "ready")
    assert page.evaluate(ACTIVE)
    whole = """async () => { const names = await caches.keys(); const cache = await caches.open(names[0]);
      return (await cache.keys()).filter(({ url }) => /pyodide|stdlib/.test(url)).length }"""
    page.wait_for_function(f"({whole})().then((found) => found === 4)")
    host.leave()
    page.goto("about/")
    page.goto(f"it-2025/tsujyo/{CASE}")
    calculates(page, "ready")
    host.come_back()


def test_the_button_fetches_everything(visitor: BrowserContext, host: Host) -> None:
    """From the page with the button, with progress on the way, to Pyodide without a network."""
    page = visitor.new_page()
    page.goto("offline/")
    part = page.locator("[data-offline]")
    part.get_by_role("button", name="オフラインで使う").click()
    expect(part).to_have_attribute("data-offline", "all")
    assert page.locator("[data-offline] progress").evaluate("bar => bar.value / bar.max") == 1
    host.leave()
    page.goto(f"it-2025/tsujyo/{CASE}")
    calculates(page, "ready")
    host.come_back()


def test_fetching_can_be_stopped_and_goes_on(visitor: BrowserContext, host: Host) -> None:
    """Stopped, the rest is not fetched and the button is there again; pressed again, it ends."""
    page = visited(visitor, "offline/")
    part = page.locator("[data-offline]")
    page.reload()
    expect(part).to_have_attribute("data-offline", "pages")
    with host.holding("/assets/runtime/stdlib-"):
        part.get_by_role("button", name="オフラインで使う").click()
        part.get_by_role("button", name="やめる").click()
        expect(part).to_have_attribute("data-offline", "stopped")
    part.get_by_role("button", name="オフラインで使う").click()
    expect(part).to_have_attribute("data-offline", "all")


def test_what_fails_is_said_and_tried_again(visitor: BrowserContext, host: Host) -> None:
    """A host that goes away in between, a file that is not what was built: the reason in words, and a way on."""
    page = visited(visitor, "offline/")
    page.reload()
    part = page.locator("[data-offline]")
    library = next(host.folder.glob("assets/runtime/stdlib-*.zip"))
    packed = [library, *host.folder.glob("assets/runtime/stdlib-*.zip.*")]
    right = {path: path.read_bytes() for path in packed}
    for path in packed:
        path.unlink()
    library.write_bytes(b"another file")
    expect(part).to_have_attribute("data-offline", "pages")
    part.get_by_role("button", name="オフラインで使う").click()
    expect(part).to_have_attribute("data-offline", "failed-altered")
    for path, data in right.items():
        path.write_bytes(data)
    host.leave()
    part.get_by_role("button", name="もう一度ためす").click()
    expect(part).to_have_attribute("data-offline", "failed-network")
    host.come_back()
    part.get_by_role("button", name="もう一度ためす").click()
    expect(part).to_have_attribute("data-offline", "all")


def test_a_browser_that_denies_storage_is_told_and_works(broken: BrowserContext, host: Host) -> None:
    """Where the worker is refused, the button says so in words, and the rest of the site does not notice."""
    page = broken.new_page()
    page.add_init_script(
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))"
    )
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{host.address}offline/")
    part = page.locator("[data-offline]")
    part.get_by_role("button", name="オフラインで使う").click()
    expect(part).to_have_attribute("data-offline", "failed-storage")
    page.goto(f"{host.address}it-2025/tsujyo/{CASE}")
    calculates(page, "ready")
    assert faults == []


def test_a_copy_taken_away_is_not_made_again_by_itself(visitor: BrowserContext) -> None:
    """The reader removes the copy: nothing is left, and nothing comes back until the button is pressed."""
    page = visited(visitor, "offline/")
    page.reload()
    part = page.locator("[data-offline]")
    part.get_by_role("button", name="この端末から控えを消す").click()
    expect(part).to_have_attribute("data-offline", "forgotten")
    page.goto("about/", wait_until="networkidle")
    page.wait_for_timeout(500)
    assert (page.evaluate(WORKERS), page.evaluate(CACHES)) == (0, [])


def test_whoever_saves_data_is_asked_first(browser: Browser, host: Host) -> None:
    """With the setting that saves data nothing is kept silently; the button still works."""
    context = browser.new_context(base_url=host.address, locale="ja-JP")
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto("offline/", wait_until="networkidle")
    page.wait_for_timeout(500)
    assert page.evaluate(WORKERS) == 0
    page.get_by_role("button", name="オフラインで使う").click()
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "all", timeout=30_000)
    context.close()


def test_a_new_build_is_shown_at_once_and_kept_for_later(visitor: BrowserContext, host: Host) -> None:
    """On line a reader sees what is on the site, is told of the new copy, and off line gets one build or the other."""
    first = visited(visitor)
    (old,) = first.evaluate(CACHES)
    build = host.publish("about/index.html", "目安と限界", "めやすと限界")
    first.goto("about/")
    expect(first.locator("h1")).to_contain_text("めやすと限界")
    expect(first.locator("[data-offline-said]")).to_contain_text("新しい版")
    assert first.evaluate(CACHES) == [old, f"monosashi-{build}"]
    host.leave()
    # A tab of the older build is still open: its copy answers, whole.
    first.goto("about/")
    expect(first.locator("h1")).to_contain_text("目安と限界")
    first.close()
    second = visitor.new_page()

    def new() -> bool:
        # The browser changes workers in its own time after the last tab is gone; a tab that came too early holds it up.
        second.goto("about:blank")
        second.wait_for_timeout(2000)
        second.goto("about/")
        return "めやすと限界" in second.locator("h1").inner_text()

    eventually(second, new, seconds=60)
    second.wait_for_function(f"caches.keys().then((names) => names.join() === 'monosashi-{build}')")
    host.come_back()


def test_a_page_of_another_build_takes_nothing_from_the_copy(visitor: BrowserContext, host: Host) -> None:
    """While the copy is of the older build, a page that came from the network gets its scripts from there too."""
    page = visited(visitor)
    host.publish("about/index.html", "目安と限界", "めやすと限界")
    script = host.folder / "assets" / "javascripts" / "site.js"
    for variant in (".br", ".gz"):
        script.with_name(script.name + variant).unlink()
    script.write_text(f"{script.read_text()}\ndocument.documentElement.dataset.build = 'new';\n")
    page.goto("about/")
    expect(page.locator("h1")).to_contain_text("めやすと限界")
    expect(page.locator("html")).to_have_attribute("data-build", "new")


def test_half_a_new_build_is_not_kept(visitor: BrowserContext, host: Host) -> None:
    """Where a file is not the one that the new build names, the older copy stays as it is, whole."""
    page = visited(visitor)
    kept_before = page.evaluate(CACHES)
    host.publish("about/index.html", "目安と限界", "めやすと限界")
    about = host.folder / "about" / "index.html"
    about.write_text(about.read_text().replace("めやすと限界", "途中"))
    page.goto("about/", wait_until="networkidle")
    page.wait_for_timeout(1500)
    page.close()
    host.leave()
    page = visitor.new_page()
    # Time enough for a worker to take over, if there were one.
    page.wait_for_timeout(2000)
    page.goto("about/")
    expect(page.locator("h1")).to_contain_text("目安と限界")
    assert kept_before[0] in page.evaluate(CACHES)
    host.come_back()


def test_a_site_that_gives_up_its_worker_takes_the_copy_away(visitor: BrowserContext, host: Host) -> None:
    """The worker's file is gone: the next visit removes worker and copy, says so, and works."""
    page = visited(visitor)
    for variant in ("", ".br", ".gz"):
        (host.folder / f"service-worker.js{variant}").unlink()
    page.goto("about/")
    expect(page.locator("[data-offline-said]")).to_contain_text("片付けました")
    assert (page.evaluate(WORKERS), page.evaluate(CACHES)) == (0, [])
    page.goto("")
    expect(page.locator("h1")).to_contain_text("補助金ものさし")


class Hanging(Handler):
    """A host whose connections hang."""

    @override
    def do_GET(self) -> None:
        time.sleep(8)


def test_a_host_that_does_not_answer_is_not_waited_for(visitor: BrowserContext, host: Host) -> None:
    """In a hall where connections hang, the copy stands in after two seconds."""
    page = visited(visitor)
    host.server.RequestHandlerClass = Hanging
    begun = time.monotonic()
    page.goto("it-2025/", wait_until="load")
    expect(page.locator("h1")).to_contain_text("IT導入補助金2025")
    assert time.monotonic() - begun < 6
