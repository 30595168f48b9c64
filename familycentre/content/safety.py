"""The shared safety blocks: shown above a text, in this order, before anything else is said."""

from django.utils.translation import gettext_lazy as _

BLOCKS = [
    ("112", _("Life in danger: call 112")),
    ("V", _("Violence: Nollalinja first, leave quickly, traces stay")),
    ("S", _("Suicide and self-harm: stay, get help today")),
    ("C", _("A child at risk: official contact, this site takes no notifications")),
    ("Y", _("Youth: who answers, limits of secrecy, we can't send help")),
    ("M", _("Health: information, not a diagnosis")),
]
HELPLINES = {
    "V": ["nollalinja"],
    "S": ["mieli", "mieli-sv", "mieli-ru", "mieli-uk", "mll-nuoret", "mll-sv"],
    "C": ["county-crisis"],
    "Y": ["mll-nuoret", "mll-sv"],
    "M": ["paivystysapu"],
}
"""Which helplines a block shows, by key, those in the reader's language before others; their numbers and
words come from the directory only."""


def in_order(codes: list[str]) -> list[str]:
    """Return the codes in the order of BLOCKS, each once."""
    return [code for code, _label in BLOCKS if code in codes]
