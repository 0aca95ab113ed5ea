//! How members rate films.

use std::collections::BTreeMap;
use std::time::Instant;

use super::marks::SEEN;
use super::{Asker, noted, time};
use crate::film::FilmId;
use crate::member::{Experience, Noted, Opinion, Period, Rated, Score, Sentence, Spread};
use crate::snowflake::{GuildId, UserId};
use crate::store::{Error, Store, from_sql, to_sql};

impl Store {
    /// Keeps a member's rating in the place of an earlier one, and that they have seen the film.
    /// What they said of it stays if they say nothing new. Returns the rating before.
    pub async fn rate(
        &self,
        asker: Asker,
        film: &Noted,
        score: Score,
        sentence: Option<&Sentence>,
    ) -> Result<Option<Score>, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let before: Option<i64> = sqlx::query_scalar(
            "SELECT score FROM ratings WHERE server = $1 AND film = $2 AND member = $3",
        )
        .bind(asker.server())
        .bind(film.film.as_str())
        .bind(asker.member())
        .fetch_optional(&mut transaction)
        .await?;
        sqlx::query(
            "INSERT INTO ratings (server, film, member, title, score, sentence, rated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (server, film, member) DO UPDATE SET title = excluded.title, \
             score = excluded.score, rated_at = excluded.rated_at, \
             sentence = COALESCE(excluded.sentence, ratings.sentence)",
        )
        .bind(asker.server())
        .bind(film.film.as_str())
        .bind(asker.member())
        .bind(&film.title)
        .bind(i64::from(score.get()))
        .bind(sentence.map(Sentence::as_str))
        .bind(asker.at.as_second())
        .execute(&mut transaction)
        .await?;
        SEEN.note(&mut transaction, asker, film).await?;
        let committed = self.commit(transaction).await;
        // Also if that failed: it may have happened all the same.
        self.spreads.forget(&(asker.guild, film.film.clone()));
        committed?;
        Ok(before.and_then(self::score))
    }

    /// Keeps what a member says of a film that they rated; `None` takes it back. Returns whether
    /// they rated it.
    pub async fn say(
        &self,
        asker: Asker,
        film: &FilmId,
        sentence: Option<&Sentence>,
    ) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let done = sqlx::query(
            "UPDATE ratings SET sentence = $4 WHERE server = $1 AND film = $2 AND member = $3",
        )
        .bind(asker.server())
        .bind(film.as_str())
        .bind(asker.member())
        .bind(sentence.map(Sentence::as_str))
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes a member's rating of a film back. Returns whether there was one.
    pub async fn unrate(&self, asker: Asker, film: &FilmId) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(asker.guild).await?;
        let done =
            sqlx::query("DELETE FROM ratings WHERE server = $1 AND film = $2 AND member = $3")
                .bind(asker.server())
                .bind(film.as_str())
                .bind(asker.member())
                .execute(&mut transaction)
                .await?;
        let committed = self.commit(transaction).await;
        self.spreads.forget(&(asker.guild, film.clone()));
        committed?;
        Ok(done.rows_affected() == 1)
    }

    /// Removes what a member says of a film; their score stays. Returns whether they had said
    /// anything.
    pub async fn remove_sentence(
        &self,
        guild: GuildId,
        film: &FilmId,
        of: UserId,
    ) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let done = sqlx::query(
            "UPDATE ratings SET sentence = NULL \
             WHERE server = $1 AND film = $2 AND member = $3 AND sentence IS NOT NULL",
        )
        .bind(to_sql(guild.0))
        .bind(film.as_str())
        .bind(to_sql(of.0))
        .execute(&mut transaction)
        .await?;
        self.commit(transaction).await?;
        Ok(done.rows_affected() == 1)
    }

    /// How a server rates a film, or did a second ago if another process has changed it since.
    pub async fn recent_spread(
        &self,
        guild: GuildId,
        film: &FilmId,
        now: Instant,
    ) -> Result<Spread, Error> {
        let key = (guild, film.clone());
        let before = match self.spreads.get(&key, now) {
            Ok(spread) => return Ok(spread),
            Err(before) => before,
        };
        // Most answers find it above, and need not allocate for a query.
        let spread = Box::pin(self.soon(self.spread(guild, film))).await?;
        self.spreads.keep(before, key, now, &spread);
        Ok(spread)
    }

    /// How a server rates a film.
    pub async fn spread(&self, guild: GuildId, film: &FilmId) -> Result<Spread, Error> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT score, COUNT(*) FROM ratings WHERE server = $1 AND film = $2 GROUP BY score",
        )
        .bind(to_sql(guild.0))
        .bind(film.as_str())
        .fetch_all(&mut self.read().await?)
        .await?;
        let mut spread = Spread::default();
        for (score, members) in rows {
            if let Some(score) = self::score(score) {
                spread.add(score, u32::try_from(members).unwrap_or(u32::MAX));
            }
        }
        Ok(spread)
    }

    /// What members of a server say about a film, the latest first.
    pub async fn opinions(&self, guild: GuildId, film: &FilmId) -> Result<Vec<Opinion>, Error> {
        let rows: Vec<(i64, String, String, i64, Option<String>, i64)> = sqlx::query_as(
            "SELECT member, film, title, score, sentence, rated_at FROM ratings \
             WHERE server = $1 AND film = $2 ORDER BY rated_at DESC, member",
        )
        .bind(to_sql(guild.0))
        .bind(film.as_str())
        .fetch_all(&mut self.read().await?)
        .await?;
        let opinion = |(member, film, title, score, sentence, at)| {
            Some(Opinion {
                member: UserId(from_sql(member)),
                rated: rated((film, title, score, sentence, at))?,
            })
        };
        Ok(rows.into_iter().filter_map(opinion).collect())
    }

    /// A member's rating of a film.
    pub async fn rating(
        &self,
        guild: GuildId,
        member: UserId,
        film: &FilmId,
    ) -> Result<Option<Rated>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT film, title, score, sentence, rated_at FROM ratings \
             WHERE server = $1 AND member = $2 AND film = $3",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(member.0))
        .bind(film.as_str())
        .fetch_optional(&mut self.read().await?)
        .await?;
        Ok(row.and_then(rated))
    }

    /// What a member rated in a server, the latest first.
    pub async fn ratings(&self, guild: GuildId, member: UserId) -> Result<Vec<Rated>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT film, title, score, sentence, rated_at FROM ratings \
             WHERE server = $1 AND member = $2 ORDER BY rated_at DESC, film",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(member.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(rows.into_iter().filter_map(rated).collect())
    }

    /// What a member rated, has seen, wants to watch and does not want to be offered in a server.
    pub async fn experience(&self, guild: GuildId, member: UserId) -> Result<Experience, Error> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT film, score FROM ratings WHERE server = $1 AND member = $2 ORDER BY film",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(member.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        let rated =
            |(film, score): (String, i64)| Some((FilmId::parse(&film)?, self::score(score)?));
        Ok(Experience {
            member,
            rated: rows.into_iter().filter_map(rated).collect(),
            seen: self.seen_films(guild, member).await?,
            declined: self.declined_films(guild, member).await?,
            wanted: self.films_wanted_by(guild, member).await?,
        })
    }

    /// What those members of a server rated who agree most with one of `asking`, none of these among
    /// them: a list a member. Bounded, however many members a server has.
    pub async fn similar(
        &self,
        guild: GuildId,
        asking: &[UserId],
    ) -> Result<Vec<Vec<(FilmId, Score)>>, Error> {
        let mut members: BTreeMap<i64, Vec<(FilmId, Score)>> = BTreeMap::new();
        for asker in asking {
            for (member, film, score) in self.ratings_like(guild, *asker).await? {
                if let (Some(film), Some(score)) = (FilmId::parse(&film), self::score(score)) {
                    members.entry(member).or_default().push((film, score));
                }
            }
        }
        for asker in asking {
            members.remove(&to_sql(asker.0));
        }
        // Somebody may be like several of them.
        for rated in members.values_mut() {
            rated.sort_unstable();
            rated.dedup();
        }
        Ok(members.into_values().collect())
    }

    /// Agreement is the product of both scores, each from the middle, and a little for having seen the
    /// same film.
    async fn ratings_like(
        &self,
        guild: GuildId,
        asker: UserId,
    ) -> Result<Vec<(i64, String, i64)>, Error> {
        let rows = sqlx::query_as(
            "SELECT rated.member, rated.film, rated.score FROM ratings rated JOIN \
             (SELECT member, SUM(agreement) AS agreement FROM \
             (SELECT other.member AS member, \
             (2 * own.score - 11) * (2 * other.score - 11) + 8 AS agreement \
             FROM ratings own JOIN ratings other \
             ON other.server = own.server AND other.film = own.film \
             WHERE own.server = $1 AND own.member = $2 AND other.member <> $2 LIMIT 50000) common \
             GROUP BY member HAVING SUM(agreement) > 0 ORDER BY SUM(agreement) DESC, member \
             LIMIT 60) alike ON alike.member = rated.member WHERE rated.server = $1 \
             ORDER BY alike.agreement DESC, rated.member, rated.film LIMIT 20000",
        )
        .bind(to_sql(guild.0))
        .bind(to_sql(asker.0))
        .fetch_all(&mut self.read().await?)
        .await?;
        Ok(rows)
    }

    /// How a server rates every film that anybody there rated in a period, in the order of their
    /// ids.
    pub async fn spreads(
        &self,
        guild: GuildId,
        within: &Period,
    ) -> Result<Vec<(Noted, Spread)>, Error> {
        let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
            "SELECT film, MAX(title), score, COUNT(*) FROM ratings \
             WHERE server = $1 AND rated_at >= $2 AND rated_at < $3 \
             GROUP BY film, score ORDER BY film",
        )
        .bind(to_sql(guild.0))
        .bind(within.from.as_second())
        .bind(within.until.as_second())
        .fetch_all(&mut self.read().await?)
        .await?;
        let mut spreads: Vec<(Noted, Spread)> = Vec::new();
        for (film, title, score, members) in rows {
            let (Some(noted), Some(score)) = (noted(&film, title), self::score(score)) else {
                continue;
            };
            let members = u32::try_from(members).unwrap_or(u32::MAX);
            match spreads.last_mut() {
                Some((last, spread)) if last.film == noted.film => spread.add(score, members),
                _ => {
                    let mut spread = Spread::default();
                    spread.add(score, members);
                    spreads.push((noted, spread));
                }
            }
        }
        Ok(spreads)
    }
}

/// A member's rating as it is read: film, title, score, sentence, time.
type Row = (String, String, i64, Option<String>, i64);

fn rated((film, title, score, sentence, at): Row) -> Option<Rated> {
    Some(Rated {
        noted: noted(&film, title)?,
        score: self::score(score)?,
        sentence: self::sentence(sentence),
        at: time(at),
    })
}

/// A score as it is stored; `None` for one that somebody broke by hand.
pub(super) fn score(number: i64) -> Option<Score> {
    Score::new(u8::try_from(number).ok()?)
}

fn sentence(text: Option<String>) -> Option<Sentence> {
    Sentence::try_from(text?).ok()
}
