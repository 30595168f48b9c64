from django.core.management.base import BaseCommand

from familycentre.design import stylesheet


class Command(BaseCommand):
    help = "Write static/design/perhekeskus.css from the small style files."

    def handle(self, *args, **options):
        path = stylesheet.write()
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
