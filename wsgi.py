"""The site for any WSGI server: `app`."""

from quiz.app import create_app

app = create_app()
