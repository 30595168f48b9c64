"""One story through both sides of asking for help: a parent, a worker of the ring, an expert; axe in every state.

``STORY_PICTURES=folder`` also keeps a picture of each state on a phone and on a desk, to be looked at.
"""

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from functools import partial

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from familycentre.contact.tests.test_digest import Sink
from familycentre.core import codes
from tests.journeys.album import Album
from tests.journeys.cast import DESK, PHONE, WORDS, Family, Worker, on_paper
from tests.journeys.conftest import PATIENCE_MS, Site, Watch
from tests.own_site import run

pytestmark = pytest.mark.journey
EXCERPT = "Ett spädbarn vaknar varje timme och föräldern är utmattad. Vad föreslår vi först?"
ADVICE = "Börja med förälderns sömn: någon annan tar två nätter i veckan. Rådgivningen kan ordna hembesök."
ANSWER = "Det låter tungt, och du är inte ensam om det. Kan någon annan ta två nätter den här veckan?"
BACK = "Tack. I natt sov vi fyra timmar i streck."
MOST_IN_A_LETTER = 450  # signs: a sentence or two in three languages have room, a story has not
NEVER_IN_A_LETTER = ["marja", "oskar", "perhetiimi", "familjeteam", "baby", "vauva", "barn", "child", "lapsi"]
NEVER_IN_A_LETTER += ["vanhem", "förälder", "parent", "tukea", "stöd", "hjälp", "ero ", "skilsm"]
MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"]
MONTHS += ["oktober", "november", "december"]
DAY = re.compile(rf"\b(\d{{1,2}})(?:\.(\d{{1,2}})\b| ({'|'.join(MONTHS)}))")  # 27.11, and 27 november


