"""Celery's settings, each with its reason. Celery carries one kind of message, the hint; the rows carry the work."""

from __future__ import annotations

from celery import Celery
from celery.signals import worker_init

from services.settings import settings
from services.sweeping import sweep_seldom

app = Celery("variorum", include=["workers.tasks"])

app.conf.update(
    # Started without a broker, a worker says so itself; `variorum up` and docker/ always name one.
    broker_url=settings().broker_url or "redis://127.0.0.1:6379/0",
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a worker waits for its broker as long as it takes
    broker_transport_options={
        "visibility_timeout": 300,  # a lost hint may come again after five minutes: nobody waits for it
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "max_retries": 2,
        "interval_start": 0,
        "interval_step": 0.2,
        "interval_max": 0.5,
    },
    # One short second try. `retry=False` is slower: it opens a connection to find out.
    task_publish_retry=True,
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.2},
    task_default_queue="variorum",
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    task_serializer="json",
    accept_content=["json"],
    task_acks_late=True,
    task_reject_on_worker_lost=True,  # attempts are counted in the rows, so a hint may come back for ever
    task_soft_time_limit=60,  # a drain stops claiming after 25 s; one comparison has the rest
    task_time_limit=90,
    worker_prefetch_multiplier=1,
    worker_concurrency=settings().workers,
    worker_max_tasks_per_child=1000,
    worker_max_memory_per_child=400_000,  # kB
    worker_soft_shutdown_timeout=25,
    worker_enable_remote_control=False,  # nothing listens to it, and it doubles the traffic
    worker_send_task_events=False,
    worker_hijack_root_logger=True,
    beat_max_loop_interval=1,
    enable_utc=True,
)


def _start(**_: object) -> None:
    sweep_seldom()


worker_init.connect(_start)
