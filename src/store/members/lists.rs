//! Watchlists: which films a server's members want to watch.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::{Asker, counted, noted, time};
use crate::film::FilmId;
use crate::member::{ListName, Noted, Period, Wanted};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Store, from_sql, to_sql};

/// The most films on a list.
pub(super) const MOST_FILMS: i64 = 500;
/// The most named lists of a server: as many as a menu has entries, beside the default one.
pub(super) const MOST_LISTS: i64 = 24;
/// The number of the list without a name.
pub(super) const DEFAULT: i64 = 0;

/// What came of making a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is there.
    Made,
    /// There is one of that name.
    Exists,
    /// The server has as many lists as there can be.
    TooMany,
}

/// What came of wanting a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// It is noted, and so many want it now.
    Noted(u32),
    /// The member wanted it already.
    Already,
    /// The list has as many films as there can be.
    Full,
    /// There is no list of that name.
    NoSuchList,
}

/// Whose wishes are taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoseWish {
    /// The asker's own.
    Own,
    /// Everybody's: the film leaves the list.
    Everybodys,
}

/// What came of taking a film from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftList {
    /// It is taken back, and so many want the film still.
    Done(u32),
    /// There was nothing to take back.
    Nothing,
    /// There is no list of that name.
    NoSuchList,
}

impl Store {
    /// Makes a list.
    pub async fn create_list(&self, guild: GuildId, name: &ListName) -> Result<Created, Error> {
        let (mut transaction, number) = self.write(guild).await?;
        if list(&mut transaction, guild, Some(name)).await?.is_some() {
            return Ok(Created::Exists);
        }
        let lists: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM watchlists WHERE server = $1")
            .bind(to_sql(guild.0))
            .fetch_one(&mut *transaction)
            .await?;
        if lists >= MOST_LISTS {
            return Ok(Created::TooMany);
        }
        sqlx::query(
            "INSERT INTO watchlists (server, number, name, folded) VALUES ($1, $2, $3, $4)",
        )
        .bind(to_sql(guild.0))
        .bind(number)
        .bind(name.as_str())
        .bind(name.folded())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(Created::Made)
    }

    /// The named lists of a server, the oldest first.
    pub async fn lists(&self, guild: GuildId) -> Result<Vec<ListName>, Error> {
        let names: Vec<String> =
            sqlx::query_scalar("SELECT name FROM watchlists WHERE server = $1 ORDER BY number")
                .bind(to_sql(guild.0))
                .fetch_all(&self.pool)
                .await?;
        Ok(names
            .iter()
            .filter_map(|name| ListName::parse(name))
            .collect())
    }

    /// Removes a list and every wish on it. Whether there was one.
    pub async fn remove_list(&self, guild: GuildId, name: &ListName) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let Some(list) = list(&mut transaction, guild, Some(name)).await? else {
            return Ok(false);
        };
        for sql in [
            "DELETE FROM wanted_films WHERE server = $1 AND list = $2",
            "DELETE FROM watchlists WHERE server = $1 AND number = $2",
        ] {
            sqlx::query(sql)
                .bind(to_sql(guild.0))
                .bind(list)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Notes that a member wants to watch a film; `None` is the server's default list.
    pub async fn want(
        &self,
        asker: Asker,
        name: Option<&ListName>,
        film: &Noted,
    ) -> Result<Wants, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let Some(list) = list(&mut transaction, asker.guild, name).await? else {
            return Ok(Wants::NoSuchList);
        };
        let others = wishes(&mut transaction, asker.guild, list, &film.film).await?;
        let films: i64 = sqlx::query_scalar(
            "SELECT COUNT(DISTINCT film) FROM wanted_films WHERE server = $1 AND list = $2",
        )
        .bind(asker.server())
        .bind(list)
        .fetch_one(&mut *transaction)
        .await?;
        if others == 0 && films >= MOST_FILMS {
            return Ok(Wants::Full);
        }
        let done = sqlx::query(
            "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (server, list, film, member) DO NOTHING",
        )
        .bind(asker.server())
        .bind(list)
        .bind(film.film.as_str())
        .bind(asker.member())
        .bind(&film.title)
        .bind(asker.at.as_second())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(match done.rows_affected() {
            0 => Wants::Already,
            _ => Wants::Noted(others + 1),
        })
    }

