"""Stories that editors arrange: acts and proposals; what versions say of story and embargo; a source's one payload."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
EVOLVED = sa.text("evolved_from IS NOT NULL")
EMBARGOED = sa.text("status = 'embargoed'")

TAKEN_BACK = """
UPDATE versions SET hidden = true WHERE article_id IN (
    SELECT last.article_id FROM versions AS last
    WHERE last.status IN ('withheld', 'canceled') AND NOT EXISTS (
        SELECT 1 FROM versions AS later WHERE later.article_id = last.article_id AND (
            later.published_at > last.published_at
            OR (later.published_at = last.published_at AND later.text_digest > last.text_digest)
            OR (later.published_at = last.published_at AND later.text_digest = last.text_digest
                AND later.status > last.status)
        )
    )
)
"""


def _add_leads_to() -> None:
    # SQLite adds a column with its key in one breath; a copy of the table, as a batch makes one, would break the keys
    # that point at it.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "ALTER TABLE stories ADD COLUMN leads_to_id INTEGER CONSTRAINT stories_leads_to REFERENCES stories (id)"
        )
        return
    op.add_column("stories", sa.Column("leads_to_id", sa.Integer(), nullable=True))
    op.create_foreign_key("stories_leads_to", "stories", "stories", ["leads_to_id"], ["id"])


def upgrade() -> None:
    op.add_column("sources", sa.Column("format", sa.String(length=20), nullable=True))
    _add_leads_to()
    op.add_column("articles", sa.Column("placed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("versions", sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False))
    for column in (
        sa.Column("embargoed_until", MOMENT, nullable=True),
        sa.Column("story_named", sa.String(length=120), nullable=True),
        sa.Column("evolved_from", sa.String(length=500), nullable=True),
    ):
        op.add_column("versions", column)
    op.create_index("versions_evolved", "versions", ["evolved_from"], sqlite_where=EVOLVED, postgresql_where=EVOLVED)
    op.create_index(
        "versions_embargoed", "versions", ["embargoed_until"], sqlite_where=EMBARGOED, postgresql_where=EMBARGOED
    )
    op.execute("UPDATE versions SET hidden = true WHERE status <> 'usable'")
    op.execute(TAKEN_BACK)
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("signed", sa.String(length=80), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["stories.id"]),
        sa.ForeignKeyConstraint(["undoes_id"], ["acts.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("undoes_id"),
    )
    op.create_index("ix_acts_story_id", "acts", ["story_id"])
    op.create_index("ix_acts_other_id", "acts", ["other_id"])
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("here_id", sa.Integer(), nullable=False),
        sa.Column("there_id", sa.Integer(), nullable=False),
        sa.Column("here_version_id", sa.Integer(), nullable=False),
        sa.Column("there_version_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["here_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["there_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["here_version_id"], ["versions.id"]),
        sa.ForeignKeyConstraint(["there_version_id"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("here_id", "there_id", name="proposals_once"),
    )
    op.create_index("ix_proposals_there_id", "proposals", ["there_id"])
    op.create_table(
        "signs",
        sa.Column("sign", sa.String(length=100), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("sign", "article_id"),
    )
    op.create_index("signs_article", "signs", ["article_id"])


def downgrade() -> None:
    op.drop_index("signs_article", table_name="signs")
    op.drop_table("signs")
    op.drop_index("ix_proposals_there_id", table_name="proposals")
    op.drop_table("proposals")
    op.drop_index("ix_acts_other_id", table_name="acts")
    op.drop_index("ix_acts_story_id", table_name="acts")
    op.drop_table("acts")
    op.drop_index("versions_evolved", table_name="versions", sqlite_where=EVOLVED, postgresql_where=EVOLVED)
    op.drop_index("versions_embargoed", table_name="versions", sqlite_where=EMBARGOED, postgresql_where=EMBARGOED)
    for name in ("evolved_from", "story_named", "embargoed_until", "hidden"):
        op.drop_column("versions", name)
    op.drop_column("articles", "placed")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("stories_leads_to", "stories", type_="foreignkey")
    op.drop_column("stories", "leads_to_id")
    op.drop_column("sources", "format")
