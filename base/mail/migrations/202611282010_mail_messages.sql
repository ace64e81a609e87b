-- What shall be sent by e-mail, written in the same transaction as its cause.
create table mail_message (
    id text primary key,
    -- The cause, in ids: whoever queues the same cause again finds this row and queues nothing.
    request_key text not null,
    -- These three are deleted a week after the message was sent or given up; the row stays, for its key.
    recipient text,
    subject text,
    body text,
    language text not null,
    created_at text not null,
    -- When it was meant to leave; also the date in the message, the same at every attempt.
    not_before text not null,
    attempts bigint not null,
    -- When it may be tried; while it is being sent, when its lease ends.
    next_attempt_at text not null,
    state text not null,
    -- When it was sent, given up or withdrawn.
    ended_at text,
    -- Why the last attempt did not succeed, as a code; never what a server wrote.
    problem text,
    constraint mail_message_state check (state in ('queued', 'sending', 'sent', 'failed', 'withdrawn')),
    constraint mail_message_ended check ((ended_at is null) = (state in ('queued', 'sending'))),
    constraint mail_message_whole check (
        ended_at is not null or (recipient is not null and subject is not null and body is not null)
    )
);

create unique index mail_message_request_key_key on mail_message (request_key);
create index mail_message_by_turn on mail_message (state, next_attempt_at);
create index mail_message_by_end on mail_message (ended_at);