    /// Takes a film from a list.
    pub async fn unwant(
        &self,
        asker: Asker,
        name: Option<&ListName>,
        film: &FilmId,
        whose: WhoseWish,
    ) -> Result<LeftList, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let Some(list) = list(&mut transaction, asker.guild, name).await? else {
            return Ok(LeftList::NoSuchList);
        };
        let removed = match whose {
            WhoseWish::Own => sqlx::query(
                "DELETE FROM wanted_films \
                 WHERE server = $1 AND list = $2 AND film = $3 AND member = $4",
            )
            .bind(asker.server())
            .bind(list)
            .bind(film.as_str())
            .bind(asker.member()),
            WhoseWish::Everybodys => sqlx::query(
                "DELETE FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
            )
            .bind(asker.server())
            .bind(list)
            .bind(film.as_str()),
        };
        let removed = removed.execute(&mut *transaction).await?.rows_affected();
        let left = wishes(&mut transaction, asker.guild, list, film).await?;
        transaction.commit().await?;
        Ok(match removed {
            0 => LeftList::Nothing,
            _ => LeftList::Done(left),
        })
    }

    /// The films of a list, the one wanted longest first; `None` if there is no such list.
    pub async fn wanted(
        &self,
        guild: GuildId,
        name: Option<&ListName>,
    ) -> Result<Option<Vec<Wanted>>, Error> {
        let mut connection = self.pool.acquire().await?;
        let Some(list) = list(&mut connection, guild, name).await? else {
            return Ok(None);
        };
        let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
            "SELECT film, title, member, wanted_at FROM wanted_films \
             WHERE server = $1 AND list = $2 ORDER BY wanted_at, film, member",
        )
        .bind(to_sql(guild.0))
        .bind(list)
        .fetch_all(&mut *connection)
        .await?;
        let mut films: Vec<Wanted> = Vec::new();
        let mut places: BTreeMap<FilmId, usize> = BTreeMap::new();
        for (film, title, member, at) in rows {
            let Some(noted) = noted(&film, title) else {
                continue;
            };
            let by = (UserId(from_sql(member)), time(at));
            let place = *places.entry(noted.film.clone()).or_insert(films.len());
            match films.get_mut(place) {
                Some(wanted) => wanted.by.push(by),
                None => films.push(Wanted {
                    noted,
                    by: vec![by],
                }),
            }
        }
        Ok(Some(films))
    }

    /// The films that members began to want in a period, over all lists, with how many want each;
    /// the most wanted first.
    pub async fn most_wanted(
        &self,
        guild: GuildId,
        within: &Period,
    ) -> Result<Vec<(Noted, u32)>, Error> {
        let rows: Vec<(String, String, i64)> = sqlx::query_as(
            "SELECT film, MAX(title), COUNT(DISTINCT member) FROM wanted_films \
             WHERE server = $1 AND wanted_at >= $2 AND wanted_at < $3 \
             GROUP BY film ORDER BY 3 DESC, film",
        )
        .bind(to_sql(guild.0))
        .bind(within.from.as_second())
        .bind(within.until.as_second())
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().filter_map(counted).collect())
    }
}

/// The number of a list; `None` if there is none of that name.
pub(super) async fn list(
    connection: &mut AnyConnection,
    guild: GuildId,
    name: Option<&ListName>,
) -> Result<Option<i64>, Error> {
    let Some(name) = name else {
        return Ok(Some(DEFAULT));
    };
    let number =
        sqlx::query_scalar("SELECT number FROM watchlists WHERE server = $1 AND folded = $2")
            .bind(to_sql(guild.0))
            .bind(name.folded())
            .fetch_optional(connection)
            .await?;
    Ok(number)
}

/// How many members want a film of a list.
async fn wishes(
    connection: &mut AnyConnection,
    guild: GuildId,
    list: i64,
    film: &FilmId,
) -> Result<u32, Error> {
    let wishes: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
    )
    .bind(to_sql(guild.0))
    .bind(list)
    .bind(film.as_str())
    .fetch_one(connection)
    .await?;
    Ok(u32::try_from(wishes).unwrap_or(u32::MAX))
}
