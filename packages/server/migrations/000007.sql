-- Reference images: further images that a model looks at beside the source.

create table image_references (
  user_id text not null,
  image_id uuid not null,
  -- 1, 2, 3 … as they were named.
  position smallint not null check (position > 0),
  -- Null once it has been deleted: its place says that there was one.
  reference_image_id uuid,
  primary key (image_id, position),
  foreign key (user_id, image_id) references images (user_id, id) on delete cascade,
  foreign key (user_id, reference_image_id) references images (user_id, id) on delete set null (reference_image_id)
);
create index image_references_reference on image_references (user_id, reference_image_id)
  where reference_image_id is not null;

-- Those that are still there also stand in the image's own row, in their order: whoever reads an image reads them along,
-- and the loss of one is a change of the image, which its clients are told. The trigger keeps the two the same.
alter table images add column reference_image_ids uuid[] not null default '{}';

create function picgen_lose_reference() returns trigger language plpgsql as $$
begin
  update images
  set reference_image_ids = array(
    select reference_image_id from image_references
    where image_id = new.image_id and reference_image_id is not null
    order by position
  )
  where user_id = new.user_id and id = new.image_id;
  return null;
end
$$;

create trigger image_references_lose_reference after update of reference_image_id on image_references
  for each row execute function picgen_lose_reference();
