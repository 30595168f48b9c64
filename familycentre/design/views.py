"""The living style page: every part of the look by day and by night."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from familycentre.design import drawing, samples

PARTS = [
    ("colours", "Colours"),
    ("type", "Type"),
    ("buttons", "Buttons"),
    ("choices", "Tags and chips"),
    ("forms", "Forms"),
    ("notices", "Notices and calls"),
    ("lists", "Lists and cards"),
    ("navigation", "Navigation"),
    ("time", "Time"),
    ("guidance", "Guidance"),
    ("talk", "Conversation"),
    ("data", "Figures"),
    ("pictures", "Pictures and icons"),
]

SIDES = [("day", "theme-light"), ("night", "theme-dark")]


def style_page(request):
    """Every component in every state, by day and by night. Developers only."""
    if not (settings.DEBUG or getattr(settings, "TESTING", False)):
        raise Http404
    context = {
        "samples": samples,
        "icons": sorted(drawing.ICONS),
        "signs": list(drawing.SIGNS),
        "page": samples.page(),
        "parts": [(name, title, f"design/style/{name}.html") for name, title in PARTS],
        "sides": [(side, theme, samples.form(side)) for side, theme in SIDES],
        "young": [(f"young-{side}", f"{theme} youth", samples.form(f"y{side}")) for side, theme in SIDES],
        "links": [{"label": title, "url": f"#{name}"} for name, title in PARTS],
    }
    return render(request, "design/style/index.html", context)
