//! Watchlists: what they are called, and which one is used when none is named.

use crate::member::{Created, List, ListName, Which};
use crate::snowflake::GuildId;
use crate::store::{Error, Lent, Store, to_sql};

impl Store {
    /// Creates a list, and makes it the default one if that is asked for.
    pub async fn create_list(
        &self,
        guild: GuildId,
        name: &ListName,
        as_default: bool,
    ) -> Result<Created, Error> {
        let (mut transaction, number) = self.write(guild).await?;
        let named = Which::Named(name.clone());
        if list(&mut transaction, guild, &named).await?.is_some() {
            return Ok(Created::Exists);
        }
        let lists: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM watchlists WHERE server = $1")
            .bind(to_sql(guild.0))
            .fetch_one(&mut transaction)
            .await?;
        if lists >= Created::MOST {
            return Ok(Created::TooMany);
        }
        sqlx::query(
            "INSERT INTO watchlists (server, number, name, folded) VALUES ($1, $2, $3, $4)",
        )
        .bind(to_sql(guild.0))
        .bind(number)
        .bind(name.as_str())
        .bind(name.folded())
        .execute(&mut transaction)
        .await?;
        if as_default {
            set_default(&mut transaction, guild, number).await?;
        }
        self.commit(transaction).await?;
        Ok(Created::Made(List {
            number,
            name: Some(name.clone()),
        }))
    }

    /// The lists of a server, the first one first, then the oldest.
    pub async fn lists(&self, guild: GuildId) -> Result<Vec<List>, Error> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT number, name FROM watchlists WHERE server = $1 ORDER BY number")
                .bind(to_sql(guild.0))
                .fetch_all(&mut self.read().await?)
                .await?;
        let first = List {
            number: List::FIRST,
            name: None,
        };
        let named = rows.into_iter().filter_map(|(number, name)| {
            let name = Some(ListName::parse(&name)?);
            Some(List { number, name })
        });
        Ok(std::iter::once(first).chain(named).collect())
    }

    /// Makes a list the one that is used when none is named. Returns the list, or `None` if there
    /// is no such list.
    pub async fn make_default(&self, guild: GuildId, which: &Which) -> Result<Option<List>, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let Some(list) = list(&mut transaction, guild, which).await? else {
            return Ok(None);
        };
        set_default(&mut transaction, guild, list.number).await?;
        self.commit(transaction).await?;
        Ok(Some(list))
    }

    /// Removes a list and every wish on it; the first list becomes the default one where it was.
    /// The first list stays, only the wishes on it go. Returns the list, or `None` if there is no
    /// such list.
    pub async fn remove_list(&self, guild: GuildId, which: &Which) -> Result<Option<List>, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let Some(list) = list(&mut transaction, guild, which).await? else {
            return Ok(None);
        };
        for sql in [
            "DELETE FROM wanted_films WHERE server = $1 AND list = $2",
            "DELETE FROM withdrawn_wishes WHERE server = $1 AND list = $2",
            "DELETE FROM default_watchlists WHERE server = $1 AND number = $2",
            "DELETE FROM watchlists WHERE server = $1 AND number = $2",
        ] {
            sqlx::query(sql)
                .bind(to_sql(guild.0))
                .bind(list.number)
                .execute(&mut transaction)
                .await?;
        }
        self.commit(transaction).await?;
        Ok(Some(list))
    }
}

/// A list; `None` if there is no such list.
pub(super) async fn list(
    connection: &mut Lent,
    guild: GuildId,
    which: &Which,
) -> Result<Option<List>, Error> {
    let number = match which {
        Which::Named(name) => {
            sqlx::query_scalar("SELECT number FROM watchlists WHERE server = $1 AND folded = $2")
                .bind(to_sql(guild.0))
                .bind(name.folded())
                .fetch_optional(&mut *connection)
                .await?
        }
        Which::Numbered(number) => Some(*number),
        Which::Default => {
            let number: Option<i64> =
                sqlx::query_scalar("SELECT number FROM default_watchlists WHERE server = $1")
                    .bind(to_sql(guild.0))
                    .fetch_optional(&mut *connection)
                    .await?;
            Some(number.unwrap_or(List::FIRST))
        }
    };
    let Some(number) = number else {
        return Ok(None);
    };
    if number == List::FIRST {
        return Ok(Some(List { number, name: None }));
    }
    let name: Option<String> =
        sqlx::query_scalar("SELECT name FROM watchlists WHERE server = $1 AND number = $2")
            .bind(to_sql(guild.0))
            .bind(number)
            .fetch_optional(&mut *connection)
            .await?;
    let name = name.and_then(|name| ListName::parse(&name));
    Ok(name.map(|name| List {
        number,
        name: Some(name),
    }))
}

async fn set_default(connection: &mut Lent, guild: GuildId, number: i64) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO default_watchlists (server, number) VALUES ($1, $2) \
         ON CONFLICT (server) DO UPDATE SET number = excluded.number",
    )
    .bind(to_sql(guild.0))
    .bind(number)
    .execute(connection)
    .await?;
    Ok(())
}
