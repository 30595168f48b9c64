"""``manage.py demo_codes``: the present codes of the demonstration's second factor."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from familycentre.people import demo_factor


class Command(BaseCommand):
    help = "Print the present second-step code of each demo login. Of other logins nothing is printed."

    def handle(self, *args: Any, **options: Any) -> None:
        given = demo_factor.given()
        if not given:
            self.stdout.write("There are no demo logins here.")
            return
        left = demo_factor.PERIOD - int(time.time()) % demo_factor.PERIOD
        self.stdout.write(f"Codes for the second step (for {left} s more; a code works once):")
        for name, secret in given:
            self.stdout.write(f"  {name:16} {demo_factor.code_of(secret)}   app secret {secret}")
