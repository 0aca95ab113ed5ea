//! What a server has been shown, so that nothing repeats before everything has been shown.

use std::collections::HashSet;

use super::{Error, Store, to_sql};
use crate::film::FilmId;
use crate::snowflake::GuildId;

impl Store {
    /// Picks one of the films that fit, one that the server has not been shown, and remembers it.
    ///
    /// When all of them have been shown they are forgotten, but for the one that was shown last,
    /// and everything starts again. `roll` is a random number. `None` if no film fits.
    pub async fn pick<'a>(
        &self,
        guild: GuildId,
        fitting: &'a [FilmId],
        roll: u32,
    ) -> Result<Option<&'a FilmId>, Error> {
        if fitting.is_empty() {
            return Ok(None);
        }
        let server = to_sql(guild.0);
        let (mut transaction, number) = self.write(guild).await?;
        // The last one shown comes last.
        let shown: Vec<String> =
            sqlx::query_scalar("SELECT film FROM shown_films WHERE server = $1 ORDER BY number")
                .bind(server)
                .fetch_all(&mut *transaction)
                .await?;
        let is_shown: HashSet<&str> = shown.iter().map(String::as_str).collect();
        let mut candidates: Vec<&FilmId> = fitting
            .iter()
            .filter(|film| !is_shown.contains(film.as_str()))
            .collect();
        if candidates.is_empty() {
            let fits: HashSet<&str> = fitting.iter().map(FilmId::as_str).collect();
            let (again, others): (Vec<&str>, Vec<&str>) = shown
                .iter()
                .map(String::as_str)
                .partition(|film| fits.contains(film));
            if others.is_empty() {
                sqlx::query("DELETE FROM shown_films WHERE server = $1")
                    .bind(server)
                    .execute(&mut *transaction)
                    .await?;
            } else {
                for film in &again {
                    sqlx::query("DELETE FROM shown_films WHERE server = $1 AND film = $2")
                        .bind(server)
                        .bind(*film)
                        .execute(&mut *transaction)
                        .await?;
                }
            }
            let last = again.last().copied();
            candidates = fitting
                .iter()
                .filter(|film| fitting.len() == 1 || Some(film.as_str()) != last)
                .collect();
        }
        let picked = candidates[roll as usize % candidates.len()];
        sqlx::query("INSERT INTO shown_films (server, film, number) VALUES ($1, $2, $3)")
            .bind(server)
            .bind(picked.as_str())
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Some(picked))
    }
}
