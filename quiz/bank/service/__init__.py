"""The bank's verbs: load a film, draw a deal, write and review questions, count answers, take reports."""

from quiz.bank.service.dealing import daily_deal, draw_deal
from quiz.bank.service.loading import Loaded, load_film

__all__ = ["Loaded", "daily_deal", "draw_deal", "load_film"]
