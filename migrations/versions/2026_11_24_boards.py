"""Leaderboards."""

import sqlalchemy as sa
from alembic import op

revision = "boards"
down_revision = "solo"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("film_id", sa.String(), nullable=False),
        sa.Column("quiz", sa.String(60), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.CheckConstraint("period IN ('today', 'week', 'all')", name=op.f("ck_board_period")),
        sa.ForeignKeyConstraint(["film_id"], ["film.id"], name=op.f("fk_board_film_id_film")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
        sa.UniqueConstraint(
            "film_id", "quiz", "period", "starts", name=op.f("uq_board_film_id_quiz_period_starts")
        ),
    )
    op.create_table(
        "board_best",
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_board_best_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_board_best_person_id_person")
        ),
        sa.PrimaryKeyConstraint("board_id", "person_id", name=op.f("pk_board_best")),
    )
    op.create_index("ix_board_best_order", "board_best", ["board_id", "standing", "person_id"])
    op.create_table(
        "board_tally",
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("grain", sa.Integer(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.Column("players", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_board_tally_board_id_board")
        ),
        sa.PrimaryKeyConstraint("board_id", "grain", "lowest", name=op.f("pk_board_tally")),
    )


def downgrade() -> None:
    op.drop_table("board_tally")
    op.drop_table("board_best")
    op.drop_table("board")
