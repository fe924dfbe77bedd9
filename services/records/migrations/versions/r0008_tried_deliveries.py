"""Deliveries that were only tried, or sent through again; and by which secret a delivery was signed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("test", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("deliveries", sa.Column("replays_id", sa.Integer(), nullable=True))
    op.add_column("deliveries", sa.Column("signed_with", sa.String(length=10), nullable=True))


def downgrade() -> None:
    for name in ("signed_with", "replays_id", "test"):
        op.drop_column("deliveries", name)
