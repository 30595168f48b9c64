"""The strip over the inbox: one house a waiting family, its window lit when somebody is at it. Only for the eye."""

from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 1200, 150
MOST = 18  # more houses than that are no picture any more
HILLS = (14, 26, 6, 20, 0, 30, 10, 22)  # how far each house stands down the bank, in turn
SIZES = (1.0, 0.86, 1.12, 0.92, 1.04, 0.8)


def drawn(taken: list[bool]) -> SafeString:
    """Return the river bank with a house for each request, in the order of their due days."""
    shown = taken[:MOST]
    step = WIDTH / (len(shown) + 1)
    houses = "".join(house(round(step * (i + 1)), i, lit) for i, lit in enumerate(shown))
    return mark_safe(  # noqa: S308 - numbers only
        f'<svg class="village" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMax slice" aria-hidden="true">'
        '<circle class="f-star" cx="90" cy="26" r="2"/><circle class="f-star" cx="410" cy="18" r="2.5"/>'
        '<circle class="f-star" cx="760" cy="30" r="2"/><circle class="f-star" cx="1090" cy="20" r="2.5"/>'
        '<path class="f-far" d="M0 92C160 60 330 84 520 70S860 40 1200 74V150H0Z"/>'
        '<path class="f-mid" d="M0 108C220 84 420 104 640 92S1000 80 1200 100V150H0Z"/>'
        f"{spruces(len(shown))}{houses}"
        '<path class="f-water" d="M0 136C200 130 420 142 640 136S1000 130 1200 138V150H0Z"/></svg>'
    )


def house(x: int, turn: int, lit: bool) -> str:
    """Return one house: walls, roof, a window that is lit or dark."""
    size, y = SIZES[turn % len(SIZES)], 96 + HILLS[turn % len(HILLS)] // 2
    wall = "f-wall" if turn % 3 else "f-wall2"
    window = (
        '<path class="f-glow" d="M-13-8h26v26h-26z" opacity=".35"/><path class="f-lamp" d="M-7-3H7V11H-7z"/>'
    )
    dark = '<path class="f-deep" d="M-7-3H7V11H-7z" opacity=".55"/>'
    return (
        f'<g transform="translate({x} {y}) scale({size})"><path class="{wall}" d="M-22-14H22V30H-22z"/>'
        f'<path class="f-roof s-roof" stroke-width="4" d="M-28-13 0-36 28-13Z"/>{window if lit else dark}</g>'
    )


def spruces(houses: int) -> str:
    """Return spruces between the houses, the fewer the more houses there are."""
    places = [40, 210, 330, 505, 690, 835, 985, 1160][: max(2, 9 - houses // 3)]
    return "".join(
        f'<path class="f-near s-near" stroke-width="4" d="M{x} {60 + i % 3 * 8}L{x + 15} 112H{x - 15}Z"/>'
        for i, x in enumerate(places)
    )
