-- Names of people are stored in lower case, so that the key holds whatever case they sign in with.
create table app_user (
  id                       bigint generated always as identity primary key,
  tenant_id                bigint not null references tenant,
  username                 text not null check (username = lower(username)),
  display_name             text not null,
  roles                    varchar[] not null,
  password_hash            text not null,
  password_change_required boolean not null,
  disabled                 boolean not null default false,
  created_at               timestamptz not null,
  last_login_at            timestamptz,
  version                  integer not null default 0,
  unique (tenant_id, username),
  unique (tenant_id, id)
);

-- The cookie's value is never stored: its SHA-256 is the key.
create table login_session (
  secret_hash  text primary key,
  tenant_id    bigint not null references tenant,
  user_id      bigint not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id) on delete cascade
);
create index login_session_user on login_session (tenant_id, user_id);
create index login_session_end on login_session (expires_at);

-- The id is the readable beginning of the token; the whole token is stored as its SHA-256.
create table api_token (
  id           text primary key,
  tenant_id    bigint not null references tenant,
  name         text not null,
  scopes       varchar[] not null,
  secret_hash  text not null unique,
  created_by   text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  unique (tenant_id, id)
);

select belfry_guard('app_user');
select belfry_guard('login_session');
select belfry_guard('api_token');
