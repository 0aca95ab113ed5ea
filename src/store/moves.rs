//! What is kept under an id that its film does not have any more: moved to the one that it has.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::Connection as _;
use sqlx::any::install_default_drivers;
use tokio::time::timeout;

use super::connection::{Connections, Limits, Purpose};
use super::error::late;
use super::members::noted;
use super::{Backend, Error, Lent, Store, file, from_sql, to_sql};
use crate::config::Database;
use crate::film::FilmId;
use crate::member::Noted;
use crate::snowflake::GuildId;

/// A film that has another id now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The id under which something is kept.
    pub from: FilmId,
    /// The film as it is called now.
    pub to: Noted,
}

/// Every film that something is kept about, with its title.
const KEPT: &str = "SELECT film, MAX(title) FROM \
    (SELECT film, title FROM seen_films UNION SELECT film, title FROM ratings \
    UNION SELECT film, title FROM wanted_films UNION SELECT film, title FROM watched_films \
    UNION SELECT film, title FROM fulfilled_wishes UNION SELECT film, title FROM withdrawn_wishes \
    UNION SELECT film, title FROM declined_films) AS kept GROUP BY film ORDER BY film";

/// The servers that keep something about a film.
const SERVERS: &str = "SELECT server FROM seen_films WHERE film = $1 \
    UNION SELECT server FROM ratings WHERE film = $1 \
    UNION SELECT server FROM wanted_films WHERE film = $1 \
    UNION SELECT server FROM watched_films WHERE film = $1 \
    UNION SELECT server FROM fulfilled_wishes WHERE film = $1 \
    UNION SELECT server FROM withdrawn_wishes WHERE film = $1 \
    UNION SELECT server FROM declined_films WHERE film = $1 \
    UNION SELECT server FROM shown_films WHERE film = $1";

/// What moves a film's rows: `$1` is the server, `$2` the old id, and, in those that name them,
/// `$3` the new one and `$4` the title. Beside each is the number of its parameters.
///
/// If somebody has rows of both, the older wish and the newer rating stay. If both were watched
/// on one day, the two entries of the history become one.
const STEPS: [(&str, usize); 16] = [
    (
        "INSERT INTO seen_films (server, member, film, title, seen_at) \
         SELECT server, member, CAST($3 AS TEXT), CAST($4 AS TEXT), seen_at FROM seen_films \
         WHERE server = $1 AND film = $2 ON CONFLICT (server, member, film) DO NOTHING",
        4,
    ),
    ("DELETE FROM seen_films WHERE server = $1 AND film = $2", 2),
    (
        "INSERT INTO ratings (server, film, member, title, score, sentence, rated_at) \
         SELECT server, CAST($3 AS TEXT), member, CAST($4 AS TEXT), score, sentence, rated_at \
         FROM ratings WHERE server = $1 AND film = $2 \
         ON CONFLICT (server, film, member) DO UPDATE SET \
         score = CASE WHEN excluded.rated_at > ratings.rated_at \
         THEN excluded.score ELSE ratings.score END, \
         sentence = CASE WHEN excluded.rated_at > ratings.rated_at \
         THEN COALESCE(excluded.sentence, ratings.sentence) \
         ELSE COALESCE(ratings.sentence, excluded.sentence) END, \
         rated_at = CASE WHEN excluded.rated_at > ratings.rated_at \
         THEN excluded.rated_at ELSE ratings.rated_at END",
        4,
    ),
    ("DELETE FROM ratings WHERE server = $1 AND film = $2", 2),
    (
        "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
         SELECT server, list, CAST($3 AS TEXT), member, CAST($4 AS TEXT), wanted_at \
         FROM wanted_films WHERE server = $1 AND film = $2 \
         ON CONFLICT (server, list, film, member) DO UPDATE SET wanted_at = excluded.wanted_at \
         WHERE excluded.wanted_at < wanted_films.wanted_at",
        4,
    ),
    (
        "DELETE FROM wanted_films WHERE server = $1 AND film = $2",
        2,
    ),
    (
        "INSERT INTO watched_by (server, number, member) \
         SELECT there.server, stays.number, there.member FROM watched_by AS there \
         JOIN watched_films AS goes ON goes.server = there.server AND goes.number = there.number \
         JOIN watched_films AS stays ON stays.server = goes.server \
         AND stays.watched_on = goes.watched_on AND stays.film = $3 \
         WHERE goes.server = $1 AND goes.film = $2 \
         ON CONFLICT (server, number, member) DO NOTHING",
        3,
    ),
    (
        "INSERT INTO fulfilled_wishes (server, number, list, film, member, title, wanted_at) \
         SELECT wish.server, stays.number, wish.list, wish.film, wish.member, wish.title, \
         wish.wanted_at FROM fulfilled_wishes AS wish \
         JOIN watched_films AS goes ON goes.server = wish.server AND goes.number = wish.number \
         JOIN watched_films AS stays ON stays.server = goes.server \
         AND stays.watched_on = goes.watched_on AND stays.film = $3 \
         WHERE goes.server = $1 AND goes.film = $2 \
         ON CONFLICT (server, number, list, member) DO NOTHING",
        3,
    ),
    (
        "DELETE FROM watched_films WHERE server = $1 AND film = $2 AND watched_on IN \
         (SELECT watched_on FROM watched_films WHERE server = $1 AND film = $3)",
        3,
    ),
    (
        "UPDATE watched_films SET film = $3, title = $4 WHERE server = $1 AND film = $2",
        4,
    ),
    (
        "UPDATE fulfilled_wishes SET film = $3, title = $4 WHERE server = $1 AND film = $2",
        4,
    ),
    (
        "UPDATE withdrawn_wishes SET film = $3, title = $4 WHERE server = $1 AND film = $2",
        4,
    ),
    (
        "INSERT INTO declined_films (server, member, film, title, declined_at) \
         SELECT server, member, CAST($3 AS TEXT), CAST($4 AS TEXT), declined_at \
         FROM declined_films WHERE server = $1 AND film = $2 \
         ON CONFLICT (server, member, film) DO NOTHING",
        4,
    ),
    (
        "DELETE FROM declined_films WHERE server = $1 AND film = $2",
        2,
    ),
    (
        "INSERT INTO shown_films (server, film, number) \
         SELECT server, CAST($3 AS TEXT), number FROM shown_films \
         WHERE server = $1 AND film = $2 ON CONFLICT (server, film) DO NOTHING",
        3,
    ),
    ("DELETE FROM shown_films WHERE server = $1 AND film = $2", 2),
];

