//! What the members of a server watched together. Each member notes only their own presence.

use jiff::civil::Date;

use super::marks::SEEN;
use super::{Asker, counted, day, lists, noted, wishes};
use crate::film::FilmId;
use crate::member::{List, Noted, Noting, Period, Watched, Which};
use crate::snowflake::{GuildId, UserId};
use crate::store::film_days::number;
use crate::store::{Error, Lent, Store, from_sql, to_sql};

impl Store {
    /// Notes that a film was watched on a day, and that the member was there: it leaves the list,
    /// and counts as seen by them. Where the history has the film on that day, the member joins.
    /// Without a title it has the list's. `None` if there is no such list.
    pub async fn watch(
        &self,
        asker: Asker,
        which: &Which,
        film: &FilmId,
        title: Option<&str>,
        on: Date,
    ) -> Result<Option<Noting>, Error> {
        let (mut transaction, new) = self.write(asker.guild).await?;
        let Some(list) = lists::list(&mut transaction, asker.guild, which).await? else {
            return Ok(None);
        };
        let listed = wishes::title(&mut transaction, asker.guild, &list, film).await?;
        let Some(title) = title.map(str::to_owned).or(listed) else {
            return Ok(Some(Noting::NotListed));
        };
        let film = film.clone();
        let film = Noted { film, title };
        sqlx::query(
            "INSERT INTO watched_films (server, number, film, title, watched_on) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (server, film, watched_on) DO NOTHING",
        )
        .bind(asker.server())
        .bind(new)
        .bind(film.film.as_str())
        .bind(&film.title)
        .bind(number(on))
        .execute(&mut transaction)
        .await?;
        let entry = sqlx::query_scalar(
            "SELECT number FROM watched_films WHERE server = $1 AND film = $2 AND watched_on = $3",
        )
        .bind(asker.server())
        .bind(film.film.as_str())
        .bind(number(on))
        .fetch_one(&mut transaction)
        .await?;
        fulfil_wishes(&mut transaction, asker.guild, &list, &film.film, entry).await?;
        note_presence(&mut transaction, asker, entry).await?;
        SEEN.note(&mut transaction, asker, &film).await?;
        self.commit(transaction).await?;
        Ok(Some(Noting::Done(entry)))
    }

    /// Notes that a member was there, too, and so has seen the film. Returns whether the history
    /// has such an entry.
    pub async fn was_there(&self, asker: Asker, entry: i64) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let film: Option<(String, String)> = sqlx::query_as(
            "SELECT film, title FROM watched_films WHERE server = $1 AND number = $2",
        )
        .bind(asker.server())
        .bind(entry)
        .fetch_optional(&mut transaction)
        .await?;
        let Some(film) = film.and_then(|(film, title)| noted(&film, title)) else {
            return Ok(false);
        };
        note_presence(&mut transaction, asker, entry).await?;
        SEEN.note(&mut transaction, asker, &film).await?;
        self.commit(transaction).await?;
        Ok(true)
    }

    /// Takes back that a member was there. An entry that nobody was there for leaves the history, and
    /// the wishes that it ended come back.
    pub async fn was_not_there(&self, asker: Asker, entry: i64) -> Result<(), Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        sqlx::query("DELETE FROM watched_by WHERE server = $1 AND number = $2 AND member = $3")
            .bind(asker.server())
            .bind(entry)
            .bind(asker.member())
            .execute(&mut transaction)
            .await?;
        let there: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM watched_by WHERE server = $1 AND number = $2")
                .bind(asker.server())
                .bind(entry)
                .fetch_one(&mut transaction)
                .await?;
        if there == 0 {
            remove_entry(&mut transaction, asker.guild, entry).await?;
        }
        self.commit(transaction).await?;
        Ok(())
    }

    /// Removes an entry from the history; the wishes that it ended come back. Returns whether there
    /// was one.
    pub async fn remove_watched(&self, guild: GuildId, entry: i64) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let was_there = remove_entry(&mut transaction, guild, entry).await?;
        self.commit(transaction).await?;
        Ok(was_there)
    }

    /// What a server watched, the latest day first.
    pub async fn watched(&self, guild: GuildId) -> Result<Vec<Watched>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT watched_films.number, film, title, watched_on, member FROM watched_films \
             LEFT JOIN watched_by ON watched_by.server = watched_films.server \
             AND watched_by.number = watched_films.number WHERE watched_films.server = $1 \
             ORDER BY watched_on DESC, watched_films.number DESC, member",
        )
        .bind(to_sql(guild.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(history(rows))
    }

    /// The films that a server watched in a period, with how often; the most watched first.
    pub async fn most_watched(
        &self,
        guild: GuildId,
        within: &Period,
    ) -> Result<Vec<(Noted, u32)>, Error> {
        let rows: Vec<(String, String, i64)> = sqlx::query_as(
            "SELECT film, MAX(title), COUNT(*) FROM watched_films \
             WHERE server = $1 AND watched_on >= $2 AND watched_on <= $3 \
             GROUP BY film ORDER BY 3 DESC, film",
        )
        .bind(to_sql(guild.0))
        .bind(number(within.first))
        .bind(number(within.last))
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(rows.into_iter().filter_map(counted).collect())
    }

    /// An entry of what a server watched.
    pub async fn watched_entry(
        &self,
        guild: GuildId,
        entry: i64,
    ) -> Result<Option<Watched>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT watched_films.number, film, title, watched_on, member FROM watched_films \
             LEFT JOIN watched_by ON watched_by.server = watched_films.server \
             AND watched_by.number = watched_films.number WHERE watched_films.server = $1 \
             AND watched_films.number = $2 ORDER BY member",
        )
        .bind(to_sql(guild.0))
        .bind(entry)
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(history(rows).pop())
    }
}

