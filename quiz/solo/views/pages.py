"""What the pages of solo play share: the blueprint, the writer of answers, and whose run it is."""

from typing import cast

from flask import Blueprint, current_app, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

from quiz.bank.queries import UnknownDeal, UnknownFilm
from quiz.bank.rules import RECIPES, NotEnough
from quiz.config import Config
from quiz.people.guards import current_person
from quiz.solo import queries
from quiz.solo.queries import Played, UnknownAttempt, UnknownChallenge
from quiz.solo.rules import AlreadyAnswered, AttemptOver, EnoughToday, NotAsked
from quiz.solo.service import NotToChallenge, Saved, Sent, save_answers
from quiz.web.errors import answers_with
from quiz.writer import Writer

bp = Blueprint("solo", __name__)
WRITER = "quiz.solo.answers"

answers_with(404, UnknownAttempt, UnknownChallenge, UnknownFilm, UnknownDeal)
answers_with(409, AlreadyAnswered, NotAsked, NotToChallenge, NotEnough)
answers_with(410, AttemptOver)
answers_with(429, EnoughToday)


@bp.record_once
def install(state: BlueprintSetupState) -> None:
    """Give the app the one writer of answers; its thread starts with the first answer."""
    writer = Writer(save_answers)
    state.app.extensions[WRITER] = writer
    state.app.extensions["quiz.ready"]["answers"] = lambda: writer.healthy
    state.app.extensions["quiz.stop"].append(writer.stop)


def answers_writer() -> Writer[Sent, Saved]:
    return cast("Writer[Sent, Saved]", current_app.extensions[WRITER])


def own(session: Session, attempt_id: str) -> Played:
    """Return a run of whoever is asking; raise UnknownAttempt."""
    who = current_person()
    return queries.attempt(session, attempt_id, who.person_id if who else None)


def my_id() -> int | None:
    who = current_person()
    return who.person_id if who else None


def config() -> Config:
    return cast(Config, current_app.config["QUIZ"])


def title_of(quiz: str) -> str:
    """Return a quiz's title as people read it."""
    recipe = RECIPES.get(quiz)
    return recipe.title if recipe else "Quiz"


def wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
