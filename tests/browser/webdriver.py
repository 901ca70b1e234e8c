"""Drives Firefox and WebKitGTK by the few commands of W3C WebDriver that tests need, with nothing between us and them.

Firefox is spoken to as its driver does (Marionette: the commands by name, over a socket), WebKitGTK through its own
driver (the same commands as addresses, over HTTP).
"""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from io import BufferedRWPair
from typing import Any, override

# Generous: an emulated or shared machine may take ten times what an idle one takes.
TIMEOUT = 120
TO_THE_MIDDLE = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })"
# A parameter in braces is part of the address.
ADDRESSES = {
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "GetWindowHandles": "window/handles",
    "SwitchToWindow": "window",
    "CloseWindow": "window",
}
METHODS = {"GetWindowHandles": "GET", "CloseWindow": "DELETE"}


class Driven(ABC):
    """A browser under our command."""

    @abstractmethod
    def command(self, name: str, **parameters: Any) -> Any:  # noqa: ANN401  # JSON, as the command has it
        """Have one WebDriver command carried out."""

    @contextmanager
    def window(self, address: str, width: int, height: int) -> Iterator[None]:
        """Open a page in a window of exactly that width: a popup may be narrower than a window with a toolbar."""
        before = self.command("GetWindowHandles")
        self.ask("open(arguments[0], '', `popup,width=${arguments[1]},height=${arguments[2]}`)", address, width, height)
        until(lambda: len(self.command("GetWindowHandles")) > len(before), "a window opens")
        (opened,) = set(self.command("GetWindowHandles")) - set(before)
        self.command("SwitchToWindow", handle=opened)
        try:
            until(lambda: self.ask("return innerWidth") == width, f"it is {width} pixels wide")
            yield
        finally:
            self.command("CloseWindow")
            self.command("SwitchToWindow", handle=before[0])

    def ask(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  # whatever the script returns
        """Run a script in the page."""
        return self.command("ExecuteScript", script=script, args=list(arguments))

    def click(self, selector: str) -> None:
        """Click on what is there, as a person would."""
        self.command("ElementClick", id=self.find(selector))

    def choose(self, selector: str) -> None:
        """Click on a choice; again, as a person would, where the page moved between looking and clicking."""
        for _ in range(3):
            self.click(selector)
            if self.ask("return document.querySelector(arguments[0]).checked", selector):
                return
        raise AssertionError(f"three clicks did not choose {selector}")

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.command("ElementSendKeys", id=self.find(selector), text=text)

    def find(self, selector: str) -> str:
        """The element's reference; it is brought to the middle first, at once, where nothing covers it."""
        self.ask(TO_THE_MIDDLE, selector)
        found: dict[str, str] = self.command("FindElement", using="css selector", value=selector)
        return next(iter(found.values()))


class Firefox(Driven):
    """Firefox over Marionette: JSON behind its length, asked as [0, number, name, …], told as [1, number, error, …]."""

    def __init__(self, stream: BufferedRWPair) -> None:
        self.stream = stream
        self.read()
        self.command("NewSession")

    @override
    def command(self, name: str, **parameters: Any) -> Any:
        return self.send(f"WebDriver:{name}", parameters)

    def send(self, name: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON, as the command has it
        """Ask, and wait for the answer."""
        message = json.dumps([0, 1, name, parameters]).encode()
        self.stream.write(b"%d:%b" % (len(message), message))
        self.stream.flush()
        _, _, error, answer = self.read()
        if error:
            raise AssertionError(f"{name}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def read(self) -> Any:  # noqa: ANN401  # JSON, as it comes
        """One message."""
        length = b""
        while (digit := self.stream.read(1)) != b":":
            if not digit:
                raise ConnectionError("Firefox has hung up")
            length += digit
        return json.loads(self.stream.read(int(length)))


class WebKit(Driven):
    """WebKitGTK behind its own driver."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.session = ""
        # A window may be opened by a script here, as it may in Firefox when it is driven.
        options = {"args": ["--automation", "--javascript-can-open-windows-automatically=true"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = f"/session/{self.send('POST', '/session', {'capabilities': wanted})['sessionId']}"

    @override
    def command(self, name: str, **parameters: Any) -> Any:
        address = f"{self.session}/{ADDRESSES[name].format(**parameters)}"
        return self.send(METHODS.get(name, "POST"), address, parameters)

    def send(self, method: str, address: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON again
        """Ask, and wait for the answer."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)) as connection:
            connection.request(method, address, json.dumps(parameters) if method == "POST" else None)
            answer = json.load(connection.getresponse())["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{address}: {answer['error']} {answer['message']}")
        return answer


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < end, f"not within {TIMEOUT} seconds: {what}"
        time.sleep(0.05)
