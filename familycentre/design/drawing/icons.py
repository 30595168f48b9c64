"""Our own icons: 24 grid, 2 px round stroke in the colour of the text.

An icon always stands beside a word, so it is hidden from screen readers.
Names say what is drawn; `KEYS` says which icon a section of the site wears.
"""

ICONS = {
    "access": (
        '<circle cx="11" cy="4.8" r="1.6"/><path d="M11 8.5V14h5l2.5 5M11 10.5h4M8 11.5a5 5 0 1 0 6.5 6.5"/>'
    ),
    "baby": (
        '<circle cx="12" cy="12" r="8"/>'
        '<path d="M9 11v.1M15 11v.1M9.5 15q2.5 2 5 0M12 4c-1.2 1.2-.5 2.7 1 2.5"/>'
    ),
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "boat": (
        '<path d="M3.5 14.5h17c-.6 3-2.3 4.5-4.8 4.5H8.3c-2.5 0-4.2-1.5-4.8-4.5zM11.5 '
        '14.5v-11l6 8h-6M11.5 6.5 6.5 11.5h5"/>'
    ),
    "book": (
        '<path d="M4 5h6a2 2 0 0 1 2 2v12a2 2 0 0 0-2-1.5H4zM20 5h-6a2 2 0 0 0-2 2v12a2 2 0 0 1 2-1.5h6z"/>'
    ),
    "bus": (
        '<rect x="4.5" y="4.5" width="15" height="13" rx="2.5"/>'
        '<path d="M4.5 12h15M8 17.5V20M16 17.5V20M8 15v.1M16 15v.1"/>'
    ),
    "calendar": ('<rect x="4" y="5" width="16" height="15" rx="2.5"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>'),
    "chat": ('<path d="M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H6a2 2 0 0 1-2-2z"/>'),
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "child": (
        '<circle cx="12" cy="7" r="3.5"/><path d="M6 20.5v-2a6 6 0 0 1 12 0v2M10.7 6.9v.1M13.3 6.9v.1"/>'
    ),
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "cloud": '<path d="M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6 9.5 4.3 4.3 0 0 0 7 18z"/>',
    "copy": (
        '<rect x="8" y="8" width="12" height="12" rx="2.5"/>'
        '<path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/>'
    ),
    "cup": (
        '<path d="M5 9.5h11V15a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 11h1.5a2.5 2.5 0 0 1 0 '
        '5H16M8.5 6.5c-.8-1.200.8-1.8 0-3M12.5 6.5c-.8-1.200.8-1.8 0-3"/>'
    ),
    "down": '<path d="m5 9 7 7 7-7"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "ear": (
        '<path d="M7 9a5 5 0 0 1 10 0c0 3-2.7 4-3.3 6.5-.5 2.3-1.5 4-3.4 4A3 3 0 0 1 7.3 '
        '17M9.7 9.5a2.3 2.3 0 0 1 4.6 0c0 1.5-1.8 1.8-1.8 3.5"/>'
    ),
    "euro": '<path d="M17.5 6.5A6.5 6.5 0 1 0 17.5 17.5M4 10.5h9M4 13.5h9"/>',
    "external": (
        '<path d="M10 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 '
        '1.5-1.5V14M14 4.5h5.5V10M19 5l-8 8"/>'
    ),
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
        '<circle cx="12" cy="12" r="2.8"/>'
    ),
    "family": (
        '<circle cx="7.5" cy="7" r="2.8"/>'
        '<circle cx="16.5" cy="7" r="2.8"/>'
        '<circle cx="12" cy="14.5" r="2"/>'
        '<path d="M2.5 19c.2-4 2-6 5-6M21.5 19c-.2-4-2-6-5-6M8.5 21c.2-2.5 1.5-3.8 '
        '3.5-3.8s3.3 1.3 3.5 3.8"/>'
    ),
    "file": (
        '<path d="M6.5 3.5h7l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 5 19V5a1.5 '
        '1.5 0 0 1 1.5-1.5zM13 4v4.5h4.5M8.5 13h6M8.5 16.5h6"/>'
    ),
    "filter": (
        '<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/>'
        '<circle cx="16" cy="7" r="2"/>'
        '<circle cx="8" cy="17" r="2"/>'
    ),
    "frown": ('<circle cx="12" cy="12" r="8.5"/><path d="M9 10v.1M15 10v.1M8.5 16q3.5-3.5 7 0"/>'),
    "gear": (
        '<circle cx="12" cy="12" r="3"/>'
        '<path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M6 '
        '18l2.1-2.1M15.9 8.1 18 6"/>'
    ),
    "globe": (
        '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>'
    ),
    "hands": (
        '<path d="M3 12.5 7.5 8l4 1.5 3-2L21 12.5M3 12.5l5.5 5a2 2 0 0 0 2.600.1l.9-.7M21 12.5l-5 5-4-3.5"/>'
    ),
    "heart": ('<path d="M12 20S4 15 4 9.5A4.2 4.2 0 0 1 12 7.6 4.2 4.2 0 0 1 20 9.5C20 15 12 20 12 20z"/>'),
    "home": (
        '<path d="M4 11.5 12 4l8 7.5V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19z"/>'
        '<path d="M9.5 20.5v-6h5v6"/>'
    ),
    "inbox": '<path d="M4 13 6.5 5h11L20 13v5.5H4zM4 13h4.5l1.5 2.5h4L15.5 13H20"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.1"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="m11 12 8-8M16 7l2.5 2.5"/>',
    "left": '<path d="m15 5-7 7 7 7"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 '
        '0l-3 3A4 4 0 0 0 11 18.7l1-1"/>'
    ),
    "list": '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1"/>',
    "lock": ('<rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'),
    "mail": ('<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4.5 7.5 7.5 5.5 7.5-5.5"/>'),
    "map": '<path d="M9 4.5 3.5 6.5v13L9 17.5l6 2 5.5-2v-13L15 6.5zM9 4.5v13M15 6.5v13"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "minus": '<path d="M6 12h12"/>',
    "mobile": '<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 17.5h2"/>',
    "month": (
        '<rect x="4" y="5" width="16" height="15" rx="2.5"/>'
        '<path d="M4 10h16M8.5 3v4M15.5 3v4M8 13.5v.1M12 13.5v.1M16 13.5v.1M8 16.7v.1M12 '
        '16.7v.1"/>'
    ),
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "office": (
        '<path d="M5 20.5V5a1.5 1.5 0 0 1 1.5-1.5h7A1.5 1.5 0 0 1 15 5v15.5M15 10h2.5A1.5 '
        '1.5 0 0 1 19 11.5v9M3 20.5h18M8.5 8h3M8.5 12h3M8.5 16h3"/>'
    ),
    "out": ('<path d="M14 4H6a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 6 20h8M10 12h11M17 8l4 4-4 4"/>'),
    "pen": '<path d="m4 20 1-4L16 5l3 3L8 19z"/>',
    "people": (
        '<circle cx="9" cy="8" r="3.5"/>'
        '<path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.2 3.2 0 0 1 0 6.3M18 14.5c2 .8 '
        '3.2 2.6 3.5 5.5"/>'
    ),
    "phone": (
        '<path d="M6.5 3.5h3l1.6 4.2-2.2 1.7a12 12 0 0 0 5.7 5.7l1.7-2.2 4.2 1.6v3a2 2 0 0 '
        '1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z"/>'
    ),
    "pin": (
        '<path d="M12 21s7-6.2 7-11.2A7 7 0 0 0 5 9.8C5 14.8 12 21 12 21z"/><circle cx="12" cy="10" r="2.5"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": ('<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17"/><rect x="7" y="14" width="10" height="6"/>'),
    "question": (
        '<circle cx="12" cy="12" r="8.5"/>'
        '<path d="M9.7 9.5A2.4 2.4 0 0 1 12 7.7c1.4 0 2.400.9 2.4 2.1 0 1.7-2.4 1.9-2.4 '
        '3.7M12 16.4v.1"/>'
    ),
    "quote": '<path d="M4.5 17.5h4l1.5-4V7h-5v6h2.5zM14 17.5h4l1.5-4V7h-5v6H17z"/>',
    "right": '<path d="m9 5 7 7-7 7"/>',
    "school": (
        '<path d="m2.5 9.5 9.5-4.5 9.5 4.5-9.5 4.5zM6.5 11.5V16c1.5 1.6 3.4 2.3 5.5 '
        '2.3s4-.7 5.5-2.3v-4.5M21.5 9.5v5"/>'
    ),
    "search": '<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>',
    "send": '<path d="M4 12 20 4l-5 16-4-6.5z"/>',
    "share": (
        '<circle cx="17.5" cy="5.5" r="2.5"/>'
        '<circle cx="6.5" cy="12" r="2.5"/>'
        '<circle cx="17.5" cy="18.5" r="2.5"/>'
        '<path d="m8.7 10.8 6.6-4M8.7 13.2l6.6 4"/>'
    ),
    "shield": (
        '<path d="M12 3.5 5 6v5.5c0 4.2 2.8 7.5 7 9 4.2-1.5 7-4.8 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>'
    ),
    "smile": ('<circle cx="12" cy="12" r="8.5"/><path d="M9 10v.1M15 10v.1M8.5 14q3.5 3.5 7 0"/>'),
    "sort": '<path d="M7.5 4.5v15M4 16l3.5 3.5L11 16M16.5 19.5v-15M13 8l3.5-3.5L20 8"/>',
    "star": ('<path d="m12 4 2.4 5.1 5.600.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.8l5.6-.7z"/>'),
    "step": '<path d="M4 20h5v-5h5v-5h6"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4"/>'
        '<path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 '
        '1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1"/>'
    ),
    "talk": (
        '<path d="M3.5 6a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H9l-3.5 3v-3a2 2 0 0 '
        '1-2-2z"/>'
        '<path d="M18.5 8.5a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2V20l-3-2.5h-4"/>'
    ),
    "text": ('<path d="M3.5 18 8 6.5 12.5 18M5 14.5h6M20.5 18v-7M20.5 14.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0z"/>'),
    "trash": (
        '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12a1.5 1.5 0 0 0 1.5 1.5h5.4a1.5 1.5 0 0 0 '
        '1.5-1.5L17 7M10.5 11v5.5M13.5 11v5.5"/>'
    ),
    "tree": '<path d="M12 3.5 6.5 11H9l-4 6h14l-4-6h2.5zM12 17v4"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3"/>',
    "up": '<path d="m5 15 7-7 7 7"/>',
    "video": ('<rect x="3.5" y="6.5" width="11.5" height="11" rx="2.5"/><path d="m15 11 5.5-3v8L15 13"/>'),
    "warn": '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4M12 16.9v.1"/>',
    "x": '<path d="M6 6l12 12M18 6 6 18"/>',
    "youth": (
        '<circle cx="12" cy="7.5" r="3.5"/><path d="M5.5 20.5c.3-4.5 2.8-6.5 6.5-6.5s6.2 2 6.5 6.5M8.5 7h8"/>'
    ),
}

# turned round in right-to-left scripts
TURNING = {"right", "left", "out", "external", "send", "undo", "list"}

KEYS = {
    "themes": "heart",
    "services": "hands",
    "places": "pin",
    "events": "calendar",
    "help_now": "phone",
    "youth": "star",
    "ask": "pen",
    "family_centres": "home",
    "stories": "quote",
    "publications": "book",
    "national": "globe",
    "special": "shield",
    "map": "map",
    "professionals": "people",
    "feedback": "chat",
    "about": "info",
    "read_answer": "key",
    "my_list": "list",
}
