"""The closed word lists of the directory: code → readable name. Sources: the guide (forms, tiers) and PTV."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AUDIENCES = [
    ("expecting", _("Expecting a baby")),
    ("parent", _("Parents")),
    ("child", _("Children")),
    ("youth", _("Young people")),
    ("young-adult", _("Young adults")),
    ("couple", _("Couples")),
    ("family", _("The whole family")),
    ("grandparent", _("Grandparents")),
    ("close-one", _("Relatives and friends")),
    ("immigrant", _("Immigrants")),
    ("bereaved", _("The bereaved")),
    ("carer", _("Carers")),
    ("professional", _("Professionals")),
    ("anyone", _("Anyone")),
]
LIFE_STAGES = [
    ("pregnancy", _("Pregnancy")),
    ("baby", _("Baby")),
    ("toddler", _("Toddler")),
    ("preschool", _("Under school age")),
    ("school", _("School age")),
    ("adolescence", _("Adolescence")),
    ("young-adult", _("Young adulthood")),
    ("adult", _("Adulthood")),
    ("all", _("All ages")),
]
FORMS = [
    ("electronic", pgettext_lazy("form of service", "Online or by phone")),
    ("group", pgettext_lazy("form of service", "In a group")),
    ("individual", pgettext_lazy("form of service", "One to one")),
    ("home", pgettext_lazy("form of service", "At home")),
    ("place", pgettext_lazy("form of service", "At a place")),
]
TIERS = [
    ("universal", _("For every family")),
    ("additional", _("Additional support")),
    ("special", _("Special support")),
]
PROVIDER_KINDS = [
    ("county", _("Wellbeing services county")),
    ("municipality", _("Municipality")),
    ("ngo", _("NGO")),
    ("parish", _("Parish")),
    ("state", _("State")),
    ("national", _("National body")),
    ("private", _("Private")),
]
ACCESS = [
    ("self", _("Get in touch yourself")),
    ("drop-in", _("Just come")),
    ("assessment", _("After an assessment of your needs")),
    ("decision", _("By a decision")),
    ("referral", _("With a referral")),
]
FEES = [("free", _("Free of charge")), ("fee", _("There is a fee")), ("unknown", _("Ask about the fee"))]
SERVICE_LANGUAGES = [
    ("fi", _("Finnish")),
    ("sv", _("Swedish")),
    ("en", _("English")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
    ("ar", _("Arabic")),
    ("so", _("Somali")),
    ("fi-x-easy", _("Easy Finnish")),
    ("sign", _("Sign language")),
]
NEEDS = [
    ("danger", _("Danger right now")),
    ("violence", _("Violence and fear")),
    ("crisis", _("Crisis and dark thoughts")),
    ("child-youth", _("For a child or young person")),
    ("parent", _("For a parent")),
    ("separation", _("Separation")),
    ("crime", _("Victim of a crime")),
    ("health", _("Sudden illness")),
    ("social", _("Social services")),
]
PLACE_KINDS = [("site", _("Family-centre site")), ("meeting-place", _("Meeting place"))]
CRITERIA = [
    ("unknown", _("Not assessed yet")),
    ("self-assessed", _("Assessed by the place itself")),
    ("met", _("Meets the national criteria for meeting places")),
]
EVENT_KINDS = [
    ("family-cafe", _("Family café")),
    ("open-ecec", _("Open early education")),
    ("parish-club", _("Parish family club")),
    ("family-park", _("Family park")),
    ("peer-group", _("Peer group")),
    ("theme-day", _("Theme day")),
    ("expert-visit", _("Expert visit")),
    ("culture", _("Culture")),
    ("course", _("Course or group")),
    ("briefing", _("Briefing for professionals")),
    ("other", _("Other")),
]
NATIONAL_GROUPS = [
    ("family", _("For families")),
    ("youth", _("For young people")),
    ("health", _("Health")),
    ("money", _("Money")),
    ("law", _("Law and agreements")),
    ("language", _("Language and interpretation")),
    ("professional", _("For professionals")),
]
PICTURES = [
    (key, key) for key in ("sprout", "spruces", "cup", "boats", "bridge", "houses", "door", "lighthouse")
]
GROUNDS = [(key, key) for key in ("moss", "mist", "heath", "oat")]
SENSITIVE_THEMES = frozenset({"violence", "crisis"})
"""Pages of these themes leave no traces and have a quick exit."""
