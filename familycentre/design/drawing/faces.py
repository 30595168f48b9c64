"""Faces of the worry test, 100 × 100: no red-to-green scale, a word under each."""

HEAD = '<path class="f-{ground}" d="M50 4c28 0 45 17 45 46S78 96 50 96 5 79 5 50 22 4 50 4z"/>'
LINES = '<g class="no-fill s-ink" stroke-width="5">{lines}</g>'

EYES = (
    '<circle cx="36" cy="42" r="4" fill="currentColor"/><circle cx="64" cy="42" r="4" fill="currentColor"/>'
)
ASKANCE = (
    '<circle cx="40" cy="42" r="4" fill="currentColor"/><circle cx="68" cy="42" r="4" fill="currentColor"/>'
)

FACES = {
    "great": (
        "moss",
        '<path d="M30 42q6-9 12 0M58 42q6-9 12 0"/><path d="M30 58q20 24 40 0z" fill="currentColor"/>',
    ),
    "fine": ("mist", EYES + '<path d="M35 62q15 10 30 0"/>'),
    "mixed": ("oat", EYES + '<path d="M30 64q7-10 14 0t14 0 12-2"/>'),
    "low": (
        "mist",
        '<path d="M29 36q6-5 11-5M71 36q-6-5-11-5"/>'
        '<circle cx="37" cy="45" r="4" fill="currentColor"/>'
        '<circle cx="63" cy="45" r="4" fill="currentColor"/>'
        '<path d="M34 69q16-12 32 0"/>',
    ),
    "anxious": (
        "heath",
        '<path d="M27 38l13-6M73 38l-13-6"/>'
        '<circle cx="36" cy="46" r="5.5"/><circle cx="64" cy="46" r="5.5"/>'
        '<path d="M31 67l6-5 7 6 6-6 7 6 6-6 6 5"/>',
    ),
    "unsure": ("soft", ASKANCE + '<path d="M42 64h18"/>'),
}


def face(name):
    ground, lines = FACES[name]
    return HEAD.format(ground=ground) + LINES.format(lines=lines)