/// A film watched and somebody who was there: number, film, title, day, member.
type Row = (i64, String, String, i64, Option<i64>);

/// The entries that rows make, where those about the same film and day follow each other.
fn history(rows: Vec<Row>) -> Vec<Watched> {
    let mut history: Vec<Watched> = Vec::new();
    for (number, film, title, on, member) in rows {
        if history.last().is_none_or(|last| last.number != number) {
            let (Some(noted), Some(on)) = (noted(&film, title), day(on)) else {
                continue;
            };
            history.push(Watched {
                number,
                noted,
                on,
                by: Vec::new(),
            });
        }
        if let (Some(last), Some(member)) = (history.last_mut(), member) {
            last.by.push(UserId(from_sql(member)));
        }
    }
    history
}

/// Takes everybody's wishes for a film off a list, and keeps them with the entry of the history.
async fn fulfil_wishes(
    connection: &mut Lent,
    guild: GuildId,
    list: &List,
    film: &FilmId,
    entry: i64,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO fulfilled_wishes (server, number, list, film, member, title, wanted_at) \
         SELECT server, CAST($4 AS BIGINT), list, film, member, title, wanted_at \
         FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3 \
         ON CONFLICT (server, number, list, member) DO NOTHING",
    )
    .bind(to_sql(guild.0))
    .bind(list.number)
    .bind(film.as_str())
    .bind(entry)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3")
        .bind(to_sql(guild.0))
        .bind(list.number)
        .bind(film.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes an entry from the history, and puts the wishes that it ended back on the lists that
/// still exist. Returns whether there was one.
async fn remove_entry(connection: &mut Lent, guild: GuildId, entry: i64) -> Result<bool, Error> {
    sqlx::query(
        "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
         SELECT server, list, film, member, title, wanted_at FROM fulfilled_wishes \
         WHERE server = $1 AND number = $2 AND (list = $3 OR EXISTS \
         (SELECT 1 FROM watchlists WHERE watchlists.server = fulfilled_wishes.server \
         AND watchlists.number = fulfilled_wishes.list)) \
         ON CONFLICT (server, list, film, member) DO NOTHING",
    )
    .bind(to_sql(guild.0))
    .bind(entry)
    .bind(List::FIRST)
    .execute(&mut *connection)
    .await?;
    let done = sqlx::query("DELETE FROM watched_films WHERE server = $1 AND number = $2")
        .bind(to_sql(guild.0))
        .bind(entry)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
}

async fn note_presence(connection: &mut Lent, asker: Asker, entry: i64) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO watched_by (server, number, member) VALUES ($1, $2, $3) \
         ON CONFLICT (server, number, member) DO NOTHING",
    )
    .bind(asker.server())
    .bind(entry)
    .bind(asker.member())
    .execute(connection)
    .await?;
    Ok(())
}
