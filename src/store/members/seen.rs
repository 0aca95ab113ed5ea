//! What members have seen.

use super::{Asker, note_seen, noted, ratings, time};
use crate::film::FilmId;
use crate::member::{Noted, Score, Seen};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Store, to_sql};

impl Store {
    /// Notes that a member has seen a film. Returns whether it had not been noted before.
    pub async fn see(&self, asker: Asker, film: &Noted) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let is_new = note_seen(&mut transaction, asker, film).await?;
        self.commit(transaction).await?;
        Ok(is_new)
    }

    /// Takes back that a member has seen a film. Returns whether it had been noted.
    pub async fn unsee(&self, asker: Asker, film: &FilmId) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let done =
            sqlx::query("DELETE FROM seen_films WHERE server = $1 AND member = $2 AND film = $3")
                .bind(asker.server())
                .bind(asker.member())
                .bind(film.as_str())
                .execute(&mut transaction)
                .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    /// The films that a member has seen, in no order.
    pub async fn seen_films(&self, guild: GuildId, member: UserId) -> Result<Vec<FilmId>, Error> {
        let rows: Vec<String> =
            sqlx::query_scalar("SELECT film FROM seen_films WHERE server = $1 AND member = $2")
                .bind(to_sql(guild.0))
                .bind(to_sql(member.0))
                .fetch_all(&mut self.read().await?)
                .await?;
        Ok(rows.iter().filter_map(|film| FilmId::parse(film)).collect())
    }

    /// What a member has seen, the latest first, and how they rate it.
    pub async fn seen(
        &self,
        guild: GuildId,
        member: UserId,
    ) -> Result<Vec<(Seen, Option<Score>)>, Error> {
        let rows: Vec<(String, String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT seen_films.film, seen_films.title, seen_at, score FROM seen_films \
             LEFT JOIN ratings ON ratings.server = seen_films.server \
             AND ratings.member = seen_films.member AND ratings.film = seen_films.film \
             WHERE seen_films.server = $1 AND seen_films.member = $2 \
             ORDER BY seen_at DESC, seen_films.film",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(member.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        let seen = |(film, title, at, score): (String, String, i64, Option<i64>)| {
            let noted = noted(&film, title)?;
            let at = time(at);
            Some((Seen { noted, at }, score.and_then(ratings::score)))
        };
        Ok(rows.into_iter().filter_map(seen).collect())
    }
}
