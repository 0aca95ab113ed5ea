//! What the members of a server watched together. Nobody else's being there is noted for them.

use jiff::civil::Date;
use sqlx::AnyConnection;

use super::{Asker, counted, day, lists, note_seen, noted};
use crate::member::{ListName, Noted, Period, Watched};
use crate::snowflake::{GuildId, UserId};
use crate::store::film_days::number;
use crate::store::{Error, Store, from_sql, to_sql};

impl Store {
    /// Notes that a film was watched on a day, and that the member was there: it leaves the list,
    /// and counts as seen by them. Its number in the history; `None` if there is no such list.
    pub async fn watch(
        &self,
        asker: Asker,
        name: Option<&ListName>,
        film: &Noted,
        on: Date,
    ) -> Result<Option<i64>, Error> {
        let (mut transaction, entry) = self.write(asker.guild).await?;
        let Some(list) = lists::list(&mut transaction, asker.guild, name).await? else {
            return Ok(None);
        };
        sqlx::query("DELETE FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3")
            .bind(asker.server())
            .bind(list)
            .bind(film.film.as_str())
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO watched_films (server, number, film, title, watched_on) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(asker.server())
        .bind(entry)
        .bind(film.film.as_str())
        .bind(&film.title)
        .bind(number(on))
        .execute(&mut *transaction)
        .await?;
        note_presence(&mut transaction, asker, entry).await?;
        note_seen(&mut transaction, asker, film).await?;
        transaction.commit().await?;
        Ok(Some(entry))
    }

    /// Notes that a member was there, too. The film; `None` if the history has no such entry.
    pub async fn was_there(&self, asker: Asker, entry: i64) -> Result<Option<Noted>, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let film: Option<(String, String)> = sqlx::query_as(
            "SELECT film, title FROM watched_films WHERE server = $1 AND number = $2",
        )
        .bind(asker.server())
        .bind(entry)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(film) = film.and_then(|(film, title)| noted(&film, title)) else {
            return Ok(None);
        };
        note_presence(&mut transaction, asker, entry).await?;
        note_seen(&mut transaction, asker, &film).await?;
        transaction.commit().await?;
        Ok(Some(film))
    }

    /// What a server watched, the latest day first.
    pub async fn watched(&self, guild: GuildId) -> Result<Vec<Watched>, Error> {
        let rows: Vec<(i64, String, String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT watched_films.number, film, title, watched_on, member FROM watched_films \
             LEFT JOIN watched_by ON watched_by.server = watched_films.server \
             AND watched_by.number = watched_films.number WHERE watched_films.server = $1 \
             ORDER BY watched_on DESC, watched_films.number DESC, member",
        )
        .bind(to_sql(guild.0))
        .fetch_all(&self.pool)
        .await?;
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
        Ok(history)
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
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().filter_map(counted).collect())
    }
}

async fn note_presence(
    connection: &mut AnyConnection,
    asker: Asker,
    entry: i64,
) -> Result<(), Error> {
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
