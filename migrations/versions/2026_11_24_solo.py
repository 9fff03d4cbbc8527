"""Tables of solo."""

revision = "solo"
down_revision = "bank"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
