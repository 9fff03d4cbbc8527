"""Tables of bank."""

revision = "bank"
down_revision = "people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
