-- Which process is connected to Discord's gateway for an application: two would answer everything twice.

CREATE TABLE gateways (
    application BIGINT NOT NULL PRIMARY KEY,
    -- A number that the process chose when it started.
    holder BIGINT NOT NULL,
    -- Where it runs, to be told to whoever starts another one, and to see whether it still runs.
    machine TEXT NOT NULL,
    process BIGINT NOT NULL,
    -- Rises as long as the process lives. Clocks of two machines differ; whether it rises does not.
    renewals BIGINT NOT NULL
);
