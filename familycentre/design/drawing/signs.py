"""The eight theme pictures and a few more, 400 × 260. Each holds a lit window,
a moon or a lamp; none holds people."""

from familycentre.design.drawing.shapes import boat, fill, hill, house, moon, ripples, spruces, stars


def _sprout():
    return (
        fill("moss")
        + stars((60, 50, 3), (120, 30, 2), (350, 120, 3), (240, 40, 2))
        + moon(306, 66, 26)
        + '<path class="f-far" d="M0 196C70 150 150 160 220 184S350 170 400 150V260H0Z" opacity=".8"/>'
        + hill("mid", 200)
        + '<path class="no-fill s-deep" stroke-width="9" d="M200 206V118"/>'
        + '<path class="f-near" d="M200 150C140 150 122 112 120 82c44 0 80 20 80 68z'
        'M200 128c0-44 30-66 78-70 2 36-22 70-78 70z"/>'
        + '<path class="no-fill s-deep" stroke-width="4" d="M200 150C180 128 160 110 140 98'
        'M200 128c14-22 32-38 54-50" opacity=".5"/>'
        + '<ellipse class="f-wood" cx="200" cy="210" rx="58" ry="15"/>'
    )


def _spruces():
    return (
        fill("mist")
        + stars((70, 60, 3), (120, 34, 2), (240, 60, 3), (360, 110, 2))
        + moon(310, 60, 24)
        + '<path class="f-far" d="M0 190C100 140 180 150 250 172S350 160 400 140V260H0Z"/>'
        + spruces((44, 186, 40), (352, 178, 44), (376, 182, 30), tone="mid")
        + hill("mid", 196)
        + spruces((166, 210, 150), tone="deep")
        + spruces((238, 214, 84), (282, 216, 54))
    )


def _cup():
    return (
        fill("oat")
        + '<rect class="f-far" x="222" y="36" width="118" height="116" rx="10"/>'
        + '<path class="f-mid" d="M222 130c40-30 80-26 118-8v20a10 10 0 0 1-10 10H232a10 10 0 0 1-10-10z"/>'
        + moon(306, 66, 14)
        + '<path class="s-wall" stroke-width="6" d="M281 38v112M224 92h114"/>'
        + '<path class="f-wood" d="M0 206h400v54H0z"/>'
        + '<path class="f-near" d="M90 128h108v44c0 24-16 36-36 36h-36c-20 0-36-12-36-36z"/>'
        + '<path class="no-fill s-near" stroke-width="11" d="M198 140h14a22 22 0 0 1 0 44h-16"/>'
        + '<path class="no-fill s-wall" stroke-width="7" '
        'd="M122 106c-12-18 12-24 0-44M160 106c-12-18 12-24 0-44"/>'
    )


def _boats():
    return (
        fill("heath")
        + stars((60, 40, 3), (330, 60, 3), (280, 30, 2), (110, 80, 2))
        + moon(200, 74, 30)
        + '<path class="f-far" d="M0 132c80-26 150-26 220-10s130 4 180-10v40H0z"/>'
        + spruces((40, 134, 40), (64, 136, 28), (352, 124, 44), (376, 124, 30), tone="mid")
        + '<path class="f-water" d="M0 146h400v114H0z"/>'
        + ripples("M176 160h48M184 172h32", 5, "moon")
        + boat(84, 176, 108, "deep")
        + boat(212, 188, 108, "wall2")
        + ripples("M60 226h70M180 238h90M300 224h50")
    )


def _bridge():
    posts = "".join(f"M{x} {y}v26" for x, y in ((110, 108), (170, 92), (230, 92), (290, 108)))
    return (
        fill("mist")
        + stars((50, 40, 3), (150, 30, 2), (360, 90, 2))
        + moon(318, 48, 22)
        + hill("far", 150)
        + '<path class="f-water" d="M0 196h400v64H0z"/>'
        + '<path class="f-mid" d="M0 150h62v56H0zM338 150h62v56h-62z"/>'
        + '<path class="f-deep" d="M40 204C70 96 330 96 360 204h-38c-30-70-214-70-244 0z"/>'
        + f'<path class="s-wood" stroke-width="6" d="{posts}"/>'
        + '<path class="no-fill s-wood" stroke-width="9" d="M52 150C120 82 280 82 348 150"/>'
        + ripples("M150 232h100M60 240h50M290 222h60")
    )


