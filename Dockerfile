# The application. Built and run by compose.yaml; see docs/how-to/install.md.
FROM python:3.12-slim-bookworm

# Finnish word forms; pictures and PDF need nothing more than the wheels bring
RUN apt-get update \
 && apt-get install -y --no-install-recommends libvoikko1 voikko-fi \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/perhekeskus
COPY requirements/uv.txt requirements/base.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/uv.txt \
 && uv pip install --system --no-cache --require-hashes -r requirements/base.txt

COPY manage.py pyproject.toml ./
COPY tools tools
COPY locale locale
COPY demo demo
COPY regions regions
COPY familycentre familycentre

ENV PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=familycentre.config.settings \
    STATIC_ROOT=/srv/static \
    VAR_DIR=/srv/var

# catalogues, style sheet and static files belong to the image, not to a start; the values below are for this step only
RUN python -m tools.compile_messages \
 && python -m compileall -q familycentre \
 && SECRET_KEY=build CODE_PEPPER=build ALLOWED_HOSTS=build BASE_URL=http://build sh -c \
    'python manage.py build_css && python manage.py collectstatic --noinput'

# the same number as nginx's user in its image: both write to the folder of stored pages
RUN useradd --uid 101 --home-dir /srv/var --shell /usr/sbin/nologin perhekeskus \
 && install -d -o 101 -g 101 -m 0700 /srv/var \
 && install -d -o 101 -g 101 /srv/pages
USER 101

EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", \
  "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "2", "--respawn-failed-workers", "--workers-kill-timeout", "20", "--no-ws", \
     "familycentre.config.wsgi:application"]