/// The films that members keep something about in a database, which is not opened to write, and not
/// made where there is none.
pub async fn films_kept_in(database: &Database) -> Result<Vec<Noted>, Error> {
    install_default_drivers();
    let (url, backend) = match database {
        Database::File(path) if !path.exists() => return Ok(Vec::new()),
        Database::File(path) => (file::url(path, "rw")?, Backend::Sqlite),
        Database::Server(url) => (url.reveal().to_owned(), Backend::Postgres),
    };
    let limits = Limits::default();
    let connections = Connections::new(url.parse()?, backend, Purpose::Read, limits);
    let read = async {
        let mut connection = connections.connect().await?;
        let rows = sqlx::query_as(KEPT).fetch_all(&mut connection).await?;
        connection.close().await?;
        Ok(rows)
    };
    let read: Result<Vec<(String, String)>, sqlx::Error> = timeout(limits.start, read)
        .await
        .map_err(|_| late(limits.start))?;
    Ok(films(read?))
}

fn films(rows: Vec<(String, String)>) -> Vec<Noted> {
    let noted = |(film, title): (String, String)| noted(&film, title);
    rows.into_iter().filter_map(noted).collect()
}

impl Store {
    /// What a server's members call a film that they keep something about; `None` if nobody does.
    pub async fn noted(&self, guild: GuildId, film: &FilmId) -> Result<Option<Noted>, Error> {
        let title: Option<String> = sqlx::query_scalar(
            "SELECT MAX(title) FROM \
             (SELECT title FROM wanted_films WHERE server = $1 AND film = $2 \
             UNION SELECT title FROM watched_films WHERE server = $1 AND film = $2 \
             UNION SELECT title FROM ratings WHERE server = $1 AND film = $2 \
             UNION SELECT title FROM seen_films WHERE server = $1 AND film = $2) AS kept",
        )
        .bind(to_sql(guild.0))
        .bind(film.as_str())
        .fetch_one(&mut self.read().await?)
        .await?;
        Ok(title.map(|title| Noted {
            film: film.clone(),
            title,
        }))
    }

    /// The films that members keep something about, of all servers, each with a title that it had
    /// when that was noted.
    pub async fn films_kept(&self) -> Result<Vec<Noted>, Error> {
        let rows: Vec<(String, String)> = sqlx::query_as(KEPT)
            .fetch_all(&mut self.read().await?)
            .await?;
        Ok(films(rows))
    }

    /// Moves what is kept of films to the ids that they have now, one server at a time, each as a
    /// whole. Another process that does the same at the same time finds nothing left to move.
    pub async fn move_films(&self, moves: &[Move]) -> Result<(), Error> {
        let mut servers: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
        let mut connection = self.read().await?;
        for (at, moved) in moves.iter().enumerate() {
            let found: Vec<i64> = sqlx::query_scalar(SERVERS)
                .bind(moved.from.as_str())
                .fetch_all(&mut connection)
                .await?;
            for server in found {
                servers.entry(server).or_default().insert(at);
            }
        }
        drop(connection);
        for (server, moved) in servers {
            let (mut transaction, _) = self.write(GuildId(from_sql(server))).await?;
            for at in moved {
                move_film(&mut transaction, server, &moves[at]).await?;
            }
            let committed = self.commit(transaction).await;
            self.spreads.forget_all();
            committed?;
        }
        Ok(())
    }
}

async fn move_film(connection: &mut Lent, server: i64, moved: &Move) -> Result<(), Error> {
    let Move { from, to } = moved;
    let texts = [from.as_str(), to.film.as_str(), &to.title];
    for (sql, values) in STEPS {
        let mut query = sqlx::query(sql).bind(server);
        for text in &texts[..values - 1] {
            query = query.bind(*text);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
