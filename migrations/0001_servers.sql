-- What a server has decided, and who decided it.
--
-- SQLite and PostgreSQL both run this: BIGINT and TEXT are the only types, ids of Discord are the
-- bits of the number as a signed one, times are seconds since 1970 in UTC.

-- A server appears here with the first thing that is kept about it.
CREATE TABLE servers (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Counts the writes. Every write starts by raising it, so that two never cross.
    revision BIGINT NOT NULL,
    -- When the bot was removed from the server; NULL while it is there.
    removed_at BIGINT
);

-- A setting that is not here is the operator's default.
CREATE TABLE settings (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- Such as answers.visibility.
    field TEXT NOT NULL,
    -- As TOML.
    value TEXT NOT NULL,
    PRIMARY KEY (server, field)
);

CREATE TABLE changes (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- The server's revision with this change.
    number BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    -- NULL where the bot itself did it.
    made_by BIGINT,
    -- set, import, reset or undo.
    way TEXT NOT NULL,
    PRIMARY KEY (server, number)
);

-- Each setting that a change changed; NULL is the operator's default.
CREATE TABLE changed_settings (
    server BIGINT NOT NULL,
    number BIGINT NOT NULL,
    field TEXT NOT NULL,
    was TEXT,
    became TEXT,
    PRIMARY KEY (server, number, field),
    FOREIGN KEY (server, number) REFERENCES changes (server, number) ON DELETE CASCADE
);
