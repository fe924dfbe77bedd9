"""Kept threads, what reviewers joined and parted, jobs of a story, and notices that came later than what they cover."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("not_moved", sa.Integer(), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=False),
        sa.Column("disagrees", sa.Boolean(), nullable=False),
        sa.Column("carriers", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("story_id", "ref", name="threads_once"),
    )
    op.create_index("threads_recent", "threads", ["kind", "changed_at", "id"])
    op.create_table(
        "bonds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("here", sa.String(length=26), nullable=False),
        sa.Column("there", sa.String(length=26), nullable=False),
        sa.Column("word", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("signed", sa.String(length=80), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_bonds_story_id", "bonds", ["story_id"])
    for column in (
        sa.Column("later_kind", sa.String(length=20), nullable=True),
        sa.Column("later_version", sa.String(length=26), nullable=True),
        sa.Column("later_at", MOMENT, nullable=True),
        sa.Column("later_why", sa.Text(), nullable=True),
    ):
        op.add_column("changes", column)
    # SQLite copies the table to change a column, and a copy would lose what the index is limited to.
    op.drop_index("jobs_waiting", table_name="jobs", sqlite_where=DUE, postgresql_where=DUE)
    with op.batch_alter_table("jobs") as jobs:
        jobs.alter_column("version_id", existing_type=sa.Integer(), nullable=True)
        jobs.add_column(sa.Column("story_id", sa.Integer(), nullable=True))
        jobs.create_foreign_key("jobs_story", "stories", ["story_id"], ["id"])
        jobs.create_unique_constraint("jobs_once_a_story", ["kind", "story_id"])
    op.create_index("jobs_waiting", "jobs", ["due_at"], sqlite_where=DUE, postgresql_where=DUE)


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE version_id IS NULL")
    op.drop_index("jobs_waiting", table_name="jobs", sqlite_where=DUE, postgresql_where=DUE)
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_constraint("jobs_once_a_story", type_="unique")
        jobs.drop_constraint("jobs_story", type_="foreignkey")
        jobs.drop_column("story_id")
        jobs.alter_column("version_id", existing_type=sa.Integer(), nullable=False)
    op.create_index("jobs_waiting", "jobs", ["due_at"], sqlite_where=DUE, postgresql_where=DUE)
    with op.batch_alter_table("changes") as changes:
        for name in ("later_why", "later_at", "later_version", "later_kind"):
            changes.drop_column(name)
    op.drop_index("ix_bonds_story_id", table_name="bonds")
    op.drop_table("bonds")
    op.drop_index("threads_recent", table_name="threads")
    op.drop_table("threads")
