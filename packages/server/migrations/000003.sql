-- The history, the list of conversations, uploads, and files that outlive their image for a moment.

-- An upload has the size that it has: a single pixel, or a very long strip.
alter table images drop constraint images_size_check;
alter table images add check (size ~ '^[1-9][0-9]{0,7}x[1-9][0-9]{0,7}$');
alter table images add check (kind <> 'upload' or (status = 'completed' and credits = 0 and conversation_id is null));

-- The history goes by id, which is time's order; unique (user_id, id) serves it where nothing else is asked for.
create index images_by_kind on images (user_id, kind, id);
create index images_by_status on images (user_id, status, id);

-- The list of conversations, last touched first.
create index image_conversations_touched on image_conversations (user_id, updated_at, id);

-- Files whose image was deleted. A row goes in with the deletion and away with the file, so that a process which dies in
-- between leaves a note of what is still to be removed.
create table discarded_files (
  key text primary key,
  created_at timestamptz not null default now()
);
