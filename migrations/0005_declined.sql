-- What members do not want to be offered again, and wishes that an admin took off a list for everybody.

CREATE TABLE declined_films (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    member BIGINT NOT NULL,
    film TEXT NOT NULL,
    title TEXT NOT NULL,
    declined_at BIGINT NOT NULL,
    PRIMARY KEY (server, member, film)
);
CREATE INDEX declined_films_by_member ON declined_films (member, server);

-- They come back where that is undone, which can be done for a day.
CREATE TABLE withdrawn_wishes (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- The server's revision with which they were withdrawn.
    number BIGINT NOT NULL,
    list BIGINT NOT NULL,
    film TEXT NOT NULL,
    member BIGINT NOT NULL,
    title TEXT NOT NULL,
    wanted_at BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    PRIMARY KEY (server, number, member)
);
CREATE INDEX withdrawn_wishes_by_member ON withdrawn_wishes (member, server);
