//! The film of the day: which servers want one, and who posts it, once a day.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::chosen::take;
use super::{Error, Lent, Store, from_sql, to_sql};
use crate::settings::{Chosen, Field};
use crate::snowflake::GuildId;

/// How long it is remembered what was posted when: longer than refusals count, and no longer.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(31 * 24);

/// How posting the film of a day went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOutcome {
    Posted,
    /// The channel is gone, or forbids it.
    Refused,
    /// There is nothing to post, through no fault of the channel.
    Skipped,
}

impl DayOutcome {
    fn word(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Refused => "refused",
            Self::Skipped => "skipped",
        }
    }
}

/// How long an unconfirmed claim is left to whoever made it, and until when it can be taken again:
/// Discord remembers a nonce for "the past few minutes", and posting takes some seconds more.
///
/// Source: Discord's documentation, resources/message, "Create Message", `enforce_nonce`.
const UNCONFIRMED: [SignedDuration; 2] = [
    SignedDuration::from_secs(60),
    SignedDuration::from_secs(165),
];

/// What is stored in place of an outcome when an unconfirmed claim was taken again, for the first
/// and the second time.
const AGAIN: [&str; 2] = ["again", "last"];

/// What a claim on a day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Whoever claimed it posts.
    Ours,
    /// Somebody else claimed it a moment ago and has not confirmed that it is posted.
    Unconfirmed,
    /// It is posted, or counts as posted.
    Over,
}

impl Store {
    /// The servers that have a channel for the film of the day, with what they have chosen.
    /// Servers that removed the bot are not among them.
    pub async fn film_servers(&self) -> Result<Vec<(GuildId, Chosen)>, Error> {
        let film = Field::FilmChannel.path();
        self.servers_where(&format!("field = '{film}' AND value <> '\"off\"'"))
            .await
    }

    /// The servers that have chosen a channel for anything, with all that they have chosen.
    /// Servers that removed the bot are not among them.
    pub async fn servers_with_channels(&self) -> Result<Vec<(GuildId, Chosen)>, Error> {
        let names_one = |field: Field| {
            let (path, none) = (field.path(), field.kind().no_channel()?.to_toml());
            Some(format!("field = '{path}' AND value <> '{none}'"))
        };
        let conditions: Vec<String> = Field::ALL.into_iter().filter_map(names_one).collect();
        self.servers_where(&conditions.join(" OR ")).await
    }

    async fn servers_where(&self, any_setting: &str) -> Result<Vec<(GuildId, Chosen)>, Error> {
        let sql = format!(
            "SELECT server, field, value FROM settings \
             JOIN servers ON servers.id = settings.server \
             WHERE removed_at IS NULL \
             AND server IN (SELECT server FROM settings WHERE {any_setting}) \
             ORDER BY server"
        );
        let rows: Vec<(i64, String, String)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut self.read().await?)
            .await?;
        let mut servers: Vec<(GuildId, Chosen)> = Vec::new();
        for (server, field, value) in rows {
            let guild = GuildId(from_sql(server));
            if servers.last().is_none_or(|(last, _)| *last != guild) {
                servers.push((guild, Chosen::default()));
            }
            if let Some((_, chosen)) = servers.last_mut() {
                take(chosen, guild, &field, &value);
            }
        }
        Ok(servers)
    }

    /// Claims a day of a server. Of all processes that do, one gets [`Claim::Ours`] and posts. A
    /// claim that is not confirmed, because its process was killed, is taken again one to three
    /// minutes after it was made; later it counts as posted.
    pub async fn claim_day(
        &self,
        guild: GuildId,
        day: Date,
        now: Timestamp,
    ) -> Result<Claim, Error> {
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
        let claim = if claimed.rows_affected() == 1 {
            Claim::Ours
        } else {
            claim_again(&mut transaction, guild, day, now).await?
        };
        sqlx::query("DELETE FROM film_days WHERE server = $1 AND claimed_at < $2")
            .bind(to_sql(guild.0))
            .bind((now - REMEMBERED).as_second())
            .execute(&mut transaction)
            .await?;
        self.commit(transaction).await?;
        Ok(claim)
    }

    /// Gives a claimed day back, because nothing was posted for certain: whoever claims it next
    /// tries again. A claim that was taken again is not given back: what came of the first attempt
    /// is not known.
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

/// Takes an unconfirmed claim again if it is old enough and Discord still knows its nonce. The
/// time of the first claim stays: that is when Discord began to remember the nonce.
async fn claim_again(
    connection: &mut Lent,
    guild: GuildId,
    day: Date,
    now: Timestamp,
) -> Result<Claim, Error> {
    let [first, last] = UNCONFIRMED;
    let taken = sqlx::query(
        "UPDATE film_days SET outcome = CASE WHEN outcome IS NULL THEN $3 ELSE $4 END \
         WHERE server = $1 AND day = $2 AND claimed_at > $5 \
         AND (outcome IS NULL AND claimed_at <= $6 OR outcome = $3 AND claimed_at <= $7)",
    )
    .bind(to_sql(guild.0))
    .bind(number(day))
    .bind(AGAIN[0])
    .bind(AGAIN[1])
    .bind((now - last).as_second())
    .bind((now - first).as_second())
    .bind((now - first * 2).as_second())
    .execute(&mut *connection)
    .await?;
    if taken.rows_affected() == 1 {
        return Ok(Claim::Ours);
    }
    let open: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM film_days WHERE server = $1 AND day = $2 AND claimed_at > $3 \
         AND (outcome IS NULL OR outcome = $4)",
    )
    .bind(to_sql(guild.0))
    .bind(number(day))
    .bind((now - last).as_second())
    .bind(AGAIN[0])
    .fetch_one(connection)
    .await?;
    Ok(if open > 0 {
        Claim::Unconfirmed
    } else {
        Claim::Over
    })
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
