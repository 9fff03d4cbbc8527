"""Marquee: film facts become questions, questions become quizzes and nights."""
