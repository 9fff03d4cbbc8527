"""The verbs of solo play: start a run, deal, answer, finish, challenge a friend."""

from quiz.people.service import exports, forgets, purges
from quiz.solo.service.answers import Fate, Saved, Sent, save_answers
from quiz.solo.service.challenges import NotToChallenge, make_challenge, take_up
from quiz.solo.service.keeping import exported, forget_words, purge_left_behind
from quiz.solo.service.playing import deal_next, finish, start

__all__ = [
    "Fate",
    "NotToChallenge",
    "Saved",
    "Sent",
    "deal_next",
    "exported",
    "finish",
    "forget_words",
    "make_challenge",
    "purge_left_behind",
    "save_answers",
    "start",
    "take_up",
]

exports["quizzes"] = exported
forgets["quizzes"] = forget_words
purges["attempts"] = purge_left_behind
