"""Flat paper shapes that the pictures are cut from.

Classes f-… fill and s-… stroke come from css/components/pictures.css,
so one drawing is day or night, family or youth, by its tokens alone.
"""


def spruce(x, y, height, tone="near"):
    """A spruce that stands at (x, y)."""
    half = height * 0.3
    return (
        f'<path class="f-{tone} s-{tone}" stroke-width="{height * 0.09:.0f}" '
        f'd="M{x} {y - height}L{x + half:.0f} {y}H{x - half:.0f}Z"/>'
    )


def spruces(*places, tone="near"):
    return "".join(spruce(x, y, height, tone) for x, y, height in places)


def window(x, y, width, wall="wall", lit=True):
    """A window of four panes; a lit one glows by night."""
    height = width * 1.15
    middle = x + width / 2
    glow = (
        f'<circle class="f-glow" cx="{middle:.0f}" cy="{y + width / 2:.0f}" r="{width * 1.25:.0f}"/>'
        if lit
        else ""
    )
    return (
        f'{glow}<rect class="f-{"lamp" if lit else "roof"}" x="{x:.0f}" y="{y:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" rx="{width * 0.12:.0f}"/>'
        f'<path class="s-{wall}" stroke-width="{max(1.5, width * 0.1):.1f}" '
        f'd="M{middle:.0f} {y:.0f}v{height:.0f}M{x:.0f} {y + width * 0.57:.0f}h{width:.0f}"/>'
    )


def house(x, y, width, height, wall="wall", lit=True, door=False):
    """A house standing on y, its left wall at x."""
    eave, rise, ridge = width * 0.12, height * 0.62, x + width / 2
    top = y - height - rise
    pane = width * 0.3
    left = x + width * 0.14 if door else ridge - pane / 2
    parts = [
        f'<rect class="f-roof" x="{x + width * 0.68:.0f}" '
        f'y="{y - height - rise * 0.95:.0f}" width="{width * 0.13:.0f}" '
        f'height="{rise * 0.7:.0f}"/>',
        f'<path class="f-{wall}" d="M{x} {y}V{y - height}L{ridge:.0f} {top:.0f}'
        f'L{x + width} {y - height}V{y}Z"/>',
        f'<path class="no-fill s-roof" stroke-width="{width * 0.13:.0f}" '
        f'd="M{x - eave:.0f} {y - height + eave * 0.8:.0f}L{ridge:.0f} {top:.0f}'
        f'L{x + width + eave:.0f} {y - height + eave * 0.8:.0f}"/>',
        window(left, y - height * 0.78, pane, wall, lit),
    ]
    if door:
        parts.append(
            f'<path class="f-wood" d="M{x + width * 0.58:.0f} {y}v{-height * 0.7:.0f}'
            f'h{width * 0.24:.0f}v{height * 0.7:.0f}z"/>'
        )
    return "".join(parts)


def moon(x, y, radius):
    return f'<circle class="f-moon" cx="{x}" cy="{y}" r="{radius}"/>'


def stars(*places):
    """Seen by night only."""
    return "".join(f'<circle class="f-star" cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in places)


def fill(tone):
    return f'<path class="f-{tone}" d="M0 0h400v260H0z"/>'


def hill(tone="mid", y=196):
    return f'<path class="f-{tone}" d="M0 {y + 18}C90 {y - 18} 260 {y - 16} 400 {y + 12}V260H0Z"/>'


def ripples(path, width=5, tone="wall"):
    return f'<path class="no-fill s-{tone}" stroke-width="{width}" opacity=".6" d="{path}"/>'


def boat(x, y, width, tone="wood"):
    """A rowing boat whose rim is at y, its left end at x."""
    w = width
    return (
        f'<path class="f-{tone}" d="M{x} {y}h{w}c{-w * 0.06:.0f} {w * 0.19:.0f} '
        f"{-w * 0.18:.0f} {w * 0.26:.0f} {-w * 0.34:.0f} {w * 0.26:.0f}h{-w * 0.32:.0f}"
        f'c{-w * 0.16:.0f} 0 {-w * 0.29:.0f} {-w * 0.07:.0f} {-w * 0.34:.0f} {-w * 0.26:.0f}z"/>'
    )
