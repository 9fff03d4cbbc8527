"""Tables of boards."""

revision = "boards"
down_revision = "solo"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
