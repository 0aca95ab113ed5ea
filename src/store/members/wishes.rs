//! Wishes: which films a server's members want to watch, and on which list.

use std::collections::BTreeMap;

use super::lists::list;
use super::{Asker, counted, noted, time};
use crate::film::FilmId;
use crate::member::{LeftList, List, Noted, Period, Wanted, Wants, Which, WhoseWish};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Lent, Store, from_sql, to_sql};

impl Store {
    /// Notes that a member wants to watch a film. Returns on which list, and what came of it;
    /// `None` if there is no such list.
    pub async fn want(
        &self,
        asker: Asker,
        which: &Which,
        film: &Noted,
    ) -> Result<Option<(List, Wants)>, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let Some(list) = list(&mut transaction, asker.guild, which).await? else {
            return Ok(None);
        };
        let wants = self.note_wish(transaction, asker, &list, film).await?;
        Ok(Some((list, wants)))
    }

    /// Notes that a member wants to watch a film, too, that somebody put on a list. Returns the
    /// list, the film as it stands there, and what came of it; `None` if there is no such list, or
    /// the film is no longer on it.
    pub async fn want_too(
        &self,
        asker: Asker,
        which: &Which,
        film: &FilmId,
    ) -> Result<Option<(List, Option<(Noted, Wants)>)>, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let Some(list) = list(&mut transaction, asker.guild, which).await? else {
            return Ok(None);
        };
        let Some(title) = title(&mut transaction, asker.guild, &list, film).await? else {
            return Ok(Some((list, None)));
        };
        let film = film.clone();
        let film = Noted { film, title };
        let wants = self.note_wish(transaction, asker, &list, &film).await?;
        Ok(Some((list, Some((film, wants)))))
    }

    async fn note_wish(
        &self,
        mut transaction: Lent,
        asker: Asker,
        list: &List,
        film: &Noted,
    ) -> Result<Wants, Error> {
        let others = wishes(&mut transaction, asker.guild, list, &film.film).await?;
        let films: i64 = sqlx::query_scalar(
            "SELECT COUNT(DISTINCT film) FROM wanted_films WHERE server = $1 AND list = $2",
        )
        .bind(asker.server())
        .bind(list.number)
        .fetch_one(&mut transaction)
        .await?;
        if others == 0 && films >= Wants::MOST {
            return Ok(Wants::Full);
        }
        let done = sqlx::query(
            "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (server, list, film, member) DO NOTHING",
        )
        .bind(asker.server())
        .bind(list.number)
        .bind(film.film.as_str())
        .bind(asker.member())
        .bind(&film.title)
        .bind(asker.at.as_second())
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(match done.rows_affected() {
            0 => Wants::Already,
            _ => Wants::Noted(others + 1),
        })
    }

    /// Takes a film off a list; everybody's wishes can be brought back for a day. Returns the list,
    /// and what came of it; `None` if there is no such list.
    pub async fn unwant(
        &self,
        asker: Asker,
        which: &Which,
        film: &FilmId,
        whose: WhoseWish,
    ) -> Result<Option<(List, LeftList)>, Error> {
        let (mut transaction, number) = self.write(asker.guild).await?;
        let Some(list) = list(&mut transaction, asker.guild, which).await? else {
            return Ok(None);
        };
        let title = title(&mut transaction, asker.guild, &list, film).await?;
        if whose == WhoseWish::Everybodys {
            set_aside(&mut transaction, asker, &list, film, number).await?;
        }
        let removed = match whose {
            WhoseWish::Own => sqlx::query(
                "DELETE FROM wanted_films \
                 WHERE server = $1 AND list = $2 AND film = $3 AND member = $4",
            )
            .bind(asker.server())
            .bind(list.number)
            .bind(film.as_str())
            .bind(asker.member()),
            WhoseWish::Everybodys => sqlx::query(
                "DELETE FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
            )
            .bind(asker.server())
            .bind(list.number)
            .bind(film.as_str()),
        };
        let removed = removed.execute(&mut transaction).await?.rows_affected();
        let left = wishes(&mut transaction, asker.guild, &list, film).await?;
        self.commit(transaction).await?;
        let left = match title {
            Some(title) if removed > 0 => LeftList::Done {
                film: Noted {
                    film: film.clone(),
                    title,
                },
                left,
                number,
            },
            _ => LeftList::Nothing(left),
        };
        Ok(Some((list, left)))
    }

    /// Brings back the wishes that were withdrawn for everybody under this number, for a day. Returns
    /// the film and its list, or `None` where there is nothing to bring back, or no such list any more.
    pub async fn bring_back(
        &self,
        asker: Asker,
        number: i64,
    ) -> Result<Option<(List, Noted)>, Error> {
        let guild = asker.guild;
        let (mut transaction, _) = self.write(guild).await?;
        let withdrawn: Option<(i64, String, String)> = sqlx::query_as(
            "SELECT list, film, title FROM withdrawn_wishes WHERE server = $1 AND number = $2 \
             AND withdrawn_at >= $3 ORDER BY member LIMIT 1",
        )
        .bind(to_sql(guild.0))
        .bind(number)
        .bind(asker.at.as_second() - DAY)
        .fetch_optional(&mut transaction)
        .await?;
        let Some((list_number, film, title)) = withdrawn else {
            return Ok(None);
        };
        let list = list(&mut transaction, guild, &Which::Numbered(list_number)).await?;
        let (Some(list), Some(noted)) = (list, noted(&film, title)) else {
            return Ok(None);
        };
        for sql in [
            "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
             SELECT server, list, film, member, title, wanted_at FROM withdrawn_wishes \
             WHERE server = $1 AND number = $2 \
             ON CONFLICT (server, list, film, member) DO NOTHING",
            "DELETE FROM withdrawn_wishes WHERE server = $1 AND number = $2",
        ] {
            sqlx::query(sql)
                .bind(to_sql(guild.0))
                .bind(number)
                .execute(&mut transaction)
                .await?;
        }
        self.commit(transaction).await?;
        Ok(Some((list, noted)))
    }

    /// A list and its films, the one wanted longest first; `None` if there is no such list.
    pub async fn wanted(
        &self,
        guild: GuildId,
        which: &Which,
    ) -> Result<Option<(List, Vec<Wanted>)>, Error> {
        let mut connection = self.read().await?;
        let Some(list) = list(&mut connection, guild, which).await? else {
            return Ok(None);
        };
        let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
            "SELECT film, title, member, wanted_at FROM wanted_films \
             WHERE server = $1 AND list = $2 ORDER BY wanted_at, film, member",
        )
        .bind(to_sql(guild.0))
        .bind(list.number)
        .fetch_all(&mut connection)
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
        Ok(Some((list, films)))
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
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(rows.into_iter().filter_map(counted).collect())
    }
}

