"""Who walks through the journeys: a family that asks, a worker and an expert who answer; by pointer or by keyboard.

The same deeds are done either way, so that what works with a finger is tried with a keyboard alone as well.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from demo.cast import PASSPHRASE, PASSWORD
from familycentre.people.demo_factor import PERIOD, code_of
from tests.journeys.conftest import Site
from tests.journeys.test_keyboard import tab_to

WORDS = "Babyn vaknar varje timme. Jag är så trött att jag gråter."
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
MOST_STOPS = 90


def on_paper(code: str) -> str:
    """Return a code as somebody types it who wrote it down in two pieces."""
    return f" {code[:9]} {code[9:].lower()}"


@dataclass
class Somebody:
    """A person before a screen. Every deed comes in two ways: by pointer, or by Tab, Space, arrows and Enter."""

    page: Page
    site: Site
    keyboard: bool = False

    def reach(self, what: str) -> Locator:
        """Return the first element that fits and can be seen; with a keyboard it has the focus then."""
        if self.keyboard:
            tab_to(self.page, what.replace(":visible", ""), most=MOST_STOPS)
            return self.page.locator(":focus")
        return self.page.locator(what).first

    def goes(self, do: Callable[[], object]) -> None:
        """Do what leads to another page, and wait for that page, however it comes."""
        self.page.evaluate("document.body.dataset.old = 1")
        do()
        self.page.wait_for_selector("body:not([data-old])")
        self.page.wait_for_load_state("load")  # its style too: until then even hidden things are seen

    def press(self, what: str) -> None:
        """Press a button or a link, and wait for the page that it leads to."""
        place = self.reach(what)
        self.goes(lambda: place.press("Enter") if self.keyboard else place.click())

    def unfold(self, what: str) -> None:
        """Open a fold or a menu of the page."""
        place = self.reach(f"{what} > summary")
        if self.keyboard:
            place.press("Enter")
        else:
            place.click()

    def write(self, what: str, text: str) -> None:
        """Write into a field, in the place of what stands there."""
        place = self.reach(what)
        if self.keyboard:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            place.fill(text)

    def choose(self, what: str, number: int) -> None:
        """Choose an option of a list by its number from the top."""
        place = self.reach(what)
        if not self.keyboard:
            place.select_option(index=number)
        for _ in range(number if self.keyboard else 0):
            self.page.keyboard.press("ArrowDown")
        assert self.page.locator(what).evaluate("(list) => list.selectedIndex") == number

    def tick(self, what: str) -> None:
        """Choose a radio button or a box to tick."""
        if self.keyboard:
            self.reach(what).press("Space")
        else:
            self.page.locator(f"label:has({what})").click()
        expect(self.page.locator(what)).to_be_checked()


@dataclass
class Family(Somebody):
    """Somebody at the form, whatever the screen: the deed is in the bar of a phone and in the page of a desk."""

    def start(self, language: str = "sv") -> None:
        """Come from the front page by the button."""
        self.page.goto(self.site.url("home", language))
        self.press("a.btn.lamp:visible")
        expect(self.page.locator("#id_text")).to_be_visible()

    def fill(self, text: str = WORDS, *, call: bool = False) -> None:
        """Write a few words and choose what must be chosen."""
        self.write("#id_text", text)
        self.tick("#id_writer_0")
        self.choose("#id_municipality", 2)
        if call:
            self.tick("#id_reply_1")
            self.write("#id_phone", "040 555 0101")
            self.tick("#id_call_safe_0")

    def deed(self, form: str) -> None:
        """Press the page's one filled button."""
        self.press(f"button.lamp[form={form}]:visible, #{form} button.lamp:visible")

    def code(self) -> str:
        """Return the code that the page shows."""
        return "".join(self.page.locator(".onscreen .code span").all_inner_texts())

    def to_the_thread(self) -> str:
        """Go through the whole form; return the code."""
        self.start()
        self.fill()
        self.deed("ask")
        self.deed("send")
        code = self.code()
        self.tick("[name=saved]")
        self.deed("done")
        return code

    def come_back(self, code: str) -> None:
        """Come from the front page by the menu with the code on a slip of paper."""
        self.page.goto(self.site.url("home", "sv"))
        self.unfold("details.menu.main")
        self.press("details.menu.main a[href*='meddelanden']")
        self.write("#id_code", on_paper(code))
        self.press("#open button.full")

    def say(self, text: str) -> None:
        """Write a further message."""
        self.write("#write textarea", text)
        self.press("#write button.full")

    def erase(self) -> None:
        """Take everything back."""
        self.unfold("#who + details")
        self.press("form[action*='radera'] button")
        self.press("#sure .danger")


@dataclass
class Worker(Somebody):
    """Somebody of the demonstration's ring, or its expert, in the workspace."""

    name: str = "marja"

    def log_in(self, look: Callable[[str], None] = lambda name: None) -> None:
        """Come by the workspace's address: password, authenticator code and, at the first time, the conduct."""
        self.page.goto("/workspace/")
        look("login")
        self.write("[name=login]", self.name)
        self.write("[name=password]", PASSWORD)
        self.press("form[action*='login'] button.full")
        look("second-step")
        self.write("[name=code]", self.present_code())
        self.press("form[action*='second'] button.full")
        look("conduct")
        self.tick("[name=accept]")
        self.press("form:has([name=accept]) button")
        assert self.page.url.endswith("/workspace/")
        look("home")

    def present_code(self) -> str:
        """Return the code of the login's authenticator app, one that is good for some seconds more."""
        secret = re.search(rf"^ *{self.name} .*secret (\w+)", self.site.manage("demo_codes"), re.MULTILINE)
        assert secret, "the login has no second factor of the demonstration"
        left = PERIOD - time.time() % PERIOD
        if left < 3:
            time.sleep(left)
        return code_of(secret.group(1))

    def unlock(self) -> None:
        """Open the own keys on the page that asks for the passphrase."""
        self.write("[name=secret]", PASSPHRASE)
        self.press("form:has([name=secret]) button.full")

    def to_the_inbox(self) -> None:
        """Go to the requests by the menu: at the side of a desk, a fold on a phone."""
        if self.page.locator("details.menu.main > summary").is_visible():
            self.unfold("details.menu.main")
        self.press("nav a[href='/workspace/requests/']:visible")

    def newest(self) -> Locator:
        """Return the row of the request that came last: due last, and under its day the lowest."""
        return self.page.locator(".requests a.rowlink").last

    def open_newest(self) -> None:
        """Open the request that came last."""
        self.press(f".requests a[href='{self.newest().get_attribute('href')}']")

    def take(self) -> None:
        """Take the request that is open."""
        self.press(".takecard button")

    def answer(self, text: str) -> None:
        """Answer the family."""
        self.write("#answer textarea", text)
        self.press("#answer button[value=send]")
