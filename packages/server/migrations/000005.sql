-- What is written down of an image's dealings with its provider, so that a restarted worker pays for nothing twice.

-- When a request was sent that may have been billed; null: none was, or the provider refused it.
alter table images add column provider_called_at timestamptz;
-- The provider's id of the job that makes it, for another worker to go on with.
alter table images add column provider_job_id text;
alter table images add check (provider_job_id is null or length(provider_job_id) between 1 and 500);

-- Neither is anything that a client could see.
create or replace function picgen_tell_change() returns trigger language plpgsql as $$
declare
  conversation uuid;
begin
  if tg_table_name = 'image_conversations' then
    conversation := new.id;
  else
    conversation := new.conversation_id;
  end if;
  if tg_op = 'UPDATE' then
    if tg_table_name = 'images' then
      old.heartbeat_at := new.heartbeat_at;
      old.attempts := new.attempts;
      old.attempt_token := new.attempt_token;
      old.provider_called_at := new.provider_called_at;
      old.provider_job_id := new.provider_job_id;
    end if;
    if old is not distinct from new then
      return new;
    end if;
  end if;
  if conversation is not null then
    new.changed_in := pg_current_xact_id();
    perform pg_notify('picgen_events', conversation::text);
  end if;
  return new;
end
$$;