/// So many seconds what was withdrawn for everybody can be brought back.
const DAY: i64 = 24 * 60 * 60;

/// Keeps everybody's wishes for a film of a list under a number, for a day.
async fn set_aside(
    connection: &mut Lent,
    asker: Asker,
    list: &List,
    film: &FilmId,
    number: i64,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM withdrawn_wishes WHERE server = $1 AND withdrawn_at < $2")
        .bind(asker.server())
        .bind(asker.at.as_second() - DAY)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO withdrawn_wishes \
         (server, number, list, film, member, title, wanted_at, withdrawn_at) \
         SELECT server, CAST($4 AS BIGINT), list, film, member, title, wanted_at, \
         CAST($5 AS BIGINT) FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
    )
    .bind(asker.server())
    .bind(list.number)
    .bind(film.as_str())
    .bind(number)
    .bind(asker.at.as_second())
    .execute(connection)
    .await?;
    Ok(())
}

/// What a list calls a film; `None` if nobody has it there.
pub(super) async fn title(
    connection: &mut Lent,
    guild: GuildId,
    list: &List,
    film: &FilmId,
) -> Result<Option<String>, Error> {
    let title = sqlx::query_scalar(
        "SELECT MAX(title) FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
    )
    .bind(to_sql(guild.0))
    .bind(list.number)
    .bind(film.as_str())
    .fetch_one(connection)
    .await?;
    Ok(title)
}

/// How many members want a film of a list.
async fn wishes(
    connection: &mut Lent,
    guild: GuildId,
    list: &List,
    film: &FilmId,
) -> Result<u32, Error> {
    let wishes: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM wanted_films WHERE server = $1 AND list = $2 AND film = $3",
    )
    .bind(to_sql(guild.0))
    .bind(list.number)
    .bind(film.as_str())
    .fetch_one(connection)
    .await?;
    Ok(u32::try_from(wishes).unwrap_or(u32::MAX))
}
