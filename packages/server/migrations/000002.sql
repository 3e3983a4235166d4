-- The sweeping of image files that no row names: one row, for the one store that all processes share.

create table image_store (
  is_only boolean primary key default true check (is_only),
  -- Also written into the store, so that files are never swept by the rows of another database.
  id uuid not null default gen_random_uuid(),
  -- The last file that was looked at; null: begin with the first.
  swept_to text,
  -- Whoever moves this on has the turn.
  sweep_due_at timestamptz not null default now()
);
insert into image_store default values;
