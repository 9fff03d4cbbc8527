"""The Flask application: a table of contents."""

from flask import Flask

import quiz.admin.views
import quiz.boards.views
import quiz.people.views
import quiz.solo.views
from quiz.clock import Clock
from quiz.config import Config
from quiz.db import boot_clock, open_database
from quiz.places import beside
from quiz.security import secret_key
from quiz.web import errors, guards, limits, squeezing, templating
from quiz.web import views as web_views


def create_app(config: Config | None = None, *, clock: Clock | None = None) -> Flask:
    """Build the site on a migrated database; `clock` returns Unix milliseconds and is the server's own by default."""
    config = config or Config.from_env()
    app = Flask(
        __name__,
        template_folder=str(beside("templates")),
        static_folder=str(beside("static")),
    )
    app.config["QUIZ"] = config
    app.config["SECRET_KEY"] = config.secret_key or secret_key(config.data_dir / "secret_key")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 365 * 24 * 3600

    open_database(config.database_url)
    app.extensions["quiz.clock"] = clock or boot_clock()
    app.extensions["quiz.ready"] = {}
    app.extensions["quiz.stop"] = []

    guards.install(app, config)
    squeezing.install(app)
    limits.install(app)
    errors.install(app)
    templating.install(app)
    quiz.people.views.install(app)

    app.register_blueprint(web_views.bp)
    app.register_blueprint(quiz.people.views.bp)
    app.register_blueprint(quiz.boards.views.bp)
    app.register_blueprint(quiz.solo.views.bp)
    app.register_blueprint(quiz.admin.views.bp)
    return app
