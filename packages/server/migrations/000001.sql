-- The first schema: conversations, their messages, images, credits, answers kept for idempotency keys.
--
-- Every foreign key between a user's things carries user_id: no row can point at another user's.
-- Ids are UUIDv7, made by the server.

create table image_conversations (
  id uuid primary key,
  user_id text not null check (user_id <> ''),
  title text not null default '',
  active_image_id uuid,
  default_model text not null,
  default_size text not null check (default_size ~ '^[1-9][0-9]{1,4}x[1-9][0-9]{1,4}$'),
  -- Sends are counted, so that "sent earlier" and "chosen after sending" are comparisons of two numbers.
  send_count integer not null default 0,
  -- The send as of which the active image was last decided: that of the image which became active by completing, or
  -- send_count at the moment a person chose or cleared it. Only an image of a later send may take its place.
  active_image_decided_at integer not null default 0,
  message_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, id),
  check (active_image_decided_at between 0 and send_count)
);

create table images (
  id uuid primary key,
  user_id text not null check (user_id <> ''),
  conversation_id uuid,
  source_image_id uuid,
  -- Which send of its conversation asked for it. Null outside a conversation.
  send_number integer check (send_number > 0),
  kind text not null check (kind in ('text2img', 'img2img', 'upload')),
  prompt text not null,
  model text not null,
  size text not null check (size ~ '^[1-9][0-9]{1,4}x[1-9][0-9]{1,4}$'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  seed bigint check (seed between 0 and 4294967295),
  credits integer not null check (credits >= 0),
  status text not null default 'pending' check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  progress real check (progress between 0 and 1),
  error_code text,
  error_message text,
  -- Who works on it: a worker writes only while the token is still its own, and says that it lives by the heartbeat.
  attempts smallint not null default 0,
  attempt_token uuid,
  heartbeat_at timestamptz,
  file_name text,
  thumbnail_name text,
  mime_type text,
  placeholder text,
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  unique (user_id, id),
  foreign key (user_id, conversation_id) references image_conversations (user_id, id)
    on delete set null (conversation_id),
  foreign key (user_id, source_image_id) references images (user_id, id)
    on delete set null (source_image_id),
  check (
    (status = 'completed')
    = (file_name is not null and thumbnail_name is not null and mime_type is not null and placeholder is not null)
  ),
  check ((status in ('completed', 'failed', 'cancelled')) = (completed_at is not null)),
  check ((status = 'failed') = (error_code is not null and error_message is not null))
);

-- Each send has a number of its own. And what on delete looks for, from the conversation and from the source.
create unique index images_conversation on images (user_id, conversation_id, send_number)
  where conversation_id is not null;
create index images_source on images (user_id, source_image_id) where source_image_id is not null;
-- How many a user is waiting for; what recovery looks through.
create index images_unfinished on images (user_id) where status in ('pending', 'processing');
create index images_waiting on images (created_at) where status = 'pending';
create index images_running on images (heartbeat_at) where status = 'processing';

alter table image_conversations
  add foreign key (user_id, active_image_id) references images (user_id, id) on delete set null (active_image_id);
create index image_conversations_active_image on image_conversations (user_id, active_image_id)
  where active_image_id is not null;

create table image_messages (
  id uuid primary key,
  conversation_id uuid not null,
  user_id text not null,
  -- 1, 2, 3 … in its conversation: the order of the timeline, and what its cursor counts in.
  position integer not null check (position > 0),
  role text not null check (role in ('user', 'assistant')),
  content text not null,
  image_id uuid,
  status text not null check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  error_code text,
  error_message text,
  created_at timestamptz not null default now(),
  unique (conversation_id, position),
  foreign key (user_id, conversation_id) references image_conversations (user_id, id) on delete cascade,
  foreign key (user_id, image_id) references images (user_id, id) on delete set null (image_id),
  check (role = 'assistant' or (image_id is null and status = 'completed'))
);
create index image_messages_image on image_messages (user_id, image_id) where image_id is not null;

create table credit_accounts (
  user_id text primary key check (user_id <> ''),
  balance integer not null check (balance >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  created_at timestamptz not null default now(),
  check (reserved <= balance)
);

-- The ledger. Images can be deleted and the ledger can't, so image_id is no foreign key.
create table credit_entries (
  id bigint primary key generated always as identity,
  user_id text not null references credit_accounts (user_id),
  image_id uuid,
  kind text not null check (kind in ('grant', 'reserve', 'capture', 'release')),
  amount integer not null check (amount >= 0),
  created_at timestamptz not null default now(),
  check ((kind = 'grant') = (image_id is null))
);
-- One reservation an image, and one end of it: a second capture or release can't be written.
create unique index credit_entries_reserve on credit_entries (image_id) where kind = 'reserve';
create unique index credit_entries_end on credit_entries (image_id) where kind in ('capture', 'release');
create index credit_entries_user on credit_entries (user_id, id);

create function credit_entries_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'credit_entries is append-only';
end
$$;
create trigger credit_entries_are_final before update or delete or truncate on credit_entries
  for each statement execute function credit_entries_are_final();

-- The first answer to each POST that carried an Idempotency-Key, for 24 hours.
create table idempotency_keys (
  user_id text not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status smallint not null,
  answer text not null,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
