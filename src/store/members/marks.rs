//! What members have seen and what is not for them: tables with a row for each film of a member.

use super::Asker;
use crate::film::FilmId;
use crate::member::Noted;
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Lent, Store, to_sql};

/// A table in which members mark films.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    table: &'static str,
    /// The column that says since when.
    since: &'static str,
}

pub(super) const SEEN: Marks = Marks {
    table: "seen_films",
    since: "seen_at",
};
const DECLINED: Marks = Marks {
    table: "declined_films",
    since: "declined_at",
};
/// It has a row for each list, too, so that it can be read like the others, and not written.
const WANTED: &str = "wanted_films";

impl Marks {
    /// Marks a film. Returns whether it had not been marked before.
    pub(super) async fn note(
        self,
        connection: &mut Lent,
        asker: Asker,
        film: &Noted,
    ) -> Result<bool, Error> {
        let Self { table, since } = self;
        let sql = format!(
            "INSERT INTO {table} (server, member, film, title, {since}) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (server, member, film) DO NOTHING"
        );
        let done = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(asker.server())
            .bind(asker.member())
            .bind(film.film.as_str())
            .bind(&film.title)
            .bind(asker.at.as_second())
            .execute(connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Store {
    /// Notes that a member has seen a film. Returns whether it had not been noted before.
    pub async fn see(&self, asker: Asker, film: &Noted) -> Result<bool, Error> {
        self.mark(asker, SEEN, film).await
    }

    /// Takes back that a member has seen a film. Returns whether it had been noted.
    pub async fn unsee(&self, asker: Asker, film: &FilmId) -> Result<bool, Error> {
        self.unmark(asker, SEEN, film).await
    }

    /// The films that a member has seen, in the order of their ids.
    pub async fn seen_films(&self, guild: GuildId, member: UserId) -> Result<Vec<FilmId>, Error> {
        self.films_in(SEEN.table, guild, member).await
    }

    /// Notes that a film is not for a member. Returns whether it had not been noted before.
    pub async fn decline(&self, asker: Asker, film: &Noted) -> Result<bool, Error> {
        self.mark(asker, DECLINED, film).await
    }

    /// Takes back that a film is not for a member. Returns whether it had been noted.
    pub async fn accept(&self, asker: Asker, film: &FilmId) -> Result<bool, Error> {
        self.unmark(asker, DECLINED, film).await
    }

    /// The films that are not for a member, in the order of their ids.
    pub async fn declined_films(
        &self,
        guild: GuildId,
        member: UserId,
    ) -> Result<Vec<FilmId>, Error> {
        self.films_in(DECLINED.table, guild, member).await
    }

    /// The films that a member wants to watch, on whichever of a server's lists, in the order of their
    /// ids.
    pub(super) async fn films_wanted_by(
        &self,
        guild: GuildId,
        member: UserId,
    ) -> Result<Vec<FilmId>, Error> {
        self.films_in(WANTED, guild, member).await
    }

    async fn mark(&self, asker: Asker, marks: Marks, film: &Noted) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let is_new = marks.note(&mut transaction, asker, film).await?;
        self.commit(transaction).await?;
        Ok(is_new)
    }

    async fn unmark(&self, asker: Asker, marks: Marks, film: &FilmId) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let table = marks.table;
        let sql = format!("DELETE FROM {table} WHERE server = $1 AND member = $2 AND film = $3");
        let done = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(asker.server())
            .bind(asker.member())
            .bind(film.as_str())
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    async fn films_in(
        &self,
        table: &str,
        guild: GuildId,
        member: UserId,
    ) -> Result<Vec<FilmId>, Error> {
        let sql = format!(
            "SELECT DISTINCT film FROM {table} WHERE server = $1 AND member = $2 ORDER BY film"
        );
        let films: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(to_sql(guild.0))
            .bind(to_sql(member.0))
            .fetch_all(&mut self.read().await?)
            .await?;
        let films = films.iter();
        Ok(films.filter_map(|film| FilmId::parse(film)).collect())
    }
}
