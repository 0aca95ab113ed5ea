//! What a server has been shown, so that nothing repeats before everything has been shown. The
//! catalogue decides what is picked.

use super::{Error, Store, to_sql};
use crate::film::FilmId;
use crate::snowflake::GuildId;

/// What is to be remembered of a pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The film that is shown.
    pub film: FilmId,
    /// The films that count as not shown again.
    pub forget: Vec<FilmId>,
}

impl Store {
    /// Lets `choose` pick a film and remembers it. It is given what the server has been shown, the
    /// latest last, and nobody else picks for the server meanwhile. If it picks nothing, nothing
    /// changes.
    pub async fn pick<T>(
        &self,
        guild: GuildId,
        choose: impl FnOnce(&[FilmId]) -> Option<(T, Shown)>,
    ) -> Result<Option<T>, Error> {
        let server = to_sql(guild.0);
        let (mut transaction, number) = self.write(guild).await?;
        let rows: Vec<String> =
            sqlx::query_scalar("SELECT film FROM shown_films WHERE server = $1 ORDER BY number")
                .bind(server)
                .fetch_all(&mut transaction)
                .await?;
        // What is no longer an id cannot be a film of the library either.
        let before: Vec<FilmId> = rows.iter().filter_map(|id| FilmId::parse(id)).collect();
        let Some((picked, Shown { film, forget })) = choose(&before) else {
            return Ok(None);
        };
        if forget.len() == rows.len() {
            sqlx::query("DELETE FROM shown_films WHERE server = $1")
                .bind(server)
                .execute(&mut transaction)
                .await?;
        } else {
            for film in &forget {
                sqlx::query("DELETE FROM shown_films WHERE server = $1 AND film = $2")
                    .bind(server)
                    .bind(film.as_str())
                    .execute(&mut transaction)
                    .await?;
            }
        }
        sqlx::query("INSERT INTO shown_films (server, film, number) VALUES ($1, $2, $3)")
            .bind(server)
            .bind(film.as_str())
            .bind(number)
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await?;
        Ok(Some(picked))
    }
}
