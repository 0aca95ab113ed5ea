//! What members have seen, with how they rate it.

use super::{noted, ratings, time};
use crate::member::{Score, Seen};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Store, to_sql};

impl Store {
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
