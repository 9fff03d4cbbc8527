"""Runs through a deal, their questions and answers, and challenges."""

import sqlalchemy as sa
from alembic import op

revision = "solo"
down_revision = "bank"
branch_labels = None
depends_on = None

OPEN = sa.text("finished_at IS NULL AND way IN ('ranked', 'practice')")


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(22), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("film_id", sa.String(), nullable=False),
        sa.Column("quiz", sa.String(60), nullable=False),
        sa.Column("way", sa.String(20), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("formula", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("counted_at", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "way IN ('ranked', 'practice', 'daily', 'challenge')", name=op.f("ck_attempt_way")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attempt_person_id_person")
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_attempt_deal_id_deal")),
        sa.ForeignKeyConstraint(["film_id"], ["film.id"], name=op.f("fk_attempt_film_id_film")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("public_id", name=op.f("uq_attempt_public_id")),
        sa.UniqueConstraint("person_id", "deal_id", name=op.f("uq_attempt_person_id_deal_id")),
    )
    op.create_index(
        "uq_attempt_open",
        "attempt",
        ["person_id", "film_id", "quiz"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("ix_attempt_person_id_started_at", "attempt", ["person_id", "started_at"])
    op.create_index("ix_attempt_film_id_finished_at", "attempt", ["film_id", "finished_at"])
    op.create_index("ix_attempt_deal_id", "attempt", ["deal_id"])
    op.create_table(
        "attempt_question",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("limit_ms", sa.Integer(), nullable=True),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("prompted", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(limit_ms IS NULL) = (closes_at IS NULL)", name=op.f("ck_attempt_question_clock")
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_attempt_question_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", "position", name=op.f("pk_attempt_question")),
    )
    op.create_table(
        "solo_answer",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("given", sa.String(), nullable=True),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("share_num", sa.Integer(), nullable=False),
        sa.Column("share_den", sa.Integer(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("formula", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('right', 'partly', 'wrong', 'missed')", name=op.f("ck_solo_answer_outcome")
        ),
        sa.CheckConstraint(
            "share_num BETWEEN 0 AND share_den", name=op.f("ck_solo_answer_share_num")
        ),
        sa.CheckConstraint("share_den > 0", name=op.f("ck_solo_answer_share_den")),
        sa.CheckConstraint("points BETWEEN 0 AND 1000", name=op.f("ck_solo_answer_points")),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_question.attempt_id", "attempt_question.position"],
            name=op.f("fk_solo_answer_attempt_id_attempt_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", "position", name=op.f("pk_solo_answer")),
    )
    op.create_table(
        "challenge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(22), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_challenge_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
        sa.UniqueConstraint("public_id", name=op.f("uq_challenge_public_id")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_challenge_attempt_id")),
    )
    op.create_table(
        "challenge_entry",
        sa.Column("challenge_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"],
            ["challenge.id"],
            name=op.f("fk_challenge_entry_challenge_id_challenge"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_challenge_entry_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("challenge_id", "attempt_id", name=op.f("pk_challenge_entry")),
    )
    op.create_index("ix_challenge_entry_attempt_id", "challenge_entry", ["attempt_id"])


def downgrade() -> None:
    op.drop_table("challenge_entry")
    op.drop_table("challenge")
    op.drop_table("solo_answer")
    op.drop_table("attempt_question")
    op.drop_table("attempt")
