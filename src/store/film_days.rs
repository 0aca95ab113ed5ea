//! The film of the day: which servers want one, and who posts it, once a day.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::settings::setting;
use super::{Error, Lent, Store, from_sql, to_sql};
use crate::settings::{Chosen, Field};
use crate::snowflake::GuildId;

/// How long is remembered what was posted when: longer than refusals count, and no longer.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(31 * 24);

/// How posting the film of a day went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOutcome {
    /// It is posted.
    Posted,
    /// The channel is gone, or forbids it.
    Refused,
}

impl DayOutcome {
    fn word(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Refused => "refused",
        }
    }
}

impl Store {
    /// The servers that have a channel for the film of the day, with what they have chosen.
    /// Servers that removed the bot are not among them.
    pub async fn film_servers(&self) -> Result<Vec<(GuildId, Chosen)>, Error> {
        let rows: Vec<(i64, String, String)> = sqlx::query_as(
            "SELECT server, field, value FROM settings \
             JOIN servers ON servers.id = settings.server \
             WHERE removed_at IS NULL \
             AND server IN (SELECT server FROM settings WHERE field = $1 AND value <> '\"off\"') \
             ORDER BY server",
        )
        .bind(Field::FilmChannel.path())
        .fetch_all(&mut self.read().await?)
        .await?;
        let mut servers: Vec<(GuildId, Chosen)> = Vec::new();
        for (server, field, value) in rows {
            let guild = GuildId(from_sql(server));
            if servers.last().is_none_or(|(last, _)| *last != guild) {
                servers.push((guild, Chosen::default()));
            }
            if let (Some((_, chosen)), Some(setting)) =
                (servers.last_mut(), setting(guild, &field, &value))
            {
                chosen.set(setting);
            }
        }
        Ok(servers)
    }

    /// Claims a day of a server. Of all processes that do, one gets `true`, once, and posts.
    pub async fn claim_day(
        &self,
        guild: GuildId,
        day: Date,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        let claimed = sqlx::query(
            "INSERT INTO film_days (server, day, claimed_at) VALUES ($1, $2, $3) \
             ON CONFLICT (server, day) DO NOTHING",
        )
        .bind(to_sql(guild.0))
        .bind(number(day))
        .bind(now.as_second())
        .execute(&mut transaction)
        .await?;
        sqlx::query("DELETE FROM film_days WHERE server = $1 AND claimed_at < $2")
            .bind(to_sql(guild.0))
            .bind((now - REMEMBERED).as_second())
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await?;
        Ok(claimed.rows_affected() == 1)
    }

    /// Gives a claimed day back, because Discord could not be reached: whoever claims it next
    /// tries again.
    pub async fn give_day_back(&self, guild: GuildId, day: Date) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM film_days WHERE server = $1 AND day = $2 AND outcome IS NULL")
            .bind(to_sql(guild.0))
            .bind(number(day))
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await
    }

    /// Notes how posting on a claimed day went, and gives the number of refusals in a row.
    ///
    /// Choosing another channel, or one again after none, starts the count again.
    pub async fn settle_day(
        &self,
        guild: GuildId,
        day: Date,
        outcome: DayOutcome,
    ) -> Result<i64, Error> {
        let (mut transaction, _) = self.write(guild).await?;
        sqlx::query("UPDATE film_days SET outcome = $3 WHERE server = $1 AND day = $2")
            .bind(to_sql(guild.0))
            .bind(number(day))
            .bind(outcome.word())
            .execute(&mut transaction)
            .await?;
        let refusals = refusals(&mut transaction, guild).await?;
        self.commit(transaction).await?;
        Ok(refusals)
    }

    /// On how many days in a row the channel has refused the film.
    pub async fn refused_days(&self, guild: GuildId) -> Result<i64, Error> {
        let mut connection = self.read().await?;
        refusals(&mut connection, guild).await
    }
}

/// The refusals since something was posted.
async fn refusals(connection: &mut Lent, guild: GuildId) -> Result<i64, Error> {
    let refusals = sqlx::query_scalar(
        "SELECT COUNT(*) FROM film_days WHERE server = $1 AND outcome = 'refused' AND day > \
         COALESCE((SELECT MAX(day) FROM film_days WHERE server = $1 AND outcome = 'posted'), 0)",
    )
    .bind(to_sql(guild.0))
    .fetch_one(connection)
    .await?;
    Ok(refusals)
}

/// Forgets the refusals of a server, because its channel changed.
pub(super) async fn forget_refusals(connection: &mut Lent, guild: GuildId) -> Result<(), Error> {
    sqlx::query("DELETE FROM film_days WHERE server = $1 AND outcome = 'refused'")
        .bind(to_sql(guild.0))
        .execute(connection)
        .await?;
    Ok(())
}

/// A day as the number it is stored as: 20261121.
pub(super) fn number(day: Date) -> i64 {
    let year = i64::from(day.year());
    (year * 100 + i64::from(day.month())) * 100 + i64::from(day.day())
}
