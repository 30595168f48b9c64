"""The fixed cast: workers with keys, a ring that is open, a family that wrote."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from familycentre.contact import rings
from familycentre.contact.actions import asking
from familycentre.contact.models import Ring, RingMember, RingText
from familycentre.contact.sealed import Act
from familycentre.core.workdays import WorkCalendar
from familycentre.people import secret
from familycentre.people.actions import assign_role
from familycentre.people.models import Organisation, User

NOW = datetime(2026, 11, 24, 22, 14, tzinfo=ZoneInfo("Europe/Helsinki"))
PASSPHRASE = "kolme venettä rannalla yöllä"
CALENDAR = WorkCalendar()


@dataclass
class Worker:
    """A person with opened keys."""

    user: User
    keys: secret.Opened

    def act(self, now: datetime = NOW) -> Act:
        return Act(self.user, self.keys, now)


def worker(name: str) -> Worker:
    """Return a new person with keys."""
    user = User.objects.create_user(
        name, first_name=name.capitalize(), last_name="Suku", password="a long enough password"
    )
    assign_role(
        user=user, role="professional", organisation=Organisation.objects.get(key="saarelan-hyvinvointialue")
    )
    secret.make_keys(user=user, passphrase=PASSPHRASE, now=NOW)
    return Worker(user, secret.open_by_passphrase(user, PASSPHRASE))


def open_ring(*workers: Worker, key: str = "perhetiimi", second_reader: bool = False) -> Ring:
    """Return a ring of these workers with its checklist done; the first one leads it."""
    ring = Ring.objects.create(
        key=key,
        responsible_body=Organisation.objects.get(key="saarelan-hyvinvointialue"),
        induction_on=date(2026, 11, 1),
        texts_checked_on=date(2026, 11, 2),
        opened_on=date(2026, 11, 3),
        second_reader=second_reader,
    )
    RingText.objects.create(record=ring, language="fi", name="Perhetiimi")
    RingText.objects.create(record=ring, language="sv", name="Familjeteamet")
    rings.start(ring=ring, by=workers[0].user, now=NOW)
    RingMember.objects.filter(ring=ring, user=workers[0].user).update(lead=True)
    for other in workers[1:]:
        rings.admit(ring=ring, user=other.user, by=workers[0].user, keys=workers[0].keys, now=NOW)
    return ring


def ask(ring: Ring, text: str = "Vauva valvoo ja minä itken.", token: str = "", **more) -> asking.Asked:
    """Return what a family gets when it asks."""
    fields = {
        "form": {"topic": "parenting", "municipality": "901", "language": "fi", "writer": "parent"},
        "identity": None,
        "notice_to": "",
        "greeting": "Viestisi on perillä.",
        "calendar": CALENDAR,
        "now": NOW,
    }
    return asking.open_request(ring=ring, token=token or asking.new_token(), text=text, **{**fields, **more})
