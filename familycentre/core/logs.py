"""Logs that can be shown to anyone: no addresses, no query strings, nothing a visitor typed."""

import logging


class NothingPersonal(logging.Filter):
    """Drop the request object and cut query strings from the record before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True always; the record is trimmed in place."""
        for name in ("request", "status_code"):
            record.__dict__.pop(name, None)
        if isinstance(record.args, tuple):
            record.args = tuple(arg.split("?")[0] if isinstance(arg, str) else arg for arg in record.args)
        return True
