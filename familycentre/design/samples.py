"""Invented content for the style page, in the words the site would use."""

from django import forms
from django.core.paginator import Paginator

from familycentre.design import stylesheet

COLOURS = [
    name.removeprefix("--")
    for name, value in stylesheet.tokens()[":root"].items()
    if value["light"].startswith("#")
]


class SampleForm(forms.Form):
    name = forms.CharField(label="Etunimi tai nimimerkki", required=False)
    phone = forms.CharField(label="Puhelinnumero", help_text="Kysymme turvallisen ajan.")
    town = forms.ChoiceField(
        label="Kunta", choices=[("saarela", "Saarela"), ("satama", "Saarela"), ("ranta", "Satama")]
    )
    text = forms.CharField(label="Sinun viestisi", help_text="Kirjoita omin sanoin.", widget=forms.Textarea)
    writer = forms.ChoiceField(
        label="Kuka kirjoittaa?",
        choices=[("parent", "Vanhempi"), ("youth", "Nuori"), ("other", "Joku muu")],
        widget=forms.RadioSelect,
    )
    way = forms.ChoiceField(
        label="Miten haluat vastauksen?",
        choices=[("code", "Luen vastauksen koodilla"), ("call", "Soittakaa minulle")],
        widget=forms.RadioSelect,
    )
    interpreter = forms.BooleanField(label="Haluan tulkin", required=False)

    def clean_phone(self):
        raise forms.ValidationError("Numerosta puuttuu alku. Kirjoita esimerkiksi 040\u00a0123\u00a04567.")


def form(side):
    """A form that came back with one error; ids differ between the sides of the page."""
    data = {
        "name": "Saimi",
        "phone": "123 4567",
        "town": "saarela",
        "text": "Vauva herää tunnin välein.",
        "writer": "parent",
        "way": "call",
        "interpreter": "on",
    }
    bound = SampleForm(
        {f"{side}-{name}": value for name, value in data.items()},
        auto_id=f"{side}_%s",
        prefix=side,
    )
    bound.is_valid()
    return bound


def _tag(label, kind="", icon=""):
    return {"label": label, "kind": kind, "icon": icon}


FREE = _tag("Maksuton", "ok", "check")

TAGS = [
    _tag("Tieto"),
    _tag("Auki nyt", "ok", "clock"),
    _tag("Ilmoittaudu", "care", "pen"),
    _tag("Peruttu", "danger", "x"),
    _tag("Tänään", "info", "clock"),
    _tag("Ei tietoa", "edge"),
]

SERVICES = [
    {
        "title": "Kasvatus- ja perheneuvonta",
        "text": "Keskustelu perheneuvojan kanssa.",
        "tags": [FREE, _tag("Koko alue", "", "pin")],
    },
    {
        "title": "Voimaperheet",
        "text": "Valmennus puhelimessa ja verkossa.",
        "tags": [_tag("Kutsu neuvolasta", "care", "info")],
    },
]

EVENTS = [
    {"href": "#", "when": "9.30", "title": "Perhekahvila", "text": "Koria", "now": True,
     "tags": [_tag("Nyt käynnissä", "ok", "clock")]},
    {"href": "#", "when": "13.00", "title": "Vauvojen tarinatuokio", "text": "Rantasaari"},
    {"href": "#", "when": "17.30", "title": "Isien ja lasten ilta", "text": "Satama",
     "cancelled": True, "tags": [_tag("Peruttu", "danger", "x")]},
]  # fmt: skip

WEEK = [
    {"weekday": day, "number": number, "url": "#", "current": number == 24, "busy": number < 28}
    for day, number in zip(("ma", "ti", "ke", "to", "pe", "la", "su"), range(23, 30), strict=True)
]

MONTH = [
    [
        {"number": number, "url": "#" if number > 22 else "", "current": number == 24,
         "busy": number > 22 and number % 3, "out": False}
        for number in range(start, start + 7)
    ]
    for start in (9, 16, 23)
]  # fmt: skip

FACTS = [
    {"icon": "pin", "label": "Missä", "value": "Rantasaari, Saarela", "url": "#"},
    {"icon": "people", "label": "Kenelle", "value": "Kaikille, joilla on pieniä lapsia"},
    {"icon": "euro", "label": "Hinta", "value": "Maksuton"},
]

TIERS = [
    {"tier": 3, "title": "Erityinen tuki", "text": "Asiantuntija-apu, valvotut tapaamiset",
     "items": [{"label": "Perheasioiden sovittelu", "url": "#"}]},
    {"tier": 2, "title": "Lisätuki", "text": "Lastenvalvoja, sovittelu, ryhmät", "open": True,
     "items": [{"label": "Lastenvalvoja", "url": "#"}, {"label": "Eroryhmä", "url": "#"}]},
    {"tier": 1, "title": "Kaikille", "text": "Neuvola, koulu, eroneuvo", "url": "#"},
]  # fmt: skip

STAGES = [
    {"title": "Mietimme eroa", "text": "Riitoja, etäisyyttä, epävarmuutta"},
    {"title": "Päätös ja lapsille kertominen", "text": "Kertokaa yhdessä.", "now": True},
    {"title": "Sopimukset", "text": "Lastenvalvoja vahvistaa"},
]

GROUPS = [
    {
        "title": "Missä muodossa?",
        "name": "form",
        "choices": [
            {"value": "talk", "label": "Keskustelu", "checked": True},
            {"value": "group", "label": "Ryhmä"},
            {"value": "online", "label": "Verkossa"},
        ],
    },
    {
        "title": "Missä?",
        "name": "area",
        "type": "select",
        "choices": [
            {"value": "", "label": "Koko alue"},
            {"value": "saarela", "label": "Saarela"},
        ],
    },
]

FACES = [
    ("great", "Tosi hyvä"),
    ("fine", "Ihan ok"),
    ("mixed", "Vaihtelee"),
    ("low", "Alakuloinen"),
    ("anxious", "Ahdistunut"),
    ("unsure", "En osaa sanoa"),
]

TABLE = {
    "head": ["Kuukausi", "Pyyntöjä", "Vastausaika, arkipäivää"],
    "rows": [["Lokakuu", "42", "1,1"], ["Marraskuu", "37", "1,3"]],
}


def page():
    return Paginator(range(200), 20).page(4)
