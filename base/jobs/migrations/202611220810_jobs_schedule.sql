-- When each job runs next, and which server runs it now: whoever sets the lease does the work,
-- and if it dies, another may take over once the lease has run out.
create table job_run (
    name text primary key,
    due_at text not null,
    leased_until text,
    last_started_at text,
    last_finished_at text,
    last_outcome text,
    constraint job_run_outcome check (last_outcome in ('done', 'failed'))
);
