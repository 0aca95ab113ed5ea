-- What a server has been shown, so that picks do not repeat, and who posts the film of the day.

CREATE TABLE shown_films (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    film TEXT NOT NULL,
    -- The server's revision with which it was shown: later ones are higher.
    number BIGINT NOT NULL,
    PRIMARY KEY (server, film)
);

-- Whoever puts in the row of a day posts that day's film.
CREATE TABLE film_days (
    server BIGINT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    -- Such as 20261121, in the server's time zone.
    day BIGINT NOT NULL,
    claimed_at BIGINT NOT NULL,
    -- posted or refused; NULL while it is being posted.
    outcome TEXT,
    PRIMARY KEY (server, day)
);
