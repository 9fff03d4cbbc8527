"""The clock's anchor."""

import sqlalchemy as sa
from alembic import op

revision = "foundation"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "boot",
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("anchor_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("boot_id", name=op.f("pk_boot")),
    )


def downgrade() -> None:
    op.drop_table("boot")
