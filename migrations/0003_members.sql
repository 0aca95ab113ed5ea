-- What members of a server keep: what they have seen, how they rate it, what they want to watch.
--
-- Every row about a member names the server and the member, so that it can be shown to them and
-- deleted by them. A film is kept with its title: it may leave the library, and come back.

CREATE TABLE seen_films (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    member BIGINT NOT NULL,
    film TEXT NOT NULL,
    title TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (server, member, film)
);
CREATE INDEX seen_films_by_member ON seen_films (member, server);

CREATE TABLE ratings (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    film TEXT NOT NULL,
    member BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- 1 to 10.
    score BIGINT NOT NULL,
    -- What the member says of the film, where they say something.
    sentence TEXT,
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (server, film, member)
);
CREATE INDEX ratings_by_member ON ratings (member, server);

-- The named lists of a server. The first list, which every server has, has no row and the number 0.
CREATE TABLE watchlists (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- The server's revision with which it was made.
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    -- The name without case and accents, by which it is found.
    folded TEXT NOT NULL,
    PRIMARY KEY (server, number),
    UNIQUE (server, folded)
);

-- The list that is meant where none is named, where that is not the first.
CREATE TABLE default_watchlists (
    server BIGINT PRIMARY KEY REFERENCES servers (id) ON DELETE CASCADE,
    number BIGINT NOT NULL
);

-- A film is on a list as long as somebody wants it.
CREATE TABLE wanted_films (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    list BIGINT NOT NULL,
    film TEXT NOT NULL,
    member BIGINT NOT NULL,
    title TEXT NOT NULL,
    wanted_at BIGINT NOT NULL,
    PRIMARY KEY (server, list, film, member)
);
CREATE INDEX wanted_films_by_member ON wanted_films (member, server);

CREATE TABLE watched_films (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- The server's revision with which it was noted.
    number BIGINT NOT NULL,
    film TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The day, such as 20261121.
    watched_on BIGINT NOT NULL,
    PRIMARY KEY (server, number),
    UNIQUE (server, film, watched_on)
);

CREATE TABLE watched_by (
    server BIGINT NOT NULL,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    PRIMARY KEY (server, number, member),
    FOREIGN KEY (server, number) REFERENCES watched_films (server, number) ON DELETE CASCADE
);
CREATE INDEX watched_by_member ON watched_by (member, server);

-- The wishes that ended when a film was watched: they come back where that is taken back.
CREATE TABLE fulfilled_wishes (
    server BIGINT NOT NULL,
    number BIGINT NOT NULL,
    list BIGINT NOT NULL,
    film TEXT NOT NULL,
    member BIGINT NOT NULL,
    title TEXT NOT NULL,
    wanted_at BIGINT NOT NULL,
    PRIMARY KEY (server, number, list, member),
    FOREIGN KEY (server, number) REFERENCES watched_films (server, number) ON DELETE CASCADE
);
CREATE INDEX fulfilled_wishes_by_member ON fulfilled_wishes (member, server);
