-- How an image looks while it is being made.

-- A `data:` URL of a small picture, which has been compressed already.
alter table images add column preview text;
alter table images alter column preview set storage external;
alter table images add check (preview is null or (status = 'processing' and length(preview) <= 8192));

-- It belongs to the attempt that showed it: it goes with it, however that ends and whatever code ends it.
create function picgen_drop_preview() returns trigger language plpgsql as $$
begin
  new.preview := null;
  return new;
end
$$;

-- Triggers run in the order of their names: this one comes before the one that tells the change.
create trigger images_drop_preview before update on images for each row
  when (
    old.preview is not null
    and (new.status <> 'processing' or new.attempt_token is distinct from old.attempt_token)
  )
  execute function picgen_drop_preview();
