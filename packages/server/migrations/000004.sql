-- Live events: every change that a client could see is stamped with its transaction and told, whatever code makes it.
--
-- A reader keeps the xmin of the snapshot that it read with: all that is older has ended, so the changes it has yet to see
-- are the rows stamped with that number or a later one. No lock, no counter, and no order in which commits must come.

alter table image_conversations add column changed_in xid8 not null default '0';
alter table image_messages add column changed_in xid8 not null default '0';
alter table images add column changed_in xid8 not null default '0';

create index image_messages_changed on image_messages (user_id, conversation_id, changed_in);
create index images_changed on images (user_id, conversation_id, changed_in) where conversation_id is not null;

create function picgen_tell_change() returns trigger language plpgsql as $$
declare
  conversation uuid;
begin
  if tg_table_name = 'image_conversations' then
    conversation := new.id;
  else
    conversation := new.conversation_id;
  end if;
  if tg_op = 'UPDATE' then
    -- A heartbeat is nothing that a client could see.
    if tg_table_name = 'images' then
      old.heartbeat_at := new.heartbeat_at;
      old.attempts := new.attempts;
      old.attempt_token := new.attempt_token;
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

create trigger image_conversations_tell_change before insert or update on image_conversations
  for each row execute function picgen_tell_change();
create trigger image_messages_tell_change before insert or update on image_messages
  for each row execute function picgen_tell_change();
create trigger images_tell_change before insert or update on images
  for each row execute function picgen_tell_change();

create function picgen_tell_deletion() returns trigger language plpgsql as $$
begin
  perform pg_notify('picgen_events', old.id::text);
  return null;
end
$$;

create trigger image_conversations_tell_deletion after delete on image_conversations
  for each row execute function picgen_tell_deletion();
