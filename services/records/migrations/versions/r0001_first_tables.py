"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _seed_inline() -> list[sa.ForeignKeyConstraint]:
    # A story points at a version and a version, through its article, at a story. SQLite takes a key to a table that
    # comes later but cannot add one afterwards; PostgreSQL is the other way round.
    if op.get_bind().dialect.name != "sqlite":
        return []
    return [sa.ForeignKeyConstraint(["seed_id"], ["versions.id"], name="stories_seed")]


def upgrade() -> None:
    op.create_table(
        "contents",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text_digest", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=4), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_contents_text_digest", "contents", ["text_digest"])
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signature", sa.String(length=20), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seed_id", sa.Integer(), nullable=True),
        sa.Column("seed_chosen", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
        *_seed_inline(),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=500), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "key", name="articles_source_key"),
    )
    op.create_index("ix_articles_story_id", "articles", ["story_id"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("change_ref", sa.String(length=26), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("signed", sa.String(length=80), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_judgements_change_ref", "judgements", ["change_ref"])
    op.create_index("ix_judgements_story_id", "judgements", ["story_id"])
    op.create_table(
        "secrets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_secrets_source_id", "secrets", ["source_id"])
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=26), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("content_digest", sa.String(length=64), nullable=False),
        sa.Column("text_digest", sa.String(length=64), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("published_given", sa.Boolean(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["content_digest"], ["contents.digest"]),
        sa.ForeignKeyConstraint(["previous_id"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ref"),
    )
    op.create_index("ix_versions_content_digest", "versions", ["content_digest"])
    op.create_index("ix_versions_previous_id", "versions", ["previous_id"])
    op.create_index("versions_order", "versions", ["article_id", "published_at", "text_digest"])
    if op.get_bind().dialect.name != "sqlite":
        op.create_foreign_key("stories_seed", "stories", "versions", ["seed_id"], ["id"])
    op.create_table(
        "collations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("witness_id", sa.Integer(), nullable=False),
        sa.Column("engine", sa.String(length=40), nullable=False),
        sa.Column("rubric", sa.String(length=40), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("superseded_at", MOMENT, nullable=True),
        sa.Column("apparatus", sa.LargeBinary(), nullable=False),
        sa.Column("quotes", sa.LargeBinary(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["base_id"], ["versions.id"]),
        sa.ForeignKeyConstraint(["witness_id"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("base_id", "witness_id", "engine", "rubric", name="collations_once"),
    )
    op.create_index("ix_collations_base_id", "collations", ["base_id"])
    op.create_index("ix_collations_witness_id", "collations", ["witness_id"])
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("source_name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=256), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("milliseconds", sa.Double(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "deliveries_once",
        "deliveries",
        ["source_id", "key"],
        unique=True,
        sqlite_where=sa.text("kept"),
        postgresql_where=sa.text("kept"),
    )
    op.create_index("deliveries_recent", "deliveries", ["source_name", "id"])
    op.create_index("ix_deliveries_version_id", "deliveries", ["version_id"])
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("leased_until", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("dead_at", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "version_id", name="jobs_once"),
    )
    op.create_index(
        "jobs_waiting",
        "jobs",
        ["due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=26), nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("effect", sa.String(length=20), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("a_start", sa.Integer(), nullable=True),
        sa.Column("a_end", sa.Integer(), nullable=True),
        sa.Column("b_start", sa.Integer(), nullable=True),
        sa.Column("b_end", sa.Integer(), nullable=True),
        sa.Column("material", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("speaker_old", sa.Text(), nullable=True),
        sa.Column("speaker_new", sa.Text(), nullable=True),
        sa.Column("disclosure", sa.String(length=20), nullable=False),
        sa.Column("undisclosed", sa.String(length=20), nullable=True),
        sa.Column("notice_start", sa.Integer(), nullable=True),
        sa.Column("notice_end", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["collation_id"], ["collations.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("collation_id", "position", name="changes_place"),
    )
    op.create_index("ix_changes_ref", "changes", ["ref"])


def downgrade() -> None:
    op.drop_index("ix_changes_ref", table_name="changes")
    op.drop_table("changes")
    op.drop_index(
        "jobs_waiting",
        table_name="jobs",
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_table("jobs")
    op.drop_index("ix_deliveries_version_id", table_name="deliveries")
    op.drop_index("deliveries_recent", table_name="deliveries")
    op.drop_index(
        "deliveries_once", table_name="deliveries", sqlite_where=sa.text("kept"), postgresql_where=sa.text("kept")
    )
    op.drop_table("deliveries")
    op.drop_index("ix_collations_witness_id", table_name="collations")
    op.drop_index("ix_collations_base_id", table_name="collations")
    op.drop_table("collations")
    op.drop_index("versions_order", table_name="versions")
    op.drop_index("ix_versions_previous_id", table_name="versions")
    op.drop_index("ix_versions_content_digest", table_name="versions")
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("stories_seed", "stories", type_="foreignkey")
    op.drop_table("versions")
    op.drop_table("sign_ins")
    op.drop_index("ix_secrets_source_id", table_name="secrets")
    op.drop_table("secrets")
    op.drop_index("ix_judgements_story_id", table_name="judgements")
    op.drop_index("ix_judgements_change_ref", table_name="judgements")
    op.drop_table("judgements")
    op.drop_index("ix_articles_story_id", table_name="articles")
    op.drop_table("articles")
    op.drop_table("users")
    op.drop_table("tokens")
    op.drop_table("stories")
    op.drop_table("sources")
    op.drop_index("ix_contents_text_digest", table_name="contents")
    op.drop_table("contents")