@pytest.fixture
def letters() -> Iterator[socketserver.ThreadingTCPServer]:
    """A mail server on this machine, with what it received in ``letters``."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink)
    server.daemon_threads = True
    server.letters = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


Windows = Callable[..., Page]


@pytest.fixture
def at_work(browser: Browser, site: Site, watch: Watch) -> Iterator[Windows]:
    """Open windows of people who have logins, and so cookies: at_work(language, size)."""
    opened: list[BrowserContext] = []

    def window(locale: str, viewport: dict[str, int]) -> Page:
        context = browser.new_context(
            base_url=site.address, viewport=viewport, reduced_motion="reduce", locale=locale
        )
        context.set_default_timeout(PATIENCE_MS)
        watch.of(context)
        opened.append(context)
        return context.new_page()

    yield window
    for context in opened:
        context.close()
    assert watch.outside == []
    assert watch.errors == []


def test_from_the_question_to_the_answer_and_to_nothing(
    page: Page, site: Site, at_work: Windows, letters: socketserver.ThreadingTCPServer
) -> None:
    album = Album("story")
    parent = Family(page, site)
    code, day = asks(parent, album)

    told(site, letters, code)

    worker = Worker(at_work("fi-FI", DESK), site, name="marja")
    worker.log_in(partial(album.look, worker.page))
    worker.to_the_inbox()
    album.look(worker.page, "locked")
    worker.unlock()
    address = takes(worker, album, day)
    consults(worker, album)

    expert = Worker(at_work("sv-SE", PHONE), site, name="helena")
    advises(expert, album, address)

    answers(worker, album, address)
    reads_and_answers_back(parent, album, code)
    sees_the_reply(worker, album)
    erases(parent, album, code)
    finds_none(worker, address)
    album.look(worker.page, "inbox-after")
    gone = worker.page.goto(address)
    assert gone
    assert gone.status == 404


def asks(parent: Family, album: Album) -> tuple[str, tuple[int, int]]:
    """Ask; return the code and the promised day."""
    page = parent.page
    parent.start()
    album.look(page, "form", desk_known=True)
    day = promised(page.locator("main p b").first.inner_text())
    assert date.today() < date_of(day) <= date.today() + timedelta(days=14)
    below = page.locator("#ask").bounding_box()["y"]  # type: ignore[index]
    for first in (page.locator("main p b").first, page.locator("main .sos a[href='tel:112']")):
        expect(first).to_be_visible()
        box = first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= below
    parent.fill()
    album.look(page, "filled", desk_known=True)
    parent.deed("ask")
    expect(page.locator(".words-back")).to_have_text(WORDS)
    assert promised(page.locator(".happens").inner_text()) == day
    album.look(page, "confirm", desk_known=True)
    parent.deed("send")
    code = parent.code()
    assert codes.normalised(code) == code
    assert promised(page.locator("main .lead").inner_text()) == day
    album.look(page, "code", desk_known=True)
    parent.tick("[name=saved]")
    parent.deed("done")
    expect(page.locator(".msg.mine")).to_contain_text(WORDS)
    expect(page.locator(".msg.auto")).to_be_visible()
    assert promised(page.locator("main").inner_text()) == day
    album.look(page, "waiting", desk_known=True)
    parent.press("main .between a")  # close
    album.look(page, "closed", desk_known=True)
    return code, day


def promised(words: str) -> tuple[int, int]:
    """Return the first day and month that the words name."""
    found = DAY.search(words)
    assert found, f"no day is named in {words!r}"
    day, number, name = found.groups()
    return int(day), int(number or MONTHS.index(name) + 1)


def date_of(day: tuple[int, int]) -> date:
    """Return the date of a day and month that are not far from today, in whichever year."""
    around = (date.today() + timedelta(days=days) for days in range(-180, 181))
    return next(one for one in around if (one.day, one.month) == day)


def told(site: Site, server: socketserver.ThreadingTCPServer, code: str) -> None:
    """Run the hourly command against a mail server; the letters say that something waits, and nothing of what."""
    host, port = server.server_address[:2]
    settings = {**site.settings, "EMAIL_HOST": str(host), "EMAIL_PORT": str(port)}
    run(settings, "-m", "tests.journeys.office_hours", "digest")
    received = [letter.partition("\n")[2] for letter in server.letters]  # type: ignore[attr-defined]
    assert any("To: marja@example.org" in letter for letter in received)
    for letter in received:
        message = message_from_bytes(letter.encode(), policy=default)
        body = message.get_content()
        link = f"{site.address}/workspace/"
        assert body.count(link) == 1
        words = f"{message['Subject']} {body.replace(link, '')}"
        assert not re.search(r"\d", words), "a letter names a number, a day or a code"
        assert len(words) < MOST_IN_A_LETTER
        for never in NEVER_IN_A_LETTER:
            assert never not in words.lower()
        assert code[:4] not in letter


def takes(worker: Worker, album: Album, day: tuple[int, int]) -> str:
    """See the request among the others by its day, open it and take it; return its address."""
    page = worker.page
    album.look(page, "inbox")
    row = worker.newest()
    days = [date_of(promised(words)) for words in page.locator(".due-day b").all_inner_texts()]
    assert len(days) > 1
    assert days == sorted(days)
    assert days[-1] == date_of(day)
    expect(row).to_contain_text("SV")
    expect(row.locator(".nobody")).to_be_visible()
    assert "Babyn" not in page.content()
    worker.open_newest()
    expect(page.locator(".msg.theirs")).to_contain_text(WORDS)
    assert promised(page.locator(".case-head .due").inner_text()) == day
    album.look(page, "request")
    worker.take()
    expect(page.locator(".case-head .tag.ok")).to_be_visible()
    album.look(page, "taken")
    return page.url


def consults(worker: Worker, album: Album) -> None:
    """Ask the expert with an excerpt of the worker's own words; other journeys may have invited other experts."""
    page = worker.page
    worker.unfold("details:has([name=consult-excerpt])")
    experts = page.locator("[name=consult-expert] option").all_inner_texts()
    worker.choose("[name=consult-expert]", next(n for n, name in enumerate(experts) if "Helena" in name))
    worker.write("[name=consult-excerpt]", EXCERPT)
    album.look(page, "consult")
    worker.press("form[action$='/consult/'] button")
    expect(page.locator("aside .rows a[href*='/consultations/']")).to_be_visible()
    album.look(page, "consulted")


def advises(expert: Worker, album: Album, address: str) -> None:
    """Log in as the expert, see the excerpt and nothing else, and answer."""
    page = expert.page
    expert.log_in()
    album.look(page, "expert-home")
    expert.press("main a[href*='/consultations/']")
    expert.unlock()
    expect(page.locator(".msg")).to_have_count(1)
    expect(page.locator(".msg")).to_contain_text(EXCERPT)
    ref = address.rstrip("/").rpartition("/")[2]
    for word in ("gråter", "Jag är", ref):
        assert word not in page.content()
    album.look(page, "expert-asked")
    expert.write("main textarea", ADVICE)
    expert.press("main form button")
    expect(page.locator(".msg")).to_have_count(2)
    album.look(page, "expert-answered")
    for closed in (address, "/workspace/requests/"):
        answer = page.goto(closed)
        assert answer
        assert answer.status == 404


