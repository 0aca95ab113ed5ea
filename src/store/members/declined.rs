//! What members do not want to be offered again.

use super::Asker;
use crate::film::FilmId;
use crate::member::Noted;
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Store, to_sql};

impl Store {
    /// Notes that a film is not for a member. Returns whether it had not been noted before.
    pub async fn decline(&self, asker: Asker, film: &Noted) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let done = sqlx::query(
            "INSERT INTO declined_films (server, member, film, title, declined_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (server, member, film) DO NOTHING",
        )
        .bind(asker.server())
        .bind(asker.member())
        .bind(film.film.as_str())
        .bind(&film.title)
        .bind(asker.at.as_second())
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes back that a film is not for a member. Returns whether it had been noted.
    pub async fn accept(&self, asker: Asker, film: &FilmId) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let done = sqlx::query(
            "DELETE FROM declined_films WHERE server = $1 AND member = $2 AND film = $3",
        )
        .bind(asker.server())
        .bind(asker.member())
        .bind(film.as_str())
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    /// The films that are not for a member, in the order of their ids.
    pub async fn declined_films(
        &self,
        guild: GuildId,
        member: UserId,
    ) -> Result<Vec<FilmId>, Error> {
        let rows: Vec<String> = sqlx::query_scalar(
            "SELECT film FROM declined_films WHERE server = $1 AND member = $2 ORDER BY film",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(member.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(rows.iter().filter_map(|film| FilmId::parse(film)).collect())
    }
}
