"""A path drawn by the server as a river with stones. SVG text, classes only."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def path_svg(names: list[str], label: str) -> SafeString:
    """Return a path as a river with a numbered stone for each stage; the list beside it says the same."""
    step, middle = 90, 45
    stones = [(middle + number * step, middle + (-14 if number % 2 else 14)) for number in range(len(names))]
    curve = "".join(
        f"C{x1 + step // 2} {y1} {x2 - step // 2} {y2} {x2} {y2}"
        for (x1, y1), (x2, y2) in zip(stones, stones[1:], strict=False)
    )
    start = f"M{stones[0][0]} {stones[0][1]}" if stones else ""
    dots = format_html_join(
        "",
        '<circle cx="{0}" cy="{1}" r="19"><title>{3}</title></circle><text x="{0}" y="{2}">{4}</text>',
        (
            (x, y, y + 6, name, number)
            for number, ((x, y), name) in enumerate(zip(stones, names, strict=True), 1)
        ),
    )
    return format_html(
        '<svg class="riverpath" viewBox="0 0 {} 90" role="img" aria-label="{}"><path d="{}"/>{}</svg>',
        max(len(names) * step, step),
        label,
        start + curve,
        dots,
    )