def answers(worker: Worker, album: Album, address: str) -> None:
    """See what the expert said, and answer the family from a ready text."""
    page = worker.page
    worker.page.goto("/workspace/")
    album.look(page, "worker-home")
    worker.press("main a[href*='/consultations/']")
    expect(page.locator(".msg").last).to_contain_text(ADVICE)
    album.look(page, "advice")
    worker.press("main a.back")
    assert page.url == address
    names = page.locator("[name=answer-template] option").all_inner_texts()
    worker.choose("[name=answer-template]", names.index("Början (sv)"))
    worker.press("#answer button[value=insert]")
    ready = page.input_value("#answer textarea")
    assert "Marja" in ready
    assert "{" not in ready
    album.look(page, "ready-text")
    worker.answer(ready.replace("\n\n\n", f"\n\n{ANSWER}\n\n"))
    expect(page.locator(".msg.mine")).to_contain_text(ANSWER)
    album.look(page, "answered")


def reads_and_answers_back(parent: Family, album: Album, code: str) -> None:
    """Come back with the code, read and write again; keep the conversation as a file."""
    page = parent.page
    page.goto(f"{parent.site.address}/sv/meddelanden/")
    album.look(page, "open", desk_known=True)
    parent.come_back(code)
    expect(page.locator(".msg.theirs")).to_contain_text(ANSWER)
    expect(page.locator(".msg.theirs header")).to_contain_text("Marja")
    assert ADVICE not in page.content()
    assert "Mäntylä" not in page.content()
    album.look(page, "answer")
    parent.say(BACK)
    expect(page.locator(".msg.mine")).to_have_count(2)
    album.look(page, "said")
    parent.unfold("#who + details")
    with page.expect_download() as download:
        page.locator("form[action*='spara'] button").click()
    kept = download.value.path().read_text()
    assert all(words in kept for words in (WORDS, ANSWER, BACK))


def sees_the_reply(worker: Worker, album: Album) -> None:
    """See in the requests that the family wrote again, and read it."""
    worker.to_the_inbox()
    expect(worker.newest().locator(".tag.info")).to_be_visible()
    worker.open_newest()
    expect(worker.page.locator("#newest")).to_contain_text(BACK)
    album.look(worker.page, "reply")


def erases(parent: Family, album: Album, code: str) -> None:
    """Erase all; the code then shows what any unknown code shows."""
    page = parent.page
    parent.press("form[action*='radera'] button")
    album.look(page, "sure", desk_known=True)
    parent.press("#sure .danger")
    album.look(page, "erased", desk_known=True)
    shown = []
    for typed in (code, codes.new_code()):
        parent.come_back(typed)
        expect(page.locator(".err")).to_be_visible()
        shown.append(page.content().replace(on_paper(typed), "CODE"))
    assert shown[0] == shown[1]
    album.look(page, "unknown", desk_known=True)


def finds_none(worker: Worker, address: str) -> None:
    """Look in vain for a request that was erased."""
    worker.to_the_inbox()
    path = address.removeprefix(worker.site.address)
    assert path.startswith("/workspace/requests/")
    expect(worker.page.locator(".requests a.rowlink").first).to_be_visible()
    expect(worker.page.locator(f".requests a[href='{path}']")).to_have_count(0)


@pytest.fixture
def plain(browser: Browser, site: Site, watch: Watch) -> Iterator[Family]:
    """A parent whose phone has no JavaScript."""
    window = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=site.address)
    watch.of(window)
    yield Family(window.new_page(), site)
    assert window.cookies() == []
    window.close()
    assert watch.outside == []


def test_the_family_without_javascript_and_the_worker_by_keyboard(
    plain: Family, site: Site, at_work: Windows
) -> None:
    code = plain.to_the_thread()
    expect(plain.page.locator(".msg.mine")).to_contain_text(WORDS)
    worker = Worker(at_work("fi-FI", DESK), site, keyboard=True, name="oskar")
    worker.log_in()
    worker.to_the_inbox()
    worker.unlock()
    worker.open_newest()
    expect(worker.page.locator(".msg.theirs")).to_contain_text(WORDS)
    worker.take()
    address = worker.page.url
    worker.answer(ANSWER)
    expect(worker.page.locator(".msg.mine")).to_contain_text(ANSWER)
    plain.come_back(code)
    expect(plain.page.locator(".msg.theirs")).to_contain_text(ANSWER)
    plain.say(BACK)
    expect(plain.page.locator(".msg.mine")).to_have_count(2)
    plain.erase()
    plain.come_back(code)
    expect(plain.page.locator(".err")).to_be_visible()
    finds_none(worker, address)


def test_the_family_by_keyboard(page: Page, site: Site) -> None:
    parent = Family(page, site, keyboard=True)
    code = parent.to_the_thread()
    expect(page.locator(".msg.mine")).to_contain_text(WORDS)
    parent.press("main .between a")
    parent.come_back(code)
    parent.say(BACK)
    expect(page.locator(".msg.mine")).to_have_count(2)
    parent.erase()
    parent.come_back(code)
    expect(page.locator(".err")).to_be_visible()
