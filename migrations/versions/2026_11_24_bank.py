"""Films, questions with their revisions and history, deals, counters, reports."""

import sqlalchemy as sa
from alembic import op

revision = "bank"
down_revision = "people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "film",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("tagline", sa.String(), nullable=True),
        sa.Column("facts_sha", sa.String(), nullable=False),
        sa.Column("loaded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_film")),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("film_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("tier", sa.String(20), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("difficulty", sa.Integer(), nullable=False),
        sa.Column("spoiler", sa.Integer(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("folded_prompt", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("shuffle_key", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status_by", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.BigInteger(), nullable=True),
        sa.Column("edited_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edited_by"], ["person.id"], name=op.f("fk_question_edited_by_person")
        ),
        sa.ForeignKeyConstraint(["film_id"], ["film.id"], name=op.f("fk_question_film_id_film")),
        sa.ForeignKeyConstraint(
            ["status_by"], ["person.id"], name=op.f("fk_question_status_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.CheckConstraint("difficulty BETWEEN 1 AND 5", name=op.f("ck_question_difficulty")),
        sa.CheckConstraint(
            "kind IN ('single_choice', 'multiple_choice', 'true_false', 'typed', 'number', 'order', 'match', 'cloze', 'odd_one_out')",
            name=op.f("ck_question_kind"),
        ),
        sa.CheckConstraint("origin IN ('generated', 'written')", name=op.f("ck_question_origin")),
        sa.CheckConstraint("spoiler BETWEEN 0 AND 3", name=op.f("ck_question_spoiler")),
        sa.CheckConstraint(
            "status IN ('draft', 'approved', 'retired')", name=op.f("ck_question_status")
        ),
        sa.CheckConstraint("tier IN ('auto', 'reviewed')", name=op.f("ck_question_tier")),
        sa.UniqueConstraint("public_id", name=op.f("uq_question_public_id")),
    )
    op.create_index(
        "ix_question_draw",
        "question",
        ["film_id", "status", "shuffle_key", "spoiler", "flagged", "kind", "difficulty", "id"],
    )
    op.create_table(
        "question_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_question_revision_made_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_revision_question_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_revision")),
        sa.UniqueConstraint(
            "question_id", "number", name=op.f("uq_question_revision_question_id_number")
        ),
    )
    op.create_table(
        "question_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("happened", sa.String(20), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_question_event_made_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_event_question_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_event")),
        sa.CheckConstraint(
            "happened IN ('approved', 'retired', 'returned')",
            name=op.f("ck_question_event_happened"),
        ),
    )
    op.create_index("ix_question_event_question_id", "question_event", ["question_id"])
    op.create_table(
        "deal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz", sa.String(), nullable=False),
        sa.Column("film_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["film_id"], ["film.id"], name=op.f("fk_deal_film_id_film")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal")),
        sa.UniqueConstraint("quiz", "film_id", "day", name=op.f("uq_deal_quiz_film_id_day")),
    )
    op.create_table(
        "deal_question",
        sa.Column("deal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name=op.f("fk_deal_question_deal_id_deal")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["question_revision.id"],
            name=op.f("fk_deal_question_revision_id_question_revision"),
        ),
        sa.PrimaryKeyConstraint("deal_id", "position", name=op.f("pk_deal_question")),
    )
    op.create_table(
        "question_counter",
        sa.Column("revision_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("answered_right", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["question_revision.id"],
            name=op.f("fk_question_counter_revision_id_question_revision"),
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_question_counter")),
    )
    op.create_table(
        "question_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("resolved_at", sa.BigInteger(), nullable=True),
        sa.Column("resolved_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_question_report_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_report_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by"], ["person.id"], name=op.f("fk_question_report_resolved_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["question_revision.id"],
            name=op.f("fk_question_report_revision_id_question_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_report")),
        sa.CheckConstraint(
            "reason IN ('wrong', 'unclear', 'offensive', 'other')",
            name=op.f("ck_question_report_reason"),
        ),
    )
    op.create_index(
        "ix_question_report_resolved_at", "question_report", ["resolved_at", "created_at"]
    )
    op.create_index(
        "uq_question_report_open",
        "question_report",
        ["question_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("resolved_at IS NULL"),
        postgresql_where=sa.text("resolved_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("question_report")
    op.drop_table("question_counter")
    op.drop_table("deal_question")
    op.drop_table("deal")
    op.drop_table("question_event")
    op.drop_table("question_revision")
    op.drop_table("question")
    op.drop_table("film")