def _homes():
    return (
        fill("moss")
        + stars((50, 60, 3), (130, 30, 2), (270, 40, 2), (350, 70, 3))
        + moon(200, 56, 22)
        + spruces((26, 206, 70), (178, 200, 44), (222, 202, 56), (378, 202, 64))
        + '<path class="f-mid" d="M0 214c60-50 140-54 200-6 60-50 140-46 200 0v52H0z"/>'
        + house(66, 186, 84, 56)
        + house(252, 184, 84, 56, "wall2")
        + '<path class="no-fill s-moon" stroke-width="10" stroke-dasharray="2 20" '
        'd="M112 192c10 36 60 46 88 48s80-14 92-50"/>'
    )


def _door():
    return (
        '<path class="f-deep" d="M0 0h400v260H0z"/>'
        '<path class="f-lamp" d="M136 214V62a8 8 0 0 1 8-8h112a8 8 0 0 1 8 8v152z"/>'
        '<path class="f-wall2" d="M136 54l74 24v150l-74-14z"/>'
        '<circle class="f-moon" cx="196" cy="150" r="6"/>'
        '<path class="f-lamp" d="M210 214h54l96 46H222z" opacity=".55"/>'
        '<path class="s-near" stroke-width="6" d="M0 214h136M264 214h136"/>'
    )


def _lighthouse():
    return (
        '<path class="f-near" d="M0 0h400v260H0z"/>'
        '<path class="f-lamp" d="M206 66 400 8v96z" opacity=".42"/>'
        '<path class="f-lamp" d="M194 66 0 22v84z" opacity=".3"/>'
        '<path class="f-water" d="M0 206h400v54H0z"/>'
        '<path class="f-deep" d="M96 216c30-34 60-40 104-40s80 8 108 40c-40 14-170 14-212 0z"/>'
        '<path class="f-wall" d="M176 182l8-92h32l8 92z"/>'
        '<path class="f-wall2" d="M181 130l-2.5 26h43l-2.5-26z"/>'
        '<rect class="f-lamp" x="180" y="54" width="40" height="36" rx="4"/>'
        '<path class="f-wall2 s-wall2" stroke-width="5" d="M174 56 200 30l26 26z"/>'
        '<path class="s-roof" stroke-width="6" d="M172 90h56"/>' + ripples("M40 232h70M250 240h90")
    )


def _meeting():
    """A meeting place: a house with three lit windows and a path to its door."""
    return (
        fill("oat")
        + stars((50, 50, 3), (330, 40, 2))
        + moon(330, 62, 22)
        + '<path class="f-far" d="M0 180C90 140 180 150 260 164S360 150 400 140V260H0Z"/>'
        + spruces((48, 196, 92), (84, 200, 60), (352, 196, 82))
        + hill("mid", 190)
        + house(128, 206, 84, 62, "wall2")
        + house(206, 208, 112, 54, "wall", True, True)
        + '<path class="no-fill s-moon" stroke-width="10" stroke-dasharray="2 20" '
        'd="M286 216c-10 20-60 18-70 44"/>'
    )


def _letter():
    """Your message is in: a letter box by the path under the moon."""
    return (
        fill("mist")
        + stars((60, 60, 3), (110, 30, 2), (250, 50, 2))
        + moon(320, 62, 24)
        + spruces((52, 206, 96), (92, 210, 62), (366, 206, 70))
        + hill("mid", 196)
        + '<path class="no-fill s-wood" stroke-width="12" d="M200 222V150"/>'
        + '<path class="f-wall2" d="M150 98a26 26 0 0 1 26-26h64a26 26 0 0 1 26 26v54H150z"/>'
        + '<path class="f-roof" d="M150 98a26 26 0 0 1 52 0v54h-52z"/>'
        + '<path class="f-wall" d="M164 104h60v34h-60z"/>'
        + '<path class="no-fill s-deep" stroke-width="4" d="M166 106l28 18 28-18"/>'
        + '<path class="no-fill s-lamp" stroke-width="7" d="M258 104V62h18"/>'
    )


SIGNS = {
    "sprout": _sprout,
    "spruces": _spruces,
    "cup": _cup,
    "boats": _boats,
    "bridge": _bridge,
    "homes": _homes,
    "houses": _homes,  # as region packs call it
    "door": _door,
    "lighthouse": _lighthouse,
    "meeting": _meeting,
    "letter": _letter,
}
