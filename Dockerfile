# One image for web, files, worker, beat, metrics and the migrate job; they differ only in their command.

FROM node:24-bookworm-slim AS assets
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY static/src static/src
RUN npm run --silent build

FROM python:3.11-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements/production.lock /build/
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: --requirement /build/production.lock
COPY locale /build/locale
RUN find /build/locale -name '*.po' -exec sh -c \
    'for po; do /opt/venv/bin/pybabel --quiet compile --input-file "$po" --output-file "${po%.po}.mo" || exit 1; done' \
    compile {} +

FROM python:3.11-slim-bookworm
# Pango and a font: what WeasyPrint renders documents with. LibreOffice and FFmpeg make reading copies,
# Tesseract reads pages that are pictures.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
        ffmpeg fonts-crosextra-carlito fonts-liberation libreoffice-calc-nogui libreoffice-writer-nogui \
        tesseract-ocr tesseract-ocr-cym \
    && rm -rf /var/lib/apt/lists/*

# A worker that is still starting does not hear that it shall stop: its server ends it before the container's ten
# seconds are over.
ENV PATH=/opt/venv/bin:$PATH \
    GRANIAN_WORKERS_KILL_TIMEOUT=8 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=commonplatform.settings.production \
    STATE_FOLDER=/state

WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=packages /build/locale locale
COPY --from=assets /build/static/dist static/dist
# Static files are collected with the shared settings: the production ones rightly refuse to start without
# their secrets, and a build must not have any.
RUN DJANGO_SETTINGS_MODULE=commonplatform.settings.base python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q commonplatform cases pleas defence listings disclosure \
    && install -d -o 10001 -g 10001 /state

USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["scripts/container-health", "web"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "1", "--no-ws", "--respawn-failed-workers", "commonplatform.wsgi:application"]
